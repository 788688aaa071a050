"""The states of a value (CARTOGRAPHY 7): each is told apart on map, in legend, table and speech."""

from __future__ import annotations

import pytest

from geo.classify import CODE_OF_STATUS, ROUNDED_TO_ZERO_CODE, ZERO_CODE
from geo.leaflet.look import PATTERNS, PLAIN, STYLES
from geo.model import Status, Value
from geo.skills_layer import skills_layer
from pages.ui.translation import reader as page_reader
from tests.world import observed, reader

SHOWN = (Status.EXACT, Status.UNCERTAIN)
ON_MAP = {
    **CODE_OF_STATUS,
    Status.ZERO: ZERO_CODE,
    Status.ROUNDED_TO_ZERO: ROUNDED_TO_ZERO_CODE,
}


def test_every_state_has_a_look_of_its_own() -> None:
    looks = [PATTERNS.get(code, {}).get("path") or PLAIN[code] for code in ON_MAP.values()]
    assert set(ON_MAP) == set(Status) - set(SHOWN)
    assert len(set(looks)) == len(looks)
    assert STYLES["uncertain"]["dashArray"] != STYLES["least"]["dashArray"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_state_has_words_for_legend_and_speech(language: str) -> None:
    words = page_reader(language)
    legend = [words.status(one) for one in Status]
    spoken = [words.spoken(one) for one in Status if one is not Status.EXACT]
    assert len(set(legend)) == len(Status)
    assert len(set(spoken)) == len(spoken)
    assert all(spoken)


def test_an_uncertain_value_is_shown_in_its_class_with_a_dotted_border() -> None:
    world = observed("unemployment_rate", status=Status.UNCERTAIN)
    variant = next(
        one
        for one in skills_layer(world, [], reader()).variants
        if one.id == "unemployment_rate:2024"
    )
    (fill,) = variant.fills
    assert fill.uncertain == {"98001", "98002", "99001", "99002"}
    assert set(fill.values) == fill.uncertain
    (entry,) = [e for e in variant.legend[0].entries if e.mark == "dotted"]
    assert (entry.label, entry.count) == ("dotted border: uncertain", 4)


def test_an_uncertain_figure_stands_in_brackets() -> None:
    value = Value(number=12.3, status=Status.UNCERTAIN, period="2024", source_ids=("s",))
    assert reader().figure(value, 1, "%") == "(12.3\u00a0%)"
