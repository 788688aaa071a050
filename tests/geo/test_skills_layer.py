"""The layer of skills shortage: rates only, with limits that do not depend on what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import Kind
from geo.skills_layer import (
    district_fill,
    district_periods,
    skills_indicators,
    skills_layer,
    source_line,
)
from geo.symbolisation import WrongSymbolError
from tests.world import DISTRICTS, INDICATORS, reader, small_world

WORLD = small_world()
ALL = [[], ["98001"], ["98001", "98002"], ["99001010"]]


@pytest.mark.parametrize("indicator", [one for one in INDICATORS if one.kind is Kind.COUNT])
def test_a_count_is_not_painted_on_areas(indicator: object) -> None:
    with pytest.raises(WrongSymbolError, match=f"{indicator.title.en} is a count"):
        district_fill(WORLD, indicator, "2024", reader())


def test_class_limits_are_the_same_whatever_region_is_shown() -> None:
    shown = [skills_layer(WORLD, parts, reader()).variants for parts in ALL]
    for one in shown[1:]:
        assert [v.fills for v in one] == [v.fills for v in shown[0]]


def test_class_limits_are_those_of_the_catalogue_in_every_year() -> None:
    for variant in skills_layer(WORLD, [], reader()).variants:
        indicator = variant.id.split(":")[0]
        assert variant.fills[0].classes.breaks == WORLD.catalogue[indicator].breaks


def test_every_variant_is_an_indicator_and_a_period() -> None:
    layer = skills_layer(WORLD, [], reader())
    assert [variant.id for variant in layer.variants] == [
        f"{indicator}:{period}"
        for indicator in (one.id for one in skills_indicators(WORLD))
        for period in district_periods(WORLD, indicator)
    ]
    assert "unemployed_per_vacancy:2023" in {variant.id for variant in layer.variants}


def test_every_district_has_a_class_or_a_sign() -> None:
    for variant in skills_layer(WORLD, [], reader()).variants:
        assert sorted(variant.fills[0].codes) == list(DISTRICTS)


@pytest.mark.parametrize(
    ("variant", "codes"),
    [
        ("vacancies_per_100_unemployed:2024", "241g"),
        ("unemployed_per_vacancy:2024", "304x"),
        ("youth_per_100_aged_55_64:2024", "211u"),
        ("share_55_64:2024", "324t"),
        ("training_places_per_100_seekers:2024", "120n"),
    ],
)
def test_each_kind_of_missing_value_has_its_sign(variant: str, codes: str) -> None:
    by_id = {one.id: one for one in skills_layer(WORLD, [], reader()).variants}
    found = by_id[variant].fills[0].codes
    assert "".join(found[district] for district in DISTRICTS) == codes


def test_values_are_those_of_the_table() -> None:
    measure = WORLD.catalogue["unemployment_rate"]
    fill = district_fill(WORLD, measure, "2024", reader())
    assert fill.values == {"98001": 5.0, "98002": 4.0, "99001": 6.0, "99002": 7.0}
    assert fill.source == "Invented Agency: Labour market"


def test_the_legend_marks_region_state_and_country() -> None:
    by_id = {one.id: one for one in skills_layer(WORLD, ["98001"], reader()).variants}
    assert by_id["unemployed_per_vacancy:2024"].legend[0].reference == (
        "Region: 4.0\u00a0per vacancy",
        "Northland: 3.3\u00a0per vacancy",
    )
    assert by_id["unemployment_rate:2024"].legend[0].reference == (
        "Region: 5.0\u00a0%",
        "Germany: 5.5\u00a0%",
    )


def test_a_caveat_and_the_number_of_missing_districts_are_said() -> None:
    by_id = {one.id: one for one in skills_layer(WORLD, [], reader()).variants}
    variant = by_id["unemployed_per_vacancy:2024"]
    assert "Registered vacancies only." in variant.essentials
    assert "Districts without a value: 1." in variant.notes


def test_every_variant_names_its_sources() -> None:
    for variant in skills_layer(WORLD, [], reader()).variants:
        assert set(variant.sources) <= set(WORLD.sources.index)
        assert variant.sources


def test_an_unknown_source_is_left_out_of_the_line() -> None:
    assert source_line(WORLD, ["nowhere", "stat-people"]) == "Invented Office: People by district"


def test_periods_without_any_district_are_no_variants() -> None:
    country = {"2025": WORLD.observations["unemployment_rate"]["2024"].loc[["DG"]]}
    rate = {**WORLD.observations["unemployment_rate"], **country}
    world = replace(WORLD, observations={**WORLD.observations, "unemployment_rate": rate})
    assert district_periods(world, "unemployment_rate") == ["2024"]
