"""Figures of the benchmark: series of measurements and lines of the table."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A line of the table; an empty text is a blank, ``met`` is None where there is no target."""

    name: str
    ours: str
    yardstick: str = ""
    ratio: float | None = None
    target: str = ""
    met: bool | None = None


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """Return median and, in brackets, least and most."""
    return f"{statistics.median(values):.0f} {unit} ({min(values):.0f}–{max(values):.0f})"


def percentile(values: Sequence[float], percent: int) -> float:
    """Return a percentile by linear interpolation between the measurements."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def at_most(
    name: str, ours: Sequence[float], yardstick: Sequence[float], by: str, limit: float | None
) -> Figure:
    """Return the line for two interleaved series; the ratio of their medians is held to a limit."""
    ratio = statistics.median(ours) / statistics.median(yardstick)
    return Figure(
        name=name,
        ours=spread(ours),
        yardstick=f"{by}: {spread(yardstick)}",
        ratio=ratio,
        target="" if limit is None else f"≤ {limit}",
        met=None if limit is None else ratio <= limit,
    )
