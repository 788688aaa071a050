"""The axes of a chart in SVG: where a value stands in pixels, and the words along the scale."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from geo.text import Reader

TICKS = 7
PAD = 0.05
"""Room on both sides of the values, as part of their span, where a chart states no range."""
DAY_MS = 86_400_000
LETTER_EM = 0.56
"""Mean width of a letter of a sans serif, in its size."""

Spec = Mapping[str, Any]
"""A part of a plotly chart as plain data."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """An axis from ``start`` to ``end``, both in the units of the data, dates in days.

    ``names`` are the places of categories, empty on a scale of numbers; ``ticks`` are places with
    their words.
    """

    start: float
    end: float
    names: Mapping[str, int] = field(default_factory=dict)
    ticks: Sequence[tuple[float, str]] = ()
    title: Sequence[str] = ()
    shown: bool = True
    grid: str = ""

    def share(self, value: object) -> float:
        """Return how far along the axis a value stands, 0 at its start and 1 at its end."""
        return (self.number(value) - self.start) / (self.end - self.start)

    def number(self, value: object) -> float:
        """Return a number, a date in days, or the place of a category."""
        if isinstance(value, str) and value in self.names:
            return self.names[value]
        return as_number(value)


def as_number(value: object) -> float:
    """Return a number, or a date (YYYY-MM-DD …) in days."""
    if isinstance(value, str):
        return float(date.fromisoformat(value[:10]).toordinal())
    return float(value)  # type: ignore[arg-type]


def axis(spec: Spec, values: Sequence[object], reader: Reader, most_ticks: int = TICKS) -> Axis:
    """Return an axis as plotly would draw it around values; None and NaN are left out."""
    known = [one for one in values if one is not None and one == one]
    names = _names(spec, known)
    start, end = _ends(spec, names, known)
    if names:
        ticks: list[tuple[float, str]] = [(place, name) for name, place in names.items()]
    elif spec.get("type") == "date":
        ticks = _years(start, end)
    elif spec.get("tickvals") is not None:
        ticks = list(zip(map(float, spec["tickvals"]), map(str, spec["ticktext"]), strict=True))
    else:
        ticks = _numbers(start, end, min(int(spec.get("nticks", TICKS)), most_ticks), reader)
    title = spec.get("title") or {}
    return Axis(
        start=start,
        end=end,
        names=names,
        ticks=ticks,
        title=lines_of(title if isinstance(title, str) else str(title.get("text") or "")),
        shown=spec.get("visible", True),
        grid="" if names else str(spec.get("gridcolor", "")),
    )


def lines_of(text: str) -> list[str]:
    """Return the lines of a text of plotly."""
    return text.split("<br>") if text else []


def width_of(text: str, size: float) -> float:
    """Return about how wide a line is, in pixels at a size in pixels."""
    return len(text) * size * LETTER_EM


def _names(spec: Spec, known: Iterable[object]) -> dict[str, int]:
    """Return the places of categories in their order, none where the values are no words."""
    if spec.get("type") == "date" or not all(isinstance(one, str) for one in known):
        return {}
    ordered = dict.fromkeys([*(spec.get("categoryarray") or ()), *map(str, known)])
    return {str(name): place for place, name in enumerate(ordered)}


def _ends(spec: Spec, names: Mapping[str, int], known: Sequence[object]) -> tuple[float, float]:
    if spec.get("range") is not None:
        start, end = map(as_number, spec["range"])
        return start, end
    if names:
        low, high = -0.5, len(names) - 0.5
    else:
        numbers = [as_number(one) for one in known] or [0.0, 1.0]
        low, high = min(numbers), max(numbers)
        pad = PAD * (high - low or abs(high) or 1.0)
        zero = spec.get("rangemode") == "tozero"
        low, high = 0.0 if zero and low >= 0 else low - pad, high + pad
    return (high, low) if spec.get("autorange") == "reversed" else (low, high)


def _numbers(start: float, end: float, most: int, reader: Reader) -> list[tuple[float, str]]:
    """Return round numbers along an axis in the reader's notation, at most ``most``."""
    low, high = sorted((start, end))
    rough = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    decimals = max(0, -math.floor(math.log10(step)))
    first = math.ceil(low / step)
    last = math.floor(high / step)
    return [(n * step, reader.number(n * step, decimals)) for n in range(first, last + 1)]


def _years(start: float, end: float) -> list[tuple[float, str]]:
    """Return every second January of an axis of days."""
    low, high = sorted((start, end))
    found: list[tuple[float, str]] = []
    for year in count(date.fromordinal(math.ceil(low)).year + 1, 2):
        place = float(date(year, 1, 1).toordinal())
        if place > high:
            return found
        found.append((place, str(year)))
    return found
