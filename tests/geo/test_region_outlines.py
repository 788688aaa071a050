"""Outlines of regions: the one shown is solid, what else is near it is dashed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.region_outlines import outline_entries, region_outlines
from tests.world import NORTH, REGIONS, VALLEY, reader


@pytest.mark.parametrize(
    ("shown", "definition", "dashed"),
    [
        ("", "", {"north/core": False, "valley/towns": False}),
        (
            "north",
            "core",
            {"north/core": False, "north/wide": True},
        ),
        (
            "north",
            "wide",
            {"north/core": True, "north/wide": False},
        ),
    ],
)
def test_the_definition_shown_is_solid_and_others_are_dashed(
    shown: str, definition: str, dashed: dict[str, bool]
) -> None:
    found = region_outlines(REGIONS, reader(), shown=shown, definition=definition)
    assert {one.id: one.dashed for one in found} == dashed


def test_only_the_definition_chosen_carries_the_name_of_its_region() -> None:
    found = region_outlines(REGIONS, reader(), shown="north", definition="wide")
    assert [one.id for one in found if one.label] == ["north/wide"]


def test_outlines_are_lines_of_the_legend() -> None:
    found = region_outlines(REGIONS, reader(), shown="north", definition="core")
    assert [(e.mark, e.label) for e in outline_entries(found)] == [
        ("line", "North: Definition core"),
        ("dashed", "North: Definition wide"),
    ]


def test_a_region_in_the_same_land_is_dashed() -> None:
    towns = replace(VALLEY.definition(), areas=("98002010",))
    neighbour = replace(VALLEY, definitions=(towns,))
    found = region_outlines([NORTH, neighbour], reader(), shown="north", definition="core")
    assert {one.id: one.dashed for one in found}["valley/towns"] is True
