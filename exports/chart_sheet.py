"""A chart of a page on a sheet to take away: title, legend, chart, notes, sources, credit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from matplotlib.figure import Figure

from exports.chart_axes import Spec, axis
from exports.chart_ink import draw_bar, draw_line, draw_symbol
from exports.chart_paper import draw_chart
from exports.chart_traces import axis_values, entries, stacked, title_of, trace_spec
from exports.chart_words import plain
from geo.glyphs import missing_sign
from geo.paper import NoGlyphError, NoRoomError, Paper
from geo.static_canvas import Canvas, Font, canvas
from geo.static_labels import Box
from geo.static_words import GAP, MARGIN, draw_foot, draw_head, foot_height, room
from geo.text import Reader

_LEGEND = Font(size=13)
_ROW, _SIGN, _AFTER = 21.0, 32.0, 24.0
_MARK = 15.0
_LEAST_HEIGHT = 140.0
"""Units below which a chart cannot be read."""
_MOST_FOOT = 0.36
"""Part of the height of a paper that notes, sources and credit take before it gets longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What stands around a chart: what it shows and says, its notes, where its figures are from."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    source: str
    credit: str
    said: tuple[str, ...] = ()

    @property
    def foot(self) -> tuple[str, ...]:
        """Return what stands below the chart, what is empty left out."""
        said, notes = " ".join(self.said), " · ".join(self.notes)
        return tuple(filter(None, (said, notes, self.source, self.credit)))


def chart_sheet(chart: go.Figure, words: Words, paper: Paper, reader: Reader) -> Figure:
    """Return a sheet with a chart of a page, the same for the same arguments.

    Raises:
        NoRoomError: Title, notes or rows leave no room for the chart.
        NoGlyphError: A text has a sign that the font does not.
        UnknownTraceError: The chart holds something other than bars, points, lines and words.

    """
    traces = [trace_spec(one) for one in chart.data]
    layout = chart.layout.to_plotly_json()
    check_signs(words, _texts(traces))
    drawing = sheet_for(words, paper)
    about = " · ".join(filter(None, (plain(title_of(layout)), words.subtitle)))
    top = draw_head(drawing, words.title, about, "")
    top = _draw_legend(drawing, entries(traces, layout), top) + GAP / 2
    frame = frame_between(drawing, top, draw_foot(drawing, words.foot), words.title)
    axes = (
        axis(
            layout.get("xaxis") or {},
            [*axis_values(traces, "x"), *stacked(traces, layout)],
            reader,
        ),
        axis(layout.get("yaxis") or {}, list(axis_values(traces, "y")), reader),
    )
    draw_chart(drawing, traces, layout, axes, frame)
    return drawing.figure


def sheet_for(words: Words, paper: Paper) -> Canvas:
    """Return an empty sheet, longer than its paper where notes and sources need more than a part.

    No note may be missing from a drawing, and none may take the room of what is drawn.
    """
    drawing = canvas(paper)
    beyond = foot_height(drawing, words.foot) - _MOST_FOOT * paper.height
    return canvas(paper.longer(beyond)) if beyond > 0 else drawing


def frame_between(drawing: Canvas, top: float, bottom: float, title: str) -> Box:
    """Return the room between what stands above and below.

    Raises:
        NoRoomError: There is none.

    """
    if bottom - top < _LEAST_HEIGHT:
        raise NoRoomError(
            f"Title and legend of {title!r} leave no room for the drawing; choose a larger paper."
        )
    return Box(
        x=drawing.paper.units / 2, y=(top + bottom) / 2, width=room(drawing), height=bottom - top
    )


def check_signs(words: Words, texts: Iterable[str]) -> None:
    """Raise NoGlyphError where the font has not all signs of texts and of what stands around."""
    every = (words.title, words.subtitle, *words.foot, *texts)
    sign = next(filter(None, (missing_sign(plain(text)) for text in every)), "")
    if sign:
        raise NoGlyphError(
            f"The font of drawings has no sign for {sign!r} (U+{ord(sign):04X}) in "
            f"{words.title!r}; rename what is shown."
        )


def _texts(traces: Sequence[Spec]) -> Iterator[str]:
    """Yield all words of a chart."""
    for one in traces:
        yield str(one.get("name") or "")
        yield from map(str, one.get("text") or ())
        yield from (value for value in one["y"] if isinstance(value, str))


def _draw_legend(drawing: Canvas, named: Sequence[Spec], top: float) -> float:
    """Draw what each trace looks like with its name, in lines, and return where they end."""
    x, y, whole = MARGIN, top, room(drawing)
    for one in named:
        lines = drawing.lines(plain(str(one["name"])), _LEGEND, whole - _SIGN)
        wide = _SIGN + max((drawing.width_of(line, _LEGEND) for line in lines), default=0.0)
        if x > MARGIN and x + wide > MARGIN + whole:
            x, y = MARGIN, y + _ROW
        _draw_sign(drawing, one, x, y + _ROW / 2)
        for nth, line in enumerate(lines):
            base = y + _ROW / 2 + 0.36 * _LEGEND.size + nth * _LEGEND.line
            drawing.write(x + _SIGN, base, line, _LEGEND)
        y += (len(lines) - 1) * _LEGEND.line
        x += wide + _AFTER
    return y + _ROW + 4 if named else top


def _draw_sign(drawing: Canvas, trace: Spec, x: float, middle: float) -> None:
    marker = trace.get("marker") or {}
    if trace["type"] == "bar":
        draw_bar(drawing, marker, (x + 1, middle - 7), (24, 14))
    elif "markers" in str(trace.get("mode", "")):
        size = min(float(marker.get("size", 6)), _MARK)
        draw_symbol(drawing, {**marker, "size": size}, (x + 13, middle), 3)
    else:
        draw_line(drawing, trace.get("line") or {}, [[(x, middle), (x + 26, middle)]], 3)
