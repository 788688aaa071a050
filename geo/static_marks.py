"""Points of a chart on paper and its legend: shapes that are told apart without their colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.patches import Circle, Polygon, Rectangle

from geo.palette import AREA_LINE, LABEL_INK
from geo.static_canvas import Canvas, Font

LEGEND = Font(size=13)
BAR = "bar"
CROWD = 2.6
"""Radius of a point of a crowd in units."""
_ROW = 20.0
_SIGN, _AFTER = 22.0, 26.0
_CORNERS = {
    "diamond": ((0.0, -1.25), (1.25, 0.0), (0.0, 1.25), (-1.25, 0.0)),
    "triangle": ((0.0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "arrow": ((-0.8, -1.1), (1.1, 0.0), (-0.8, 1.1)),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """A name of the legend with its mark, or a bar, in its colour."""

    name: str
    colour: str
    mark: str
    radius: float = 6


def draw_mark(canvas: Canvas, x: float, y: float, key: Key, zorder: float = 3) -> None:
    """Draw one point; those of a crowd have no edge."""
    edged, radius = key.radius > CROWD, key.radius
    if key.mark in _CORNERS:
        corners = [(x + radius * right, y + radius * down) for right, down in _CORNERS[key.mark]]
        patch: Circle | Polygon = Polygon(corners, closed=True)
    else:
        patch = Circle((x, y), key.radius)
    patch.set(facecolor=key.colour, edgecolor=LABEL_INK if edged else "none")
    patch.set_linewidth(canvas.points(0.8))
    patch.set_gid("point")
    canvas.add(patch, zorder)


def draw_keys(canvas: Canvas, keys: Sequence[Key], left: float, top: float, width: float) -> float:
    """Draw a legend in lines, and return where it ends."""
    x, y = left, top
    for key in keys:
        lines = canvas.lines(key.name, LEGEND, width - _SIGN)
        wide = _SIGN + max((canvas.width_of(one, LEGEND) for one in lines), default=0.0)
        if x > left and x + wide > left + width:
            x, y = left, y + _ROW
        middle = y + _ROW / 2
        if key.mark == BAR:
            sign = Rectangle((x, middle - 6), 14, 12, facecolor=key.colour, edgecolor=AREA_LINE)
            sign.set_linewidth(canvas.points(0.6))
            canvas.add(sign)
        else:
            draw_mark(canvas, x + 7, middle, key)
        for place, line in enumerate(lines):
            base = middle + 0.36 * LEGEND.size + place * LEGEND.line
            canvas.write(x + _SIGN, base, line, LEGEND)
        y += (len(lines) - 1) * LEGEND.line
        x += wide + _AFTER
    return y + _ROW + 4 if keys else top
