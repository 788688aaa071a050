"""The figures of a map as a table: districts, then the municipalities inside the region."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.region_table import columns, germany_table, region_table
from tests.world import DISTRICTS, NORTH, VALLEY, reader, small_world

WORLD = small_world()
CORE, WIDE = NORTH.definitions


@pytest.mark.parametrize(
    ("definition", "areas"),
    [
        (CORE, ["98001", "98001010", "98001020"]),
        (WIDE, ["98001", "98001010", "98001020", "98002", "98002010"]),
        (VALLEY.definition(), ["99001", "99001010"]),
    ],
)
def test_rows_are_districts_each_with_its_municipalities(
    definition: object, areas: list[str]
) -> None:
    assert list(region_table(WORLD, definition, reader())["area_id"]) == areas


def test_germany_is_all_districts() -> None:
    assert list(germany_table(WORLD, reader())["area_id"]) == list(DISTRICTS)


def test_every_column_is_in_the_table() -> None:
    table = region_table(WORLD, WIDE, reader())
    assert {column.id for column in columns(WORLD, reader())} <= set(table.columns)


@pytest.mark.parametrize(
    ("area_id", "column", "number"),
    [
        ("98001", "population", 200_000),
        ("98001010", "population", 150_000),
        ("98001", "partners", 2),
        ("98001020", "partners", 1),
        ("98001", "partners_per_100000", 1.0),
        ("98001", "funding_eur_per_inhabitant", 40.0),
        ("98001", "unemployed_per_vacancy", 4.0),
    ],
)
def test_a_figure_is_that_of_its_area(area_id: str, column: str, number: float) -> None:
    table = region_table(WORLD, WIDE, reader()).set_index("area_id")
    assert table.loc[area_id, column] == number


@pytest.mark.parametrize("column", ["unemployed_per_vacancy", "funding_eur_per_inhabitant"])
def test_figures_of_districts_are_missing_for_municipalities(column: str) -> None:
    table = region_table(WORLD, CORE, reader()).set_index("area_id")
    assert table.loc[["98001010", "98001020"], column].isna().all()


@pytest.mark.parametrize(
    ("area_id", "column"),
    [
        ("99002", "population"),
        ("99002", "partners_per_100000"),
        ("99002", "unemployed_per_vacancy"),
        ("99001", "funding_eur_per_inhabitant"),
    ],
)
def test_a_missing_figure_is_missing_and_not_zero(area_id: str, column: str) -> None:
    table = germany_table(WORLD, reader()).set_index("area_id")
    assert table[column].isna()[area_id]


def test_a_sum_to_which_more_may_come_is_marked() -> None:
    table = germany_table(WORLD, reader()).set_index("area_id")
    assert table["funding_at_least"].to_dict() == {
        "98001": True,
        "98002": False,
        "99001": True,
        "99002": False,
    }


def test_periods_are_the_newest_of_the_districts() -> None:
    found = {column.id: column.period for column in columns(WORLD, reader())}
    assert found["unemployed_per_vacancy"] == "2024"


def test_a_column_says_title_unit_period_and_source() -> None:
    by_id = {column.id: column for column in columns(WORLD, reader())}
    found = by_id["unemployment_rate"]
    assert (found.title, found.unit, found.period) == ("Unemployment rate", "%", "2024")
    assert found.source_ids == ("stat-labour",)


def test_an_indicator_that_is_not_in_the_box_leaves_the_others() -> None:
    observations = {k: v for k, v in WORLD.observations.items() if k != "share_55_64"}
    world = replace(WORLD, observations=observations)
    assert "unemployment_rate" in {column.id for column in columns(world, reader())}
