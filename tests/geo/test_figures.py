"""Key figures say whose they are, and span the parts where there is no figure of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.figures import KEY_INDICATORS, area_figure, comparison, key_figures, region_figure
from geo.model import Status
from tests.world import NORTH, VALLEY, small_world

WORLD = small_world()
TOWNS = VALLEY.definition()
CORE, WIDE = NORTH.definitions


def test_a_region_of_municipalities_names_the_district_that_stands_for_it() -> None:
    found = region_figure(WORLD, VALLEY, TOWNS, "unemployment_rate")
    assert (found.value.number, found.of_district) == (6.0, "99001")


def test_a_region_of_municipalities_has_its_own_inhabitants() -> None:
    found = region_figure(WORLD, VALLEY, TOWNS, "population")
    assert (found.indicator, found.value.number) == ("population_census_2022", 50_000)
    assert found.of_district == ""


def test_a_region_of_districts_needs_no_stand_in() -> None:
    found = region_figure(WORLD, NORTH, WIDE, "population")
    assert (found.value.number, found.of_district) == (300_000, "")


def test_a_region_without_stand_in_has_no_figure_of_a_district() -> None:
    alone = replace(VALLEY, figures_from=None)
    found = region_figure(WORLD, alone, TOWNS, "unemployment_rate")
    assert (found.value.number, found.of_district) == (None, "")


def test_a_refused_figure_spans_its_parts() -> None:
    found = region_figure(WORLD, NORTH, WIDE, "unemployment_rate")
    assert (found.value.number, found.value.reason) == (None, "not_additive")
    assert found.low is not None
    assert found.high is not None
    assert (found.low.number, found.high.number) == (4.0, 5.0)


def test_a_figure_of_its_own_has_no_span() -> None:
    found = region_figure(WORLD, NORTH, CORE, "unemployment_rate")
    assert (found.value.number, found.low, found.high) == (5.0, None, None)


@pytest.mark.parametrize(
    ("area_id", "indicator", "number"),
    [
        ("98", "population", 300_000),
        ("98", "unemployed_per_vacancy", 5000 / 1500),
        ("DG", "population", 500_000),
        ("DG", "unemployment_rate", 5.5),
        ("98001", "population", 200_000),
    ],
)
def test_a_state_without_its_own_figure_has_that_of_its_districts(
    area_id: str, indicator: str, number: float
) -> None:
    assert area_figure(WORLD, indicator, area_id).number == pytest.approx(number)


def test_a_state_with_a_missing_district_has_no_figure() -> None:
    found = area_figure(WORLD, "population", "99")
    assert (found.number, found.reason) == (None, "part_missing")


def test_a_state_whose_districts_are_not_in_the_box_has_no_figure() -> None:
    areas = WORLD.areas[~WORLD.areas.index.str.startswith("98") | (WORLD.areas.index == "98")]
    assert area_figure(replace(WORLD, areas=areas), "population", "98").number is None


def test_a_district_without_a_number_keeps_its_status() -> None:
    assert area_figure(WORLD, "population", "99002").status is Status.SECRET


@pytest.mark.parametrize("indicator", ["unemployed_per_vacancy", "unemployment_rate"])
def test_a_comparison_is_of_one_period(indicator: str) -> None:
    found = comparison(WORLD, NORTH, CORE, indicator)
    known = [
        one for one in (found.region.value, *found.states.values(), found.country) if one.number
    ]
    assert len(known) >= 2
    assert {one.period for one in known} == {"2024"}


def test_a_comparison_takes_the_older_period_where_the_region_has_only_that() -> None:
    south = replace(NORTH, definitions=(replace(WIDE, areas=("98001", "99002")),))
    found = comparison(WORLD, south, south.definition(), "unemployed_per_vacancy")
    assert found.region.value.period == "2023"
    assert found.states["98"].number == pytest.approx(4700 / 2200)


def test_a_comparison_of_inhabitants_is_of_one_indicator_and_period() -> None:
    """``comparison``: "beside those of its Land and of Germany, of the same period"."""
    found = comparison(WORLD, VALLEY, TOWNS, "population")
    known = [
        one for one in (found.region.value, *found.states.values(), found.country) if one.number
    ]
    assert {one.period for one in known} == {found.region.value.period}


def test_key_figures_come_in_their_order() -> None:
    found = key_figures(WORLD, NORTH, WIDE)
    assert [one.region.indicator for one in found] == list(KEY_INDICATORS)
