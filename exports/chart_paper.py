"""Where a chart of a page stands on paper: rows in columns side by side, scales over all room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from exports.chart_axes import Axis, Spec, lines_of
from exports.chart_ink import Place, draw_trace
from exports.chart_marks import item
from exports.chart_scales import TICKS, below, beside, draw_scales, joined
from exports.chart_words import OVER, font_of, width_of_line
from geo.paper import NoRoomError
from geo.static_canvas import Canvas
from geo.static_labels import Box
from geo.text import as_plotly

_NARROW_PX = 320.0
"""Width for which charts with rows are made; there they stand on a telephone."""
_LEAST_ZOOM, _MOST_ZOOM = 0.66, 1.25
_TALLEST = 1.5
"""How much higher than their letters ask rows may be."""
_LEAST_HEIGHT = 150.0
_MOST_COLUMNS = 8
_GAP = 30.0
_INSET = 12.0
"""Of the names of rows from the edges of their column, in pixels of the page."""
_SQUEEZED = 1.15
"""How much more than its rows a chart without columns shrinks before its letters do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """The parts of a chart, one in each column, each from and to a place of the axis upwards."""

    parts: tuple[tuple[float, float], ...]
    width: float
    per_row: float
    """Units of the sheet for one of the axis."""
    zoom: float


def draw_chart(
    canvas: Canvas, traces: Sequence[Spec], layout: Spec, axes: tuple[Axis, Axis], frame: Box
) -> None:
    """Draw the traces of a chart into a frame.

    Raises:
        NoRoomError: The frame is too small for its rows or its scales.

    """
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    x, y = axes
    breaks = _breaks(traces, y)
    if y.shown or len(breaks) < 2:
        place = _whole(canvas, layout, axes, frame)
        _draw(canvas, traces, layout, place)
        return
    traces = list(traces)
    plan = _plan(canvas, traces, layout, axes, frame, breaks)
    named = traces.index(_names(traces))
    traces[named] = _wrapped(canvas, traces[named], plan)
    for nth, (first, last) in enumerate(plan.parts):
        place = Place(
            left=left + nth * (plan.width + _GAP),
            top=top,
            width=plan.width,
            height=(last - first) * plan.per_row,
            x=x,
            y=replace(y, start=last, end=first),
            first=first,
            last=last,
            zoom=plan.zoom,
        )
        _draw(canvas, traces, layout, place)


def _draw(canvas: Canvas, traces: Sequence[Spec], layout: Spec, place: Place) -> None:
    draw_scales(canvas, place, on_top=on_top(layout))
    offsets: dict[object, float] = {}
    if layout.get("barmode") == "stack":
        offsets = dict.fromkeys((value for one in traces for value in one["y"]), 0.0)
    for nth, one in enumerate(traces):
        draw_trace(canvas, one, place, offsets, nth)


def on_top(layout: Spec) -> bool:
    """Tell whether the scale across stands above the chart."""
    return (layout.get("xaxis") or {}).get("side") == "top"


def _whole(canvas: Canvas, layout: Spec, axes: tuple[Axis, Axis], frame: Box) -> Place:
    """Return the place of a chart that fills the whole frame."""
    x, y = axes
    zoom = 1.0
    if not y.shown:
        zoom = min(_MOST_ZOOM, _SQUEEZED * frame.height / float(layout.get("height") or 450))
    wide = beside(canvas, y)
    high, above = below(canvas, x, frame.width - wide), 0.0
    if on_top(layout):
        high, above = 0.0, high
    if y.shown and not y.names:
        above += _GAP * 0.8
    height = frame.height - high - above
    least = max(_LEAST_HEIGHT, len(y.names) * TICKS.line)
    if height < least or zoom < _LEAST_ZOOM:
        raise NoRoomError("The texts leave no room for the chart; choose a larger paper.")
    return Place(
        left=frame.x - frame.width / 2 + wide,
        top=frame.y - frame.height / 2 + above,
        width=frame.width - wide - _GAP / 2,
        height=height,
        x=x,
        y=y,
        zoom=zoom,
    )


def _names(traces: Sequence[Spec]) -> Spec:
    """Return the words above each row, the first words of a chart with rows."""
    return next(one for one in traces if _is_names(one))


def _is_names(trace: Spec) -> bool:
    return (
        trace["type"] == "scatter"
        and trace.get("mode") == "text"
        and len(set(trace["x"])) == 1
        and len(trace["x"]) > 0
    )


