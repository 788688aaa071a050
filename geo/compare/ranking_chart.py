"""All districts in grey along the scale of an indicator, the sides with their districts below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from geo import palette
from geo.compare.district_names import district_names
from geo.compare.drawing import (
    LABEL_PX,
    Trace,
    drawn,
    marker,
    scale_axis,
    side_marks,
    text_trace,
)
from geo.compare.marks import Mark
from geo.compare.ranks import Field, rank, rank_name
from geo.compare.sides import Side
from geo.text import Reader, as_plotly
from geo.world import World

FIELD_PX = 120
STRIP_PX = 52
AXIS_PX = 90
DISTRICT_PX = 9
COLUMNS = 60
"""Of the strip of all districts; within one they stand above one another."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Strip:
    """A side along the scale; ``districts`` are those inside it where it is not one itself."""

    side: Side
    number: float | None
    districts: pd.Series | None


def ranking_chart(
    world: World,
    found: Field,
    strips: Sequence[Strip],
    look: Mapping[str, Mark],
    reader: Reader,
) -> go.Figure | None:
    """Return the strips, or None where no district has a figure."""
    if found.numbers.empty:
        return None
    measure = found.indicator
    traces = [_field(world, found, reader)]
    for place, strip in enumerate(strips, start=1):
        traces += _strip(world, found, strip, look[strip.side.id], place, reader)
    span = float(found.numbers.max() - found.numbers.min()) or 1.0
    title = f"{reader.of(measure.title)}, {reader.of(measure.unit)}, {found.period}"
    rows = FIELD_PX / STRIP_PX
    layout = {
        "height": FIELD_PX + STRIP_PX * len(strips) + AXIS_PX,
        "showlegend": False,
        "xaxis": scale_axis(
            title,
            range=[found.numbers.min() - 0.04 * span, found.numbers.max() + 0.04 * span],
            nticks=6,
        ),
        "yaxis": {
            "range": [len(strips) + 0.5, 0.5 - rows],
            "visible": False,
            "fixedrange": True,
        },
    }
    return drawn(traces, layout, reader)


def _field(world: World, found: Field, reader: Reader) -> Trace:
    """Return all districts; those of a like figure stand above one another."""
    numbers = found.numbers
    span = float(numbers.max() - numbers.min()) or 1.0
    column = ((numbers - numbers.min()) / span * COLUMNS).round()
    height = numbers.sort_index().groupby(column).cumcount().reindex(numbers.index)
    tallest = max(int(height.max()), 1)
    top = FIELD_PX / STRIP_PX - 0.35
    names = [district_names(world)[str(area)] for area in numbers.index]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": numbers.tolist(),
        "y": (0.35 - height / tallest * min(top, 0.12 * tallest)).tolist(),
        "name": reader.t("all districts"),
        "marker": {"color": palette.STATE_LINE, "size": 4, "opacity": 0.75},
        "hovertext": [
            f"{as_plotly(name)}: {reader.number(number, found.indicator.decimals)}"
            for name, number in zip(names, numbers, strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _strip(
    world: World, found: Field, strip: Strip, mark: Mark, place: int, reader: Reader
) -> list[Trace]:
    title = as_plotly(strip.side.title(reader))
    left = float(found.numbers.min())
    span = float(found.numbers.max() - left) or 1.0
    name = f"<b>{mark.letter}</b> {title}"
    if strip.number is None:
        none = as_plotly(reader.t("no figure of its own"))
        name = f"{name}: {none}"
    traces = [text_trace([left - 0.03 * span], [place - 0.34], [name], "middle right", LABEL_PX)]
    if strip.districts is not None and len(strip.districts):
        traces.append(_districts(world, found, strip.districts, mark, place, reader))
    if strip.number is not None:
        own = rank(found, strip.number)
        value = reader.number(strip.number, found.indicator.decimals)
        words = "" if strip.districts is not None else f", {rank_name(own, reader)}"
        hover = f"{title}: {value}{words}"
        traces.append(side_marks(strip.side, mark, [strip.number], [place + 0.1], [hover], reader))
    return traces


def _districts(
    world: World, found: Field, districts: pd.Series, mark: Mark, place: int, reader: Reader
) -> Trace:
    """Return the districts of a side, smaller than its own mark."""
    hovers = [
        f"{as_plotly(district_names(world)[str(area)])}: "
        f"{reader.number(number, found.indicator.decimals)}, "
        f"{rank_name(rank(found, number), reader)}"
        for area, number in districts.items()
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": districts.tolist(),
        "y": [place + 0.1] * len(districts),
        "marker": {**marker(mark, DISTRICT_PX), "opacity": 0.8},
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "showlegend": False,
    }
