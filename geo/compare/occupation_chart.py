"""Dumbbells: two sides by occupation group, with the line below which a group is called short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from geo import palette
from geo.compare.drawing import Trace, drawn, label, legend_px, scale_axis, side_marks, text_trace
from geo.compare.marks import Mark
from geo.compare.sides import Side
from geo.occupations import SHORT_BELOW
from geo.text import Reader, as_plotly

ROW_PX = 46
NAME_PX = 12
AXIS_PX = 80
NAME_UP = 0.42
"""How far above its dumbbell the name of a group stands, in rows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """The relations of two sides in one occupation group."""

    title: str
    numbers: tuple[float, float]
    hovers: tuple[str, str]


def occupation_chart(
    rows: Sequence[Pair],
    sides: tuple[Side, Side],
    look: Mapping[str, Mark],
    period: str,
    reader: Reader,
) -> go.Figure:
    """Return a dumbbell for each group, the name above it."""
    places = [float(place) for place in range(len(rows))]
    most = max(number for one in rows for number in one.numbers)
    names = text_trace(
        [0] * len(rows),
        [place - NAME_UP for place in places],
        [label(one.title) for one in rows],
        "middle right",
        NAME_PX,
    )
    points = [
        side_marks(
            side,
            look[side.id],
            [one.numbers[which] for one in rows],
            places,
            [as_plotly(f"{one.title}: {one.hovers[which]}") for one in rows],
            reader,
        )
        for which, side in enumerate(sides)
    ]
    measure = reader.t("Unemployed per registered vacancy")
    layout = {
        "height": ROW_PX * len(rows) + AXIS_PX + legend_px(3),
        "xaxis": scale_axis(f"{measure}, {period}", range=[-0.02 * most, 1.06 * most], nticks=7),
        "yaxis": {"range": [len(rows) - 0.4, -0.8], "visible": False, "fixedrange": True},
    }
    return drawn([_limit(len(rows), reader), _bars(rows), names, *points], layout, reader)


def _bars(rows: Sequence[Pair]) -> Trace:
    """Return the lines between the two sides."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for one in rows for x in (*one.numbers, None)],
        "y": [y for place in range(len(rows)) for y in (place, place, None)],
        "line": {"color": palette.STATE_LINE, "width": 3},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _limit(rows: int, reader: Reader) -> Trace:
    """Return the line below which a group is called short."""
    words = reader.t("{limit} unemployed per vacancy").format(limit=reader.number(SHORT_BELOW))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [SHORT_BELOW, SHORT_BELOW],
        "y": [-0.7, rows - 0.5],
        "line": {"color": palette.AREA_LINE, "width": 1.5, "dash": "dot"},
        "name": as_plotly(words),
        "hoverinfo": "skip",
    }
