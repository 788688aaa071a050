"""Chart of similar districts: for each a bar of its distance, made of what each variable adds."""

from __future__ import annotations

from textwrap import wrap

import plotly.graph_objects as go

from geo import palette
from geo.compare.peer_words import DECIMALS
from geo.compare.peers import Peers
from geo.number_axis import FULL_NUMBERS
from geo.text import Reader, as_plotly

ROW_PX = 30
HEAD_PX = 46
LEGEND_ROW_PX = 22
NAME_LETTERS = 22
_LEFT = {"x": 0, "xref": "container", "xanchor": "left", "yref": "container"}
PATTERNS = ("", "/", "x", ".", "\\", "-", "+", "|")
"""A second carrier beside colour, so that the parts are told apart in print and in grey."""


def peer_chart(found: Peers, reader: Reader) -> go.Figure:
    """Return stacked bars, the nearest district on top; a variable always looks the same."""
    used = [(place, one) for place, one in enumerate(found.variables) if one.used]
    names = [_in_lines(f"{rank}. {peer.name}") for rank, peer in enumerate(found.peers, start=1)]
    chart = go.Figure()
    for place, one in used:
        title = as_plotly(reader.of(one.measure.title))
        chart.add_bar(
            x=[peer.contributions[one.measure.id] for peer in found.peers],
            y=names,
            orientation="h",
            name=title,
            marker={
                "color": palette.CATEGORIES[place % len(palette.CATEGORIES)],
                "line": {"color": palette.HALO, "width": 1},
                "pattern": {
                    "shape": PATTERNS[(place + place // len(palette.CATEGORIES)) % len(PATTERNS)],
                    "fillmode": "overlay",
                    "fgcolor": palette.HALO,
                    "size": 5,
                    "solidity": 0.25,
                },
            },
            hovertemplate=f"%{{y}}<br>{title}: %{{x:.{DECIMALS}f}}<extra></extra>",
        )
    return _laid_out(chart, names, len(used), reader)


def _in_lines(name: str) -> str:
    """Return a name in lines that leave room for the bars on a narrow screen."""
    return "<br>".join(as_plotly(line) for line in wrap(name, NAME_LETTERS))


def _laid_out(chart: go.Figure, names: list[str], variables: int, reader: Reader) -> go.Figure:
    legend = LEGEND_ROW_PX * variables
    return chart.update_layout(
        height=HEAD_PX + ROW_PX * len(names) + legend + 30,
        margin={"l": 8, "r": 12, "t": HEAD_PX, "b": 8},
        title={
            **_LEFT,
            "text": as_plotly(reader.t("Distance in standard deviations")),
            "font": {"size": 13},
            "y": 1,
            "yanchor": "top",
            "pad": {"t": 6},
        },
        barmode="stack",
        bargap=0.3,
        legend={
            **_LEFT,
            "orientation": "h",
            "y": 0,
            "yanchor": "bottom",
            "traceorder": "normal",
            "font": {"size": 12},
        },
        xaxis={
            "side": "top",
            "gridcolor": palette.GROUND_LINE,
            "rangemode": "tozero",
            "fixedrange": True,
            **FULL_NUMBERS,
        },
        yaxis={"autorange": "reversed", "automargin": True, "fixedrange": True},
        plot_bgcolor=palette.HALO,
        paper_bgcolor=palette.HALO,
        font={"color": palette.LABEL_INK},
        separators=",." if reader.language == "de" else ".,",
    )
