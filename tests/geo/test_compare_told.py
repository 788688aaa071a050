"""Words of every view: level, range, highest, lowest, distances, source, or why there is none."""

from __future__ import annotations

import pytest

from geo.compare.sides import of_ids
from geo.compare.view_kinds import VIEW_KINDS
from pages.ui.translation import reader
from tests.geo.real import real_world

READER = reader("en")
LEVEL, ENDS, GERMANY, LAND, SOURCE = (
    "Level of the figures: ", ": highest ", "Germany stands at ", " their Land: ", "Source: ",
)  # fmt: skip
NO_DISTANCE = "Counts have no distance to Land and Germany"
RATE, OTHER, COUNT = "unemployment_rate", "share_65plus", "population"
TOLD = (
    ("matrix", (RATE,), (LEVEL, ENDS, GERMANY, LAND, SOURCE)),
    ("matrix", (COUNT,), (LEVEL, ENDS, NO_DISTANCE, SOURCE)),
    ("matrix", (RATE, OTHER), (LEVEL, ENDS, GERMANY, LAND, SOURCE)),
    ("matrix", (RATE, COUNT), (LEVEL, ENDS, GERMANY, LAND, SOURCE, NO_DISTANCE)),
    ("difference", ("DG", RATE), (LEVEL, ENDS, SOURCE)),
    ("difference", ("DG", RATE, OTHER), (LEVEL, ENDS, SOURCE)),
    ("ranking", (RATE,), (ENDS, GERMANY, LAND, SOURCE)),
    ("ranking", (COUNT,), (ENDS, NO_DISTANCE, SOURCE)),
    ("scatter", (RATE, OTHER), (LEVEL, ENDS, GERMANY, LAND, SOURCE)),
    ("years", (RATE,), (LEVEL, ENDS, GERMANY, LAND, SOURCE)),
    ("years", (COUNT,), (LEVEL, ENDS, NO_DISTANCE, SOURCE)),
    ("occupations", ("14521", "14627"), ("those of districts", "no distance to them", SOURCE)),
    ("peers", ("",), (LEVEL, SOURCE)),
)
MOST_LETTERS = 1_000
"""Of the words above a chart of many indicators."""


@pytest.mark.parametrize(("kind", "asked", "parts"), TOLD)
def test_words_of_a_view_say_what_each_view_must(
    kind: str, asked: tuple[str, ...], parts: tuple[str, ...]
) -> None:
    sides = of_ids(real_world(), ["14521", "14627"], READER)
    view = VIEW_KINDS[kind].make(real_world(), sides, asked, READER)
    said = " ".join(view.told)
    assert [one for one in parts if one not in said] == []
    assert 2 <= len(view.words) <= 4


def test_words_of_the_first_page_are_three_and_the_rest_is_told_by_indicator() -> None:
    regions = [one.id for one in real_world().regions]
    sides = of_ids(real_world(), regions, READER)
    view = VIEW_KINDS["matrix"].make(real_world(), sides, (), READER)
    assert len(view.words) == 3
    assert sum(map(len, view.words)) < MOST_LETTERS
    assert len(view.more) > 3
