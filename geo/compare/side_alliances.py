"""Which alliances and projects belong to a side, and their programme, fields and years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import pandas as pd

from geo.areas import is_within
from geo.compare.sides import Side
from geo.kept import kept_with_world
from geo.money import alliances_of, by_alliance, fundable, seats
from geo.records import records
from geo.run_times import run_times
from geo.world import World

NOT_STATED = ""
"""Category of what has no programme, field or run time that is known."""


class By(StrEnum):
    """By what alliances are put side by side."""

    PROGRAMME = "programme"
    FIELD = "field"
    YEAR = "year"


def is_region(world: World, side: Side) -> bool:
    """Tell whether a side is a region of the atlas, which alliances name as theirs."""
    region = world.region(side.region.id)
    return region is not None and side.definition in region.definitions


def side_alliances(world: World, side: Side) -> tuple[str, ...]:
    """Return the alliances and projects of a side, in the order of the table.

    A region of the atlas has those that name it; any other side those with a seat inside it.
    """
    if is_region(world, side):
        return _of_region(world, side.region.id, side.definition.id)
    places = _seats(world)
    return tuple(one for one, at in places.items() if any(is_within(p, side.areas) for p in at))


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


@kept_with_world
def _of_region(world: World, region_id: str, definition_id: str) -> tuple[str, ...]:
    region = world.region(region_id)
    rows = fundable(alliances_of(world, region, definition_id)) if region else pd.DataFrame()
    return tuple(map(str, rows["alliance_id"])) if len(rows) else ()


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
