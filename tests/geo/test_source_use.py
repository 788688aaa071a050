"""What each source is used for follows from the tables."""

from __future__ import annotations

import pytest

from geo.source_use import OUTLINES_SOURCE, uses
from tests.world import reader, small_world

FOUND = uses(small_world(), reader())


def test_outlines_have_their_source() -> None:
    assert FOUND[OUTLINES_SOURCE] == "outlines of all areas"


@pytest.mark.parametrize(
    ("source_id", "use"),
    [
        ("stat-people", "Population; Population census 2022"),
        ("web-alpha", "8 facts; 4 participations; 5 statements about money"),
        ("web-beta", "4 facts; 5 participations; 4 statements about money"),
    ],
)
def test_a_source_names_all_it_is_used_for(source_id: str, use: str) -> None:
    assert FOUND[source_id] == use


def test_rows_on_occupations_are_counted() -> None:
    assert FOUND["stat-labour"].endswith("rows on occupations: 1")


def test_an_indicator_is_named_once_for_all_its_years() -> None:
    assert FOUND["stat-labour"].split("; ").count("Unemployed per vacancy") == 1


def test_every_source_of_the_world_is_used() -> None:
    assert set(FOUND) == set(small_world().sources.index)
