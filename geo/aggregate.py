"""Figures of areas put together from parts, knowing what kind of measure they are.

Counts are summed, rates are ratios of summed counts, or means weighted by exactly their
denominator where the catalogue names it; medians, indices and durations are refused, a rate also
where the rates of the parts rest on other counts. A part without a value makes the whole without a
value, never smaller, and is named; an uncertain part makes an uncertain whole, and of parts rounded
to zero the whole is rounded to zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from geo.model import Indicator, Kind, Status, Value
from geo.observations import Observations, newest, periods, values

REFUSED_KINDS = {Kind.MEDIAN: "median", Kind.INDEX: "index", Kind.DURATION: "duration"}
"""Why measures of a kind are never put together; see :meth:`geo.text.Reader.refusal`."""

RATIO, MEAN = "ratio_of_sums", "weighted_mean"
"""How a figure that is no sum was put together."""
UNLIKE_PARTS = "unlike_parts"
"""Why a rate is refused whose counts do not give the figures of the parts that are named."""


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
    if measure.kind in REFUSED_KINDS:
        return _refused(REFUSED_KINDS[measure.kind], len(parts))
    found = _refused("not_additive", len(parts))
    if measure.checked:
        found = _checked_ratio(observations, measure, parts, period)
    elif measure.numerator and measure.denominator:
        found = _ratio(observations, measure, parts, period)
    if found.number is None and measure.weight:
        mean = _mean(observations, measure, parts, period)
        found = mean if mean.number is not None or not measure.numerator else found
    return found


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
    return _value(rows, str(low), known[0]), _value(rows, str(high), known[0])


def _value(rows: pd.DataFrame, area_id: str, period: str) -> Value:
    row: dict[str, Any] = {str(name): rows.at[area_id, name] for name in rows.columns}
    return Value(
        number=None if pd.isna(row["value"]) else float(row["value"]),
        status=Status(row["status"]),
        period=period,
        source_ids=(str(row["source_id"]),),
    )


def _single(
    observations: Observations, indicator: str, area_id: str, period: str | None
) -> Value | None:
    tables = observations.get(indicator, {})
    known = [one for one, rows in tables.items() if area_id in rows.index]
    chosen = period or max(known, default="")
    if chosen not in known:
        return None
    return _value(values(observations, indicator, chosen), area_id, chosen)


def _sum(observations: Observations, indicator: str, parts: list[str], period: str | None) -> Value:
    known = periods(observations, indicator, parts)
    chosen = period or (known[0] if known else None)
    lacking = _lacking(observations, indicator, parts, chosen)
    if chosen is None or lacking:
        return _refused("part_missing", len(parts), lacking)
    rows = values(observations, indicator, chosen).loc[parts]
    total = float(rows["value"].sum())
    return Value(
        number=total,
        status=_status(rows["status"], total),
        period=chosen,
        source_ids=tuple(sorted(set(rows["source_id"]))),
        parts=len(parts),
    )


def _ratio(
    observations: Observations, measure: Indicator, parts: list[str], period: str | None
) -> Value:
    above, below = str(measure.numerator), str(measure.denominator)
    shared = _shared(observations, above, below, parts, period)
    if not shared:
        lacking = _lacking_counts(observations, (above, below), parts, period)
        return _refused("counts_missing", len(parts), lacking)
    if _of_other_counts(values(observations, measure.id, shared[0]), parts):
        return _refused("other_counts", len(parts))
    return _quotient(observations, measure.factor, (above, below), parts, shared[0])


def _checked_ratio(
    observations: Observations, measure: Indicator, parts: list[str], period: str | None
) -> Value:
    """Return the ratio of counts that each part's own figure agrees with, else name the parts."""
    both = measure.checked or ("", "")
    shared = _shared(observations, *both, parts, period)
    if not shared:
        lacking = _lacking_counts(observations, both, parts, period)
        return _refused("counts_missing", len(parts), lacking)
    if lacking := _lacking(observations, measure.id, parts, shared[0]):
        return _refused("part_missing", len(parts), lacking)
    rows = values(observations, measure.id, shared[0]).loc[parts]
    off = rows.index[rows["unlike"].notna()] if "unlike" in rows else rows.index
    if len(off):
        return _refused(UNLIKE_PARTS, len(parts), tuple(map(str, off)))
    return _quotient(observations, measure.factor, both, parts, shared[0])


