"""Official figures by indicator and period, for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

Observations = Mapping[str, Mapping[str, pd.DataFrame]]
"""By indicator and period: a table with index area_id and columns value, status, source_id.

Where the loaders have worked figures out, ``printed`` is the number of the source in place of
which ``value`` stands, and ``carried`` names the former areas that a sum is of.
"""

WORKED_OUT = ("printed", "carried")

NOTHING = pd.DataFrame(
    {"value": pd.Series(dtype="float64"), "status": "", "source_id": ""},
    index=pd.Index([], dtype="str"),
)


def indexed(observations: pd.DataFrame) -> Observations:
    """Return the table of observations by indicator and period.

    Args:
        observations: One row for each area_id, period and indicator; value, status, source_id.

    """
    worked_out = [name for name in WORKED_OUT if name in observations.columns]
    columns = ["value", "status", "source_id", *worked_out]
    plain = observations.astype({"status": "str", "source_id": "str"}).set_index("area_id")
    found: dict[str, dict[str, pd.DataFrame]] = {}
    for (indicator, period), rows in plain.groupby(["indicator", "period"], observed=True):
        found.setdefault(str(indicator), {})[str(period)] = rows[columns].sort_index()
    return found


def values(observations: Observations, indicator: str, period: str) -> pd.DataFrame:
    """Return value, status and source_id of all areas; an unknown pair gives an empty table."""
    return observations.get(indicator, {}).get(period, NOTHING)


def periods(observations: Observations, indicator: str, areas: Iterable[str]) -> list[str]:
    """Return the periods in which every one of ``areas`` has a row, newest first."""
    wanted = pd.Index(list(areas))
    known = observations.get(indicator, {})
    complete = (p for p, rows in known.items() if (rows.index.get_indexer(wanted) >= 0).all())
    return sorted(complete, reverse=True)


def newest(observations: Observations, indicator: str, areas: Iterable[str]) -> str:
    """Return the newest period in which any of ``areas`` has a row; empty if there is none."""
    wanted = pd.Index(list(areas))
    known = observations.get(indicator, {})
    any_of = (p for p, rows in known.items() if (rows.index.get_indexer(wanted) >= 0).any())
    return max(any_of, default="")
