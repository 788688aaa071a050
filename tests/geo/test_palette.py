"""Colours can be told apart, with and without colour blindness (CARTOGRAPHY 10 and 16)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from geo import palette
from tests.geo.colour_vision import GREY, VISIONS, ciede2000, contrast, lab, smallest_distance

LEAST_DISTANCE = 10
ROOT = Path(__file__).parents[2]
RD_YL_GN = ("#d7191c", "#fdae61", "#ffffbf", "#a6d96a", "#1a9641")
STEVENS = (  # three by three
    *("#e8e8e8", "#ace4e4", "#5ac8c8"),
    *("#dfb0d6", "#a5add3", "#5698b9"),
    *("#be64ac", "#8c62aa", "#3b4994"),
)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 3.1571, -77.2803), (50.0, 0.0, -82.7485), 2.8615),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_agrees_with_the_published_pairs(one: tuple, other: tuple, distance: float):
    """Sharma, Wu and Dalal 2005, table 1."""
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("vision", VISIONS)
def test_neighbouring_classes_can_be_told_apart(vision: str) -> None:
    assert smallest_distance(palette.SEQUENTIAL, vision) >= LEAST_DISTANCE


@pytest.mark.parametrize("vision", VISIONS)
def test_the_frame_around_a_region_can_be_told_apart(vision: str) -> None:
    assert smallest_distance(palette.FRAME_SEQUENTIAL, vision) >= LEAST_DISTANCE


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("number", [4, 5])
def test_chosen_classes_around_a_region_can_be_told_apart(vision: str, number: int) -> None:
    assert len(palette.frame(number)) == number
    assert smallest_distance(palette.frame(number), vision) >= LEAST_DISTANCE


def test_the_frame_of_rounded_limits_keeps_its_colours() -> None:
    assert palette.frame(len(palette.FRAME_SEQUENTIAL)) == palette.FRAME_SEQUENTIAL


@pytest.mark.parametrize("vision", VISIONS)
def test_regions_can_be_told_apart(vision: str) -> None:
    assert smallest_distance([*palette.REGION.values()], vision) >= LEAST_DISTANCE


SEEN_AS = ("normal", "protan", "deutan", "tritan", GREY)
TABLE = {
    "cividis": (palette.SEQUENTIAL, (15.0, 14.4, 15.0, 13.0, 13.9)),
    "viridis": (
        ("#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"),
        (24.6, 13.3, 13.8, 14.6, 12.2),
    ),
    "YlGnBu": (
        ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
        (17.7, 10.2, 13.3, 12.2, 10.1),
    ),
    "Blues": (
        ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"),
        (10.8, 7.1, 8.3, 12.4, 7.1),
    ),
    "PuOr": (
        ("#e66101", "#fdb863", "#f7f7f7", "#b2abd2", "#5e3c99"),
        (23.0, 21.7, 15.7, 17.1, 5.7),
    ),
    "RdBu": (
        ("#ca0020", "#f4a582", "#f7f7f7", "#92c5de", "#0571b0"),
        (20.3, 16.6, 19.6, 24.1, 1.6),
    ),
    "RdYlGn": (RD_YL_GN, (16.2, 6.6, 2.0, 21.0, 2.7)),
    "Okabe-Ito": (
        (
            *("#000000", "#e69f00", "#56b4e9", "#009e73"),
            *("#f0e442", "#0072b2", "#d55e00", "#cc79a7"),
        ),
        (21.7, 12.2, 11.6, 10.9, 0.6),
    ),
    "own three by three": (
        tuple(colour for row in palette.BIVARIATE for colour in row),
        (19.9, 18.8, 18.8, 18.8, 0.6),
    ),
}
"""The table of CARTOGRAPHY 10 and the square of CARTOGRAPHY 8: smallest CIEDE2000 of any pair."""


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_palettes_is_met(name: str) -> None:
    colours, published = TABLE[name]
    found = [smallest_distance(colours, vision) for vision in SEEN_AS]
    assert found == pytest.approx(published, abs=0.1)


@pytest.mark.parametrize("number", range(3, 6))
@pytest.mark.parametrize("ramp", [palette.sequential, palette.diverging])
def test_ramps_of_up_to_five_classes_can_be_told_apart(
    ramp: Callable[[int], tuple[str, ...]], number: int
) -> None:
    least = min(smallest_distance(ramp(number), vision) for vision in VISIONS)
    assert least >= LEAST_DISTANCE


@pytest.mark.parametrize("vision", VISIONS)
def test_fields_of_two_measures_are_told_from_what_is_missing(vision: str) -> None:
    fields = [colour for row in palette.BIVARIATE for colour in row]
    for field in fields:
        assert smallest_distance([field, palette.NO_DATA], vision) >= LEAST_DISTANCE


def test_red_to_green_fails_the_measure() -> None:
    distances = {vision: smallest_distance(RD_YL_GN, vision) for vision in VISIONS}
    assert distances["normal"] >= LEAST_DISTANCE
    assert distances["protan"] == pytest.approx(6.6, abs=0.1)
    assert distances["deutan"] == pytest.approx(2.0, abs=0.1)


def test_the_much_copied_bivariate_palette_fails_the_measure() -> None:
    assert smallest_distance(STEVENS, "protan") == pytest.approx(3.5, abs=0.1)
    assert smallest_distance(STEVENS, "deutan") == pytest.approx(3.6, abs=0.1)


@pytest.mark.parametrize("colours", [palette.SEQUENTIAL, palette.FRAME_SEQUENTIAL])
def test_more_is_darker(colours: tuple[str, ...]) -> None:
    assert all(lab(low)[0] > lab(high)[0] for low, high in pairwise(colours))


@pytest.mark.parametrize("missing", [palette.NO_DATA, palette.ZERO, palette.GROUND])
@pytest.mark.parametrize("lowest", [palette.SEQUENTIAL[0], palette.FRAME_SEQUENTIAL[0]])
def test_missing_and_zero_are_neither_white_nor_the_lowest_class(missing: str, lowest: str) -> None:
    assert missing != "#ffffff"
    assert missing != lowest


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("colours", [palette.SEQUENTIAL, palette.FRAME_SEQUENTIAL])
def test_missing_is_told_from_the_lowest_class(colours: tuple[str, ...], vision: str) -> None:
    """CARTOGRAPHY 7: never a colour near class 1."""
    assert smallest_distance([palette.NO_DATA, colours[0]], vision) >= LEAST_DISTANCE


@pytest.mark.parametrize("fill", [*palette.SEQUENTIAL, *palette.FRAME_SEQUENTIAL, palette.ZERO])
def test_a_border_is_the_better_seen_of_the_two(fill: str) -> None:
    both = (palette.AREA_LINE, palette.AREA_LINE_ON_DARK)
    assert palette.line_on(fill) == max(both, key=lambda line: contrast(line, fill))


@pytest.mark.parametrize("fill", ["#ffffff", palette.SEQUENTIAL[0], palette.FRAME_SEQUENTIAL[0]])
def test_a_border_is_dark_on_light(fill: str) -> None:
    assert palette.line_on(fill) == palette.AREA_LINE
    assert contrast(palette.AREA_LINE, fill) >= 3


@pytest.mark.parametrize("fill", ["#000000", palette.SEQUENTIAL[-1]])
def test_a_border_is_light_on_dark(fill: str) -> None:
    assert palette.line_on(fill) == palette.AREA_LINE_ON_DARK
    assert contrast(palette.AREA_LINE_ON_DARK, fill) >= 3


def test_words_on_the_map_can_be_read() -> None:
    assert contrast(palette.LABEL_INK, palette.HALO) >= 4.5


def test_every_region_of_the_atlas_has_its_own_colour() -> None:
    text = (ROOT / "data" / "regions.toml").read_text(encoding="utf-8")
    ids = [entry["id"] for entry in tomllib.loads(text)["region"]]
    assert set(palette.REGION) <= set(ids)
    assert len(set(palette.REGION.values())) == len(palette.REGION)
    assert palette.region_colour("a region added later") == palette.OTHER_REGION


def test_every_colour_is_written_in_full() -> None:
    found = re.findall(r"#\w+", Path(palette.__file__).read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in found)
