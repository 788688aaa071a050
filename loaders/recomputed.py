"""Rates worked out anew from the counts behind them, where their source has only rounded them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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

Counts = Mapping[tuple[str, str], pd.Series]
"""The exact figures of an indicator and period by area."""


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
    measures = list(catalogue)
    counts = _exact_counts(observations, measures)
    for measure in measures:
        if measure.numerator and measure.denominator:
            own = observations[observations["indicator"] == measure.id]
            for _, rows in own.groupby(["period", is_fine(own["area_id"])], observed=True):
                _work_out(found, counts, measure, rows)
        elif measure.checked:
            _check(found, observations, counts, measure)
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


def _work_out(found: pd.DataFrame, counts: Counts, measure: Indicator, rows: pd.DataFrame) -> None:
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


def _check(
    found: pd.DataFrame, observations: pd.DataFrame, counts: Counts, measure: Indicator
) -> None:
    """Note what the counts give where they are off the source's own figure, as it is shown.

    Counts of two offices, such as areas in hundredths of a km², are never alike to the last digit.
    """
    rows = observations[
        (observations["indicator"] == measure.id) & (observations["status"] == Status.EXACT.value)
    ]
    for _, own in rows.groupby(["period", is_fine(rows["area_id"])], observed=True):
        above, below = (_counts(counts, one, own) for one in measure.checked or ())
        counted = measure.factor * above / below.where(below > 0)
        off = (own["value"] - counted).abs() > HALF * 10.0**-measure.decimals
        found.loc[own.index[off], "unlike"] = counted[off]


def _ratios(counts: Counts, measure: Indicator, rows: pd.DataFrame) -> pd.Series:
    """Return what the counts of the same areas and period give; nothing where one lacks."""
    above = _counts(counts, str(measure.numerator), rows)
    below = _counts(counts, str(measure.denominator), rows)
    return measure.factor * above / below.where(below > 0)


def _exact_counts(observations: pd.DataFrame, measures: Sequence[Indicator]) -> Counts:
    """Return what rates are worked out of; where an area has two figures, the first holds."""
    pairs = ((one.numerator, one.denominator, *(one.checked or ())) for one in measures)
    wanted = observations["indicator"].isin({one for pair in pairs for one in pair if one})
    exact = observations[wanted & (observations["status"] == Status.EXACT.value)]
    plain = exact.drop_duplicates(["indicator", "period", "area_id"]).astype({"area_id": "str"})
    groups = plain.set_index("area_id").groupby(["indicator", "period"], observed=True)["value"]
    return {(str(indicator), str(period)): numbers for (indicator, period), numbers in groups}


def _counts(counts: Counts, indicator: str, rows: pd.DataFrame) -> pd.Series:
    """Return the counts of the areas of ``rows``, which are of one period."""
    period = str(rows["period"].iloc[0]) if len(rows) else ""
    numbers = counts.get((indicator, period), pd.Series(dtype="float64"))
    wanted = rows["area_id"].astype("str")
    return pd.Series(numbers.reindex(wanted).to_numpy(), index=rows.index)


def _half_step(numbers: pd.Series) -> float:
    """Return by how much numbers are rounded that are written with so many decimals."""
    return 0.5 * 10.0 ** -max(map(_decimals, numbers), default=0)


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])
