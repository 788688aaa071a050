"""Charts to take away, drawn from their figures by matplotlib, without a browser.

They look as they do in the browser: the same colours, shapes and scales, with title, unit, year,
notes and sources on the sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matplotlib.figure import Figure

from geo.chart_parts import Bars, Chart, Dots, Lines, Scatter, Spans
from geo.paper import NoRoomError, Paper
from geo.static_canvas import Canvas, canvas
from geo.static_labels import Box
from geo.static_marks import BAR, CROWD, Key, draw_keys
from geo.static_plots import draw_bars, draw_dots, draw_lines
from geo.static_points import draw_scatter
from geo.static_spans import draw_spans
from geo.static_words import GAP, MARGIN, draw_foot, draw_head, room

_LEAST_HEIGHT = 140.0
"""Units below which a chart cannot be read."""


def static_chart(chart: Chart, paper: Paper) -> Figure:
    """Return a sheet with a chart as a figure of its own, the same for the same arguments.

    Raises:
        NoRoomError: Title, notes or categories leave no room for the chart.

    """
    drawing, head = canvas(paper), chart.head
    top = draw_head(drawing, head.title, head.subtitle, "")
    bottom = draw_foot(drawing, (" · ".join(head.notes), head.source, head.credit))
    top = draw_keys(drawing, _keys(chart), MARGIN, top, room(drawing)) + GAP / 2
    if bottom - top < _LEAST_HEIGHT:
        raise NoRoomError(
            f"Title and notes of {head.title!r} leave no room for the chart; choose a larger paper."
        )
    frame = Box(
        x=drawing.paper.units / 2, y=(top + bottom) / 2, width=room(drawing), height=bottom - top
    )
    _DRAWN[type(chart)](drawing, chart, frame)
    return drawing.figure


def _keys(chart: Chart) -> list[Key]:
    """Return the legend of a chart."""
    if isinstance(chart, Spans):
        return [Key(name=one.name, colour=one.colour, mark=BAR) for one in chart.groups]
    if isinstance(chart, Scatter):
        return [
            Key(name=one.name, colour=one.colour, mark=one.mark, radius=CROWD if one.small else 6)
            for one in chart.groups
            if one.name
        ]
    bar = isinstance(chart, Bars)
    return [
        Key(name=one.name, colour=one.colour, mark=BAR if bar else one.mark) for one in chart.series
    ]


_DRAWN: Mapping[type, Callable[[Canvas, Any, Box], None]] = {
    Bars: draw_bars,
    Dots: draw_dots,
    Lines: draw_lines,
    Scatter: draw_scatter,
    Spans: draw_spans,
}
