"""Putting figures together: what must hold for the tables in the box and for any part of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import aggregate
from geo.areas import ids_of_level, members
from geo.compare.cells import cell
from geo.compare.sides import of_id
from geo.figures import area_figure
from geo.model import Kind, Level
from tests.geo.real import real_world

WORLD = real_world()
STATES = ids_of_level(WORLD.areas, Level.STATE)
DISTRICTS = ids_of_level(WORLD.areas, Level.DISTRICT)
COUNTS = [one for one in WORLD.catalogue.values() if one.kind is Kind.COUNT]
QUICK = settings(deadline=None, max_examples=25, database=None, derandomize=True)
UNITS_LOST = 3
"""By which sums of the sources' rounded parts may differ from their rounded whole, per 13 parts."""

WITHOUT_EISENACH = {
    (indicator, "2020", "16")
    for indicator in (
        "employees_workplace",
        "employees_manufacturing",
        "share_employees_manufacturing",
    )
}
"""Figures of 2020 whose source has Wartburgkreis without Eisenach, a part of it since 2021."""


def together(indicator: str, areas: list[str], period: str) -> aggregate.Value:
    return aggregate.figure(
        WORLD.observations, WORLD.catalogue, indicator, areas=areas, period=period
    )


def stored() -> list[tuple[str, str, str]]:
    """Return every figure of a Land that is stored, of counts and of rates put together."""
    return [
        (measure.id, period, state)
        for measure in WORLD.catalogue.values()
        for period, rows in WORLD.observations.get(measure.id, {}).items()
        for state in STATES
        if state in rows.index and not math.isnan(rows.at[state, "value"])
    ]


def test_districts_of_a_land_make_the_land_for_every_figure_that_is_stored() -> None:
    compared: set[str] = set()
    for indicator, period, state in stored():
        measure = WORLD.catalogue[indicator]
        districts = members(WORLD.areas, [state], Level.DISTRICT)
        found = together(indicator, districts, period).number
        if found is None or (indicator, period, state) in WITHOUT_EISENACH:
            continue
        whole = WORLD.observations[indicator][period].at[state, "value"]
        rounding = UNITS_LOST * max(1, len(districts) / 13) if measure.kind is Kind.COUNT else 0
        least = rounding or 0.6 * 10**-measure.decimals
        assert found == pytest.approx(whole, abs=least), (indicator, period, state)
        compared.add(indicator)
    assert {"population", "unemployed", "share_foreign_nationals", "share_55_64"} <= compared


def test_suedwestfalen_is_the_sum_of_its_five_districts_for_every_count() -> None:
    region = of_id(WORLD, "suedwestfalen")
    compared = 0
    for measure in COUNTS:
        whole = cell(WORLD, region, measure.id).value
        parts = [
            area_figure(WORLD, measure.id, one, period=whole.period or None).number
            for one in region.areas
        ]
        if whole.number is None:
            assert None in parts
            assert set(whole.missing) <= set(region.areas)
            continue
        assert whole.number == pytest.approx(sum(one for one in parts if one is not None))
        assert None not in parts
        compared += 1
    assert len(region.areas) == 5
    assert compared >= 20


ADDED = ("population", "unemployed", "vacancies", "area_km2")
RATES = ("vacancies_per_100_unemployed", "share_55_64", "share_18_64", "average_age")
PARTS = st.lists(st.sampled_from(DISTRICTS), min_size=2, max_size=40, unique=True)


@QUICK
@given(PARTS, st.randoms(use_true_random=False))
def test_order_of_parts_does_not_matter(parts: list[str], random: object) -> None:
    mixed = random.sample(parts, len(parts))  # type: ignore[attr-defined]
    for indicator in (*ADDED, *RATES):
        found = [
            aggregate.figure(WORLD.observations, WORLD.catalogue, indicator, areas=one)
            for one in (parts, mixed)
        ]
        assert found[0] == found[1]


@QUICK
@given(PARTS, st.data())
def test_grouping_of_parts_does_not_matter(parts: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(parts) - 1))
    groups = (parts[:cut], parts[cut:])
    for indicator in ADDED:
        whole = aggregate.figure(WORLD.observations, WORLD.catalogue, indicator, areas=parts)
        sums = [together(indicator, one, whole.period).number for one in groups]
        assert whole.number == pytest.approx(sum(one or 0 for one in sums))
    for indicator in ("share_18_64", "average_age"):
        measure = WORLD.catalogue[indicator]
        whole = aggregate.figure(WORLD.observations, WORLD.catalogue, indicator, areas=parts)
        means = [together(indicator, one, whole.period).number or 0 for one in groups]
        heavy = [together(str(measure.weight), one, whole.period).number or 0 for one in groups]
        mean = sum(m * h for m, h in zip(means, heavy, strict=True)) / sum(heavy)
        assert whole.number == pytest.approx(mean)


@QUICK
@given(PARTS)
def test_a_mean_lies_between_its_parts_and_a_part_without_value_makes_none(
    parts: list[str],
) -> None:
    for indicator in RATES:
        whole = aggregate.figure(WORLD.observations, WORLD.catalogue, indicator, areas=parts)
        numbers = [together(indicator, [one], whole.period).number or 0 for one in parts]
        assert min(numbers) - 0.1 <= (whole.number or 0) <= max(numbers) + 0.1
    lacking = aggregate.figure(
        WORLD.observations, WORLD.catalogue, "population", areas=[*parts, "14522360"]
    )
    assert (lacking.number, lacking.missing) == (None, ("14522360",))


@pytest.mark.parametrize(
    ("indicator", "reason"),
    [
        ("employees_in_tight_occupations_proxy", "index"),
        ("unemployment_rate", "not_additive"),
        ("population_density", "unlike_parts"),
        ("gdp_per_employed_thousand", "not_additive"),
        ("employment_growth_2013_2023", "not_additive"),
        ("gdp", "part_missing"),
    ],
)
def test_what_does_not_follow_from_its_parts_is_refused(indicator: str, reason: str) -> None:
    found = aggregate.figure(WORLD.observations, WORLD.catalogue, indicator, areas=DISTRICTS)
    assert (found.number, found.reason) == (None, reason)


def test_a_density_is_the_ratio_of_counts_where_each_part_agrees_and_names_the_others() -> None:
    three = ("population_density", "population_census_2011", "area_km2")
    parts = ["05958", "05962", "05966", "05970", "05974"]
    found = [together(one, parts, "2022") for one in three]
    assert found[0].number == (found[1].number or 0) / (found[2].number or 1)
    assert (found[0].reason, found[0].period) == (aggregate.RATIO, "2022")
    lacking = together("population_density", [*parts, "04011", "04012"], "2022")
    assert (lacking.number, lacking.missing) == (None, ("04011", "04012"))


def test_a_weight_is_a_count_with_figures_of_a_year_of_the_measure() -> None:
    for measure in WORLD.catalogue.values():
        if measure.weight:
            years = set(WORLD.observations[measure.id]) & set(WORLD.observations[measure.weight])
            assert WORLD.catalogue[measure.weight].kind is Kind.COUNT
            assert years
