"""Where the names of points stand on a chart of a slide, so that none lies on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.chart_parts import Point, Scatter
from geo.compare.drawing import nice_range

WIDE_IN, HIGH_IN = 11.0, 3.4
"""About how large the ground of a chart is on its slide."""
LETTER_IN, LINE_IN, MARK_IN = 0.095, 0.21, 0.1
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))
"""Right, left, above, below; whichever is free first."""

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What stands beside a point: its name or, where that has no room, its first letter."""

    text: str
    side: tuple[int, int]


def labels_of(chart: Scatter) -> dict[tuple[int, int], Label]:
    """Return the labels of named points by group and place in it."""
    named = [
        (group, number, point)
        for group, one in enumerate(chart.groups)
        for number, point in enumerate(one.points)
        if point.name
    ]
    places = _inches(chart, [point for _, _, point in named])
    large = [point for one in chart.groups if not one.small for point in one.points]
    taken = [_around(x, y, MARK_IN / 2, MARK_IN / 2) for x, y in _inches(chart, large)]
    found = {}
    for (group, number, point), place in zip(named, places, strict=True):
        label, box = next(
            (one for one in _tries(point.name, place) if not _hits(one[1], taken)),
            next(_tries(_letter(point.name), place)),
        )
        taken.append(box)
        found[group, number] = label
    return found


def _tries(name: str, place: tuple[float, float]) -> Iterator[tuple[Label, Rectangle]]:
    """Yield the name on each side of a point, then its letter alone."""
    for text in dict.fromkeys((name, _letter(name))):
        wide = len(text) * LETTER_IN
        for right, up in SIDES:
            x = place[0] + right * (MARK_IN + wide / 2)
            y = place[1] + up * (MARK_IN + LINE_IN / 2)
            yield Label(text=text, side=(right, up)), _around(x, y, wide / 2, LINE_IN / 2)


def _letter(name: str) -> str:
    """Return the letter that stands before a name and in the legend, else the name."""
    first, _, rest = name.partition(" ")
    return first if rest and len(first) == 1 else name


def _inches(chart: Scatter, points: Sequence[Point]) -> list[tuple[float, float]]:
    """Return where points are on the ground of the chart."""
    every = [point for group in chart.groups for point in group.points]
    west, east = nice_range([one.x for one in every]) if every else (0.0, 1.0)
    heights = [one.y for one in every] or [0.0, 1.0]
    south, north = nice_range(heights) if chart.up else (min(heights), max(heights))
    return [
        (
            (one.x - west) / ((east - west) or 1) * WIDE_IN,
            (one.y - south) / ((north - south) or 1) * HIGH_IN,
        )
        for one in points
    ]


def _around(x: float, y: float, wide: float, high: float) -> Rectangle:
    return x - wide, y - high, x + wide, y + high


def _hits(one: Rectangle, taken: Sequence[Rectangle]) -> bool:
    """Tell whether a rectangle lies on another, or is beyond the ground."""
    inside = one[0] >= 0 and one[2] <= WIDE_IN
    return not inside or any(
        one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        for other in taken
    )
