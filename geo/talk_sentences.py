"""Sentences of a talk that are made from the data: names in braces become figures with a record.

``{size:meissen}`` is the sentence about inhabitants and area of a region, ``{figure:…}`` the figure
of an address (:mod:`geo.refs`) as its record shows it. So a talk that is given again says what the
data says by then. A name that stands for nothing is said to be none; other braces stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from geo.citation import Cited, figure, joined, pieces
from geo.evidence import record
from geo.figures import HEADLINE_SKILLS_INDICATOR, key_figures
from geo.kept import kept_with_world
from geo.model import Source
from geo.money import alliances_of
from geo.refs import UnknownRefError
from geo.report_notes import definition_ref
from geo.report_sentences import (
    Shown,
    alliance_words,
    beside_words,
    cut,
    definition_words,
    money_words,
    overlap_words,
    size_words,
)
from geo.text import Reader
from geo.world import World

_NAME = re.compile(r"\{([a-z]{1,20}):([A-Za-z0-9_.:%-]{1,400})\}")
FIGURE = "figure"
"""The name of a single figure; all others are sentences about a region."""

Sentences = Callable[[World, Shown, Reader], Iterable[str]]


def _skills(world: World, shown: Shown, reader: Reader) -> Iterable[str]:
    found = key_figures(world, *shown, (HEADLINE_SKILLS_INDICATOR,))
    words = beside_words(world, shown, found[0], reader)
    return (words or reader.t("No figure of the region itself is known."),)


def _is_not(_world: World, shown: Shown, reader: Reader) -> Iterable[str]:
    return (figure(reader.of(shown[0].is_not), definition_ref(*shown)),)


def _names(world: World, shown: Shown, reader: Reader) -> Iterable[str]:
    rows = alliances_of(world, shown[0], shown[1].id)
    listed = ", ".join(cut(str(one)) for one in rows["short_name"])
    return (listed or reader.t("No alliance is known."),)


SENTENCES: Mapping[str, Sentences] = {
    "what": lambda _world, shown, reader: definition_words(shown, reader),
    "isnot": _is_not,
    "overlap": overlap_words,
    "size": lambda world, shown, reader: (size_words(world, shown, reader),),
    "alliances": lambda world, shown, reader: (alliance_words(world, shown, reader),),
    "names": _names,
    "money": money_words,
    "skills": _skills,
}
"""By name: what it says of a region."""


def filled(world: World, text: str, reader: Reader) -> Cited:
    """Return a text with its names filled in; figures in it carry their addresses."""
    parts: list[str] = []
    at = 0
    for one in _NAME.finditer(text):
        said = _said(world, one[1], one[2], reader)
        parts += [text[at : one.start()], one[0] if said is None else said]
        at = one.end()
    return joined("", [*parts, text[at:]])


def unknown_names(world: World, text: str, reader: Reader) -> list[str]:
    """Return the names in a text that look like those of sentences and stand for none."""
    return [one[0] for one in _NAME.finditer(text) if _said(world, one[1], one[2], reader) is None]


def sources_of(world: World, texts: Iterable[str], reader: Reader) -> Sequence[Source]:
    """Return the sources behind the figures of texts, each once."""
    addresses = dict.fromkeys(ref for text in texts for _, ref in pieces(text) if ref)
    found = {one.id: one for ref in addresses for one in _sources(world, ref, reader)}
    return tuple(found.values())


@kept_with_world
def _sources(world: World, ref: str, reader: Reader) -> Sequence[Source]:
    """Return the sources of a figure; the drawing of a region is in no table."""
    try:
        return record(world, ref, reader).sources
    except UnknownRefError:
        return ()


def _said(world: World, name: str, subject: str, reader: Reader) -> str | None:
    """Return what a name stands for, None where it stands for nothing."""
    if name == FIGURE:
        try:
            return figure(record(world, subject, reader).value, subject)
        except UnknownRefError:
            return None
    region_id, _, definition_id = subject.partition(".")
    region = world.region(region_id)
    if region is None or name not in SENTENCES:
        return None
    if definition_id and definition_id not in {one.id for one in region.definitions}:
        return None
    shown = region, region.definition(definition_id)
    return joined(" ", SENTENCES[name](world, shown, reader))
