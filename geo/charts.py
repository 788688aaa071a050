"""Charts of the atlas (plotly)."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from geo import palette
from geo.records import records
from geo.run_times import run_times, start_and_end
from geo.text import Reader, as_plotly
from geo.world import World

ROW_PX = 26
MARGIN_PX = 70


def alliance_timeline(world: World, reader: Reader) -> go.Figure:
    """Return bars from start to end; a dot where only the start is known.

    Alliances without a known start are left to the table beside the chart.
    """
    times = run_times(world).dropna(subset=["start"]).sort_values(["region_id", "start"])
    times["short_name"] = times["short_name"].map(as_plotly)  # plotly reads tags in texts
    ends = ["start_value", "end_value"]
    words = [start_and_end(row, reader) for row in records(times)]
    times[ends] = pd.DataFrame(words, index=times.index, columns=ends)
    figure = go.Figure()
    for region in world.regions:
        rows = times[times["region_id"] == region.id]
        _add_region(
            figure,
            rows,
            as_plotly(reader.of(region.title)),
            palette.region_colour(region.id),
            reader,
        )
    return _laid_out(figure, times["short_name"].tolist(), reader)


def _laid_out(figure: go.Figure, names: list[str], reader: Reader) -> go.Figure:
    return figure.update_layout(
        height=MARGIN_PX * 2 + ROW_PX * len(names),
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        barmode="overlay",
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0},
        xaxis={
            "type": "date",
            "tickformat": "%Y",
            "dtick": "M24",
            "side": "top",
            "gridcolor": palette.GROUND_LINE,
        },
        yaxis={
            "autorange": "reversed",
            "automargin": True,
            "categoryorder": "array",
            "categoryarray": names,
        },
        plot_bgcolor=palette.HALO,
        separators=",." if reader.language == "de" else ".,",
    )


def _add_region(
    figure: go.Figure, rows: pd.DataFrame, title: str, colour: str, reader: Reader
) -> None:
    known = rows.dropna(subset=["end"])
    open_end = rows[rows["end"].isna()]
    if len(known):
        figure.add_bar(
            base=[str(day) for day in known["start"]],
            x=[
                (end - start).days * 86_400_000
                for start, end in zip(known["start"], known["end"], strict=True)
            ],
            y=known["short_name"],
            orientation="h",
            name=title,
            legendgroup=title,
            marker_color=colour,
            customdata=known[["start_value", "end_value"]],
            hovertemplate="%{y}<br>%{customdata[0]} – %{customdata[1]}<extra></extra>",
        )
    if len(open_end):
        figure.add_scatter(
            x=[str(day) for day in open_end["start"]],
            y=open_end["short_name"],
            mode="markers",
            name=reader.t("{region}: end not known").format(region=title),
            legendgroup=title,
            marker={"color": colour, "size": 12, "symbol": "triangle-right"},
            customdata=open_end[["start_value"]],
            hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
        )
