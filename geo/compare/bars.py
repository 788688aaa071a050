"""Bars of the sides in groups below one another, each with its letter and number at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import plotly.graph_objects as go

from geo import palette
from geo.compare.drawing import (
    LETTER_PX,
    Trace,
    drawn,
    label,
    legend_px,
    lines_of,
    plain_axis,
    side_name,
    text_trace,
)
from geo.compare.marks import Mark
from geo.compare.sides import Side
from geo.text import Reader, as_plotly

BAR_PX = 20
HEAD_ROWS, LINE_ROWS = 2.4, 0.9
"""Bars that fit into the room of an indicator's name of two lines, and of each line more."""
BAR_WIDTH = 0.74
REACH = 1.9
"""From zero to the edge, in lengths of the longest bar; its number stands outside it."""
NO_REACH = 0.03


class Scale(StrEnum):
    """Whether each group of bars has a scale of its own or all have one."""

    OWN = "own"
    COMMON = "common"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A bar of a side in a group; ``size`` is 0 where there is none to draw, ``known`` if so."""

    side: Side
    group: str
    title: str
    size: float
    words: str
    hover: str
    known: bool


def bar_chart(
    bars: Sequence[Bar],
    look: Mapping[str, Mark],
    sides: Sequence[Side],
    reader: Reader,
    scale: Scale = Scale.OWN,
) -> go.Figure | None:
    """Return the bars below the name of each group, or None where nothing is known."""
    if not any(one.known for one in bars):
        return None
    left = REACH if any(one.size < 0 for one in bars) else NO_REACH
    whole = _longest(bars) if scale is Scale.COMMON else 0.0
    groups: dict[str, list[Bar]] = {}
    for one in bars:
        groups.setdefault(one.group, []).append(one)
    at = _places(groups)
    height = sum(_head_rows(own) + len(own) for own in groups.values())
    traces = [
        _heads(groups, at, -left),
        _middle(groups, at),
        *(
            _side_bars(side, look[side.id], groups, at, whole, reader)
            for side in sides
            if any(one.side.id == side.id for one in bars)
        ),
        _numbers(groups, at, look, whole),
    ]
    layout = {
        "height": round(BAR_PX * height) + legend_px(len(sides)),
        "barmode": "overlay",
        "xaxis": plain_axis(-left, REACH),
        "yaxis": plain_axis(height, 0),
    }
    return drawn(traces, layout, reader)


def _places(groups: Mapping[str, Sequence[Bar]]) -> dict[str, float]:
    """Return where the first bar of each indicator stands, from the top down in bars."""
    found, place = {}, 0.0
    for group, own in groups.items():
        place += _head_rows(own)
        found[group] = place
        place += len(own)
    return found


def _head_rows(own: Sequence[Bar]) -> float:
    """Return how many bars fit into the room of the name of an indicator."""
    return HEAD_ROWS + LINE_ROWS * max(0, len(lines_of(own[0].title)) - 2)


def _heads(groups: Mapping[str, Sequence[Bar]], at: Mapping[str, float], left: float) -> Trace:
    names = [label(own[0].title) for own in groups.values()]
    ys = [at[group] - _head_rows(own) + 0.2 for group, own in groups.items()]
    return text_trace([left] * len(groups), ys, names, "bottom right")


def _middle(groups: Mapping[str, Sequence[Bar]], at: Mapping[str, float]) -> Trace:
    """Return the line at zero."""
    ys = [
        y
        for group, own in groups.items()
        for y in (at[group] - 0.4, at[group] + len(own) - 0.6, None)
    ]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [0, 0, None] * len(groups),
        "y": ys,
        "line": {"color": palette.LABEL_INK, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _side_bars(
    side: Side,
    mark: Mark,
    groups: Mapping[str, Sequence[Bar]],
    at: Mapping[str, float],
    whole: float,
    reader: Reader,
) -> Trace:
    """Return the bars of a side; without any it has a place in the legend for its letter only."""
    own = [
        (place, one.size / (whole or _longest(bars)), one)
        for group, bars in groups.items()
        for place, one in enumerate(bars, start=1)
        if one.side.id == side.id and one.known
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [size for _, size, _ in own] or [None],
        "y": [at[one.group] + place - 1 for place, _, one in own] or [None],
        "width": BAR_WIDTH,
        "name": side_name(side, mark, reader),
        "legendgroup": side.id,
        "marker": {"color": mark.colour, "line": {"color": palette.LABEL_INK, "width": 1}},
        "hovertext": [as_plotly(one.hover) for _, _, one in own],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _numbers(
    groups: Mapping[str, Sequence[Bar]],
    at: Mapping[str, float],
    look: Mapping[str, Mark],
    whole: float,
) -> Trace:
    """Return the letter and the number at the end of each bar."""
    xs, ys, texts, sides = [], [], [], []
    for group, bars in groups.items():
        for place, one in enumerate(bars):
            xs.append(one.size / (whole or _longest(bars)))
            ys.append(at[group] + place)
            texts.append(f" <b>{look[one.side.id].letter}</b> {as_plotly(one.words)} ")
            sides.append("middle left" if one.size < 0 else "middle right")
    return text_trace(xs, ys, texts, sides, LETTER_PX + 1)


def _longest(bars: Sequence[Bar]) -> float:
    return max((abs(one.size) for one in bars), default=0.0) or 1.0
