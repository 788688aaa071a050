"""Sides of a comparison that share areas: named, and nothing is ever added up over sides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from geo.areas import is_within
from geo.citation import cited, figure
from geo.compare.sides import Side
from geo.figures import area_name
from geo.places import shortened
from geo.text import Reader
from geo.world import World

NO_REFS: Mapping[str, str] = {}
MOST_APART = 2
"""Pairs of sides that overlap and have a note each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap:
    """Two sides and the areas that both have, the smaller of two where one lies in the other."""

    one: Side
    other: Side
    areas: tuple[str, ...]


def share_areas(one: Side, other: Side) -> bool:
    """Tell whether any area of a side is one of the other's or lies inside one."""
    return any(is_within(area, other.areas) for area in one.areas) or any(
        is_within(area, one.areas) for area in other.areas
    )


def overlaps(sides: Sequence[Side]) -> tuple[Overlap, ...]:
    """Return which sides share areas, each pair once."""
    found = []
    for one, other in combinations(sides, 2):
        areas = sorted(
            {area for area in one.areas if is_within(area, other.areas)}
            | {area for area in other.areas if is_within(area, one.areas)}
        )
        if areas:
            found.append(Overlap(one=one, other=other, areas=tuple(areas)))
    return tuple(found)


def overlap_words(
    world: World, sides: Sequence[Side], reader: Reader, refs: Mapping[str, str] = NO_REFS
) -> tuple[str, ...]:
    """Return one sentence for each pair of sides that share areas.

    ``refs`` are the addresses of how sides are drawn, by their ids; names and areas carry them.
    """
    words = reader.t("{one} and {other} overlap ({areas}) and are not added up.")
    return tuple(
        cited(
            words,
            one=figure(found.one.title(reader), refs.get(found.one.id, "")),
            other=figure(found.other.title(reader), refs.get(found.other.id, "")),
            areas=figure(_listed(world, found, reader), refs.get(found.one.id, "")),
        )
        for found in overlaps(sides)
    )


def overlap_notes(
    world: World, sides: Sequence[Side], reader: Reader, notes: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the notes of a view, before them which of its sides share areas.

    More than ``MOST_APART`` pairs stand in one sentence, so that all have room in a drawing.
    """
    found = overlaps(sides)
    if len(found) <= MOST_APART:
        return (*overlap_words(world, sides, reader), *notes)
    pair = reader.t("{one} and {other} ({areas})")
    pairs = (
        pair.format(
            one=one.one.title(reader),
            other=one.other.title(reader),
            areas=_listed(world, one, reader),
        )
        for one in found
    )
    words = reader.t("These overlap and are not added up: {pairs}.")
    return (words.format(pairs="; ".join(pairs)), *notes)


def _listed(world: World, found: Overlap, reader: Reader) -> str:
    names = [area_name(world, area, reader) for area in found.areas]
    return ", ".join(shortened(names, reader))
