"""An indicator of the sides over the years: lines where figures may be compared, gaps elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from geo import palette
from geo.areas import COUNTRY
from geo.citation import joined
from geo.compare.drawing import Trace, drawn, legend_px, line_style, scale_axis, side_marks
from geo.compare.lines import area_side, line_name, states_of
from geo.compare.marks import Mark, marks
from geo.compare.overlaps import overlap_notes
from geo.compare.row_words import indicator_words
from geo.compare.rows import row
from geo.compare.series import Series, all_series, series
from geo.compare.series_table import cells_of, series_table, value_text
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.years_words import years_notes, years_words
from geo.model import Indicator, Kind
from geo.number_axis import YEARS
from geo.text import Reader, as_plotly
from geo.world import World

HEIGHT_PX = 400


def years(world: World, sides: Sequence[Side], indicator: str, reader: Reader) -> View:
    """Return the sides over the years, with their Länder and Germany unless it is a count."""
    measure = world.catalogue[indicator]
    own = all_series(world, sides, indicator, reader)
    ids = {side.id for side in sides}
    wanted = [] if measure.kind is Kind.COUNT else [*states_of(sides), COUNTRY]
    beside = tuple(
        series(world, area_side(world, area), indicator, reader)
        for area in wanted
        if area not in ids
    )
    sources = dict.fromkeys(
        one for each in (*own, *beside) for c in cells_of(each) for one in c.value.source_ids
    )
    last = joined(" ", indicator_words(world, [row(world, sides, indicator, reader)], reader))
    return View(
        id="years",
        title=reader.t("{measure} over the years").format(measure=reader.of(measure.title)),
        chart=_chart(world, sides, measure, own, beside, reader),
        table=series_table(world, measure, (*own, *beside), ids, reader),
        words=years_words(world, measure, own, tuple(sources), last, reader),
        notes=overlap_notes(world, sides, reader, years_notes(measure, own, beside, reader)),
        source_ids=tuple(sources),
    )


def _chart(
    world: World,
    sides: Sequence[Side],
    measure: Indicator,
    own: Sequence[Series],
    beside: Sequence[Series],
    reader: Reader,
) -> go.Figure | None:
    """Return the lines; None where no side has two years that may be compared."""
    if not any(one.longest for one in own):
        return None
    look = marks(world, sides)
    traces = [
        _beside(one, line_style(one.side.id, place), reader)
        for place, one in enumerate(beside)
        if one.longest
    ]
    traces += [
        trace
        for one in own
        if one.parts
        for trace in _side(one, look[one.side.id], measure, reader)
    ]
    periods = sorted({c.value.period for one in own for c in cells_of(one)})
    layout = {
        "height": HEIGHT_PX + legend_px(len(own) + len(beside)),
        "xaxis": scale_axis(
            reader.t("Year"),
            **YEARS,
            tickvals=[int(one[:4]) for one in periods],
            ticktext=periods,
            range=[int(periods[0][:4]) - 0.25, int(periods[-1][:4]) + 0.25],
        ),
        "yaxis": scale_axis(f"{reader.of(measure.title)}, {reader.of(measure.unit)}", nticks=8),
    }
    return drawn(traces, layout, reader)


def _path(found: Series) -> tuple[list[int | None], list[float | None]]:
    """Return the points of a line with a gap between parts."""
    xs: list[int | None] = []
    ys: list[float | None] = []
    for part in found.parts:
        xs += [int(one.value.period[:4]) for one in part] + [None]
        ys += [one.value.number for one in part] + [None]
    return xs, ys


def _beside(found: Series, style: dict[str, object], reader: Reader) -> Trace:
    xs, ys = _path(found)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "name": as_plotly(line_name(found.side, reader)),
        "line": style,
        "hovertemplate": "%{x}: %{y}<extra>%{fullData.name}</extra>",
    }


def _side(found: Series, mark: Mark, measure: Indicator, reader: Reader) -> list[Trace]:
    xs, ys = _path(found)
    cells = cells_of(found)
    title = as_plotly(found.side.title(reader))
    hovers = [
        f"{title}, {one.value.period}: {as_plotly(value_text(one, measure, reader))}"
        for one in cells
    ]
    line: Trace = {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "connectgaps": False,
        "legendgroup": found.side.id,
        "showlegend": False,
        "hoverinfo": "skip",
        "line": {"color": mark.colour, "width": 2.5},
    }
    case = {**line, "line": {"color": palette.AREA_LINE, "width": 4}}
    at = [float(one.value.period[:4]) for one in cells], [one.value.number or 0.0 for one in cells]
    return [case, line, side_marks(found.side, mark, *at, hovers, reader)]
