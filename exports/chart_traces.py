"""Charts of plotly as plain data: traces, the ends of their bars, what the legend names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plotly.basedatatypes import BaseTraceType

from exports.chart_axes import DAY_MS, Spec, as_number
from exports.chart_marks import UnknownTraceError, item

DRAWN = ("bar", "scatter")


def title_of(layout: Spec) -> str:
    """Return the title that a chart has of its own, empty where it has none."""
    title = layout.get("title") or {}
    return str(title.get("text") or "") if isinstance(title, dict) else str(title)


def trace_spec(found: BaseTraceType) -> Spec:
    """Return a trace as plain data, its places as lists."""
    if found.type not in DRAWN:
        raise UnknownTraceError(f"A chart of the kind {found.type!r} cannot be drawn in a file.")
    places = {name: list(getattr(found, name)) for name in ("x", "y")}
    if found.type == "bar" and all(one is None for one in places["x"]):
        places = {"x": [], "y": []}  # it stands in the legend only
    return {**found.to_plotly_json(), "type": found.type, **places}


def axis_values(traces: Sequence[Spec], name: str) -> Iterator[Any]:
    """Yield what stands along an axis; bars reach from their base, or from zero, to their end."""
    for one in traces:
        if one["type"] == "bar" and name == "x":
            for at, length in enumerate(one["x"]):
                base = item(one.get("base"), at)
                start = as_number(base) if base is not None else 0.0
                yield from (start, start + length / (DAY_MS if isinstance(base, str) else 1))
        else:
            values = one[name]
            dates = name == "x" and all(isinstance(value, str) for value in values)
            yield from map(as_number, values) if dates else values


def stacked(traces: Sequence[Spec], layout: Spec) -> list[float]:
    """Return how far bars reach together that stand behind one another; none where they do not."""
    if layout.get("barmode") != "stack":
        return []
    ends: dict[object, float] = {}
    for one in traces:
        if one["type"] == "bar":
            for length, place in zip(one["x"], one["y"], strict=True):
                ends[place] = ends.get(place, 0.0) + float(length)
    return list(ends.values())


def entries(traces: Sequence[Spec], layout: Spec) -> list[Spec]:
    """Return the traces that a legend names, in its order."""
    if layout.get("showlegend") is False:
        return []
    named = [one for one in traces if one.get("name") and one.get("showlegend") is not False]
    return sorted(named, key=lambda one: int(one.get("legendrank") or 1000))
