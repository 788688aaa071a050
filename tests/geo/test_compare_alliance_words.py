"""Money of alliances, occupations and own regions: whole, counted right, in one language."""

from __future__ import annotations

import pytest

from geo.compare.sides import of_ids
from geo.compare.view_kinds import VIEW_KINDS
from geo.evidence import record
from geo.own_region import id_of, source_of
from pages.ui.translation import reader
from tests.geo.real import real_world

WORLD = real_world()
READER = reader("en")
SIDES = of_ids(WORLD, [one.id for one in WORLD.regions], READER)


@pytest.mark.parametrize("by", ["programme", "field", "year"])
def test_record_of_money_says_at_least_where_the_cell_does(by: str) -> None:
    table = VIEW_KINDS["programmes"].make(WORLD, SIDES, (by,), READER).table
    rows = table[(table["ref"] != "") & (table["kind"] == "statement")]
    said = {str(row.value): record(WORLD, str(row.ref), READER).value for row in rows.itertuples()}
    assert said
    assert all(own == value for own, value in said.items())
    assert any(one.startswith("at least") for one in said) == bool(rows["at_least"].any())


@pytest.mark.parametrize("language", ["en", "de"])
def test_german_names_of_occupation_groups_are_marked_in_english(language: str) -> None:
    own = reader(language)
    sides = of_ids(WORLD, ["14521", "05966"], own)
    view = VIEW_KINDS["occupations"].make(WORLD, sides, ("14521", "05966"), own)
    said = next(one for one in view.words if "Farthest apart" in one or "auseinander" in one)
    assert ("“" in said) == (language == "en")
    assert sum("KldB" in one for one in view.notes) == 1


def test_own_region_says_in_the_readers_language_who_defines_it() -> None:
    region = WORLD.region(id_of("", ["14511"]))
    assert region is not None
    definition = region.definition()
    assert source_of(definition, READER) == "own compilation"
    assert source_of(definition, reader("de")) == "eigene Zusammenstellung"
    atlas = WORLD.regions[0].definition()
    assert source_of(atlas, READER) == atlas.source


def test_lines_that_are_not_drawn_are_not_in_the_legend() -> None:
    view = VIEW_KINDS["years"].make(WORLD, SIDES, ("unemployed_per_vacancy",), READER)
    lines = [one for one in view.chart.data if one.name and one.mode == "lines"]
    assert all(sum(number is not None for number in one.y) > 1 for one in lines)