def _quotient(
    observations: Observations, factor: float, both: tuple[str, str], parts: list[str], period: str
) -> Value:
    """Return the ratio of the sums of two counts that all parts have rows of."""
    top, bottom = (_sum(observations, one, parts, period) for one in both)
    if top.number is None or not bottom.number:
        missing = tuple(dict.fromkeys([*top.missing, *bottom.missing]))
        return _refused("counts_missing", len(parts), missing)
    return Value(
        number=factor * top.number / bottom.number,
        status=Status.UNCERTAIN if Status.UNCERTAIN in {top.status, bottom.status} else top.status,
        period=period,
        source_ids=tuple(sorted({*top.source_ids, *bottom.source_ids})),
        parts=len(parts),
        reason=RATIO,
    )


def _of_other_counts(rates: pd.DataFrame, parts: list[str]) -> bool:
    """Tell whether the rates of parts are a source's own, which the counts stored do not give."""
    return "unlike" in rates and bool(rates["unlike"].reindex(parts).notna().any())


def _mean(
    observations: Observations, measure: Indicator, parts: list[str], period: str | None
) -> Value:
    """Return the mean weighted by the denominator of the rate, of the same period."""
    weight = str(measure.weight)
    shared = _shared(observations, measure.id, weight, parts, period)
    if not shared:
        lacking = _lacking_counts(observations, (measure.id, weight), parts, period)
        return _refused("weights_missing", len(parts), lacking)
    rows = values(observations, measure.id, shared[0]).loc[parts]
    heavy = values(observations, weight, shared[0]).loc[parts]
    missing = rows["value"].isna() | heavy["value"].isna()
    if missing.any():
        return _refused("part_missing", len(parts), tuple(map(str, rows.index[missing])))
    whole = float(heavy["value"].sum())
    if not whole:
        return _refused("weights_missing", len(parts))
    number = float((rows["value"] * heavy["value"]).sum()) / whole
    both = pd.concat([rows["status"], heavy.loc[heavy["status"] == Status.UNCERTAIN, "status"]])
    return Value(
        number=number,
        status=_status(both, number),
        period=shared[0],
        source_ids=tuple(sorted({*rows["source_id"], *heavy["source_id"]})),
        parts=len(parts),
        reason=MEAN,
    )


def _status(statuses: pd.Series, number: float) -> Status:
    """Return the status of a whole from those of its parts."""
    if (statuses == Status.UNCERTAIN).any():
        return Status.UNCERTAIN
    if number:
        return Status.EXACT
    rounded = (statuses == Status.ROUNDED_TO_ZERO).any()
    return Status.ROUNDED_TO_ZERO if rounded else Status.ZERO


def _shared(
    observations: Observations, one: str, other: str, parts: list[str], period: str | None
) -> list[str]:
    """Return the periods in which all parts have rows of both measures, newest first."""
    beside = set(periods(observations, other, parts))
    found = [one for one in periods(observations, one, parts) if one in beside]
    return [one for one in found if period in (None, one)]


def _lacking(
    observations: Observations, indicator: str, parts: list[str], period: str | None
) -> tuple[str, ...]:
    """Return the parts without a value in a period, by default the newest that any part has."""
    chosen = period or newest(observations, indicator, parts)
    numbers = values(observations, indicator, chosen)["value"].reindex(parts)
    return tuple(map(str, numbers.index[numbers.isna()]))


def _lacking_counts(
    observations: Observations, both: tuple[str, str], parts: list[str], period: str | None
) -> tuple[str, ...]:
    lacking = [part for one in both for part in _lacking(observations, one, parts, period)]
    return tuple(dict.fromkeys(lacking))


def _refused(reason: str, parts: int, missing: tuple[str, ...] = ()) -> Value:
    return Value(
        number=None,
        status=Status.NOT_MEANINGFUL,
        period="",
        source_ids=(),
        parts=parts,
        reason=reason,
        missing=missing,
    )
