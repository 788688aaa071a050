"""Money of alliances: which statement counts, what it adds up to, and where it sits.

One rule for every sum: the statement marked as standing for an alliance's funding volume counts,
be it spent, granted or available in total; where none is marked, grants and approvals for the
whole alliance count whose periods do not overlap. Ceilings, requests, expectations, budgets of
phases, budget lines, total costs and own contributions never enter a sum. An alliance without a
counting statement is not 0 but not known. A sum with a stated lower bound in it is a lower bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from geo.alliance_groups import of_regions
from geo.areas import district_of, districts_touched, is_within
from geo.kept import kept_with_world
from geo.model import Region
from geo.own_region import is_own
from geo.records import records
from geo.run_times import day
from geo.stated_bounds import Bound, bound_of_amount, bound_of_sum
from geo.world import World

DAYS_OF_A_YEAR = 365.25

AmountsOf = Callable[[pd.DataFrame, Iterable[str]], pd.Series]
"""From statements about money and alliance ids to amount_eur by alliance_id."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Funding:
    """A sum in euros over the alliances where it is known, and how many are known and not.

    ``bound`` is what the words of the statements make of the sum.
    """

    amount_eur: float | None
    known: int
    unknown: int
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, kw_only=True, slots=True)
class SeatFunding:
    """Money by district of the seat.

    Attributes:
        by_district: amount_eur by district id, of alliances with one known seat.
        incomplete: districts where more money may sit than is known, also because only a lower
            bound is stated.
        unseated: alliances with money but without one known seat, with amount_eur.

    """

    by_district: pd.Series
    incomplete: frozenset[str]
    unseated: pd.Series


def by_alliance(funding: pd.DataFrame, alliance_ids: Iterable[str]) -> pd.Series:
    """Return amount_eur by alliance_id; missing where no statement counts."""
    counting = funding[funding["counts"]]
    sums = counting.groupby("alliance_id")["amount_eur"].sum()
    return sums.reindex(list(alliance_ids)).astype("float64")


def by_run_year(funding: pd.DataFrame, alliance_ids: Iterable[str]) -> pd.Series:
    """Return amount_eur for each year of run time by alliance_id.

    Missing where no statement counts, or where one of them has no known start or end.
    """
    counting = funding[funding["counts"]]
    starts = counting["period_from"].map(lambda text: day(text, last=False))
    ends = counting["period_to"].map(lambda text: day(text, last=True))
    days = pd.to_datetime(ends) - pd.to_datetime(starts) + pd.Timedelta(days=1)
    yearly = counting["amount_eur"] / (days.dt.days / DAYS_OF_A_YEAR)
    sums = yearly.groupby(counting["alliance_id"]).sum(min_count=1, skipna=False)
    return sums.reindex(list(alliance_ids)).astype("float64")


def bound_of(funding: pd.DataFrame, alliance_ids: Iterable[str]) -> Bound:
    """Return what the words of the statements that count make of their sum."""
    asked = funding["alliance_id"].isin(list(alliance_ids))
    rows = funding[funding["counts"].astype("bool") & asked]
    return bound_of_sum(map(bound_of_amount, rows["covers"], rows["note"]))


def total(funding: pd.DataFrame, alliance_ids: Iterable[str]) -> Funding:
    """Return the sum of what is known of alliances, of how many it is and of how many not."""
    amounts = by_alliance(funding, alliance_ids)
    known = amounts.dropna()
    return Funding(
        amount_eur=float(known.sum()) if len(known) else None,
        known=len(known),
        unknown=int(amounts.isna().sum()),
        bound=bound_of(funding, amounts.index),
    )


@kept_with_world
def seats(world: World, alliance_id: str) -> Sequence[str]:
    """Return the AGS of an alliance's seats; the lead organisation's where none is stated."""
    facts = world.facts
    own = facts[
        (facts["alliance_id"] == alliance_id)
        & (facts["fact_type"] == "seat")
        & (facts["standing"] == "current")
    ]
    if not own.empty:
        return [area for area in str(own.iloc[0]["value"]).split(";") if area]
    rows = world.memberships
    leads = rows[(rows["alliance_id"] == alliance_id) & (rows["role_kind"] == "lead")]
    return sorted({area for area in leads["area_id"] if area})


