"""A chart of the atlas as a drawing in HTML that needs no script, once wide and once narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from exports.chart_axes import Axis, Spec, axis, width_of
from exports.chart_marks import (
    LINE_EM,
    Place,
    bar_look,
    item,
    line_look,
    pattern_of,
    plain,
    symbol_svg,
    text_svg,
    trace_svg,
)
from exports.chart_traces import axis_values, entries, stacked, title_of, trace_spec
from geo import palette
from geo.text import Reader, as_html

WIDTHS = {"wide": 880, "narrow": 356}
"""Pixels; a style shows the one for which there is room, and the one of the stage larger."""
STAGE, TALL_STAGE = (370, 190), (370, 258)
"""Width and height on the stage, with a legend beside the drawing and without one."""
MOST_TICKS = {"narrow": 4, "stage": 6}
LABEL_PX = 13
MARGIN_PX = 12
GAP_PX = 6
LEGEND_ROW_PX = 21
"""Room that a chart leaves for each line of its legend, which stands outside the drawing."""
LEAST_PX = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Room:
    """The drawing and what its axes take of it, in pixels."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    def place(self, x: Axis, y: Axis) -> Place:
        """Return where values stand; the second axis begins at the bottom."""
        across, down = self.width - self.left - self.right, self.height - self.top - self.bottom
        return (
            lambda value: self.left + across * x.share(value),
            lambda value: self.height - self.bottom - down * y.share(value),
        )


def chart_html(chart: go.Figure, words: str, reader: Reader) -> str:
    """Return a chart with its legend as HTML; ``words`` say what it shows to those who listen.

    Raises:
        UnknownTraceError: The chart holds something other than bars, points, lines and words.

    """
    traces = [trace_spec(one) for one in chart.data]
    layout = chart.layout.to_plotly_json()
    sizes = {name: (width, _height(traces, layout)) for name, width in WIDTHS.items()}
    drawn = "".join(_svg(*one, traces, layout, words, reader) for one in sizes.items())
    text = title_of(layout)
    head = f"<p>{as_html(plain(text))}</p>" if text else ""
    legend = _legend(traces, layout)
    return f'<div class="atlas-chart">{_patterns(traces)}{head}{legend}{drawn}</div>'


def stage_chart(chart: go.Figure, words: str, reader: Reader) -> tuple[str, str]:
    """Return drawing and legend for the stage, with letters that are read from afar.

    Raises:
        UnknownTraceError: The chart holds something other than bars, points, lines and words.

    """
    traces = [_large(trace_spec(one)) for one in chart.data]
    layout = chart.layout.to_plotly_json()
    legend = _legend(traces, layout)
    down = dict(layout.get("yaxis") or {})
    up = (down.pop("title", None) or {}).get("text")
    said = f"<p>{as_html(reader.t('Up'))}: {as_html(' '.join(plain(up).split()))}</p>" if up else ""
    size = STAGE if legend else TALL_STAGE
    drawn = _svg("stage", size, traces, {**layout, "yaxis": down}, words, reader)
    return f"{_patterns(traces)}{said}{drawn}", legend


def _large(trace: Spec) -> Spec:
    """Return points and words with letters no smaller than those of the scales."""
    font = dict(trace.get("textfont") or {})
    return {**trace, "textfont": {**font, "size": max(float(font.get("size", 0)), LABEL_PX)}}


def _patterns(traces: Sequence[Spec]) -> str:
    """Return what lies over bars, in a drawing of its own: one that is not shown lends nothing."""
    found = dict(pattern_of(one.get("marker") or {}) for one in traces)
    defined = "".join(found.values())
    return f'<svg width="0" height="0"><defs>{defined}</defs></svg>' if defined else ""


def _svg(
    name: str,
    size: tuple[float, float],
    traces: Sequence[Spec],
    layout: Spec,
    words: str,
    reader: Reader,
) -> str:
    width, ticks = size[0], MOST_TICKS.get(name, 99)
    along = [*axis_values(traces, "x"), *stacked(traces, layout)]
    x = axis(layout.get("xaxis") or {}, along, reader, ticks)
    y = axis(layout.get("yaxis") or {}, list(axis_values(traces, "y")), reader)
    room = _room(size, x, y, on_top=_on_top(layout))
    place = room.place(x, y)
    offsets: dict[object, float] = {}
    if layout.get("barmode") == "stack":
        offsets = dict.fromkeys(axis_values(traces, "y"), 0.0)
    marks = "".join(part for one in traces for part in trace_svg(one, place, y, offsets))
    scales = "".join((*_across(x, room, place, on_top=_on_top(layout)), *_down(y, room, place)))
    return (
        f'<svg class="atlas-{name}" role="img" aria-label="{as_html(words)}" '
        f'width="{width:g}" height="{room.height:g}" viewBox="0 0 {width:g} {room.height:g}">'
        f"{scales}{marks}</svg>"
    )


