"""Which alliances and projects belong to a side, and their programme, fields and years.

One rule for every side, so that a whole never has fewer than its parts: an alliance belongs where
it has a seat, and where the region of the atlas that it names lies inside as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from geo.areas import is_within
from geo.compare.sides import Side
from geo.kept import kept_with_world, newest_kept_with_world
from geo.money import by_alliance, fundable, seats
from geo.records import records
from geo.run_times import run_times
from geo.world import World

NOT_STATED = ""
"""Category of what has no programme, field or run time that is known."""


MOST_LISTS = 1_000


class By(StrEnum):
    """By what alliances are put side by side."""

    PROGRAMME = "programme"
    FIELD = "field"
    YEAR = "year"


class Within(StrEnum):
    """How much of the region of an alliance lies in a side."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, kw_only=True, slots=True)
class Belonging:
    """Where an alliance stands seen from a side: its seats inside and outside, and its region."""

    seat: bool
    seat_outside: bool
    region: Within

    @property
    def counts(self) -> bool:
        """Whether the alliance belongs to the side."""
        return self.seat or self.region is Within.WHOLE


def is_region(world: World, side: Side) -> bool:
    """Tell whether a side is a region of the atlas."""
    region = world.region(side.region.id)
    return region is not None and side.definition in region.definitions


def side_alliances(world: World, side: Side) -> tuple[str, ...]:
    """Return the alliances and projects of a side, in the order of the table."""
    return tuple(one for one, found in _belonging(world, side.areas).items() if found.counts)


def across(world: World, side: Side) -> tuple[str, ...]:
    """Return the alliances of a side that have a seat or a part of their region outside it."""
    return tuple(
        one
        for one, found in _belonging(world, side.areas).items()
        if found.counts and (found.seat_outside or found.region is not Within.WHOLE)
    )


def undecided(world: World, side: Side) -> tuple[str, ...]:
    """Return the alliances without a known seat whose region lies only partly in a side."""
    return tuple(
        one
        for one, found in _belonging(world, side.areas).items()
        if not found.counts and not found.seat_outside and found.region is Within.PART
    )


def shared(world: World, sides: Sequence[Side]) -> dict[str, tuple[str, ...]]:
    """Return the alliances that belong to several sides, with the ids of the sides."""
    found: dict[str, list[str]] = {}
    for side in sides:
        for one in side_alliances(world, side):
            found.setdefault(one, []).append(side.id)
    return {one: tuple(ids) for one, ids in found.items() if len(ids) > 1}


def categories(world: World, by: By) -> Mapping[str, tuple[str, ...]]:
    """Return for each alliance its programme, its fields of work, or the years it runs in.

    An alliance may have several fields and years; one without any has :data:`NOT_STATED`.
    """
    known = {By.PROGRAMME: _programmes, By.FIELD: _fields, By.YEAR: _years}[by](world)
    return {one: known.get(one) or (NOT_STATED,) for one in _seats(world)}


def alliance_sources(world: World, ids: Sequence[str]) -> tuple[str, ...]:
    """Return the sources of the statements that count, else those of the alliances."""
    money, rows = world.funding, world.alliances
    counting = money[money["counts"].astype("bool") & money["alliance_id"].isin(ids)]
    named = rows[rows["alliance_id"].isin(ids)]
    every = [*counting["source_id"], *named["source_id"]]
    return tuple(dict.fromkeys(str(one) for one in every if one))


@kept_with_world
def known_amounts(world: World) -> Mapping[str, float | None]:
    """Return the money of each alliance and project, None where no statement counts."""
    amounts = by_alliance(world.funding, fundable(world.alliances)["alliance_id"])
    return {str(one): None if pd.isna(amount) else float(amount) for one, amount in amounts.items()}


@kept_with_world
def _seats(world: World) -> dict[str, tuple[str, ...]]:
    ids = map(str, fundable(world.alliances)["alliance_id"])
    return {one: tuple(seats(world, one)) for one in ids}


@newest_kept_with_world(MOST_LISTS)
def _belonging(world: World, areas: tuple[str, ...]) -> dict[str, Belonging]:
    """Return by alliance where its seats and its region lie, seen from a side of ``areas``."""
    found = {}
    for row in records(fundable(world.alliances)):
        inside = [is_within(one, areas) for one in _seats(world)[str(row["alliance_id"])]]
        found[str(row["alliance_id"])] = Belonging(
            seat=any(inside),
            seat_outside=not all(inside),
            region=_region_within(world, row, areas),
        )
    return found


def _region_within(world: World, row: Mapping[str, Any], areas: tuple[str, ...]) -> Within:
    """Return how much of the region of an alliance lies in ``areas``, under any definition of it.

    An alliance that names no definition belongs to the region under each of them.
    """
    region = world.region(str(row["region_id"]))
    if region is None:
        return Within.NONE
    named = str(row["definition_id"])
    parts = [one.areas for one in region.definitions if named in ("", one.id)]
    if any(all(is_within(part, areas) for part in own) for own in parts):
        return Within.WHOLE
    met = any(
        is_within(part, areas) or is_within(area, own)
        for own in parts
        for part in own
        for area in areas
    )
    return Within.PART if met else Within.NONE


@kept_with_world
def _programmes(world: World) -> dict[str, tuple[str, ...]]:
    rows = world.alliances
    pairs = zip(rows["alliance_id"], rows["programme"], strict=True)
    return {str(one): (str(programme),) for one, programme in pairs if programme}


@kept_with_world
def _fields(world: World) -> dict[str, tuple[str, ...]]:
    """Return the short names of the fields of work, where a source allows for any."""
    facts = world.facts
    own = facts[(facts["fact_type"] == "field_of_technology") & (facts["standing"] == "current")]
    found: dict[str, list[str]] = {}
    for row in records(own):
        names = [name.strip() for name in str(row["value"]).split(";")]
        found.setdefault(str(row["alliance_id"]), []).extend(filter(None, names))
    return {one: tuple(dict.fromkeys(names)) for one, names in found.items()}


@kept_with_world
def _years(world: World) -> dict[str, tuple[str, ...]]:
    times = run_times(world)
    known = times.dropna(subset=["start", "end"]) if len(times) else pd.DataFrame()
    return {
        str(row["alliance_id"]): tuple(
            str(year) for year in range(row["start"].year, row["end"].year + 1)
        )
        for row in records(known)
    }
