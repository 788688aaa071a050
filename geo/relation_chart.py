"""The scatter plot beside the map of funding and skills shortage, and its points as a table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from geo import palette
from geo.figures import HEADLINE_SKILLS_INDICATOR
from geo.layers import Fill
from geo.number_axis import FULL_NUMBERS
from geo.relation_layer import related
from geo.skills_layer import district_periods
from geo.text import Reader, as_plotly
from geo.world import World

HEIGHT_PX = 420
SIDES = ("top left", "bottom right")
"""Of a point its name stands on, in turn, so that names of neighbours keep apart."""


def relation_table(world: World, reader: Reader) -> tuple[pd.DataFrame, Fill, Fill]:
    """Return one row for each district with both figures, and the two measures.

    Columns: area_id, name, funding (euros per inhabitant), at_least (whether more money may sit
    there), skills.
    """
    period = district_periods(world, HEADLINE_SKILLS_INDICATOR)[0]
    measure = world.catalogue[HEADLINE_SKILLS_INDICATOR]
    funding, skills = related(world, measure, period, reader)
    ids = sorted(set(funding.values) & set(skills.values))
    table = pd.DataFrame(
        {
            "area_id": ids,
            "name": [str(world.areas.loc[area_id, "name"]) for area_id in ids],
            "funding": [funding.values[area_id] for area_id in ids],
            "at_least": [area_id in funding.lower_bound for area_id in ids],
            "skills": [skills.values[area_id] for area_id in ids],
        }
    ).sort_values("skills", ignore_index=True)
    return table, funding, skills


def relation_chart(world: World, reader: Reader) -> go.Figure:
    """Return the scatter plot; triangles stand where more money may sit than is known."""
    table, funding, skills = relation_table(world, reader)
    figure = go.Figure()
    kinds = (
        (False, reader.t("amount known"), "circle"),
        (True, reader.t("at least this much"), "triangle-up"),
    )
    for at_least, name, symbol in kinds:
        rows = table[table["at_least"] == at_least]
        if len(rows):
            figure.add_scatter(
                x=rows["skills"],
                y=rows["funding"],
                text=rows["name"].map(as_plotly),
                mode="markers+text",
                textposition=[SIDES[place % len(SIDES)] for place in range(len(rows))],
                name=name,
                marker={"symbol": symbol, "size": 12, "color": palette.MONEY},
            )
    return figure.update_layout(
        height=HEIGHT_PX,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        xaxis=_axis(f"{skills.measure}, {skills.unit}, {skills.period}"),
        yaxis={**_axis(f"{funding.measure}, {funding.unit}"), "rangemode": "tozero"},
        plot_bgcolor=palette.HALO,
        separators=",." if reader.language == "de" else ".,",
    )


def _axis(title: str) -> dict[str, object]:
    return {
        "title": as_plotly(title),
        "gridcolor": palette.GROUND_LINE,
        "automargin": True,
        **FULL_NUMBERS,
    }
