"""Points by two values on paper, and strips in which the height only keeps them apart."""

from __future__ import annotations

from geo.chart_parts import Group, Scatter
from geo.static_canvas import Canvas, Font
from geo.static_labels import Box, Name, place_some
from geo.static_marks import CROWD, Key, draw_mark
from geo.static_scale import (
    AXIS_TITLE,
    Scale,
    draw_across,
    draw_line,
    draw_up,
    height_across,
    scale,
    width_up,
)

RADIUS = 6.5
_NAMES = Font(size=12)
_GAP = 8.0
_EDGE = 10.0
_POINTS, _WORDS = 2.5, 3.2


def draw_scatter(canvas: Canvas, chart: Scatter, frame: Box) -> None:
    """Draw the points of all groups, those named with their names where there is room."""
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    right = left + frame.width
    if chart.up:
        words = canvas.lines(f"↑ {chart.up.title}", AXIS_TITLE, frame.width)
        canvas.write_lines(left, top, words, AXIS_TITLE)
        top += len(words) * AXIS_TITLE.line + _GAP
    bottom = frame.y + frame.height / 2 - height_across(canvas, chart.across.title)
    points = [one for group in chart.groups for one in group.points]
    up = scale([one.y for one in points], bottom - _EDGE, top + _EDGE)
    start = left + (width_up(canvas, up, chart.head.language) if chart.up else _EDGE)
    along = scale([one.x for one in points], start + _EDGE, right - 2 * _EDGE)
    draw_across(canvas, along, top, bottom, chart.across.title, chart.head.language)
    if chart.up:
        draw_up(canvas, up, start, right, chart.head.language)
    draw_line(canvas, (start, bottom), (right, bottom))
    inner = Box(
        x=(start + right) / 2, y=(top + bottom) / 2, width=right - start, height=bottom - top
    )
    _draw_points(canvas, chart, along, up, inner)


def _draw_points(canvas: Canvas, chart: Scatter, along: Scale, up: Scale, inner: Box) -> None:
    names: list[Name] = []
    taken: list[Box] = []
    for nth, group in enumerate(chart.groups):
        key = _key(group)
        for one in group.points:
            x, y = along.at(one.x), up.at(one.y)
            draw_mark(canvas, x, y, key, _POINTS + 0.01 * nth)
            side = 2 * key.radius
            taken += [] if group.small else [Box(x=x, y=y, width=side, height=side)]
            if one.name:
                wide = canvas.width_of(one.name, _NAMES)
                gap = key.radius + 4
                names.append(Name(text=one.name, x=x, y=y, width=wide, height=_NAMES.line, gap=gap))
    for spot in place_some(names, inner, taken, []):
        base = spot.box.y + 0.36 * _NAMES.size
        canvas.write_with_halo(
            spot.box.x - spot.box.width / 2, base, spot.name.text, _NAMES, zorder=_WORDS
        )


def _key(group: Group) -> Key:
    radius = CROWD if group.small else RADIUS
    return Key(name=group.name, colour=group.colour, mark=group.mark, radius=radius)
