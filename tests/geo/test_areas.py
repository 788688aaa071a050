"""The official key decides level, parents and containment."""

from __future__ import annotations

import pytest

from geo.areas import (
    UnknownAreaError,
    district_of,
    districts_touched,
    ids_of_level,
    is_within,
    level_of,
    members,
    state_of,
)
from geo.model import Level
from tests.world import DISTRICTS, MUNICIPALITIES, small_world

AREAS = small_world().areas


@pytest.mark.parametrize(
    ("area_id", "level"),
    [
        ("DG", Level.COUNTRY),
        ("98", Level.STATE),
        ("98001", Level.DISTRICT),
        ("98001010", Level.MUNICIPALITY),
        ("01001", Level.DISTRICT),
    ],
)
def test_the_length_of_the_key_gives_the_level(area_id: str, level: Level) -> None:
    assert level_of(area_id) is level


@pytest.mark.parametrize("area_id", ["", "9", "980", "9800", "980010", "DE", "98A01", "98001 "])
def test_an_unknown_id_is_refused_by_name(area_id: str) -> None:
    with pytest.raises(UnknownAreaError, match=f"{area_id!r} is no area id"):
        level_of(area_id)


@pytest.mark.parametrize(
    ("area_id", "state", "district"),
    [("DG", "DG", "DG"), ("98", "98", "98"), ("98001", "98", "98001"), ("98001010", "98", "98001")],
)
def test_parents_are_prefixes(area_id: str, state: str, district: str) -> None:
    assert state_of(area_id) == state
    assert district_of(area_id) == district


@pytest.mark.parametrize(
    ("area_id", "parts", "inside"),
    [
        ("98001010", ["98001"], True),
        ("98001", ["98001"], True),
        ("98001", ["DG"], True),
        ("98001", ["99", "98"], True),
        ("98001", ["98001010"], False),
        ("98002010", ["98001"], False),
        ("98001", [], False),
    ],
)
def test_an_area_lies_within_itself_and_its_parents(
    area_id: str, parts: list[str], inside: bool
) -> None:
    assert is_within(area_id, parts) is inside


def test_ids_of_a_level_are_complete_and_sorted() -> None:
    assert ids_of_level(AREAS.iloc[::-1], Level.DISTRICT) == list(DISTRICTS)
    assert ids_of_level(AREAS, Level.MUNICIPALITY) == list(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["98001"], ["98001010", "98001020"]),
        (["99001010", "98002"], ["98002010", "99001010"]),
        (["DG"], list(MUNICIPALITIES)),
        ([], []),
    ],
)
def test_members_are_what_lies_inside(parts: list[str], found: list[str]) -> None:
    assert members(AREAS, parts, Level.MUNICIPALITY) == found


def test_districts_touched_are_named_once() -> None:
    assert districts_touched(["99001010", "99001020", "98002"]) == ["98002", "99001"]
