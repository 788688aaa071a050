"""Rates worked out anew from the counts behind them, where their source has only rounded them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from geo.model import Indicator, Status

KEY = ["area_id", "period"]
SLACK = 1e-9
"""How far a number may be off because computers count in twos."""


def with_recomputed(observations: pd.DataFrame, catalogue: Iterable[Indicator]) -> pd.DataFrame:
    """Return the observations with every rate as the ratio of its counts, which is not rounded.

    A rate of a period is worked out anew only where it agrees with the counts of the same area
    and period within the rounding of its source in *all* areas; otherwise the source has used
    other counts and its figures stay. Adds ``printed``, the number of the source where another
    one stands in ``value``.

    Args:
        observations: area_id, period, indicator, value, status, source_id …
        catalogue: The indicators.

    """
    found = observations.assign(printed=float("nan"))
    for measure in catalogue:
        if measure.numerator and measure.denominator:
            for _, rows in observations[observations["indicator"] == measure.id].groupby(
                "period", observed=True
            ):
                known = rows[rows["value"].notna() & (rows["status"] == Status.EXACT.value)]
                exact = _ratios(observations, measure, known)
                if exact.notna().any() and _is_rounding(known["value"], exact):
                    changed = exact.dropna()
                    found.loc[changed.index, "printed"] = known["value"]
                    found.loc[changed.index, "value"] = changed
    return found


def _ratios(observations: pd.DataFrame, measure: Indicator, rows: pd.DataFrame) -> pd.Series:
    """Return the ratio of the counts for each row, missing where one of them is."""
    above = _counts(observations, str(measure.numerator), rows)
    below = _counts(observations, str(measure.denominator), rows)
    return measure.factor * above / below.where(below > 0)


def _counts(observations: pd.DataFrame, indicator: str, rows: pd.DataFrame) -> pd.Series:
    own = observations[
        (observations["indicator"] == indicator)
        & observations["period"].isin(rows["period"])
        & (observations["status"] == Status.EXACT.value)
    ]
    numbers = own.astype({"area_id": "str"}).set_index("area_id")["value"]
    return pd.Series(
        numbers[~numbers.index.duplicated()].reindex(rows["area_id"].astype("str")).to_numpy(),
        index=rows.index,
    )


def _is_rounding(printed: pd.Series, exact: pd.Series) -> bool:
    both = exact.notna()
    step = 10.0 ** -max(map(_decimals, printed[both]))
    return bool(((printed[both] - exact[both]).abs() <= step / 2 + SLACK).all())


def _decimals(number: float) -> int:
    return len(f"{number:.6f}".rstrip("0").partition(".")[2])
