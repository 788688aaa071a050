"""Charts of slides as PowerPoint has them: their workbooks hold the figures, to be edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.util import Pt

from exports.deck import SlideChart
from exports.pptx_chart_data import categories, number_format, points
from exports.pptx_labels import labels_of
from exports.pptx_shapes import plain, rgb
from exports.pptx_text import Box
from geo.chart_parts import Axis, Bars, Dots, Group, Lines, Scatter, Series
from geo.compare.drawing import nice_range
from geo.palette import GROUND_LINE, LABEL_INK

POINTS = 12
_MARK, _SMALL_MARK = 10, 3
_MARKS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
}
_SIDES = {
    (1, 0): XL_LABEL_POSITION.RIGHT,
    (-1, 0): XL_LABEL_POSITION.LEFT,
    (0, 1): XL_LABEL_POSITION.ABOVE,
    (0, -1): XL_LABEL_POSITION.BELOW,
}
_TYPES: Mapping[type, XL_CHART_TYPE] = {
    Bars: XL_CHART_TYPE.BAR_CLUSTERED,
    Dots: XL_CHART_TYPE.LINE_MARKERS,
    Lines: XL_CHART_TYPE.LINE_MARKERS,
    Scatter: XL_CHART_TYPE.XY_SCATTER,
}


def add_chart(shapes: Any, chart: SlideChart, box: Box) -> None:
    """Add a chart; what has no value is left out of it, never zero."""
    data = points(chart) if isinstance(chart, Scatter) else categories(chart)
    frame = shapes.add_chart(_TYPES[type(chart)], *box.emu, data)
    frame.name = plain(chart.head.title)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", plain(chart.head.alt))
    made = frame.chart
    made.has_title = False
    made.font.size, made.font.color.rgb = Pt(POINTS), rgb(LABEL_INK)
    made.has_legend = True
    made.legend.position = XL_LEGEND_POSITION.TOP
    made.legend.include_in_layout = False
    styles: Mapping[type, Callable[[Any, Any], None]] = {
        Bars: _style_bars,
        Dots: _style_points,
        Lines: _style_points,
        Scatter: _style_scatter,
    }
    styles[type(chart)](made, chart)


def _style_bars(made: Any, chart: Bars) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 60, -5
    plot.vary_by_categories = False
    made.category_axis.reverse_order = True
    made.category_axis.format.line.color.rgb = rgb(LABEL_INK)
    made.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if all((one or 0) >= 0 for series in chart.series for one in series.values):
        made.value_axis.minimum_scale = 0
    _axis(made.value_axis, chart.axis)
    plot.has_data_labels = True
    plot.data_labels.number_format = number_format(chart.axis.decimals)
    plot.data_labels.number_format_is_linked = False
    plot.data_labels.font.size = Pt(POINTS - 1)
    for drawn, one in zip(plot.series, chart.series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = rgb(one.colour)


def _style_points(made: Any, chart: Dots | Lines) -> None:
    _axis(made.value_axis, chart.axis)
    for drawn, one in zip(made.plots[0].series, chart.series, strict=True):
        drawn.smooth = False
        _mark(drawn, one, _MARK)
        if isinstance(chart, Dots):
            drawn.format.line.fill.background()
        else:
            drawn.format.line.color.rgb, drawn.format.line.width = rgb(one.colour), Pt(2.5)


def _style_scatter(made: Any, chart: Scatter) -> None:
    _axis(made.category_axis, chart.across)
    places = [point.x for group in chart.groups for point in group.points]
    if places:
        low, high = nice_range(places)
        made.category_axis.minimum_scale, made.category_axis.maximum_scale = low, high
    if chart.up:
        _axis(made.value_axis, chart.up)
        heights = [point.y for group in chart.groups for point in group.points]
        if heights:
            low, high = nice_range(heights)
            made.value_axis.minimum_scale, made.value_axis.maximum_scale = low, high
    else:
        made.value_axis.visible = False
        made.value_axis.has_major_gridlines = False
        made.value_axis.crosses = XL_AXIS_CROSSES.MINIMUM
    for drawn, one in zip(made.plots[0].series, chart.groups, strict=True):
        drawn.format.line.fill.background()
        _mark(drawn, one, _SMALL_MARK if one.small else _MARK)
    for (group, number), label in labels_of(chart).items():
        beside = made.plots[0].series[group].points[number].data_label
        words = beside.text_frame
        words.text, words.word_wrap = plain(label.text), False
        words.paragraphs[0].runs[0].font.size = Pt(POINTS - 1)
        beside.position = _SIDES[label.side]


def _axis(axis: Any, words: Axis) -> None:
    axis.has_title = True
    axis.axis_title.text_frame.text = plain(words.title)
    run = axis.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(POINTS), False
    axis.tick_labels.number_format = number_format(words.decimals)
    axis.tick_labels.number_format_is_linked = False
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb(GROUND_LINE)
    axis.format.line.color.rgb = rgb(LABEL_INK)


def _mark(drawn: Any, look: Series | Group, size: int) -> None:
    drawn.marker.style, drawn.marker.size = _MARKS[look.mark], size
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = rgb(look.colour)
    edge = look.colour if size == _SMALL_MARK else LABEL_INK
    drawn.marker.format.line.color.rgb = rgb(edge)
