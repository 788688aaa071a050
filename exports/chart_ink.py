"""What a chart of a page draws, on paper: symbols, lines, bars and words, as its SVG has them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, Polygon, Rectangle

from exports.chart_axes import Axis, Spec
from exports.chart_marks import CORNERS, item
from exports.chart_words import draw_words
from geo import palette
from geo.static_canvas import Canvas
from geo.static_patterns import HATCH_WIDTH

BAR_ID, POINT_ID = "bar", "point"
_LINES, _BARS, _POINTS = 2.3, 2.4, 3.0
_STEP = 0.02
"""From one trace to the next in the order of drawing."""
_DASHES = {
    "dot": (1.0, 1.6),
    "dash": (3.5, 2.0),
    "dashdot": (3.5, 1.5, 1.0, 1.5),
    "longdash": (6.0, 2.5),
    "longdashdot": (6.0, 2.0, 1.0, 2.0),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A part of a sheet and the axes that it shows; ``zoom`` is units for a pixel of the page.

    What stands above ``first`` or below ``last`` on the axis upwards is not drawn.
    """

    left: float
    top: float
    width: float
    height: float
    x: Axis
    y: Axis
    first: float = -math.inf
    last: float = math.inf
    zoom: float = 1.0

    def across(self, value: object) -> float:
        """Return where a value stands from left to right."""
        return self.left + self.width * self.x.share(value)

    def down(self, value: object) -> float:
        """Return where a value stands from the top; an axis begins at the bottom."""
        return self.top + self.height * (1 - self.y.share(value))

    def has(self, value: object) -> bool:
        """Tell whether a value of the axis upwards is drawn here."""
        return self.first <= self.y.number(value) < self.last


def draw_trace(
    canvas: Canvas, trace: Spec, place: Place, offsets: dict[object, float], nth: int
) -> None:
    """Draw a trace over those before it; ``offsets`` is how far stacked bars reach already."""
    order = _STEP * nth
    if trace["type"] == "bar":
        _draw_bars(canvas, trace, place, offsets)
        return
    mode = str(trace.get("mode", "lines"))
    if "lines" in mode:
        _draw_lines(canvas, trace, place, order)
    marker = trace.get("marker") or {}
    for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if _missing(x) or _missing(y) or not place.has(y):
            continue
        where = place.across(x), place.down(y)
        size = float(item(marker.get("size", 6), at)) * place.zoom if "markers" in mode else 0.0
        above = _POINTS + order + _STEP * at / len(trace["x"])
        if size:
            draw_symbol(canvas, {**marker, "size": size}, where, above)
        if "text" in mode:
            draw_words(canvas, trace, at, where, size, place.zoom, above)


def draw_symbol(canvas: Canvas, marker: Spec, where: tuple[float, float], order: float) -> None:
    """Draw the symbol of a point; its size is in units."""
    (x, y), half = where, float(marker.get("size", 6)) / 2
    shape, line = str(marker.get("symbol") or "circle"), marker.get("line") or {}
    edge = {
        "edgecolor": line.get("color", "none"),
        "linewidth": canvas.points(line.get("width", 0)),
    }
    if shape == "cross-thin":
        ends = [[(x - half, y), (x + half, y)], [(x, y - half), (x, y + half)]]
        cross = LineCollection(ends, colors=[edge["edgecolor"]], linewidths=[edge["linewidth"]])
        cross.set_gid(POINT_ID)
        canvas.add(cross, order)
        return
    patch: Circle | Polygon = (
        Circle(where, half)
        if shape == "circle"
        else Polygon(list(_corners(shape, half, where)), closed=True)
    )
    patch.set(facecolor=marker.get("color") or palette.LABEL_INK, **edge)
    patch.set_alpha(marker.get("opacity"))
    patch.set_gid(POINT_ID)
    canvas.add(patch, order)


def draw_line(
    canvas: Canvas, line: Spec, parts: Sequence[Sequence[tuple[float, float]]], order: float
) -> None:
    """Draw the parts of a line in its colour, width and dashes."""
    drawn = LineCollection(
        [list(one) for one in parts],
        colors=[line.get("color", palette.LABEL_INK)],
        linewidths=[canvas.points(float(line.get("width", 2)))],
    )
    dashes = _DASHES.get(str(line.get("dash", "")))
    if dashes:
        drawn.set_linestyle([(0, dashes)])
    drawn.set_gid("line")
    canvas.add(drawn, order)


def draw_bar(
    canvas: Canvas, marker: Spec, corner: tuple[float, float], size: tuple[float, float]
) -> None:
    """Draw a bar from its upper left corner; its hatch is a second carrier beside its colour."""
    line, pattern = marker.get("line") or {}, marker.get("pattern") or {}
    bar = Rectangle(corner, *size, facecolor=marker.get("color", palette.LABEL_INK))
    bar.set(edgecolor=line.get("color", "none"), linewidth=canvas.points(line.get("width", 0)))
    if pattern.get("shape"):
        bar.set_hatch(str(pattern["shape"]) * 2)
        bar.set_hatchcolor(pattern.get("fgcolor", palette.HALO))
        bar.set_hatch_linewidth(HATCH_WIDTH * canvas.paper.points_per_unit)
    bar.set_gid(BAR_ID)
    canvas.add(bar, _BARS)


def _missing(value: object) -> bool:
    return value is None or value != value


def _draw_lines(canvas: Canvas, trace: Spec, place: Place, order: float) -> None:
    points = list(zip(trace["x"], trace["y"], strict=True))
    parts = []
    for one, other in pairwise(points):
        if any(map(_missing, (*one, *other))):
            continue
        ends = _within(one, other, place)
        if ends:
            parts.append([(place.across(x), place.down(y)) for x, y in ends])
    draw_line(canvas, trace.get("line") or {}, parts, _LINES + order)


def _within(
    one: tuple[float, float], other: tuple[float, float], place: Place
) -> list[tuple[float, float]]:
    """Return the ends of a line that is drawn here; one straight up or down is cut."""
    if place.has(one[1]) and place.has(other[1]):
        return [one, other]
    if one[0] != other[0]:
        return []
    low, high = sorted((one[1], other[1]))
    low, high = max(low, place.first), min(high, place.last)
    return [(one[0], low), (one[0], high)] if low < high else []


def _draw_bars(canvas: Canvas, trace: Spec, place: Place, offsets: dict[object, float]) -> None:
    """Draw horizontal bars, each behind those before it where they are stacked."""
    half = float(trace.get("width") or 0.7) / 2
    for x, y in zip(trace["x"], trace["y"], strict=True):
        begin = offsets.get(y, 0.0)
        end = begin + float(x)
        if y in offsets:
            offsets[y] = end
        if not place.has(y):
            continue
        left, right = sorted((place.across(begin), place.across(end)))
        top, bottom = sorted(map(place.down, (place.y.number(y) - half, place.y.number(y) + half)))
        draw_bar(canvas, trace.get("marker") or {}, (left, top), (right - left, bottom - top))


def _corners(
    shape: str, radius: float, where: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    number, turn, reach = CORNERS.get(shape, CORNERS["square"])
    for one in range(number):
        angle = math.radians(turn - 90 + 360 * one / number)
        yield (
            where[0] + reach * radius * math.cos(angle),
            where[1] + reach * radius * math.sin(angle),
        )
