"""The scales of a chart of a page on paper: lines across, numbers with room between, titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from exports.chart_axes import Axis
from exports.chart_ink import Place, draw_line
from exports.chart_words import plain
from geo.palette import AREA_LINE
from geo.static_canvas import Canvas, Font

TICKS = Font(size=12.5)
_GAP = 6.0
_GRID, _AXIS = 2.05, 2.2
_BROKEN = re.compile(r"(?<=\w)-<br>(?=[A-ZÄÖÜ])")
"""The end of a line within a name of two, as Schmalkalden-Meiningen."""
_WIDEST_NAMES = 0.34
"""Share of the sheet that the names of categories may take."""


def below(canvas: Canvas, x: Axis, width: float) -> float:
    """Return how high the scale across is with its title."""
    if not x.shown:
        return 0.0
    return TICKS.line * (1 + len(_title(canvas, x, width))) + 2 * _GAP


def beside(canvas: Canvas, y: Axis) -> float:
    """Return how wide the scale upwards is."""
    if not y.shown:
        return 0.0
    most = canvas.paper.units * _WIDEST_NAMES
    lines = [line for _, text in y.ticks for line in _named(canvas, text, most)]
    return max((canvas.width_of(one, TICKS) for one in lines), default=0.0) + 2 * _GAP


def draw_scales(canvas: Canvas, place: Place, *, on_top: bool) -> None:
    """Draw both scales, as far as they are shown."""
    if place.x.shown:
        _draw_across(canvas, place, on_top=on_top)
    if place.y.shown:
        _draw_up(canvas, place)


def _draw_across(canvas: Canvas, place: Place, *, on_top: bool) -> None:
    start, end = place.top, place.top + place.height
    base = start - _GAP if on_top else end + _GAP + 0.8 * TICKS.size
    shown = _apart(canvas, place)
    for value, text in shown:
        at = place.across(value)
        draw_line(
            canvas,
            {"color": place.x.grid or AREA_LINE, "width": 0.7},
            [[(at, start), (at, end)]],
            _GRID,
        )
        canvas.write(at, base, text, TICKS, ha="center")
    middle = place.left + place.width / 2
    title = _title(canvas, place.x, place.width)
    first = base - TICKS.line * len(title) if on_top else base + TICKS.line
    for nth, line in enumerate(title):
        canvas.write(middle, first + nth * TICKS.line, line, TICKS, ha="center")


def _apart(canvas: Canvas, place: Place) -> Sequence[tuple[float, str]]:
    """Return the ticks whose numbers keep apart: all, or every second, or fewer."""
    every = [one for one in place.x.ticks if 0 <= place.x.share(one[0]) <= 1]
    for step in range(1, len(every) + 1):
        found = every[::step]
        ends = [
            (place.across(value), canvas.width_of(plain(text), TICKS) / 2 + _GAP / 2)
            for value, text in found
        ]
        pairs = pairwise(ends)
        if all(one + half <= other - more for (one, half), (other, more) in pairs):
            return found
    return every[:1]


def _draw_up(canvas: Canvas, place: Place) -> None:
    left, right = place.left, place.left + place.width
    for value, text in place.y.ticks:
        at = place.down(value)
        if place.y.grid:
            draw_line(
                canvas, {"color": place.y.grid, "width": 0.7}, [[(left, at), (right, at)]], _GRID
            )
        lines = _named(canvas, text, canvas.paper.units * _WIDEST_NAMES)
        first = at + 0.36 * TICKS.size - TICKS.line * (len(lines) - 1) / 2
        for nth, line in enumerate(lines):
            canvas.write(left - _GAP, first + nth * TICKS.line, line, TICKS, ha="right")
    if place.y.title:
        words = f"↑ {joined('<br>'.join(place.y.title))}"
        start = left - beside(canvas, place.y)
        lines = canvas.lines(words, TICKS, place.width)
        canvas.write(start, place.top - 12, lines[0], TICKS)
    else:
        draw_line(
            canvas,
            {"color": AREA_LINE, "width": 1.0},
            [[(left, place.top), (left, place.top + place.height)]],
            _AXIS,
        )


def _named(canvas: Canvas, text: str, most: float) -> list[str]:
    """Return the name of a tick in lines; a name that was broken for a telephone is joined."""
    return canvas.lines(joined(text), TICKS, most)


def joined(text: str) -> str:
    """Return a text of plotly as one line."""
    return plain(_BROKEN.sub("-", text).replace("<br>", " "))


def _title(canvas: Canvas, axis: Axis, width: float) -> list[str]:
    return canvas.lines(joined("<br>".join(axis.title)), TICKS, width) if axis.title else []
