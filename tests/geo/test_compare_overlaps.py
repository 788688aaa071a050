"""Sides that overlap are said to in the notes of every view, which travel into every file."""

from __future__ import annotations

import pytest

from geo.compare.moving_figures import indicator_maps
from geo.compare.multiples import multiples
from geo.compare.overlaps import overlap_notes, overlap_words
from geo.compare.robustness import robustness
from geo.compare.sides import of_ids
from geo.compare.view_kinds import VIEW_KINDS
from pages.ui.translation import reader
from tests.geo.real import real_paths, real_world

READER = reader("en")
WORLD = real_world()
SIDES = of_ids(WORLD, ["erzgebirge", "14521", "05966"], READER)
SAID = overlap_words(WORLD, SIDES, READER)
ASKED = {
    "matrix": ("unemployment_rate", "population"),
    "difference": ("DG", "unemployment_rate"),
    "ranking": ("unemployment_rate",),
    "scatter": ("unemployment_rate", "share_65plus"),
    "years": ("unemployment_rate",),
    "occupations": ("14521", "05966"),
    "programmes": ("programme",),
}


def test_one_pair_overlaps() -> None:
    assert len(SAID) == 1


@pytest.mark.parametrize("kind", sorted(set(VIEW_KINDS) - {"peers"}))
def test_notes_of_every_view_say_once_which_sides_overlap(kind: str) -> None:
    view = VIEW_KINDS[kind].make(WORLD, SIDES, ASKED[kind], READER)
    assert [view.notes.count(one) for one in SAID] == [1]


def test_notes_of_maps_and_of_a_statement_say_which_sides_overlap() -> None:
    measure = "unemployment_rate"
    period = max(WORLD.observations[measure])
    found = (
        multiples(WORLD, SIDES, measure, real_paths(), READER),
        *indicator_maps(WORLD, SIDES, [("x", f"{measure}:{period}")], READER),
        robustness(WORLD, SIDES, measure, READER),
    )
    assert [one.notes[0] for one in found] == [SAID[0]] * 3


def test_many_pairs_stand_in_one_sentence_that_names_each_pair_and_its_areas() -> None:
    sides = of_ids(WORLD, ["erzgebirge", "14521", "14", "05966", "suedwestfalen"], READER)
    pairs = overlap_words(WORLD, sides, READER)
    notes = overlap_notes(WORLD, sides, READER, ["A note."])
    assert len(pairs) > 2
    assert len(notes) == 2
    for pair in pairs:
        one, _, rest = pair.partition(" overlap (")
        assert f"{one} ({rest.partition(')')[0]})" in notes[0]
    assert notes[1] == "A note."
