"""Places fall back on the district, and an unknown place is None."""

from __future__ import annotations

import pytest

from geo.places import SHOWN_NAMES, place_of, shortened
from tests.world import reader, small_world

AREAS = small_world().areas


@pytest.mark.parametrize(
    ("area_id", "found", "name"),
    [
        ("98001010", "98001010", "Upper Copper"),
        ("99002777", "99002", "Leadmoor"),
        ("98002", "98002", "Tinford"),
    ],
)
def test_a_place_is_its_own_or_that_of_its_district(area_id: str, found: str, name: str) -> None:
    place = place_of(AREAS, area_id)
    assert place is not None
    assert (place.area_id, place.name) == (found, name)
    assert (place.lat, place.lon) == tuple(AREAS.loc[found, ["label_lat", "label_lon"]])


@pytest.mark.parametrize("area_id", ["", "97001010", "97001", "Graz"])
def test_an_unknown_place_is_none(area_id: str) -> None:
    assert place_of(AREAS, area_id) is None


@pytest.mark.parametrize("number", [0, 1, SHOWN_NAMES, SHOWN_NAMES + 1])
def test_few_names_are_all_shown(number: int) -> None:
    names = [str(place) for place in range(number)]
    assert shortened(names, reader()) == names


def test_many_names_end_with_how_many_more() -> None:
    names = [str(place) for place in range(SHOWN_NAMES + 5)]
    assert shortened(names, reader()) == [*names[:SHOWN_NAMES], "and 5 more"]
