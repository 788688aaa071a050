"""Counts of districts apportioned to parts of them by inhabitants: an estimate, never a default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import district_of, level_of, members
from geo.inhabitants import inhabitants
from geo.model import Definition, Kind, Level, Status, Value
from geo.observations import newest, values
from geo.world import World

REASON = "apportioned"


@dataclass(frozen=True, kw_only=True, slots=True)
class Apportioned:
    """A count with the part of each district that is in it; 1 for a district taken whole."""

    value: Value
    shares: tuple[tuple[str, float], ...]


def apportioned(
    world: World, definition: Definition, indicator: str, *, period: str | None = None
) -> Apportioned | None:
    """Return a count of a region with part-districts, estimated by their share of inhabitants.

    None where nothing can be estimated: the measure is no count, no district is taken in part, or
    a district or the inhabitants of one of its municipalities are not known.
    """
    if world.catalogue[indicator].kind is not Kind.COUNT:
        return None
    shares = shares_of(world, definition.areas)
    if not shares or all(share == 1 for _, share in shares):
        return None
    districts = [district for district, _ in shares]
    chosen = period or newest(world.observations, indicator, districts)
    rows = values(world.observations, indicator, chosen).reindex(districts)
    if rows["value"].isna().any():
        return None
    people = inhabitants(world, Level.MUNICIPALITY)
    numbers = zip(rows["value"], shares, strict=True)
    return Apportioned(
        value=Value(
            number=float(sum(number * share for number, (_, share) in numbers)),
            status=Status.UNCERTAIN,
            period=chosen,
            source_ids=tuple(sorted({*map(str, rows["source_id"]), *people.source_ids})),
            parts=len(shares),
            reason=REASON,
        ),
        shares=shares,
    )


def shares_of(world: World, areas: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Return the districts of areas, each with the part of its inhabitants that lives in them.

    Nothing where the inhabitants of a municipality of one of the districts are not known.
    """
    parts: dict[str, list[str]] = {}
    for area in areas:
        parts.setdefault(district_of(area), []).append(area)
    people = inhabitants(world, Level.MUNICIPALITY).number
    found = []
    for district, own in sorted(parts.items()):
        if level_of(own[0]) is Level.DISTRICT:
            found.append((district, 1.0))
            continue
        everyone = people.reindex(members(world.areas, [district], Level.MUNICIPALITY))
        if everyone.isna().any() or not everyone.sum():
            return ()
        found.append((district, float(everyone.reindex(own).sum() / everyone.sum())))
    return tuple(found)
