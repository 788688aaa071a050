"""Class limits by several methods (mapclassify), always from all areas of a level.

mapclassify closes classes on the right, German official legends on the left: "from … to under …".
Each limit of quantiles and natural groups is therefore moved to the smallest value above
mapclassify's, which keeps every area in its class; classes of equal width keep their width. Values
are classed as they are shown, rounded to the decimals of their indicator.

mapclassify is imported only when one of its methods is asked for: it brings libraries that take
longer to import than all others together.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
import pandas as pd

from geo import palette
from geo.classify import Classes
from geo.model import Scale

CLASSES = 5
MOST_CLASSES = 7
UNCLASSED_STEPS = 24
LEAST_VALUES = 10
"""Fewer values are no distribution: a method would only rank them."""

TOO_FEW = "there are fewer than two different values"
TOO_FEW_AREAS = "fewer than ten areas have a value"
TOO_FEW_FOR_TERCILES = "there are fewer than three different values"
NO_CENTRE = "the value of Germany is not known"
_NOISE = 1e-9
SIGMAS = (-2.0, -1.0, 0.0, 1.0, 2.0)


class Method(StrEnum):
    """How class limits are found; ``MANUAL`` are the rounded ones stored with the indicator."""

    MANUAL = "manual"
    QUANTILES = "quantiles"
    FISHER_JENKS = "fisher_jenks"
    EQUAL_INTERVAL = "equal_interval"
    MEAN_CENTRED = "mean_centred"
    HEAD_TAIL = "head_tail"
    UNCLASSED = "unclassed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Scheme:
    """What the reader has chosen; ``fixed`` keeps the limits of the newest year for all years."""

    method: Method = Method.MANUAL
    fixed: bool = False


class NoClassesError(ValueError):
    """Values that a method cannot class; says why."""


def classes(
    values: pd.Series,
    method: Method,
    manual: Classes,
    *,
    decimals: int,
    centre: float | None = None,
) -> Classes:
    """Return the classes of a measure.

    Args:
        values: The values of all areas of the level as they are shown, NaN where missing.
        method: How to find the limits.
        manual: The classes stored with the measure.
        decimals: How many the measure is shown with; limits have no more.
        centre: The value of Germany, for :attr:`Method.MEAN_CENTRED`.

    Raises:
        NoClassesError: No centre is known, or there are not enough different values.

    """
    known = values.dropna().astype("float64")
    if manual.zero:
        known = known[known != 0]
    if method is Method.MANUAL:
        return manual
    _check_enough(known)
    if method is Method.MEAN_CENTRED:
        if centre is None:
            raise NoClassesError(NO_CENTRE)
        return _mean_centred(known, centre, decimals, zero=manual.zero)
    if method is Method.UNCLASSED:
        return _unclassed(known, zero=manual.zero)
    if method is Method.EQUAL_INTERVAL:
        limits = _equal_widths(known, decimals)
    else:
        limits = _left_closed(known, _upper_limits(known, method))
    return Classes(breaks=limits, colours=palette.sequential(len(limits) + 1), zero=manual.zero)


def _check_enough(known: pd.Series) -> None:
    if known.nunique() < 2:
        raise NoClassesError(TOO_FEW)
    if len(known) < LEAST_VALUES:
        raise NoClassesError(TOO_FEW_AREAS)


def terciles(values: pd.Series) -> tuple[float, ...]:
    """Return the two limits, left-closed, that part the known values into three equal groups.

    Raises:
        NoClassesError: There are fewer than three different values.

    """
    known = values.dropna().astype("float64")
    if known.nunique() < 3:
        raise NoClassesError(TOO_FEW_FOR_TERCILES)
    ordered = known.sort_values().tolist()
    last_below = [ordered[(len(ordered) - 1) * part // 3] for part in (1, 2)]
    return _left_closed(known, last_below)


def manual_classes(breaks: tuple[float, ...], scale: Scale = Scale.SEQUENTIAL) -> Classes:
    """Return classes with the limits stored with an indicator."""
    ramp = palette.diverging if scale is Scale.DIVERGING else palette.sequential
    return Classes(breaks=breaks, colours=ramp(len(breaks) + 1))


def _upper_limits(known: pd.Series, method: Method) -> list[float]:
    """Return mapclassify's upper limits of the classes, the last one left out."""
    import mapclassify

    numbers = known.to_numpy()
    number = min(CLASSES, known.nunique())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of ties, which make fewer classes
        if method is Method.QUANTILES:
            found = mapclassify.Quantiles(numbers, k=number)
        elif method is Method.FISHER_JENKS:
            return list(_fisher_jenks(tuple(numbers), number))
        else:
            found = mapclassify.HeadTailBreaks(numbers)
    return [float(limit) for limit in found.bins[:-1]][: MOST_CLASSES - 1]


@lru_cache(maxsize=256)
def _fisher_jenks(numbers: tuple[float, ...], number: int) -> tuple[float, ...]:
    """Return the upper limits but the last; a fifth of a second for 400 areas, so kept."""
    import mapclassify

    found = mapclassify.FisherJenks(np.array(numbers), k=number)
    return tuple(float(limit) for limit in found.bins[:-1])


def _equal_widths(known: pd.Series, decimals: int) -> tuple[float, ...]:
    """Return the limits of classes of one width, written with the decimals of the measure.

    Rounding up leaves every value, which has no more decimals, in its class; a class may be empty.
    """
    import mapclassify

    exact = mapclassify.EqualInterval(known.to_numpy(), k=CLASSES).bins[:-1]
    unit = 10.0**decimals
    rounded = {round(float(np.ceil(limit * unit - _NOISE)) / unit, decimals) for limit in exact}
    return tuple(sorted(limit for limit in rounded if known.min() < limit <= known.max()))


def _unclassed(known: pd.Series, *, zero: bool) -> Classes:
    """Return a ramp in equal steps from the least to the largest value."""
    low, high = float(known.min()), float(known.max())
    steps = np.linspace(low, high, UNCLASSED_STEPS + 1)[1:-1]
    colours = palette.sequential(UNCLASSED_STEPS)
    return Classes(breaks=tuple(steps.tolist()), colours=colours, zero=zero, span=(low, high))


def _left_closed(known: pd.Series, upper: list[float]) -> tuple[float, ...]:
    """Return for each upper limit the smallest value above it, each once."""
    ordered = np.sort(known.unique())
    places = np.searchsorted(ordered, upper, side="right")
    return tuple(sorted({float(ordered[place]) for place in places if 0 < place < len(ordered)}))


def _mean_centred(known: pd.Series, centre: float, decimals: int, *, zero: bool) -> Classes:
    """Return classes of one standard deviation around the value of Germany."""
    spread = float(known.std(ddof=0))
    limits = [round(centre + sigma * spread, decimals) for sigma in SIGMAS]
    used = [n for n, limit in enumerate(limits) if known.min() < limit <= known.max()]
    colours = palette.diverging(len(limits) + 1)
    first, last = (used[0], used[-1]) if used else (0, -1)
    return Classes(
        breaks=tuple(limits[first : last + 1]),
        colours=colours[first : last + 2],
        zero=zero,
    )
