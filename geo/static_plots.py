"""Bars, dots and lines on paper: values of several series for the same categories."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from geo.chart_parts import Bars, ByCategory, Dots, Lines, Series
from geo.palette import GROUND_LINE
from geo.paper import NoRoomError
from geo.static_canvas import Canvas, Font
from geo.static_labels import Box
from geo.static_marks import Key, draw_mark
from geo.static_scale import (
    TICKS,
    Scale,
    draw_across,
    draw_line,
    draw_up,
    height_across,
    scale,
    width_up,
)
from geo.text import number

_RADIUS = 6.5
_NAMES = Font(size=13)
_VALUES = Font(size=11.5)
_WIDEST_NAMES = 0.34
"""Share of the sheet that the names of categories may take."""
_ROW_FILLED = 0.74
_HIGHEST_BAR = 26.0
_LEAST_ROW = 9.0
"""Units below which bars or names cannot be told apart."""
_ROOM_FOR_VALUES = 60.0
_FIRST_SIDE, _GAP = 10.0, 8.0


def draw_bars(canvas: Canvas, chart: Bars, frame: Box) -> None:
    """Draw bars from left to right, each with its value; where there is none, nothing."""
    along, rows = _frame(canvas, chart, frame, from_zero=True)
    bars = max(len(chart.series), 1)
    high = min(rows * _ROW_FILLED / bars, _HIGHEST_BAR)
    for place, middle in enumerate(_middles(chart, frame, rows)):
        for nth, one in enumerate(chart.series):
            value = one.values[place]
            if value is not None:
                top = middle - high * bars / 2 + nth * high
                _bar(canvas, along, one, value, top, high)
                _value(canvas, chart, along, value, top + high / 2)
    zero = along.at(0.0)
    top = frame.y - frame.height / 2
    draw_line(canvas, (zero, top), (zero, top + rows * len(chart.categories)))


def draw_dots(canvas: Canvas, chart: Dots, frame: Box) -> None:
    """Draw a line for each category, the points of all series on it."""
    along, rows = _frame(canvas, chart, frame, from_zero=False)
    for place, middle in enumerate(_middles(chart, frame, rows)):
        line = [(along.start, middle), (along.end, middle)]
        canvas.add(
            LineCollection([line], colors=[GROUND_LINE], linewidths=[canvas.points(1.2)]), 2.1
        )
        for one in chart.series:
            value = one.values[place]
            if value is not None:
                draw_mark(canvas, along.at(value), middle, _key(one))


def draw_lines(canvas: Canvas, chart: Lines, frame: Box) -> None:
    """Draw a line for each series; it ends where a value is missing and begins anew."""
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    title = canvas.lines(chart.axis.title, TICKS, frame.width)
    canvas.write_lines(left, top, title, TICKS)
    top += len(title) * TICKS.line + _GAP
    bottom = frame.y + frame.height / 2 - 2 * TICKS.line
    known = [one for series in chart.series for one in series.values if one is not None]
    up = scale(known, bottom, top)
    start = left + width_up(canvas, up, chart.head.language)
    end = frame.x + frame.width / 2
    draw_up(canvas, up, start, end, chart.head.language)
    step = (end - start) / max(len(chart.categories), 1)
    places = [start + step * (nth + 0.5) for nth in range(len(chart.categories))]
    for x, name in zip(places, chart.categories, strict=True):
        for nth, line in enumerate(canvas.lines(name, TICKS, step - 4)[:2]):
            canvas.write(x, bottom + TICKS.size * 1.4 + nth * TICKS.line, line, TICKS, ha="center")
    for one in chart.series:
        points = [
            None if value is None else (x, up.at(value))
            for x, value in zip(places, one.values, strict=True)
        ]
        parts = [[a, b] for a, b in pairwise(points) if a and b]
        drawn = LineCollection(parts, colors=[one.colour], linewidths=[canvas.points(2.5)])
        drawn.set_gid("line")
        canvas.add(drawn, 2.5)
        for point in filter(None, points):
            draw_mark(canvas, *point, _key(one))


def _frame(
    canvas: Canvas, chart: ByCategory, frame: Box, *, from_zero: bool
) -> tuple[Scale, float]:
    """Draw names and scale, and return the scale and how high a category is.

    Raises:
        NoRoomError: There are more categories than the sheet has lines for.

    """
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    most = frame.width * _WIDEST_NAMES
    names = [canvas.lines(one, _NAMES, most) for one in chart.categories]
    widths = [canvas.width_of(line, _NAMES) for lines in names for line in lines]
    bottom = frame.y + frame.height / 2 - height_across(canvas, chart.axis.title)
    rows = (bottom - top) / max(len(names), 1)
    tallest = max((len(lines) for lines in names), default=1) * _NAMES.line
    if rows < max(_LEAST_ROW * len(chart.series) if from_zero else _LEAST_ROW, tallest):
        raise NoRoomError(
            f"{chart.head.title!r} has {len(names)} categories, more than the paper has room for; "
            "choose a larger paper."
        )
    known = [one for series in chart.series for one in series.values if one is not None]
    start = left + max(widths, default=0.0) + _GAP + (_FIRST_SIDE if not from_zero else 0)
    end = left + frame.width - _ROOM_FOR_VALUES
    along = scale(known, start, end, from_zero=from_zero)
    draw_across(canvas, along, top, bottom, chart.axis.title, chart.head.language)
    for middle, lines in zip(_middles(chart, frame, rows), names, strict=True):
        first = middle - (len(lines) - 1) * _NAMES.line / 2 + 0.36 * _NAMES.size
        for nth, line in enumerate(lines):
            right = start - _GAP - (_FIRST_SIDE if not from_zero else 0)
            canvas.write(right, first + nth * _NAMES.line, line, _NAMES, ha="right")
    return along, rows


def _middles(chart: ByCategory, frame: Box, rows: float) -> list[float]:
    top = frame.y - frame.height / 2
    return [top + rows * (nth + 0.5) for nth in range(len(chart.categories))]


def _bar(canvas: Canvas, along: Scale, one: Series, value: float, top: float, high: float) -> None:
    start, end = sorted((along.at(0.0), along.at(value)))
    bar = Rectangle((start, top), end - start, high, facecolor=one.colour)
    bar.set_linewidth(0)
    bar.set_gid("bar")
    canvas.add(bar, 2.4)


def _value(canvas: Canvas, chart: Bars, along: Scale, value: float, middle: float) -> None:
    text = number(value, chart.axis.decimals, chart.head.language)
    beyond, align = (5.0, "left") if value >= 0 else (-5.0, "right")
    base = middle + 0.36 * _VALUES.size
    canvas.write(along.at(value) + beyond, base, text, _VALUES, ha=align)


def _key(one: Series) -> Key:
    return Key(name=one.name, colour=one.colour, mark=one.mark, radius=_RADIUS)
