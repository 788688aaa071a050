"""Which pairs of figures are refused, which may stand side by side, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.compare.cells import Cell, cell, estimate, row
from geo.compare.guard import verdict
from geo.compare.made_words import level_sentence
from geo.compare.overlaps import overlap_words, overlaps, share_areas
from geo.compare.pairs import Use, verdict_of_two
from geo.compare.sides import Side, chosen, of_id, of_ids
from geo.compare.view_facts import view_facts
from geo.model import Kind, Level
from geo.observations import indexed
from geo.world import World
from tests.geo.real import real_world
from tests.world import frame, reader, small_world

REAL, SMALL = real_world(), small_world()
READER = reader()
OWN = {
    "@towns": "Towns~14522360-14627140",
    "@mixed": "Mixed~14511-14522360",
    "@two": "Two~14511-14627",
    "@west": "West~05958-05962-05966-05970-05974",
}


def side(world: World, name: str) -> Side:
    return chosen(world, [], [OWN[name]], READER)[0][0] if name in OWN else of_id(world, name)


def figure(world: World, text: str) -> Cell:
    """Return what ``indicator@period of side`` names; without a period it is the newest."""
    what, _, name = text.partition(" of ")
    indicator, _, period = what.partition("@")
    return cell(world, side(world, name), indicator, period=period or None)


REFUSED = (
    # Population after different censuses.
    ("population_15_64@2021 of 14521", "population_15_64@2024 of 14521"),
    ("population_15_64@2021 of 14", "population_15_64@2024 of 14524"),
    ("population_15_64@2021 of mittweida", "population_15_64@2024 of erzgebirge"),
    ("population_15_64@2021 of suedwestfalen", "population_15_64@2024 of DG"),
    ("share_65plus@2022 of 14521", "share_65plus@2024 of 14521"),
    ("share_65plus@2022 of suedwestfalen", "share_65plus@2024 of 14"),
    ("population_census_2011 of 14521", "population of 14521"),
    ("population_census_2011 of mittweida", "population of erzgebirge"),
    # Other measures and other units.
    ("unemployed of 14521", "vacancies of 14521"),
    ("population of 14521", "area_km2 of 14521"),
    ("unemployment_rate of 14521", "share_long_term_unemployed of 14521"),
    ("employees_workplace of 14521", "employees_residence of 14521"),
    ("average_age of 14521", "share_65plus of 14521"),
    # What cannot be put together from its parts.
    ("employees_in_tight_occupations_proxy of suedwestfalen",
     "employees_in_tight_occupations_proxy of 14521"),
    ("employees_in_tight_occupations_proxy of @two",
     "employees_in_tight_occupations_proxy of meissen"),
    ("employees_in_tight_occupations_proxy of 14",
     "employees_in_tight_occupations_proxy of 14521"),
    ("unemployment_rate of suedwestfalen", "unemployment_rate of 14"),
    ("unemployment_rate of chemnitz-zwickau", "unemployment_rate of erzgebirge"),
    ("training_places_per_100_seekers of @west", "training_places_per_100_seekers of meissen"),
    ("population_density of 04", "population_density of 14521"),
    ("gdp_per_inhabitant of chemnitz-zwickau", "gdp_per_inhabitant of 14521"),
    ("population_growth_2019_2024 of @towns", "population_growth_2019_2024 of mittweida"),
    ("share_establishments_under_10 of 14", "share_establishments_under_10 of 14521"),
    # Part-districts without figures of their municipalities.
    ("vacancies of mittweida", "vacancies of erzgebirge"),
    ("long_term_unemployed of @towns", "long_term_unemployed of meissen"),
    ("vacancies_per_100_unemployed of @towns", "vacancies_per_100_unemployed of meissen"),
    ("unemployed@2025 of @mixed", "unemployed@2025 of 14511"),
    ("employees_residence of @mixed", "employees_residence of erzgebirge"),
    # A district that stands for a part of it, beside itself.
    ("vacancies_per_100_unemployed of mittweida", "vacancies_per_100_unemployed of 14522"),
    ("share_55_64 of 14522", "share_55_64 of mittweida"),
)  # fmt: skip

PASSED = (
    # (one, other, words that one of the notes has; empty where nothing is to be said)
    ("population of 14521", "population of 14524", ""),
    ("population of erzgebirge", "population of suedwestfalen", ""),
    ("population of 14521", "population of 14", "levels"),
    ("population of 14", "population of DG", "levels"),
    ("population of mittweida", "population of meissen", "Not the same measure"),
    ("population of @towns", "population of mittweida", ""),
    ("unemployed@2023 of 14521", "unemployed@2025 of 14521", "Different periods"),
    ("unemployed@2021 of mittweida", "unemployed@2021 of 14521", "levels"),
    ("unemployed@2025 of 14521", "unemployed@2025 of 05958", ""),
    ("unemployed of @two", "unemployed of chemnitz-zwickau", ""),
    ("unemployed of @west", "unemployed of suedwestfalen", ""),
    ("unemployment_rate of 14521", "unemployment_rate of 14", "levels"),
    ("unemployment_rate of mittweida", "unemployment_rate of erzgebirge", "whole district"),
    ("unemployment_rate@2021 of 14521", "unemployment_rate@2025 of 14521", "Different periods"),
    ("vacancies of 14521", "vacancies of 14", ""),
    ("vacancies of suedwestfalen", "vacancies of chemnitz-zwickau", ""),
    ("vacancies_per_100_unemployed of suedwestfalen", "vacancies_per_100_unemployed of meissen",
     "Made in different ways"),
    ("vacancies_per_100_unemployed of suedwestfalen", "vacancies_per_100_unemployed of DG", ""),
    ("vacancies_per_100_unemployed of mittweida", "vacancies_per_100_unemployed of meissen",
     "whole district"),
    ("share_18_64 of suedwestfalen", "share_18_64 of 14521", "weighted mean"),
    ("share_18_64 of suedwestfalen", "share_18_64 of chemnitz-zwickau", ""),
    ("share_foreign_nationals of @two", "share_foreign_nationals of DG", "weighted mean"),
    ("average_age of suedwestfalen", "average_age of 14", ""),
    ("average_age of 14521", "average_age of 14524", ""),
    ("share_55_64 of chemnitz-zwickau", "share_55_64 of erzgebirge", "ratio of sums"),
    ("area_km2 of mittweida", "area_km2 of meissen", "levels"),
    ("area_km2 of @mixed", "area_km2 of 14", "mixed (districts, municipalities): Mixed"),
    ("unemployed@2021 of @mixed", "unemployed@2021 of @west", "levels"),
    ("population_census_2022 of @towns", "population_census_2022 of 14", ""),
    ("employees_in_tight_occupations_proxy of 14521",
     "employees_in_tight_occupations_proxy of 14524", ""),
    ("gdp of erzgebirge", "gdp of meissen", ""),
    ("population_density of suedwestfalen", "population_density of 14521", "ratio of sums"),
)  # fmt: skip


def test_there_are_thirty_pairs_of_each() -> None:
    assert len(set(REFUSED)) >= 30
    assert len(set(PASSED)) >= 30


@pytest.mark.parametrize(("one", "other"), REFUSED)
def test_pair_that_is_unlike_is_refused_with_a_reason(one: str, other: str) -> None:
    found = verdict([figure(REAL, one), figure(REAL, other)], READER)
    assert found.out
    assert found.refused
    assert all(words and "{" not in words for words in found.refused)


@pytest.mark.parametrize(("one", "other", "words"), PASSED)
def test_pair_that_may_be_compared_passes_with_its_notes(one: str, other: str, words: str) -> None:
    found = verdict([figure(REAL, one), figure(REAL, other)], READER)
    assert (found.refused, found.out) == ((), ())
    assert any(words in note for note in found.notes) if words else not found.notes


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (
            ["population_census_2011 of 14521", "population of 14524"],
            [
                (
                    "Zwickau: Population 2024, not the same measure as of Erzgebirgskreis "
                    "(Population 2022 (2011 census))."
                ),
                (
                    "Zwickau: population after the census 2022, not after that of "
                    "Erzgebirgskreis (2011)."
                ),
            ],
        ),
        (
            ["population_15_64@2021 of 14521", "population_15_64@2024 of 14524"],
            [
                (
                    "Zwickau: population after the census 2022, not after that of "
                    "Erzgebirgskreis (2011)."
                ),
            ],
        ),
        (
            ["population_15_64@2021 of 14521", "population_15_64@2024 of 14524",
             "population_15_64@2024 of 14627"],
            ["Erzgebirgskreis: population after another census than that of the others."],
        ),
        (
            ["population_15_64@2021 of 14521", "population_15_64@2021 of 14713",
             "population_15_64@2024 of 14524", "population_15_64@2024 of 14627"],
            [f"{name}: population after the census 2022, not after that of Erzgebirgskreis, "
             "Leipzig (Kreisfreie Stadt) (2011)." for name in ("Zwickau", "Meißen")],
        ),
    ],
)  # fmt: skip
def test_what_each_figure_is_is_said_unless_one_is_unlike_all_others(
    names: list[str], refused: list[str]
) -> None:
    cells = [figure(REAL, one) for one in names]
    sides = of_ids(REAL, [one.side.id for one in cells], READER)
    found = verdict(
        [replace(one, side=named) for one, named in zip(cells, sides, strict=True)], READER
    )
    of_kind = ("measure", "census")
    assert [one for one in found.refused if any(word in one for word in of_kind)] == refused


def test_a_density_that_counts_do_not_give_names_the_districts() -> None:
    found = verdict([figure(REAL, "population_density of 04")], READER)
    assert found.refused == (
        (
            "Bremen: the counts stored here do not give the figure of each part; "
            "not that of Bremen, Bremerhaven."
        ),
    )


def of_districts_only(world: World, indicator: str) -> World:
    measure = replace(world.catalogue[indicator], levels=(Level.DISTRICT,))
    return replace(world, catalogue={**world.catalogue, indicator: measure})


@pytest.mark.parametrize("areas", ["14511-14522360", "14522360-14627"])
def test_a_measure_of_one_level_is_refused_for_areas_of_two_whichever_comes_first(
    areas: str,
) -> None:
    world = of_districts_only(REAL, "area_km2")
    mixed = chosen(world, [], [f"Mixed~{areas}"], READER)[0][0]
    found = verdict([cell(world, mixed, "area_km2")], READER)
    assert found.refused == ("Mixed: the measure exists for districts only.",)


@pytest.mark.parametrize("areas", ["14511-14522360", "14522360-14627"])
def test_a_figure_of_areas_of_two_levels_is_mixed_whichever_comes_first(areas: str) -> None:
    mixed = chosen(REAL, [], [f"Mixed~{areas}"], READER)[0][0]
    one = cell(REAL, mixed, "area_km2").basis
    assert one is not None
    assert one.levels == (Level.DISTRICT, Level.MUNICIPALITY)
    assert len(one.tables) == 2
    assert level_sentence([cell(REAL, mixed, "area_km2")], READER) == (
        "Level of the figures: mixed (districts, municipalities)."
    )
    assert "mixed (districts, municipalities)" in view_facts(REAL, [mixed], ["area_km2"], READER)


def scored() -> World:
    """Return the small world with an official score of Länder, by mistake also of a district."""
    measure = replace(
        SMALL.catalogue["unemployment_rate"], id="score", kind=Kind.INDEX, levels=(Level.STATE,)
    )
    rows = [
        {"area_id": area, "period": "2024", "indicator": "score", "value": 2.0, "status": "exact",
         "source_id": "stat-labour"}
        for area in ("98", "99", "98001")
    ]  # fmt: skip
    observations = {**SMALL.observations, **indexed(frame("observations", rows))}
    return replace(
        SMALL, catalogue={**SMALL.catalogue, "score": measure}, observations=observations
    )


@pytest.mark.parametrize("name", ["98001", "98002", "north", "north.wide", "valley"])
def test_official_score_of_laender_never_reaches_a_district(name: str) -> None:
    world = scored()
    found = verdict([cell(world, of_id(world, one), "score") for one in ("98", name)], READER)
    assert of_id(world, name).id in found.out
    assert any("states only" in words for words in found.refused)
    beside = verdict([cell(world, of_id(world, one), "score") for one in ("98", "99")], READER)
    assert beside.out == ()


def test_sides_with_the_usual_census_stay_and_the_other_goes() -> None:
    cells = [figure(REAL, f"share_65plus@2024 of {one}") for one in ("14521", "14524", "14")]
    odd = figure(REAL, "share_65plus@2022 of meissen")
    assert verdict([odd, *cells], READER).out == ("meissen",)


def test_value_that_is_only_missing_is_said_and_not_refused() -> None:
    found = verdict(
        [cell(SMALL, of_id(SMALL, one), "population") for one in ("98001", "99002")], READER
    )
    assert (found.refused, found.out) == ((), ("99002",))
    assert any("secret" in note for note in found.notes)


def test_estimate_is_made_only_when_asked_for_and_names_its_share() -> None:
    mittweida = side(REAL, "mittweida")
    assert cell(REAL, mittweida, "vacancies").value.number is None
    found = estimate(REAL, mittweida, "vacancies")
    assert found.estimated
    assert [district for district, _ in found.shares] == ["14522"]
    district = cell(REAL, side(REAL, "14522"), "vacancies").value.number or 0
    assert found.value.number == pytest.approx(district * found.shares[0][1])
    notes = verdict([found, figure(REAL, "vacancies of erzgebirge")], READER).notes
    assert any("estimated" in note and "36.9" in note for note in notes)


@pytest.mark.parametrize(
    ("one", "other", "use", "refused"),
    [
        ("unemployed", "vacancies", Use.RATIO, False),
        ("unemployed@2023", "vacancies@2025", Use.RATIO, True),
        ("population@2024", "population_census_2011@2022", Use.RATIO, True),
        ("unemployment_rate", "vacancies", Use.RATIO, True),
        ("unemployment_rate@2025", "share_55_64@2024", Use.SCATTER, False),
        ("average_age", "share_65plus", Use.SCATTER, False),
    ],
)
def test_two_measures_are_divided_only_where_they_are_alike(
    one: str, other: str, use: Use, refused: bool
) -> None:
    names = ("14521", "14524")
    pair = [[figure(REAL, f"{what} of {name}") for name in names] for what in (one, other)]
    found = verdict_of_two(*pair, use, READER)
    assert bool(found.refused) is refused
    assert (found.out == names) is refused


def test_figures_of_one_row_are_of_a_year_that_all_have() -> None:
    sides = [side(REAL, one) for one in ("mittweida", "erzgebirge", "14")]
    assert {one.value.period for one in row(REAL, sides, "unemployed")} == {"2021"}
    assert {one.value.period for one in row(REAL, sides[1:], "unemployed")} == {"2025"}


@pytest.mark.parametrize(
    ("one", "other", "areas"),
    [
        ("erzgebirge", "14521", ("14521",)),
        ("erzgebirge", "14", ("14521",)),
        ("chemnitz-zwickau.suedwestsachsen", "erzgebirge", ("14521",)),
        ("mittweida", "@towns", ("14522360",)),
        ("meissen", "@towns", ("14627140",)),
        ("erzgebirge", "suedwestfalen", ()),
        ("@two", "mittweida", ()),
        ("DG", "05958", ("05958",)),
    ],
)
def test_overlapping_sides_are_named(one: str, other: str, areas: tuple[str, ...]) -> None:
    sides = [side(REAL, one), side(REAL, other)]
    assert [found.areas for found in overlaps(sides)] == ([areas] if areas else [])
    assert len(overlap_words(REAL, sides, READER)) == bool(areas)
    assert share_areas(*sides) is share_areas(*reversed(sides)) is bool(areas)


def test_small_world_without_census_or_boundaries_is_compared_without_a_word() -> None:
    cells = [cell(SMALL, of_id(SMALL, one), "unemployed") for one in ("98001", "98002")]
    assert verdict(cells, READER).notes == ()


def test_germany_as_a_side_is_called_so_in_both_languages() -> None:
    germany = of_id(REAL, "DG")
    titles = [germany.title(replace(READER, language=one)) for one in ("de", "en")]
    assert titles == ["Deutschland", "Germany"]
