"""An indicator of the sides over the years: lines where figures may be compared, gaps elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from geo import palette
from geo.areas import COUNTRY
from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import change_ref
from geo.compare.cells import Cell
from geo.compare.drawing import Trace, drawn, legend_px, line_style, scale_axis, side_marks
from geo.compare.lines import area_side, line_name, states_of
from geo.compare.marks import Mark, marks
from geo.compare.series import Series, all_series, series
from geo.compare.series_table import cells_of, series_table, value_text
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.wording import (
    alike,
    cell_words,
    from_unrounded,
    listed,
    sentences,
    signed_words,
    source_sentence,
)
from geo.model import Indicator, Kind
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
    return View(
        id="years",
        title=reader.t("{measure} over the years").format(measure=reader.of(measure.title)),
        chart=_chart(world, sides, measure, own, beside, reader),
        table=series_table(world, measure, (*own, *beside), ids, reader),
        words=_words(world, measure, own, tuple(sources), reader),
        notes=_notes(measure, (*own, *beside), reader),
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
        if one.parts
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


def _words(
    world: World,
    measure: Indicator,
    own: Sequence[Series],
    sources: Sequence[str],
    reader: Reader,
) -> tuple[str, ...]:
    name = reader.of(measure.title)
    moved = [one for one in own if one.longest]
    still = [one.side.title(reader) for one in own if not one.longest]
    changes = joined("; ", [_change(one, measure, reader) for one in moved])
    first = (
        cited(reader.t("{measure}: {changes}."), measure=name, changes=changes)
        if moved
        else reader.t("{measure}: fewer than two years that may be compared.").format(measure=name)
    )
    lost = reader.t("Fewer than two comparable years: {sides}.")
    return sentences(
        first,
        _ends(moved, measure, reader),
        cited(lost, sides=listed(still, reader)) if still and moved else "",
        source_sentence(world, sources, reader),
    )


def _change(one: Series, measure: Indicator, reader: Reader) -> Cited:
    first, last = one.longest[0], one.longest[-1]
    return cited(
        reader.t("{side} {before} in {first}, {after} in {last} ({change})"),
        side=one.side.title(reader),
        before=cell_words(first, measure, reader),
        after=cell_words(last, measure, reader),
        first=first.value.period,
        last=last.value.period,
        change=from_unrounded(
            figure(signed_words(_step(one), measure, reader), change_ref(first, last)),
            _number(last),
            _number(first),
            measure,
            reader,
        ),
    )


def _step(one: Series) -> float:
    return _number(one.longest[-1]) - _number(one.longest[0])


def _number(cell: Cell) -> float:
    return cell.value.number or 0.0


def _ends(moved: Sequence[Series], measure: Indicator, reader: Reader) -> str:
    """Return which sides rose, fell or did not change by more than rounding."""
    groups: dict[str, list[str]] = {"rose": [], "fell": [], "alike": []}
    for one in moved:
        step = _step(one)
        where = "alike" if alike(step, 0.0, measure) else "rose" if step > 0 else "fell"
        groups[where].append(one.side.title(reader))
    words = {
        "rose": reader.t("higher than at the start: {sides}"),
        "fell": reader.t("lower than at the start: {sides}"),
        "alike": reader.t("not distinguishable from the start: {sides}"),
    }
    said = [words[k].format(sides=listed(v, reader)) for k, v in groups.items() if v]
    return reader.t("At the end {groups}.").format(groups="; ".join(said)) if said else ""


def _notes(measure: Indicator, found: Sequence[Series], reader: Reader) -> tuple[str, ...]:
    words = reader.t("Gap between {before} and {after}: {why}")
    gaps = [
        words.format(before=b.before, after=b.after, why=b.why) for one in found for b in one.breaks
    ]
    caveat = [reader.of(measure.caveat)] if measure.caveat else []
    return tuple(dict.fromkeys([*gaps, *caveat]))