def _height(traces: Sequence[Spec], layout: Spec) -> float:
    """Return the height of the drawing without the legend, which a chart leaves room for."""
    named = len(entries(traces, layout))
    return max(float(layout.get("height") or 450) - LEGEND_ROW_PX * named, LEAST_PX)


def _on_top(layout: Spec) -> bool:
    return (layout.get("xaxis") or {}).get("side") == "top"


def _room(size: tuple[float, float], x: Axis, y: Axis, *, on_top: bool) -> Room:
    width, height = size
    line = LINE_EM * LABEL_PX
    words = [width_of(part, LABEL_PX) for _, text in y.ticks for part in text.split("<br>")]
    beside = max(words, default=0.0) + GAP_PX + line * len(y.title) if y.shown else 0.0
    below = line * (1 + len(x.title)) + GAP_PX if x.shown else 0.0
    last = width_of(x.ticks[-1][1], LABEL_PX) / 2 if x.shown and x.ticks else 0.0
    return Room(
        width=width,
        height=height,
        left=MARGIN_PX + min(beside, 0.45 * width),
        right=MARGIN_PX + last / 2,
        top=MARGIN_PX + (below if on_top else 0.0),
        bottom=MARGIN_PX + (0.0 if on_top else below),
    )


def _across(x: Axis, room: Room, place: Place, *, on_top: bool) -> Iterator[str]:
    """Yield the scale across: its lines, its words, its title."""
    if not x.shown:
        return
    start, end = room.top, room.height - room.bottom
    base = start - GAP_PX if on_top else end + GAP_PX + 0.8 * LABEL_PX
    look = f'fill="{palette.LABEL_INK}" text-anchor="middle"'
    for value, text in x.ticks:
        at = place[0](value)
        if x.grid:
            yield _rule(at, start, at, end, x.grid)
        yield text_svg(text, at, base, look, LABEL_PX)
    middle = (room.left + room.width - room.right) / 2
    if x.title:
        below = base + LINE_EM * LABEL_PX
        yield text_svg("<br>".join(x.title), middle, below, look, LABEL_PX)


def _down(y: Axis, room: Room, place: Place) -> Iterator[str]:
    """Yield the scale upwards: its lines, its words, its title read from below."""
    if not y.shown:
        return
    look = f'fill="{palette.LABEL_INK}" text-anchor="end"'
    for value, text in y.ticks:
        at = place[1](value)
        if y.grid:
            yield _rule(room.left, at, room.width - room.right, at, y.grid)
        more = LINE_EM * LABEL_PX * text.count("<br>") / 2
        base = at + 0.35 * LABEL_PX - more
        yield text_svg(text, room.left - GAP_PX, base, look, LABEL_PX)
    if y.title:
        middle = (room.top + room.height - room.bottom) / 2
        turned = f'fill="{palette.LABEL_INK}" text-anchor="middle"'
        words = text_svg("<br>".join(y.title), 0, 0.9 * LABEL_PX, turned, LABEL_PX)
        yield f'<g transform="translate(0 {middle:.1f}) rotate(-90)">{words}</g>'


def _rule(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{as_html(colour)}" stroke-width="0.6"/>'
    )


def _legend(traces: Sequence[Spec], layout: Spec) -> str:
    items = "".join(
        f"<li>{_swatch(one)}{as_html(plain(str(one['name'])))}</li>"
        for one in entries(traces, layout)
    )
    return f"<ul>{items}</ul>" if items else ""


def _swatch(trace: Spec) -> str:
    """Return a small drawing of what a trace looks like; a letter in a symbol stands beside it."""
    marker = trace.get("marker") or {}
    mode = str(trace.get("mode", ""))
    if trace["type"] == "bar":
        pattern, _ = pattern_of(marker)
        drawn = f'<rect x="1" y="2" width="24" height="14" {bar_look(marker, pattern)}/>'
    elif "markers" in mode:
        size = min(float(item(marker.get("size", 6), 0)), 16.0)
        drawn = symbol_svg({**marker, "size": size}, 0, 13, 9)
    else:
        drawn = f'<path d="M0 9H26" {line_look(trace.get("line") or {})}/>'
    return f'<svg width="26" height="18" aria-hidden="true">{drawn}</svg>'
