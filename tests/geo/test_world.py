"""The bundle of tables, and that the invented one has the shape of the real one."""

from __future__ import annotations

import pytest

from loaders.schema import tables
from tests.world import COLUMNS, small_world


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_invented_tables_have_the_columns_of_the_schema(name: str) -> None:
    assert tuple(COLUMNS[name].split()) == tables()[name].names


def test_an_unknown_region_is_none() -> None:
    assert small_world().region("atlantis") is None


def test_a_region_is_found_by_its_id() -> None:
    found = small_world().region("valley")
    assert found is not None
    assert found.letter == "V"


def test_an_unknown_definition_gives_the_default_one() -> None:
    north = small_world().regions[0]
    assert north.definition("nowhere").id == north.definition().id == "core"
    assert north.definition("wide").id == "wide"


def test_names_are_found_by_id() -> None:
    world = small_world()
    assert world.alliance_names()["alpha"] == "ALPHA"
    assert world.organisation_names()["org-b"] == "Bell Foundry"
