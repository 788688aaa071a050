"""Partners of alliances: how many are known by name, where, and how many the alliances claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geo.areas import district_of
from geo.kept import kept_with_world
from geo.model import Level
from geo.records import records
from geo.stated_bounds import Bound, bound_of_count
from geo.world import World

PER_INHABITANTS = 100_000


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedCount:
    """A number somebody claims at a date; ``bound`` is what their words make of it."""

    number: int
    date: str
    source_id: str
    fact_id: str = ""
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """How much of an alliance is known: organisations by name, on the map, claimed."""

    known: int
    placed: int
    claimed: DatedCount | None
    alliance_id: str = ""


def organisations_by_area(memberships: pd.DataFrame, level: Level) -> pd.DataFrame:
    """Count distinct organisations and memberships by area.

    Args:
        memberships: Rows with organisation_id, alliance_id and area_id (AGS, empty if not known).
        level: municipality or district.

    Returns:
        Index area_id; columns organisations, memberships. Rows without a place are left out here
        and listed by :func:`unplaced`.

    """
    placed = memberships[memberships["area_id"] != ""]
    area = placed["area_id"] if level is Level.MUNICIPALITY else placed["area_id"].map(district_of)
    return (
        placed.assign(area_id=area)
        .groupby("area_id")
        .agg(
            organisations=("organisation_id", "nunique"),
            memberships=("membership_id", "nunique"),
        )
    )


def unplaced(memberships: pd.DataFrame) -> pd.DataFrame:
    """Return the memberships whose place is not known or not in Germany."""
    return memberships[memberships["area_id"] == ""]


def coverage(world: World, alliance_ids: Iterable[str]) -> dict[str, Coverage]:
    """Return the coverage of each alliance."""
    return {alliance_id: _covered(world, alliance_id) for alliance_id in alliance_ids}


@kept_with_world
def _covered(world: World, alliance_id: str) -> Coverage:
    rows = world.memberships[world.memberships["alliance_id"] == alliance_id]
    return Coverage(
        known=rows["organisation_id"].nunique(),
        placed=rows.loc[rows["area_id"] != "", "organisation_id"].nunique(),
        claimed=claimed_partners(world.facts, alliance_id),
        alliance_id=alliance_id,
    )


def claimed_partners(facts: pd.DataFrame, alliance_id: str) -> DatedCount | None:
    """Return the newest number of partners an alliance claims for itself, or None."""
    rows = facts[
        (facts["alliance_id"] == alliance_id)
        & (facts["fact_type"] == "number_of_partners")
        & (facts["standing"] == "current")
        & (facts["scope"] == "alliance")
    ]
    if rows.empty:
        return None
    row = records(rows.sort_values(["as_of", "source_date"]))[-1]
    return DatedCount(
        number=int(row["value"]),
        date=str(row["as_of"] or row["source_date"]),
        source_id=str(row["source_id"]),
        fact_id=str(row["fact_id"]),
        bound=bound_of_count(str(row["text"])),
    )


def density(counts: pd.Series, base: pd.Series, per: float = PER_INHABITANTS) -> pd.Series:
    """Return ``counts`` for each ``per`` of ``base``; missing where the base is."""
    aligned = counts.reindex(base.index, fill_value=0)
    return per * aligned / base.where(base > 0)
