"""What stands beside a region: every Land that its parts lie in, and Germany."""

from __future__ import annotations

import pytest

from geo.areas import COUNTRY, states_beside
from geo.compare.own_regions import own_region
from geo.figures import comparison, key_figures
from geo.model import Definition, Region
from geo.region_charts import age_bars, key_bars
from geo.report_sentences import beside_words
from geo.report_tables import key_table
from geo.states_beside import title
from geo.text import Reader
from pages.ui.translation import reader
from tests.geo.real import real_world

WORLD = real_world()
GERMAN = reader("de")
TWO = ("14625", "14626", "12071", "12052")
MANY = ("14511", "05962", "09162", "01001", "16051")
LISTED = "Schleswig-Holstein, Nordrhein-Westfalen, Bayern, Sachsen, Thüringen"
NOT_SHOWN = f"die Teile liegen in Ländern, die nicht gezeigt sind: {LISTED}"


def shown(areas: tuple[str, ...]) -> tuple[Region, Definition]:
    region = own_region(WORLD, "Raum", areas, GERMAN)
    return region, region.definition()


@pytest.mark.parametrize(
    ("areas", "states"),
    [
        (("14625",), ("14",)),
        (TWO, ("12", "14")),
        (("14522360", "12071"), ("12", "14")),
        (MANY, ()),
        ((), ()),
    ],
)
def test_every_land_stands_beside_a_region_as_long_as_they_are_few(
    areas: tuple[str, ...], states: tuple[str, ...]
) -> None:
    assert states_beside(areas) == states


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        (("14625",), "Raum neben Sachsen und Deutschland"),
        (TWO, "Raum neben Brandenburg, Sachsen und Deutschland"),
        (
            MANY,
            f"Raum neben Deutschland; {NOT_SHOWN}",
        ),
    ],
)
def test_title_names_every_land(areas: tuple[str, ...], expected: str) -> None:
    assert title(WORLD, shown(areas), GERMAN) == expected


@pytest.mark.parametrize("areas", [("14625",), TWO, MANY])
def test_table_has_a_column_for_each_land_shown(areas: tuple[str, ...]) -> None:
    table = key_table(WORLD, shown(areas), key_figures(WORLD, *shown(areas)), GERMAN)
    wide = len(states_beside(areas)) + 3
    assert {len(table.heads), len(table.widths), *map(len, table.rows)} == {wide}


@pytest.mark.parametrize("make", [key_bars, age_bars])
def test_charts_have_a_series_for_each_land_and_tell_them_apart(make: object) -> None:
    bars = make(WORLD, shown(TWO), GERMAN)  # type: ignore[operator]
    assert [one.name for one in bars.series] == ["Raum", "Brandenburg", "Sachsen", "Deutschland"]
    assert len({one.colour for one in bars.series}) == len(bars.series)


@pytest.mark.parametrize("language", ["de", "en"])
def test_sentence_of_a_measure_says_it_of_each_land(language: str) -> None:
    speaks: Reader = reader(language)
    one = comparison(WORLD, *shown(TWO), "vacancies_per_100_unemployed")
    said = beside_words(WORLD, shown(TWO), one, speaks)
    assert said is not None
    assert len(said.spans) == len(one.states) + 2
    names = ["Brandenburg", "Sachsen", speaks.t("Germany")]
    assert [said.index(name) for name in names] == sorted(said.index(name) for name in names)
    assert COUNTRY not in one.states
