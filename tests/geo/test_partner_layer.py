"""The layer of partner density: municipalities inside the region, districts around it."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import pytest

from geo.classify import ZERO_CODE
from geo.model import Level
from geo.partner_coverage import coverage_lines, coverage_words
from geo.partner_density import density_fill
from geo.partner_layer import partner_layer
from geo.partner_symbols import partner_symbols
from geo.partners import Coverage, DatedCount
from geo.stated_bounds import Bound
from tests.world import DISTRICTS, MEMBERSHIPS, MUNICIPALITIES, reader, small_world, with_rows

WORLD = small_world()


def fills(parts: list[str]) -> dict[Level, dict[str, str]]:
    found = partner_layer(WORLD, parts, ["alpha"], reader()).variants[0].fills
    return {fill.level: dict(fill.codes) for fill in found}


def test_inside_are_municipalities_and_around_are_districts_without_the_region() -> None:
    found = fills(["98001"])
    assert sorted(found[Level.MUNICIPALITY]) == ["98001010", "98001020"]
    assert sorted(found[Level.DISTRICT]) == ["98002", "99001", "99002"]


def test_a_region_of_municipalities_leaves_its_district_around_it() -> None:
    found = fills(["99001010"])
    assert sorted(found[Level.MUNICIPALITY]) == ["99001010"]
    assert sorted(found[Level.DISTRICT]) == list(DISTRICTS)


def test_the_map_of_germany_has_all_districts_and_all_municipalities() -> None:
    assert {level: sorted(codes) for level, codes in fills([]).items()} == {
        Level.DISTRICT: list(DISTRICTS),
        Level.MUNICIPALITY: list(MUNICIPALITIES),
    }


@pytest.mark.parametrize(
    ("parts", "levels"),
    [([], [Level.DISTRICT, Level.MUNICIPALITY]), (["98001"], [Level.MUNICIPALITY, Level.DISTRICT])],
)
def test_what_is_seen_first_stands_first_in_the_legend(
    parts: list[str], levels: list[Level]
) -> None:
    variant = partner_layer(WORLD, parts, ["alpha"], reader()).variants[0]
    assert [fill.level for fill in variant.fills] == levels
    words = {Level.DISTRICT: "Districts", Level.MUNICIPALITY: "Municipalities"}
    titles = [section.title.split()[0].rstrip(",") for section in variant.legend[:2]]
    assert titles == [words[level] for level in levels]


def test_each_level_has_classes_and_counts_of_its_own() -> None:
    districts, municipalities = partner_layer(WORLD, [], ["alpha"], reader()).variants[0].fills
    assert not set(districts.classes.colours) & set(municipalities.classes.colours)
    assert not set(districts.codes) & set(municipalities.codes)


def test_the_legend_says_where_there_are_municipalities() -> None:
    titles = [
        section.title for section in partner_layer(WORLD, [], [], reader()).variants[0].legend
    ]
    assert (
        "Municipalities of an opened district (Northland, Southland), per 100,000 inhabitants, 2022"
        in titles
    )


def test_none_known_is_a_class_of_its_own_and_missing_inhabitants_are_not() -> None:
    codes = density_fill(WORLD, Level.MUNICIPALITY, reader()).codes
    assert codes["99001020"] == ZERO_CODE
    assert codes["99002010"] == "n"
    legend = partner_layer(WORLD, ["99001"], [], reader()).variants[0].legend[0]
    assert [(e.label, e.count) for e in legend.entries if e.colour == ZERO_CODE] == [
        ("none known", 1)
    ]


def test_density_is_per_100000_inhabitants_of_the_area() -> None:
    found = density_fill(WORLD, Level.DISTRICT, reader()).values
    assert found == {"98001": 1.0, "98002": 1.0, "99001": 1.0}


def test_classes_do_not_depend_on_what_is_shown() -> None:
    everywhere = density_fill(WORLD, Level.MUNICIPALITY, reader())
    part = density_fill(WORLD, Level.MUNICIPALITY, reader(), inside=["98001"])
    assert part.classes == everywhere.classes
    assert part.codes == {a: everywhere.codes[a] for a in ("98001010", "98001020")}


def test_the_area_of_a_symbol_is_proportional_to_the_number() -> None:
    rows = [
        {**MEMBERSHIPS[0], "membership_id": letter, "organisation_id": f"org-{letter}"}
        for letter in "abcd"
    ]
    world = with_rows("memberships", [*rows, MEMBERSHIPS[3]])
    four, one = partner_symbols(world, reader())
    assert pi * four.radius_px**2 == pytest.approx(4 * pi * one.radius_px**2)


def test_symbols_are_drawn_largest_first() -> None:
    radii = [symbol.radius_px for symbol in partner_symbols(WORLD, reader())]
    assert radii == sorted(radii, reverse=True)


def test_partners_of_two_towns_shown_at_their_district_share_one_symbol() -> None:
    """Both towns fall back on one point; two circles there would hide each other."""
    second = {
        **MEMBERSHIPS[8],
        "membership_id": "m10",
        "area_id": "99002888",
        "organisation_id": "org-e",
    }
    symbols = partner_symbols(with_rows("memberships", [*MEMBERSHIPS, second]), reader())
    at = [(symbol.lat, symbol.lon) for symbol in symbols]
    assert len(at) == len(set(at))


def test_a_symbol_names_place_number_and_partners() -> None:
    lines = {symbol.lines[:2] for symbol in partner_symbols(WORLD, reader())}
    assert ("Lower Copper: 1 known partners", "Bell Foundry") in lines


def test_what_cannot_be_placed_is_said() -> None:
    notes = partner_layer(WORLD, [], ["alpha"], reader()).variants[0].notes
    assert any("2 of 9 participations cannot be placed" in note for note in notes)


CLAIM = DatedCount(number=197, date="2021-07", source_id="web-alpha")
MORE = replace(CLAIM, bound=Bound.MORE)
ABOUT = replace(CLAIM, bound=Bound.ABOUT)


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Coverage(known=9, placed=9, claimed=CLAIM), "9 of 197 partners known by name"),
        (Coverage(known=200, placed=9, claimed=CLAIM), "200 partners known by name, 197 claimed"),
        (Coverage(known=9, placed=9, claimed=MORE), "9 of more than 197 partners known by name"),
        (Coverage(known=9, placed=9, claimed=ABOUT), "9 of about 197 partners known by name"),
        (Coverage(known=9, placed=9, claimed=None), "total number not known"),
    ],
)
def test_coverage_says_known_and_claimed(found: Coverage, words: str) -> None:
    assert words in coverage_words(found, reader())


def test_an_alliance_of_which_nothing_is_known_has_no_line() -> None:
    lines = coverage_lines(WORLD, ["alpha", "delta"], reader())
    assert len(lines) == 1
    assert lines[0].startswith("ALPHA: 3 of 197 partners known by name (as of: July 2021)")


@pytest.mark.parametrize("parts", [[], ["98001"]])
def test_coverage_is_said_with_the_layer(parts: list[str]) -> None:
    variant = partner_layer(WORLD, parts, ["alpha"], reader()).variants[0]
    said = [*variant.essentials, *variant.notes]
    assert sum("3 of 197 partners known by name" in words for words in said) == 1


def test_every_source_is_known() -> None:
    sources = partner_layer(WORLD, [], ["alpha"], reader()).variants[0].sources
    assert set(sources) == {"stat-people", "web-alpha", "web-beta"}
