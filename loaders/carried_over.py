"""Counts of areas that were merged, carried over to the area they became."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from geo.model import Status
from loaders.territory import ChangeKind

TEXTS = ("area_id", "period", "indicator", "source_id")
NEVER = "9999"
"""Later than every period."""


def with_merged(
    observations: pd.DataFrame, changes: pd.DataFrame, counts: Iterable[str]
) -> pd.DataFrame:
    """Return the observations and, for areas made by a merger, the sums of their parts.

    The sums say in ``carried`` which areas they are of. Only counts are summed, and only where
    every part has a figure of one source; rates stay without a value. An area that has figures of
    its own up to then, because it took others in without changing its key, is left as it is.

    Args:
        observations: area_id, period, indicator, value, status, source_id …
        changes: Table of territory changes.
        counts: Indicators that may be summed.

    """
    merges = changes[changes["kind"] == ChangeKind.MERGE.value]
    new_ids = dict(zip(merges["old_area_id"], merges["new_area_id"], strict=True))
    touched = observations["area_id"].isin([*new_ids, *new_ids.values()])
    rows = observations[touched].astype(dict.fromkeys(TEXTS, "str"))
    own = rows[rows["area_id"].isin(new_ids.values())].groupby("area_id")["period"].min()
    parts = rows[rows["area_id"].isin(new_ids) & rows["indicator"].isin(set(counts))]
    parts = parts.assign(area_id=parts["area_id"].map(new_ids), carried=parts["area_id"])
    before = parts["period"] < parts["area_id"].map(lambda area_id: own.get(area_id, NEVER))
    return pd.concat(
        [observations, _sums(parts[before], merges["new_area_id"].value_counts())],
        ignore_index=True,
    )


def _sums(rows: pd.DataFrame, parts: pd.Series) -> pd.DataFrame:
    """Return one row for each area, period and indicator of which all ``parts`` are there."""
    sums = rows.groupby(["area_id", "period", "indicator"], as_index=False, observed=True).agg(
        value=("value", "sum"),
        parts=("value", "count"),
        sources=("source_id", "nunique"),
        source_id=("source_id", "first"),
        carried=("carried", "+".join),
    )
    whole = sums[(sums["sources"] == 1) & (sums["parts"] == sums["area_id"].map(parts))]
    status = whole["value"].map(lambda value: (Status.EXACT if value else Status.ZERO).value)
    return whole.assign(status=status).drop(columns=["parts", "sources"])
