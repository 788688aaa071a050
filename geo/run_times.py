"""When alliances run: start and end, and which of them run in a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from geo.kept import kept_with_world
from geo.records import records
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Running:
    """The alliances that run in all years from ``first`` to ``last``, and in no other set."""

    first: int
    last: int
    alliance_ids: tuple[str, ...]


@kept_with_world
def run_times(world: World) -> pd.DataFrame:
    """Return start and end of the alliances of the regions.

    Columns: alliance_id, short_name, region_id, start, end (dates; NaT where not known),
    start_value, end_value (year, month or day in ISO form, empty where not known).
    """
    current = world.facts[world.facts["standing"] == "current"]
    values = {
        (row["alliance_id"], row["fact_type"]): str(row["value"])
        for row in records(current[::-1])  # the first of several stays
    }
    rows = []
    for row in records(world.alliances[world.alliances["region_id"] != ""]):
        first, _, until = values.get((row["alliance_id"], "start"), "").partition("/")
        last = values.get((row["alliance_id"], "end")) or until
        rows.append(
            {
                "alliance_id": row["alliance_id"],
                "short_name": row["short_name"],
                "region_id": row["region_id"],
                "start": day(first, last=False),
                "end": day(last, last=True),
                "start_value": first,
                "end_value": last,
            }
        )
    return pd.DataFrame(rows)


def running(world: World, alliance_ids: Iterable[str]) -> list[Running]:
    """Return which alliances run when, one entry for consecutive years with the same ones.

    An alliance without a known start or end runs in no year: it is not known whether it does.
    """
    times = run_times(world).dropna(subset=["start", "end"])
    known = times[times["alliance_id"].isin(list(alliance_ids))]
    if known.empty:
        return []
    starts = [day.year for day in known["start"]]
    ends = [day.year for day in known["end"]]
    spans = list(zip(known["alliance_id"], starts, ends, strict=True))
    by_year = {
        year: tuple(i for i, start, end in spans if start <= year <= end)
        for year in range(min(starts), max(ends) + 1)
    }
    found = []
    for ids, years in groupby(by_year, key=by_year.__getitem__):
        first, *rest = years
        found.append(Running(first=first, last=[first, *rest][-1], alliance_ids=ids))
    return found


def day(text: str, *, last: bool) -> date | None:
    """Return the first or last day that a year, month or day in ISO form covers, or None."""
    if not text:
        return None
    period = pd.Period(text, freq={4: "Y", 7: "M"}.get(len(text), "D"))
    return (period.end_time if last else period.start_time).date()
