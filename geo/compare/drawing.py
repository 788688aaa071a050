"""What the charts of a comparison share: marks with letters, lines, names, the frame."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from geo import palette
from geo.areas import COUNTRY
from geo.compare.marks import Mark
from geo.compare.sides import Side
from geo.number_axis import FULL_NUMBERS
from geo.text import Reader, as_plotly

MARK_PX = 18
TRIANGLE_PX = 25
"""Large enough for a letter inside."""
LETTER_PX = 11
LABEL_PX = 13
WIDEST_LABEL = 44
"""Characters of a line that fit on a telephone."""
LEGEND_ROW_PX = 21
MARGIN_PX = 16
DASHES = ("dot", "dash", "dashdot", "longdash", "longdashdot")

Trace = dict[str, Any]


def side_name(side: Side, mark: Mark, reader: Reader) -> str:
    """Return the name of a side with its letter before it."""
    return f"{mark.letter} {as_plotly(side.title(reader))}"


def side_marks(
    side: Side,
    mark: Mark,
    xs: Sequence[float],
    ys: Sequence[float],
    hovers: Sequence[str],
    reader: Reader,
) -> Trace:
    """Return the points of a side: its shape in its colour with its letter in it."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(xs),
        "y": list(ys),
        "name": side_name(side, mark, reader),
        "legendgroup": side.id,
        "text": [mark.letter] * len(xs),
        "textposition": "middle center",
        "textfont": {"size": LETTER_PX, "color": mark.ink},
        "marker": marker(mark, TRIANGLE_PX if "triangle" in mark.symbol else MARK_PX),
        "hovertext": list(hovers),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def marker(mark: Mark, size: int) -> dict[str, Any]:
    """Return shape and colour of a mark, with an edge that is seen on any ground."""
    return {
        "symbol": mark.symbol,
        "size": size,
        "color": mark.colour,
        "line": {"color": palette.LABEL_INK, "width": 1.2},
    }


def line_style(area_id: str, place: int) -> dict[str, Any]:
    """Return the look of a line: Germany solid and dark, Länder broken, each in another way."""
    if area_id == COUNTRY:
        return {"color": palette.LABEL_INK, "width": 2.5, "dash": "solid"}
    return {"color": palette.AREA_LINE, "width": 2, "dash": DASHES[place % len(DASHES)]}


def text_trace(
    xs: Iterable[float],
    ys: Iterable[float],
    texts: Iterable[str],
    position: str | Sequence[str],
    size: int = LABEL_PX,
) -> Trace:
    """Return words at points; the texts are safe already."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(xs),
        "y": list(ys),
        "text": list(texts),
        "textposition": position if isinstance(position, str) else list(position),
        "textfont": {"size": size, "color": palette.LABEL_INK},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def label(*parts: str) -> str:
    """Return a name and what follows it in lines that fit on a telephone, safe for plotly."""
    return "<br>".join(map(as_plotly, lines_of(*parts)))


def lines_of(*parts: str) -> list[str]:
    """Return a name and what follows it in lines, one at least."""
    return wrap(", ".join(one for one in parts if one), WIDEST_LABEL) or [""]


def nice_range(numbers: Sequence[float]) -> tuple[float, float]:
    """Return round ends of an axis around numbers."""
    low, high = min(numbers), max(numbers)
    span = high - low or abs(high) or 1.0
    rough = span / 4
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 2.5, 5, 10) if power * one >= rough)
    start, end = math.floor(low / step) * step, math.ceil(high / step) * step
    return start, end if end > start else start + step


def lanes(places: Sequence[float], width: float) -> list[int]:
    """Return for each place on an axis a lane in which no other is nearer than ``width``.

    Lanes are 0, 1, -1, 2, -2 … from the middle.
    """
    ends: list[float] = []
    found = [0] * len(places)
    for index in sorted(range(len(places)), key=lambda one: (places[one], one)):
        free = next((i for i, end in enumerate(ends) if places[index] - end >= width), len(ends))
        if free == len(ends):
            ends.append(0.0)
        ends[free] = places[index]
        found[index] = (free + 1) // 2 * (1 if free % 2 else -1)
    return found


def drawn(traces: Sequence[Trace], layout: Mapping[str, Any], reader: Reader) -> go.Figure:
    """Return a chart in the frame of the atlas; ``layout`` must give the height."""
    frame = {
        "margin": {"l": MARGIN_PX, "r": MARGIN_PX, "t": MARGIN_PX, "b": MARGIN_PX},
        "plot_bgcolor": palette.HALO,
        "paper_bgcolor": palette.HALO,
        "font": {"color": palette.LABEL_INK, "size": LABEL_PX},
        "showlegend": True,
        "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "itemsizing": "trace"},
        "hoverlabel": {"align": "left"},
        "separators": ",." if reader.language == "de" else ".,",
        **layout,
    }
    return go.Figure({"data": list(traces), "layout": frame})


def plain_axis(low: float, high: float) -> dict[str, Any]:
    """Return an axis that only places things, without a scale of its own."""
    return {"range": [low, high], "visible": False, "fixedrange": True}


def scale_axis(title: str, **more: Any) -> dict[str, Any]:
    """Return an axis with a scale and its title in lines that fit on a telephone."""
    return {
        "title": {"text": label(title), "font": {"size": LABEL_PX}},
        "gridcolor": palette.GROUND_LINE,
        "zeroline": False,
        "automargin": True,
        **FULL_NUMBERS,
        **more,
    }


def legend_px(entries: int) -> int:
    """Return room for a legend on a telephone, where most entries have a line of their own."""
    return LEGEND_ROW_PX * entries
