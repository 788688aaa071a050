"""Two indicators of all districts in grey, the sides marked; nothing is said of causes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from geo import palette
from geo.areas import COUNTRY
from geo.compare.cells import Cell
from geo.compare.district_names import district_names
from geo.compare.drawing import MARK_PX, Trace, drawn, legend_px, scale_axis, side_marks
from geo.compare.guard import Verdict
from geo.compare.marks import marks
from geo.compare.overlaps import overlap_notes
from geo.compare.pairs import Use, verdict_of_two
from geo.compare.ranks import Field, field
from geo.compare.row_words import indicator_words
from geo.compare.rows import row, value_words
from geo.compare.scatter_words import (
    Both,
    Pair,
    pair_notes,
    pair_sources,
    pair_words,
    shown_note,
    why_left,
)
from geo.compare.sides import Side
from geo.compare.view import View
from geo.refs import of_observation
from geo.text import Reader, as_plotly
from geo.world import World

HEIGHT_PX = 460
SIDE, DISTRICT = "side", "district"
COLUMNS = ("kind", "id", "title", "x", "x_value", "x_ref", "y", "y_value", "y_ref", "note")


def scatter(world: World, sides: Sequence[Side], across: str, up: str, reader: Reader) -> View:
    """Return the sides and all districts by two indicators."""
    pair = (row(world, sides, across, reader), row(world, sides, up, reader))
    fields = tuple(field(world, one.indicator.id, one.period) for one in pair)
    against = verdict_of_two(pair[0].cells, pair[1].cells, Use.SCATTER, reader)
    shown, lost = _both(pair, against)
    x, y = (reader.of(one.indicator.title) for one in pair)
    count = len(_joined(fields))
    return View(
        id="scatter",
        title=reader.t("{x} and {y}").format(x=x, y=y),
        chart=_chart(world, sides, pair, fields, shown, reader) if shown else None,
        table=_table(world, pair, fields, shown, lost, against, reader),
        words=pair_words(world, pair, fields, count, shown, lost, against, reader),
        notes=overlap_notes(world, sides, reader, pair_notes(pair, against, reader)),
        source_ids=pair_sources(pair, fields),
        more=indicator_words(world, pair, reader),
    )


def _both(pair: Pair, against: Verdict) -> tuple[Both, Both]:
    """Return the sides with both figures, and those that lack one or may not be compared."""
    shown: dict[str, tuple[Cell, Cell]] = {}
    lost: dict[str, tuple[Cell, Cell]] = {}
    for x, y in zip(pair[0].cells, pair[1].cells, strict=True):
        alike = x.side.id not in against.out
        whole = alike and all(one.parted.shown(x.side.id) for one in pair)
        (shown if whole else lost)[x.side.id] = (x, y)
    return shown, lost


def _chart(
    world: World,
    sides: Sequence[Side],
    pair: Pair,
    fields: Sequence[Field],
    shown: Both,
    reader: Reader,
) -> go.Figure:
    look = marks(world, sides)
    points = [_district_points(world, fields, reader), *_country(pair)]
    for side in sides:
        if side.id in shown:
            x, y = shown[side.id]
            hover = "<br>".join(
                as_plotly(text)
                for text in (
                    side.title(reader),
                    *(
                        value_words(world, own, one, reader)
                        for own, one in zip(pair, (x, y), strict=True)
                    ),
                    shown_note(world, pair, (x, y), reader),
                )
                if text
            )
            at = ([x.value.number or 0.0], [y.value.number or 0.0])
            points.append(side_marks(side, look[side.id], *at, [hover], reader))
    titles = [
        f"{reader.of(one.indicator.title)}, {reader.of(one.indicator.unit)}, {one.periods}"
        for one in pair
    ]
    layout = {
        "height": HEIGHT_PX + legend_px(len(shown)),
        "xaxis": scale_axis(titles[0], nticks=7),
        "yaxis": scale_axis(titles[1], nticks=8),
    }
    return drawn(points, layout, reader)


def _district_points(world: World, fields: Sequence[Field], reader: Reader) -> Trace:
    numbers = _joined(fields)
    names = district_names(world)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": numbers["x"].tolist(),
        "y": numbers["y"].tolist(),
        "name": as_plotly(reader.t("all districts")),
        "marker": {"color": palette.NO_DATA, "size": 5, "opacity": 0.7},
        "hovertext": [as_plotly(names[str(area)]) for area in numbers.index],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _country(pair: Pair) -> list[Trace]:
    """Return a cross at the figures of Germany, where both are known."""
    found = [one.line(COUNTRY) for one in pair]
    if any(one is None or one.is_side for one in found):
        return []
    x, y = (one.number for one in found if one)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x],
            "y": [y],
            "name": found[0].name if found[0] else "",
            "marker": {
                "symbol": "cross-thin",
                "size": MARK_PX,
                "line": {"color": palette.LABEL_INK, "width": 3},
            },
            "hovertemplate": "%{x}, %{y}<extra></extra>",
        }
    ]


def _joined(fields: Sequence[Field]) -> pd.DataFrame:
    """Return x and y of the districts that have both."""
    return pd.concat({"x": fields[0].numbers, "y": fields[1].numbers}, axis=1, join="inner")


def _table(
    world: World,
    pair: Pair,
    fields: Sequence[Field],
    shown: Both,
    lost: Both,
    against: Verdict,
    reader: Reader,
) -> pd.DataFrame:
    rows = [
        _record(world, pair, both, reader, shown_note(world, pair, both, reader))
        for both in shown.values()
    ]
    rows += [
        _record(world, pair, both, reader, why_left(world, pair, both, against, reader))
        for both in lost.values()
    ]
    numbers, names = _joined(fields), district_names(world)
    rows += [
        {
            "kind": DISTRICT,
            "id": str(area),
            "title": names[str(area)],
            "x": x,
            "x_value": reader.number(x, pair[0].indicator.decimals),
            "x_ref": of_observation(pair[0].indicator.id, str(area), fields[0].period),
            "y": y,
            "y_value": reader.number(y, pair[1].indicator.decimals),
            "y_ref": of_observation(pair[1].indicator.id, str(area), fields[1].period),
            "note": "",
        }
        for area, x, y in zip(numbers.index, numbers["x"], numbers["y"], strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _record(
    world: World, pair: Pair, both: tuple[Cell, Cell], reader: Reader, note: str
) -> dict[str, object]:
    x, y = both
    return {
        "kind": SIDE,
        "id": x.side.id,
        "title": x.side.title(reader),
        "x": x.value.number,
        "x_value": value_words(world, pair[0], x, reader),
        "x_ref": x.ref,
        "y": y.value.number,
        "y_value": value_words(world, pair[1], y, reader),
        "y_ref": y.ref,
        "note": note,
    }