@kept_with_world
def by_seat(world: World, amounts_of: AmountsOf = by_alliance) -> SeatFunding:
    """Return the money of all alliances by the district of their seat.

    ``amounts_of`` is :func:`by_alliance` for the whole run time or :func:`by_run_year`.
    """
    alliances = fundable(world.alliances)
    amounts = amounts_of(world.funding, alliances["alliance_id"])
    sums: dict[str, float] = {}
    unseated: dict[str, float] = {}
    incomplete: set[str] = set()
    for row in records(alliances):
        alliance_id = row["alliance_id"]
        amount, places = amounts[alliance_id], seats(world, alliance_id)
        if len(places) == 1 and pd.notna(amount):
            district = district_of(places[0])
            sums[district] = sums.get(district, 0.0) + float(amount)
            if bound_of(world.funding, [alliance_id]).is_lower:
                incomplete.add(district)
            continue
        incomplete.update(map(district_of, places) if places else _districts(world, row))
        if pd.notna(amount):
            unseated[alliance_id] = float(amount)
    return SeatFunding(
        by_district=pd.Series(sums, dtype="float64"),
        incomplete=frozenset(incomplete),
        unseated=pd.Series(unseated, dtype="float64"),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Seated:
    """Known money by where its alliances sit; None where there is none of a kind.

    ``bounds`` has by kind (inside, outside, unseated) what the statements make of the sum.
    """

    inside_eur: float | None
    outside_eur: float | None
    unseated_eur: float | None
    seats_outside: tuple[str, ...]
    bounds: Mapping[str, Bound] = field(default_factory=dict)


def inside_and_outside(world: World, alliance_ids: Iterable[str], parts: Iterable[str]) -> Seated:
    """Return the known money of alliances by whether their one seat lies within ``parts``."""
    amounts = by_alliance(world.funding, alliance_ids).dropna()
    areas = tuple(parts)
    sums: dict[str, float] = {}
    ids: dict[str, list[str]] = {}
    outside: list[str] = []
    for alliance_id, amount in amounts.items():
        places = seats(world, str(alliance_id))
        kind = "unseated"
        if len(places) == 1:
            kind = "inside" if is_within(places[0], areas) else "outside"
            outside += places if kind == "outside" else []
        sums[kind] = sums.get(kind, 0.0) + float(amount)
        ids.setdefault(kind, []).append(str(alliance_id))
    return Seated(
        inside_eur=sums.get("inside"),
        outside_eur=sums.get("outside"),
        unseated_eur=sums.get("unseated"),
        seats_outside=tuple(dict.fromkeys(outside)),
        bounds={kind: bound_of(world.funding, own) for kind, own in ids.items()},
    )


def fundable(alliances: pd.DataFrame) -> pd.DataFrame:
    """Return the alliances and projects; programmes and strategies hold no money here."""
    return alliances[alliances["kind"].isin(["alliance", "project"])]


def alliances_of(world: World, region: Region, definition_id: str) -> pd.DataFrame:
    """Return the alliances of a region under one of its definitions, in the order of the table.

    Those of a region of the reader's own have a seat in it.
    """
    rows = world.alliances
    if is_own(region.id):
        parts = region.definition(definition_id).areas
        regional = of_regions(world)
        places = [seats(world, str(one)) for one in regional["alliance_id"]]
        return regional[[any(is_within(place, parts) for place in one) for one in places]]
    in_region = rows["region_id"] == region.id
    in_definition = rows["definition_id"].isin(["", definition_id])
    return rows[in_region & in_definition]


def _districts(world: World, alliance: Mapping[str, str]) -> list[str]:
    """Return the districts of the region and definition that an alliance belongs to."""
    region = world.region(alliance["region_id"])
    return districts_touched(region.definition(alliance["definition_id"]).areas) if region else []
