"""When alliances run: start and end, and which of them run in a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from geo.alliance_groups import of_regions
from geo.kept import kept_with_world
from geo.records import records
from geo.text import Reader
from geo.world import World

DIGITS = {"year": len("2021"), "month": len("2021-07")}
"""How much of a date in ISO form is known; the rest a source's editor has filled in."""
LEAST = "mindestens"
"""How statements say that an end is the earliest one."""


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
    start_value, end_value (year, month or day in ISO form as far as stated, empty where not
    known), end_is_least (whether the end is only the earliest one).
    """
    current = world.facts[world.facts["standing"] == "current"]
    stated = {
        (row["alliance_id"], row["fact_type"]): row
        for row in records(current[::-1])  # the first of several stays
    }
    rows = []
    for row in records(of_regions(world)):
        start, end = (stated.get((row["alliance_id"], one), {}) for one in ("start", "end"))
        first, _, until = _known(start).partition("/")
        last = _known(end) or until
        rows.append(
            {
                "alliance_id": row["alliance_id"],
                "short_name": row["short_name"],
                "region_id": row["region_id"],
                "start": day(first, last=False),
                "end": day(last, last=True),
                "start_value": first,
                "end_value": last,
                "end_is_least": LEAST in str(end.get("text", "")),
            }
        )
    return pd.DataFrame(rows)


def start_and_end(row: Mapping[str, Any], reader: Reader) -> tuple[str, str]:
    """Return start and end of a row of :func:`run_times` in words, empty where not known."""
    start, end = (reader.date(str(row[part])) for part in ("start_value", "end_value"))
    if end and row["end_is_least"]:
        end = reader.t("at least {date}").format(date=end)
    return start, end


def run_time_words(row: Mapping[str, Any], reader: Reader) -> str:
    """Return a run time as "from – to", or that it is not known."""
    start, end = start_and_end(row, reader)
    unknown = reader.t("not known")
    if not start and not end:
        return unknown
    return start if start == end else f"{start or unknown} – {end or unknown}"


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


def _known(fact: Mapping[str, Any]) -> str:
    """Return the date or the dates of a fact as far as its source states them."""
    digits = DIGITS.get(str(fact.get("precision", "")))
    return "/".join(one[:digits] for one in str(fact.get("value", "")).split("/"))


def day(text: str, *, last: bool) -> date | None:
    """Return the first or last day that a year, month or day in ISO form covers, or None."""
    if not text:
        return None
    period = pd.Period(text, freq={4: "Y", 7: "M"}.get(len(text), "D"))
    return (period.end_time if last else period.start_time).date()