def _breaks(traces: Sequence[Spec], y: Axis) -> list[float]:
    """Return where the rows of a chart begin, and where the last ends; few where it has none."""
    found = [one for one in traces if _is_names(one)]
    if len(found) != 1:
        return []
    ys = sorted(map(float, found[0]["y"]))
    above = ys[0] - min(y.start, y.end)
    return [*(one - above for one in ys), max(y.start, y.end)]


def _plan(
    canvas: Canvas,
    traces: Sequence[Spec],
    layout: Spec,
    axes: tuple[Axis, Axis],
    frame: Box,
    breaks: Sequence[float],
) -> Plan:
    """Return the columns in which rows and letters are largest."""
    x, y = axes
    legend = sum(1 for one in traces if one.get("name") and one.get("showlegend") is not False)
    drawn_px = float(layout.get("height") or 450) - 21 * legend - (80 if x.shown else 0)
    row_px = drawn_px / abs(y.end - y.start)
    plans = []
    for columns in range(1, min(_MOST_COLUMNS, len(breaks) - 1) + 1):
        width = (frame.width - (columns - 1) * _GAP) / columns
        parts = _shared(breaks, columns)
        high = frame.height - below(canvas, x, width)
        most = max(last - first for first, last in parts)
        per_row = high / most
        zoom = min(per_row / row_px, width / _NARROW_PX, _fitting(canvas, traces, x, width))
        plan = Plan(parts=tuple(parts), width=width, per_row=per_row, zoom=min(zoom, _MOST_ZOOM))
        plans.append(replace(plan, per_row=min(per_row, _TALLEST * plan.zoom * row_px)))
    best = max(plans, key=lambda one: (one.zoom, -len(one.parts)))
    if best.zoom < _LEAST_ZOOM:
        raise NoRoomError(
            f"The chart has {len(breaks) - 1} rows, more than the paper has room for; "
            "choose fewer indicators or a larger paper."
        )
    return best


def _shared(breaks: Sequence[float], columns: int) -> list[tuple[float, float]]:
    """Return rows in columns of about the same height, the first rows in the first column."""
    low, high = 0.0, breaks[-1] - breaks[0]
    parts = _filled(breaks, high)
    for _ in range(40):
        most = (low + high) / 2
        tried = _filled(breaks, most)
        if len(tried) <= columns and max(b - a for a, b in tried) <= most:
            parts, high = tried, most
        else:
            low = most
    return parts


def _filled(breaks: Sequence[float], most: float) -> list[tuple[float, float]]:
    parts: list[tuple[float, float]] = []
    start = breaks[0]
    for before, end in pairwise(breaks):
        if end - start > most and before > start:
            parts.append((start, before))
            start = before
    return [*parts, (start, breaks[-1])]


def _fitting(canvas: Canvas, traces: Sequence[Spec], x: Axis, width: float) -> float:
    """Return the zoom at which all words beside points stay inside a column."""
    zooms = [math.inf]
    for share, side, wide in _words(canvas, traces, x):
        room = width * {"right": 1 - share, "left": share}.get(side, 1.0)
        zooms.append(room / wide if wide else math.inf)
    return min(zooms)


def _words(canvas: Canvas, traces: Sequence[Spec], x: Axis) -> Iterator[tuple[float, str, float]]:
    """Yield of all words but the names of rows where they stand, to which side, how wide."""
    for one in traces:
        if one["type"] != "scatter" or one.get("mode") != "text" or _is_names(one):
            continue
        font = font_of(one, 1.0)
        for at, value in enumerate(one["x"]):
            side = str(item(one.get("textposition"), at)).partition(" ")[2]
            lines = lines_of(str(item(one["text"], at) or ""))
            wide = max((width_of_line(canvas, line.strip(), font) for line in lines), default=0.0)
            yield x.share(value), side, wide + 6


def _wrapped(canvas: Canvas, names: Spec, plan: Plan) -> Spec:
    """Return the names of rows in lines as wide as a column."""
    font, wide = font_of(names, plan.zoom), plan.width - 2 * _INSET * plan.zoom
    texts = [
        "<br>".join(as_plotly(line) for line in canvas.lines(joined(text), font, wide))
        for text in names["text"]
    ]
    return {**names, "text": texts, OVER: True}
