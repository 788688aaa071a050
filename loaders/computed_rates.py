"""Rates worked out from counts of the same table, area and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from geo.model import Indicator, Status
from loaders.part_sums import FIGURE, NUMBERS, joined_flags

COMPUTED = "-computed"
"""Ends the id of a source for rates worked out from counts."""
COMPUTED_WORDS = "eigene Berechnung"
MORE_DECIMALS = 1
"""Digits kept behind those that are shown."""


def computed_rates(
    figures: pd.DataFrame, catalogue: Mapping[str, Indicator], level_of: Mapping[str, str]
) -> pd.DataFrame:
    """Return the rates that ``figures`` hold numerator and denominator of but not themselves.

    Nothing by nothing is not meaningful. Both tables have area_id, period, indicator, value,
    status and flags.
    """
    given = set(map(tuple, figures[FIGURE].to_numpy().tolist()))
    counted = figures[figures["status"].isin(NUMBERS)]
    known = set(counted["indicator"])
    found = [
        row
        for measure in catalogue.values()
        if {measure.numerator, measure.denominator} <= known
        for row in rates_of(counted, measure)
        if tuple(row[:3]) not in given
        and (not measure.levels or level_of.get(str(row[0])) in measure.levels)
    ]
    return pd.DataFrame(found, columns=[*FIGURE, "value", "status", "flags"])


def rates_of(counted: pd.DataFrame, measure: Indicator) -> Iterator[tuple[object, ...]]:
    """Yield the rates of one measure, where numerator and denominator carry a number."""
    where = ["area_id", "period"]
    above = counted[counted["indicator"] == measure.numerator].drop(columns="indicator")
    below = counted[counted["indicator"] == measure.denominator].drop(columns="indicator")
    both = above.merge(below, on=where, suffixes=("", "_below"))
    for row in both.to_dict("records"):
        flags = joined_flags([row["flags"], row["flags_below"]])
        identity = (row["area_id"], row["period"], measure.id)
        if row["value_below"] == 0:
            yield (*identity, float("nan"), Status.NOT_MEANINGFUL.value, flags)
            continue
        share = row["value"] / row["value_below"] * measure.factor
        rate = round(share, measure.decimals + MORE_DECIMALS)
        uncertain = Status.UNCERTAIN in (row["status"], row["status_below"])
        status = Status.UNCERTAIN if uncertain else Status.EXACT if rate else Status.ZERO
        yield (*identity, rate, status.value, flags)
