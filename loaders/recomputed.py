"""Rates worked out anew from the counts behind them, where their source has only rounded them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from geo.model import Indicator, Status
from loaders.computed_rates import COMPUTED

FINE_LETTERS = 8
"""Of the key of a municipality."""
HALF = 0.5
"""Of the last digit shown, by which figures may be off that are only checked."""
SLACK = 1e-9
"""How far a number may be off because computers count in twos."""


def with_recomputed(observations: pd.DataFrame, catalogue: Iterable[Indicator]) -> pd.DataFrame:
    """Return the observations with every rate as the ratio of its counts, which is not rounded.

    Rates of one period, those of municipalities apart, are worked out anew only where those of the
    source agree with the counts of the same area and period within rounding in *all* areas;
    otherwise the source has used other counts and its figures stay. Adds ``printed``, the number
    of the source where another one stands in ``value``; ``unlike``, what the counts stored give
    where the source's own number stays or the counts are of two versions and no rate is worked
    out; ``computed``, whether the rate is no source's at all. Of measures whose counts are only
    ``checked`` every figure stays its source's own, and ``unlike`` stands where it is not theirs.

    Args:
        observations: area_id, period, indicator, value, status, source_id …
        catalogue: The indicators.

    """
    found = observations.assign(printed=np.nan, unlike=np.nan, computed=False)
    for measure in catalogue:
        if measure.numerator and measure.denominator:
            own = observations[observations["indicator"] == measure.id]
            counts = _exact(observations, [measure.numerator, measure.denominator])
            of = {str(one): rows for one, rows in counts.groupby("period", observed=True)}
            for (year, _), rows in own.groupby(["period", is_fine(own["area_id"])], observed=True):
                _work_out(found, of.get(str(year), counts.iloc[:0]), measure, rows)
        elif measure.checked:
            _check(found, observations, measure)
    return found


def is_fine(area_ids: pd.Series) -> pd.Series:
    """Return which areas are municipalities, whose figures no list mixes with those of others."""
    fine: pd.Series = area_ids.astype("str").str.len() == FINE_LETTERS
    return fine


def differs(
    printed: pd.Series, above: pd.Series, below: pd.Series, measure: Indicator
) -> pd.Series:
    """Return which rates are off the ratio of their counts by more than all three are rounded.

    Where a number is missing nothing differs.
    """
    exact = measure.factor * above / below.where(below > 0)
    both = exact.notna() & printed.notna()
    rate, top, bottom = (_half_step(one[both]) for one in (printed, above, below))
    allowed = rate + (measure.factor * top + exact.abs() * bottom) / below.where(below > 0)
    return both & ((printed - exact).abs() > allowed + SLACK)


def _work_out(
    found: pd.DataFrame, counts: pd.DataFrame, measure: Indicator, rows: pd.DataFrame
) -> None:
    """Fill in what is worked out of the rates of one measure, period and kind of area."""
    made = rows["source_id"].astype("str").str.endswith(COMPUTED)
    found.loc[rows.index, "computed"] = made
    mixed = rows[made & (rows["status"] == Status.NOT_MEANINGFUL.value)]
    if len(mixed):
        found.loc[mixed.index, "unlike"] = _ratios(counts, measure, mixed)
    known = rows[rows["value"].notna() & (rows["status"] == Status.EXACT.value)]
    above = _counts(counts, str(measure.numerator), known)
    below = _counts(counts, str(measure.denominator), known)
    exact = (measure.factor * above / below.where(below > 0)).dropna()
    own = exact[~made[exact.index]]
    unlike = bool(
        differs(known["value"][own.index], above[own.index], below[own.index], measure).any()
    )
    if unlike:
        found.loc[own.index, "unlike"] = own
        exact = exact.drop(own.index)
    else:
        found.loc[own.index, "printed"] = known["value"][own.index]
    found.loc[exact.index, "value"] = exact


def _check(found: pd.DataFrame, observations: pd.DataFrame, measure: Indicator) -> None:
    """Note what the counts give where they are off the source's own figure, as it is shown.

    Counts of two offices, such as areas in hundredths of a km², are never alike to the last digit.
    """
    rows = observations[
        (observations["indicator"] == measure.id) & (observations["status"] == Status.EXACT.value)
    ]
    counts = _exact(observations, measure.checked or ())
    for _, own in rows.groupby(["period", is_fine(rows["area_id"])], observed=True):
        above, below = (_counts(counts, one, own) for one in measure.checked or ())
        counted = measure.factor * above / below.where(below > 0)
        off = (own["value"] - counted).abs() > HALF * 10.0**-measure.decimals
        found.loc[own.index[off], "unlike"] = counted[off]


def _ratios(counts: pd.DataFrame, measure: Indicator, rows: pd.DataFrame) -> pd.Series:
    """Return what the counts of the same areas and periods give; nothing where one lacks."""
    above = _counts(counts, str(measure.numerator), rows)
    below = _counts(counts, str(measure.denominator), rows)
    return measure.factor * above / below.where(below > 0)


def _exact(observations: pd.DataFrame, indicators: Collection[str | None]) -> pd.DataFrame:
    """Return the figures of some measures that are known exactly, their areas as text."""
    chosen = observations["indicator"].isin(indicators)
    own = observations[chosen & (observations["status"] == Status.EXACT.value)]
    return own.astype({"area_id": "str"})


def _counts(counts: pd.DataFrame, indicator: str, rows: pd.DataFrame) -> pd.Series:
    periods = rows["period"].unique()
    own = counts[(counts["indicator"] == indicator) & counts["period"].isin(periods)]
    numbers = own.set_index("area_id")["value"]
    return pd.Series(
        numbers[~numbers.index.duplicated()].reindex(rows["area_id"].astype("str")).to_numpy(),
        index=rows.index,
    )


def _half_step(numbers: pd.Series) -> float:
    """Return by how much numbers are rounded that are written with so many decimals."""
    return 0.5 * 10.0 ** -max(map(_decimals, numbers), default=0)


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])
