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
    boundary_date: str = "",
) -> pd.DataFrame:
    """Return the figures with parts summed to our areas, and ``reason`` where that is refused.

    A row of a part, and of an area that is not itself without it, goes to our area: its
    ``area_id`` becomes that of our area, ``part`` keeps the one in the file. Only counts of which
    every part has a number are summed; all rows that make up a sum carry its value.

    Args:
        figures: area_id, period, indicator, value, status, flags; one row for each of them.
        changes: Our areas in other territories.
        counts: Indicators that may be summed.
        boundary_date: Day of the territory, where the file says it.

    """
    found = figures.assign(part=figures["area_id"], reason="")
    for change in changes:
        touched = found["part"].isin({*change.parts, change.area_id})
        if not touched.any():
            continue
        for (period, indicator), rows in found[touched].groupby(["period", "indicator"]):
            new = _judged(
                rows, change, str(period), boundary_date, is_count=str(indicator) in counts
            )
            for column, value in new.items():
                found.loc[value.index, column] = value
    return found


def _judged(
    rows: pd.DataFrame, change: Change, period: str, boundary_date: str, *, is_count: bool
) -> Mapping[str, pd.Series]:
    """Return new columns of the rows of one change, period and indicator."""
    others = rows[rows["part"].isin(change.others)]
    own = rows[rows["part"] == change.area_id]
    filled = others[others["status"] != NOTHING]
    if filled.empty:
        reason = f"not an area of its own in this territory; see {change.area_id}"
        lacking = boundary_date and change.holds_on(boundary_date) and not own.empty
        refused = {"reason": pd.Series(reason, index=others.index)}
        if lacking:
            words = f"the territory is that of {boundary_date}, without {_names(change.others)}"
            refused["reason"] = pd.concat([refused["reason"], pd.Series(words, index=own.index)])
        return refused
    if change.until and f"{period}-01-01" >= change.until:
        words = f"{_names(filled['part'])} no longer existed in {period}, yet has a figure"
        return {"reason": pd.Series(words, index=rows.index)}
    if change.area_id not in change.parts and own["status"].isin(NUMBERS).any():
        words = f"contained in {change.area_id}, which the file gives itself"
        return {"reason": pd.Series(words, index=others.index)}
    return _summed(rows, change, is_count=is_count)


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
