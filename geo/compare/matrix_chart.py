"""The dot plot of sides and indicators: an axis for each indicator, lines for Land and Germany."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from geo import palette
from geo.compare.drawing import (
    LABEL_PX,
    LETTER_PX,
    Trace,
    drawn,
    label,
    lanes,
    legend_px,
    line_style,
    nice_range,
    plain_axis,
    side_marks,
    text_trace,
)
from geo.compare.marks import marks
from geo.compare.rows import Row, value_words
from geo.compare.sides import Side
from geo.model import Kind
from geo.text import Reader, as_plotly
from geo.world import World

ROW_PX = 116
NAME_AT, AXIS_AT, ENDS_AT = 0.02, 0.57, 0.92
"""Where in a row its name, its axis and the ends of the axis stand, from its top down."""
LANE = 0.14
REACH = 0.26
"""How far marks may stand from their axis, so that they keep off the names, in rows."""
AFTER_SIDES = 2000
"""Rank in the legend; plotly gives 1000 to what has none."""
MARK_WIDTH = 0.065
"""Of an axis, about the width of a mark on a telephone."""


def matrix_chart(
    world: World, sides: Sequence[Side], found: Sequence[Row], reader: Reader
) -> go.Figure | None:
    """Return the dot plot; each row has an axis of its own, its ends are written below it."""
    drawable = [one for one in found if one.parted.compared]
    if not drawable:
        return None
    ranges = [_range(one) for one in drawable]
    traces = [
        *_axes(drawable, ranges, reader),
        *_lines(world, drawable, ranges, reader),
        *_marks(world, sides, drawable, ranges, reader),
    ]
    entries = sum(bool(one.get("showlegend", True)) for one in traces)
    layout = {
        "height": ROW_PX * len(drawable) + legend_px(entries),
        "xaxis": plain_axis(-0.03, 1.03),
        "yaxis": plain_axis(len(drawable), 0),
    }
    return drawn(traces, layout, reader)


def _range(found: Row) -> tuple[float, float]:
    numbers = [one.value.number for one in (*found.parted.compared, *(o.cell for o in found.lines))]
    if found.indicator.kind is Kind.COUNT:
        numbers = [one.value.number for one in found.parted.compared]
    return nice_range([one for one in numbers if one is not None])


def _at(number: float, ends: tuple[float, float]) -> float:
    return (number - ends[0]) / (ends[1] - ends[0])


def _axes(
    found: Sequence[Row], ranges: Sequence[tuple[float, float]], reader: Reader
) -> list[Trace]:
    """Return the name of each row, its axis and the numbers at its ends."""
    count = range(len(found))
    names = [
        label(reader.of(one.indicator.title), reader.of(one.indicator.unit), one.periods)
        for one in found
    ]
    ends = [
        as_plotly(reader.number(number, one.indicator.decimals))
        for one, pair in zip(found, ranges, strict=True)
        for number in pair
    ]
    axis: Trace = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _ in count for x in (0, 1, None)],
        "y": [y for i in count for y in (i + AXIS_AT, i + AXIS_AT, None)],
        "line": {"color": palette.GROUND_LINE, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }
    return [
        axis,
        text_trace([0] * len(found), [i + NAME_AT for i in count], names, "bottom right", LABEL_PX),
        text_trace(
            [x for _ in count for x in (0, 1)],
            [i + ENDS_AT for i in count for _ in (0, 1)],
            ends,
            ["middle right", "middle left"] * len(found),
            LETTER_PX,
        ),
    ]


def _lines(
    world: World, found: Sequence[Row], ranges: Sequence[tuple[float, float]], reader: Reader
) -> list[Trace]:
    """Return a line across the rows for each Land and Germany, counts left out."""
    names = {one.area_id: one.name for own in found for one in own.lines if not one.is_side}
    traces: list[Trace] = []
    for place, (area_id, name) in enumerate(names.items()):
        xs: list[float | None] = []
        ys: list[float | None] = []
        hovers: list[str] = []
        for index, (own, pair) in enumerate(zip(found, ranges, strict=True)):
            line = own.line(area_id)
            if line is None or line.number is None or own.indicator.kind is Kind.COUNT:
                continue
            hover = f"{as_plotly(name)}: {as_plotly(value_words(world, own, line.cell, reader))}"
            xs += [_at(line.number, pair)] * 2 + [None]
            ys += [index + AXIS_AT - 2 * LANE, index + AXIS_AT + 1.5 * LANE, None]
            hovers += [hover, hover, ""]
        if xs:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "x": xs,
                    "y": ys,
                    "name": as_plotly(name),
                    "line": line_style(area_id, place),
                    "legendrank": AFTER_SIDES,
                    "hovertext": hovers,
                    "hovertemplate": "%{hovertext}<extra></extra>",
                }
            )
    return traces


def _marks(
    world: World,
    sides: Sequence[Side],
    found: Sequence[Row],
    ranges: Sequence[tuple[float, float]],
    reader: Reader,
) -> list[Trace]:
    """Return the marks of the sides; those that would cover one another stand in lanes."""
    points: dict[str, list[tuple[float, float, str]]] = {side.id: [] for side in sides}
    for index, (each, pair) in enumerate(zip(found, ranges, strict=True)):
        compared = each.parted.compared
        places = [_at(one.value.number or 0.0, pair) for one in compared]
        beside = lanes(places, MARK_WIDTH)
        lane = min(LANE, REACH / max(1, *map(abs, beside)))
        for cell, x, off in zip(compared, places, beside, strict=True):
            value = as_plotly(value_words(world, each, cell, reader))
            hover = f"{as_plotly(cell.side.title(reader))}: {value}, {cell.value.period}"
            points[cell.side.id].append((x, index + AXIS_AT + off * lane, hover))
    look = marks(world, sides)
    return [
        side_marks(
            side,
            look[side.id],
            [x for x, _, _ in own],
            [y for _, y, _ in own],
            [hover for _, _, hover in own],
            reader,
        )
        for side in sides
        if (own := points[side.id])
    ]
