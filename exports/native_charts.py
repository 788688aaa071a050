"""The chart of a comparison as one of a slide's own, whose figures can be edited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from typing import Any

from exports.chart_marks import item, plain
from exports.compared_step import Compared
from exports.deck import SlideChart
from geo.chart_parts import Axis, Bars, Group, Head, Lines, Point, Scatter, Series
from geo.palette import CATEGORIES, STATE_LINE
from geo.records import records
from geo.text import Reader

MOST_OF_A_SIDE = 30
"""Points from which on they are the ground that others stand on."""
_WHOLE_FROM = 1000
"""From here on figures have no decimals."""
MARKS = ("circle", "square", "diamond", "triangle")
_MARKS = {"circle": "circle", "square": "square", "diamond": "diamond", "triangle-up": "triangle"}


def native_chart(found: Compared, source: str, reader: Reader) -> SlideChart | None:
    """Return the chart of a comparison, None for those whose figures have no common scale."""
    make = _MADE.get(found.id)
    if found.chart is None or make is None:
        return None
    return make(found, _head(found, source, reader), reader)


def _head(found: Compared, source: str, reader: Reader) -> Head:
    return Head(
        title=found.title,
        subtitle="",
        notes=(),
        source=source,
        credit="",
        alt=" ".join([found.title, *map(str, found.words)]),
        stem=found.id,
        language=reader.language,
    )


def _points(found: Compared, head: Head, reader: Reader) -> Scatter:
    """Return the points of a chart; without a title upwards their height says nothing."""
    up = _title(found, "yaxis")
    traces = list(_traces(found, "markers"))
    sides = {_colour(one): plain(str(one.name)) for one in traces if one.name}
    inside = reader.t("Districts")
    groups = tuple(
        _group(
            one, plain(str(one.name)) if one.name else f"{sides.get(_colour(one), '')}: {inside}"
        )
        for one in traces
    )
    return Scatter(
        head=head,
        across=Axis(title=_title(found, "xaxis"), decimals=_decimals(_all(groups, "x"))),
        up=Axis(title=up, decimals=_decimals(_all(groups, "y"))) if up else None,
        groups=groups,
    )


def _group(trace: Any, name: str) -> Group:
    places = [(x, y) for x, y in zip(trace.x, trace.y, strict=True) if None not in (x, y)]
    return Group(
        name=name,
        colour=_colour(trace),
        mark=_MARKS.get(str(item(trace.marker.symbol, 0)), "circle"),
        points=tuple(
            Point(x=float(x), y=float(y), name=name if len(places) == 1 else "") for x, y in places
        ),
        small=len(places) > MOST_OF_A_SIDE,
    )


def _lines(found: Compared, head: Head, _reader: Reader) -> Lines | None:
    """Return a line for each stretch of years whose figures may be compared."""
    if found.table is None:
        return None
    rows = [one for one in records(found.table) if one["number"] == one["number"]]
    periods = sorted({str(one["period"]) for one in rows})
    parts: dict[tuple[str, Any], dict[str, float]] = {}
    for one in rows:
        part = parts.setdefault((str(one["title"]), one["part"]), {})
        part[str(one["period"])] = float(one["number"])
    colours = {plain(str(one.name)): _colour(one) for one in found.chart.data if one.name}  # type: ignore[union-attr]
    return Lines(
        head=head,
        axis=Axis(
            title=_title(found, "yaxis"),
            decimals=_decimals(value for one in parts.values() for value in one.values()),
        ),
        categories=tuple(periods),
        series=tuple(
            Series(
                name=name,
                colour=_named(colours, name),
                values=tuple(part.get(one) for one in periods),
                mark=mark,
            )
            for ((name, _), part), mark in zip(parts.items(), cycle(MARKS), strict=False)
        ),
    )


def _named(colours: Mapping[str, str], name: str) -> str:
    """Return the colour of a side, whose letter may stand in front of its name."""
    return next((one for known, one in colours.items() if known.endswith(name)), STATE_LINE)


def _pairs(found: Compared, head: Head, _reader: Reader) -> Bars:
    """Return bars of what stands under one another as points with a name above them."""
    names = next(_traces(found, "text", without="markers"))
    return Bars(
        head=head,
        axis=Axis(title=_title(found, "xaxis"), decimals=1),
        categories=tuple(plain(str(one)) for one in names.text),
        series=tuple(
            Series(name=plain(str(one.name)), colour=_colour(one), values=tuple(map(float, one.x)))
            for one in _traces(found, "markers")
        ),
    )


def _stacked(found: Compared, head: Head, _reader: Reader) -> Bars:
    """Return bars as long as what is stacked in them."""
    lengths: dict[str, float] = {}
    for trace in found.chart.data:  # type: ignore[union-attr]
        for name, part in zip(trace.y, trace.x, strict=True):
            lengths[str(name)] = lengths.get(str(name), 0.0) + float(part)
    names = tuple(f"{rank}. {row[0]}" for rank, row in enumerate(found.rows, start=1))
    title = str(found.heads[-1])
    series = Series(name=title, colour=CATEGORIES[0], values=tuple(lengths.values()))
    axis = Axis(title=title, decimals=2)
    return Bars(head=head, axis=axis, categories=names, series=(series,))


_MADE: Mapping[str, Callable[[Compared, Head, Reader], SlideChart | None]] = {
    "ranking": _points,
    "scatter": _points,
    "years": _lines,
    "occupations": _pairs,
    "peers": _stacked,
}


def _traces(found: Compared, mode: str, without: str = "-") -> Iterator[Any]:
    for one in found.chart.data:  # type: ignore[union-attr]
        if one.type == "scatter" and mode in str(one.mode) and without not in str(one.mode):
            yield one


def _title(found: Compared, axis: str) -> str:
    text = found.chart.layout[axis].title.text  # type: ignore[union-attr]
    return " ".join(plain(str(text)).split()) if text else ""


def _colour(trace: Any) -> str:
    return str(item(trace.marker.color, 0) or trace.line.color or STATE_LINE)


def _all(groups: tuple[Group, ...], name: str) -> Iterator[float]:
    return (getattr(point, name) for group in groups for point in group.points)


def _decimals(values: Iterator[float]) -> int:
    return 0 if max(map(abs, values), default=0.0) >= _WHOLE_FROM else 1
