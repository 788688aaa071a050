"""Figures given for another territory than ours: counts of the parts summed, rates refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.model import Status

FIGURE = ["area_id", "period", "indicator"]
NUMBERS = {Status.EXACT, Status.ZERO, Status.ROUNDED_TO_ZERO, Status.UNCERTAIN}
"""States that carry a number."""
NOTHING = Status.NOT_COLLECTED
"""What a table says of an area that does not exist."""
LEVEL_WORDS = {2: "Land", 5: "district", 8: "municipality"}
"""By the length of an AGS."""
NO_NEWS = {Status.NOT_COLLECTED, Status.LATER}
"""States that say there is nothing to say, or not yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One of our areas in another territory; ``until`` is empty where that is the newer one."""

    area_id: str
    parts: tuple[str, ...]
    since: str
    until: str

    @property
    def others(self) -> frozenset[str]:
        """The parts that are no area of ours."""
        return frozenset(self.parts) - {self.area_id}

    def holds_on(self, day: str) -> bool:
        """Return whether ``day`` (ISO) lies in the time of the other territory."""
        return self.since <= day < (self.until or "9999")


@dataclass(frozen=True, kw_only=True, slots=True)
class Territory:
    """The territory figures are given for.

    ``day`` (ISO) where the file says it; else it is that of each period, unless all are
    ``rebased`` to one.
    """

    day: str = ""
    rebased: bool = False

    def lacks(self, change: Change, period: str) -> str:
        """Return the day on which our area was only a part of itself in it, or nothing.

        Of a period without a day the whole year must lie in the time of the other territory.
        """
        if self.day:
            return self.day if change.holds_on(self.day) else ""
        first, last = f"{period[:4]}-01-01", f"{period[:4]}-12-31"
        whole = change.area_id in change.parts and change.holds_on(first) and change.holds_on(last)
        return "" if self.rebased or not whole else last


def changes_of(table: pd.DataFrame) -> tuple[Change, ...]:
    """Return the changes of the table of parts."""
    groups = table.groupby(["area_id", "valid_from", "valid_until"], sort=True)
    return tuple(
        Change(area_id=str(area_id), parts=tuple(rows["part_id"]), since=str(a), until=str(b))
        for (area_id, a, b), rows in groups
    )


def with_sums(
    figures: pd.DataFrame,
    changes: Collection[Change],
    *,
    counts: Collection[str],
    territory: Territory,
) -> pd.DataFrame:
    """Return the figures with parts summed to our areas, and ``reason`` where that is refused.

    A row of a part, and of an area that is not itself without it, goes to our area: its
    ``area_id`` becomes that of our area, ``part`` keeps the one in the file. Only counts of which
    every part has a number are summed; all rows that make up a sum carry its value.

    Args:
        figures: area_id, period, indicator, value, status, flags; one row for each of them.
        changes: Our areas in other territories.
        counts: Indicators that may be summed.
        territory: What the file says of it.

    """
    found = figures.assign(part=figures["area_id"], reason="")
    for change in changes:
        touched = found["part"].isin({*change.parts, change.area_id})
        if not touched.any():
            continue
        for (period, indicator), rows in found[touched].groupby(["period", "indicator"]):
            new = _judged(rows, change, str(period), territory, is_count=str(indicator) in counts)
            for column, value in new.items():
                found.loc[value.index, column] = value
    return found


def _judged(
    rows: pd.DataFrame, change: Change, period: str, territory: Territory, *, is_count: bool
) -> Mapping[str, pd.Series]:
    """Return new columns of the rows of one change, period and indicator."""
    others = rows[rows["part"].isin(change.others)]
    own = rows[rows["part"] == change.area_id]
    filled = others[others["status"] != NOTHING]
    if filled.empty:
        reason = f"not an area of its own in this territory; see {change.area_id}"
        refused = {"reason": pd.Series(reason, index=others.index)}
        if (day := territory.lacks(change, period)) and not own.empty:
            words = _without_parts(change, others, territory, day)
            refused["reason"] = pd.concat([refused["reason"], pd.Series(words, index=own.index)])
        return refused
    if change.until and f"{period}-01-01" >= change.until:
        words = f"{_names(filled['part'])} no longer existed in {period}, yet has a figure"
        return {"reason": pd.Series(words, index=rows.index)}
    if change.area_id not in change.parts and own["status"].isin(NUMBERS).any():
        words = f"contained in {change.area_id}, which the file gives itself"
        return {"reason": pd.Series(words, index=others.index)}
    return _summed(rows, change, is_count=is_count)


def _without_parts(change: Change, others: pd.DataFrame, territory: Territory, day: str) -> str:
    """Return why the row of an area that is not itself without its other parts is refused."""
    names = _names(change.others)
    if territory.day:
        return f"the territory is that of {day}, without {names}"
    found = "has no figure" if len(others) else "is not"
    level = LEVEL_WORDS.get(len(change.area_id), "area")
    return (
        f"{names} {found} in the file, so {change.area_id} is only a part of the {level} of the "
        "atlas"
    )


def _summed(rows: pd.DataFrame, change: Change, *, is_count: bool) -> Mapping[str, pd.Series]:
    pieces = rows[rows["part"].isin(change.parts)]
    missing = set(change.parts) - set(pieces.loc[pieces["status"].isin(NUMBERS), "part"])
    reason = ""
    if not is_count:
        reason = f"a rate of {_names(pieces['part'])} says nothing of {change.area_id} as a whole"
    elif missing:
        reason = f"{_names(missing)} has no number, so {change.area_id} has none"
    area_id = pd.Series(change.area_id, index=rows.index)
    if reason:
        return {"area_id": area_id, "reason": pd.Series(reason, index=rows.index)}
    total = float(pieces["value"].sum())
    return {
        "area_id": area_id,
        "value": pd.Series(total, index=rows.index),
        "status": pd.Series(status_of_sum(pieces["status"], total), index=rows.index),
        "flags": pd.Series(joined_flags(pieces["flags"]), index=rows.index),
    }


def status_of_sum(parts: pd.Series, total: float) -> str:
    """Return the state of the sum of parts that carry a number each."""
    if (parts == Status.UNCERTAIN).any():
        return Status.UNCERTAIN.value
    return Status.EXACT.value if total else Status.ZERO.value


def joined_flags(flags: Iterable[str]) -> str:
    """Return all flags of several figures, each once."""
    return " ".join(sorted({flag for one in flags for flag in str(one).split()}))


def _names(area_ids: Collection[str]) -> str:
    return " and ".join(sorted(set(area_ids)))
