"""Times from start to end on paper, under one another; open where the end is not known."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.chart_parts import Spans
from geo.paper import NoRoomError
from geo.static_canvas import Canvas, Font
from geo.static_labels import Box
from geo.static_marks import Key, draw_mark
from geo.static_scale import YEARS, draw_across, height_across, scale

_LEAST_ROW = 11.0
_LARGEST = 13.0
_WIDEST_NAMES = 0.36
_FILLED = 0.68
_HIGHEST = 26.0
_GAP = 10.0
_ELLIPSIS = "…"


def draw_spans(canvas: Canvas, chart: Spans, frame: Box) -> None:
    """Draw a bar for each time, an arrow where only its start is known.

    Raises:
        NoRoomError: There are more times than the sheet has lines for.

    """
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    bottom = frame.y + frame.height / 2 - height_across(canvas, chart.axis.title)
    times = [(one, group.colour) for group in chart.groups for one in group.spans]
    row = (bottom - top) / max(len(times), 1)
    if row < _LEAST_ROW:
        raise NoRoomError(
            f"{chart.head.title!r} has {len(times)} times, more than the paper has room for; "
            "choose a larger paper."
        )
    font = Font(size=min(_LARGEST, row * _FILLED))
    names = [_cut(canvas, one.name, font, frame.width * _WIDEST_NAMES) for one, _ in times]
    start = left + max((canvas.width_of(one, font) for one in names), default=0.0) + _GAP
    ends = [end for one, _ in times for end in (one.start, one.end) if end is not None]
    along = scale(ends, start, left + frame.width - 3 * _GAP, steps=YEARS)
    draw_across(canvas, along, top, bottom, chart.axis.title, "")
    for nth, ((one, colour), name) in enumerate(zip(times, names, strict=True)):
        middle = top + row * (nth + 0.5)
        canvas.write(start - _GAP, middle + 0.36 * font.size, name, font, ha="right")
        if one.end is None:
            key = Key(name=name, colour=colour, mark="arrow", radius=_high(row) / 2)
            draw_mark(canvas, along.at(one.start), middle, key)
            continue
        wide, high = along.at(one.end) - along.at(one.start), _high(row)
        bar = Rectangle((along.at(one.start), middle - high / 2), wide, high, facecolor=colour)
        bar.set_linewidth(0)
        bar.set_gid("bar")
        canvas.add(bar, 2.4)


def _high(row: float) -> float:
    return min(row * _FILLED, _HIGHEST)


def _cut(canvas: Canvas, text: str, font: Font, width: float) -> str:
    """Return a name on one line, cut where it is wider than its column."""
    line = " ".join(text.split())
    if canvas.width_of(line, font) <= width:
        return line
    fits = (n for n in range(len(line), 0, -1) if canvas.width_of(line[:n], font) <= width - 12)
    return line[: next(fits, 1)].rstrip() + _ELLIPSIS
