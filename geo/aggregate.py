"""Figures of areas put together from parts, knowing what kind of measure they are.

Counts are summed, rates are ratios of summed counts, everything else is refused, a rate also where
the rates of the parts rest on other counts. A part without a value makes the whole without a value,
never smaller; an uncertain part an uncertain whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from geo.model import Indicator, Kind, Status, Value
from geo.observations import Observations, periods, values
from geo.records import records


def figure(
    observations: Observations,
    catalogue: Mapping[str, Indicator],
    indicator: str,
    *,
    areas: Iterable[str],
    period: str | None = None,
) -> Value:
    """Return one figure for all of ``areas`` together, or a refusal with its reason.

    Args:
        observations: From :func:`indexed`.
        catalogue: The indicators by id.
        indicator: Id of the measure wanted.
        areas: Ids of the parts; they must not overlap.
        period: The period wanted; by default the newest that all parts have.

    """
    parts = sorted(set(areas))
    measure = catalogue[indicator]
    if not parts:
        return _refused("part_missing", 0)
    if len(parts) == 1:
        own = _single(observations, indicator, parts[0], period)
        if own is not None:
            return own
    if measure.kind is Kind.COUNT:
        return _sum(observations, indicator, parts, period)
    if measure.numerator and measure.denominator:
        return _ratio(observations, measure, parts, period)
    return _refused("not_additive", len(parts))


def spread(
    observations: Observations, indicator: str, areas: Iterable[str]
) -> tuple[Value, Value] | None:
    """Return the lowest and highest value among ``areas`` in the newest common period."""
    parts = sorted(set(areas))
    known = periods(observations, indicator, parts) if parts else []
    if not known:
        return None
    rows = values(observations, indicator, known[0]).reindex(parts)
    if rows["value"].isna().any():
        return None
    low, high = rows["value"].idxmin(), rows["value"].idxmax()
    return _value(rows, low, known[0]), _value(rows, high, known[0])


def _value(rows: pd.DataFrame, area_id: object, period: str) -> Value:
    row = records(rows.loc[[area_id]])[0]
    return Value(
        number=None if pd.isna(row["value"]) else float(row["value"]),
        status=Status(row["status"]),
        period=period,
        source_ids=(str(row["source_id"]),),
    )


def _single(
    observations: Observations, indicator: str, area_id: str, period: str | None
) -> Value | None:
    known = periods(observations, indicator, [area_id])
    chosen = period or (known[0] if known else None)
    if chosen is None or chosen not in known:
        return None
    return _value(values(observations, indicator, chosen), area_id, chosen)


def _sum(observations: Observations, indicator: str, parts: list[str], period: str | None) -> Value:
    known = periods(observations, indicator, parts)
    chosen = period or (known[0] if known else None)
    if chosen is None or chosen not in known:
        return _refused("part_missing", len(parts))
    rows = values(observations, indicator, chosen).loc[parts]
    if rows["value"].isna().any():
        return _refused("part_missing", len(parts))
    total = float(rows["value"].sum())
    certain = Status.EXACT if total else Status.ZERO
    return Value(
        number=total,
        status=Status.UNCERTAIN if (rows["status"] == Status.UNCERTAIN).any() else certain,
        period=chosen,
        source_ids=tuple(sorted(set(rows["source_id"]))),
        parts=len(parts),
    )


def _ratio(
    observations: Observations, measure: Indicator, parts: list[str], period: str | None
) -> Value:
    above, below = str(measure.numerator), str(measure.denominator)
    shared = [
        p
        for p in periods(observations, above, parts)
        if p in set(periods(observations, below, parts)) and period in (None, p)
    ]
    if not shared:
        return _refused("counts_missing", len(parts))
    if _of_other_counts(values(observations, measure.id, shared[0]), parts):
        return _refused("other_counts", len(parts))
    top = _sum(observations, above, parts, shared[0])
    bottom = _sum(observations, below, parts, shared[0])
    if top.number is None or not bottom.number:
        return _refused("counts_missing", len(parts))
    return Value(
        number=measure.factor * top.number / bottom.number,
        status=Status.UNCERTAIN
        if Status.UNCERTAIN in {top.status, bottom.status}
        else Status.EXACT,
        period=shared[0],
        source_ids=tuple(sorted({*top.source_ids, *bottom.source_ids})),
        parts=len(parts),
        reason="ratio_of_sums",
    )


def _of_other_counts(rates: pd.DataFrame, parts: list[str]) -> bool:
    """Tell whether the rates of parts are a source's own, which the counts stored do not give."""
    return "unlike" in rates and bool(rates["unlike"].reindex(parts).notna().any())


def _refused(reason: str, parts: int) -> Value:
    return Value(
        number=None,
        status=Status.NOT_MEANINGFUL,
        period="",
        source_ids=(),
        parts=parts,
        reason=reason,
    )
