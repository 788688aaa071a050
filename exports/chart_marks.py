"""What a chart draws, as SVG: symbols, lines, bars and words, each with what is said of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from exports.chart_axes import DAY_MS, Axis, Spec, as_number, lines_of
from geo import palette
from geo.text import as_html

LINE_EM = 1.3
DASHES = {
    "dot": "2 3",
    "dash": "7 4",
    "dashdot": "7 3 2 3",
    "longdash": "12 5",
    "longdashdot": "12 4 2 4",
}
CORNERS: Mapping[str, tuple[int, float, float]] = {
    "diamond": (4, 0.0, 1.3),
    "square": (4, 45.0, 1.41),
    "pentagon": (5, 0.0, 1.0),
    "hexagon": (6, 0.0, 1.0),
    "octagon": (8, 22.5, 1.0),
    "triangle-up": (3, 0.0, 1.15),
    "triangle-down": (3, 180.0, 1.15),
    "triangle-right": (3, 90.0, 1.15),
}
"""Number of corners, turn in degrees, reach in radii of the size."""
PATTERNS = {
    "/": "M0 6L6 0",
    "\\": "M0 0L6 6",
    "x": "M0 0L6 6M0 6L6 0",
    "-": "M0 3H6",
    "|": "M3 0V6",
    "+": "M0 3H6M3 0V6",
    ".": "M2 3H4",
}
BOLD = re.compile(r"<b>(.*?)</b>")

Place = tuple[Callable[[object], float], Callable[[object], float]]
"""Where a value stands across and down, in pixels."""


class UnknownTraceError(LookupError):
    """A kind of drawing that has no counterpart here."""


def trace_svg(trace: Spec, place: Place, y: Axis, offsets: dict[object, float]) -> Iterator[str]:
    """Yield the elements of a trace; ``offsets`` holds how far stacked bars reach already."""
    if trace["type"] == "bar":
        yield from _bars(trace, place, y, offsets)
        return
    mode = str(trace.get("mode", "lines"))
    if "lines" in mode:
        yield _line(trace, place)
    for at, (across, down) in enumerate(_points(trace, place)):
        said = spoken(trace, at)
        size = float(item(_marker(trace).get("size", 6), at)) if "markers" in mode else 0.0
        if size:
            yield f"<g>{said}{symbol_svg(_marker(trace), at, across, down)}</g>"
        if "text" in mode:
            yield _words(trace, at, (across, down), size)


def item(value: Any, at: int) -> Any:
    """Return what holds for one of many: its own entry, or the one for all."""
    one_for_all = value is None or isinstance(value, (str, int, float))
    return value if one_for_all else list(value)[at]


def symbol_svg(marker: Spec, at: int, across: float, down: float) -> str:
    """Return the symbol of a point around a place."""
    line = marker.get("line") or {}
    size = float(item(marker.get("size", 6), at))
    shape = str(item(marker.get("symbol") or "circle", at))
    look = (
        f'fill="{as_html(item(marker.get("color") or palette.LABEL_INK, at))}" '
        f'fill-opacity="{marker.get("opacity", 1)}" stroke="{as_html(line.get("color", "none"))}" '
        f'stroke-width="{line.get("width", 0)}"'
    )
    if shape == "cross-thin":
        half = size / 2
        lines = f"M{across - half:.1f} {down:.1f}h{size:g}M{across:.1f} {down - half:.1f}v{size:g}"
        return f'<path d="{lines}" {look}/>'
    if shape == "circle":
        return f'<circle cx="{across:.1f}" cy="{down:.1f}" r="{size / 2:g}" {look}/>'
    return f'<polygon points="{_corners(shape, size / 2, across, down)}" {look}/>'


def line_look(line: Spec) -> str:
    """Return how a line is drawn."""
    dash = DASHES.get(str(line.get("dash", "")), "")
    return (
        f'fill="none" stroke="{as_html(line.get("color", palette.LABEL_INK))}" '
        f'stroke-width="{line.get("width", 2)}"' + (f' stroke-dasharray="{dash}"' if dash else "")
    )


def bar_look(marker: Spec, pattern: str) -> str:
    """Return how a bar is filled; ``pattern`` is the id of what lies over it."""
    line = marker.get("line") or {}
    edge = f'stroke="{as_html(line.get("color", "none"))}" stroke-width="{line.get("width", 0)}"'
    fill = f"url(#{pattern})" if pattern else as_html(marker.get("color", palette.LABEL_INK))
    return f'fill="{fill}" {edge}'


def pattern_of(marker: Spec) -> tuple[str, str]:
    """Return id and definition of the pattern of a bar, both empty where it has none."""
    shape = str((marker.get("pattern") or {}).get("shape") or "")
    if shape not in PATTERNS:
        return "", ""
    colour = str(marker["color"])
    name = f"bar-{colour.strip('#')}-{list(PATTERNS).index(shape)}"
    over = as_html(marker["pattern"].get("fgcolor", palette.HALO))
    return name, (
        f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="{as_html(colour)}"/>'
        f'<path d="{PATTERNS[shape]}" stroke="{over}" stroke-width="1.2"/></pattern>'
    )


def text_svg(text: str, across: float, down: float, look: str, size: float) -> str:
    """Return a text of plotly, whose first line has its base at a place."""
    lines = lines_of(text)
    spans = "".join(
        f'<tspan x="{across:.1f}" dy="{LINE_EM * size if at else 0:g}">{_bold(line)}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text y="{down:.1f}" font-size="{size:g}" {look}>{spans}</text>'


def plain(text: str) -> str:
    """Return a text of plotly without its tags, lines apart."""
    return "\n".join(unescape(BOLD.sub(r"\1", line)) for line in lines_of(text))


def spoken(trace: Spec, at: int) -> str:
    """Return what is said of a point when it is pointed at."""
    found = trace.get("hovertext")
    said = "" if found is None else str(item(found, at) or "")
    return f"<title>{as_html(plain(said))}</title>" if said else ""


def _bold(line: str) -> str:
    """Return a line as HTML; its words in bold stay so."""
    parts = BOLD.split(line)
    return "".join(
        f'<tspan font-weight="700">{as_html(unescape(one))}</tspan>'
        if at % 2
        else as_html(unescape(one))
        for at, one in enumerate(parts)
    )


def _marker(trace: Spec) -> Spec:
    return trace.get("marker") or {}


def _points(trace: Spec, place: Place) -> Iterator[tuple[float, float]]:
    across, down = place
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is not None and y is not None and x == x and y == y:
            yield across(x), down(y)
        else:
            yield math.nan, math.nan


def _line(trace: Spec, place: Place) -> str:
    steps, lifted = [], True
    for across, down in _points(trace, place):
        if math.isnan(across):
            lifted = not trace.get("connectgaps")
            continue
        steps.append(f"{'M' if lifted else 'L'}{across:.1f} {down:.1f}")
        lifted = False
    return f'<path d="{"".join(steps)}" {line_look(trace.get("line") or {})}/>'


def _bars(trace: Spec, place: Place, y: Axis, offsets: dict[object, float]) -> Iterator[str]:
    """Yield horizontal bars, each behind those before it where they are stacked."""
    across, down = place
    pattern, _ = pattern_of(_marker(trace))
    half = float(trace.get("width") or 0.8) / 2
    for at, (x, where) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        begin, end = _reach(trace, at, x, offsets.get(where, 0.0))
        if where in offsets:
            offsets[where] = end
        left, right = sorted((across(begin), across(end)))
        top, bottom = sorted((down(y.number(where) - half), down(y.number(where) + half)))
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{bottom - top:.1f}" {bar_look(_marker(trace), pattern)}>'
            f"{spoken(trace, at)}</rect>"
        )


def _reach(trace: Spec, at: int, x: Any, offset: float) -> tuple[float, float]:
    """Return where a bar begins and ends; one over dates has its length in milliseconds."""
    base = item(trace.get("base"), at)
    if isinstance(base, str):
        return as_number(base), as_number(base) + float(x) / DAY_MS
    begin = float(base or 0.0) + offset
    return begin, begin + float(x)


def _words(trace: Spec, at: int, where: tuple[float, float], marker_px: float) -> str:
    """Return the words at a point, beside its symbol or in it."""
    font = trace.get("textfont") or {}
    size = float(font.get("size", 12))
    text = str(item(trace["text"], at) or "")
    vertical, _, side = str(item(trace.get("textposition") or "middle center", at)).partition(" ")
    apart = marker_px / 2 + 2 if marker_px else 0.0
    height = LINE_EM * size * (len(lines_of(text)) - 1)
    shift = {"top": -apart - height - 0.2 * size, "bottom": apart + 0.9 * size}
    down = where[1] + shift.get(vertical, 0.35 * size - height / 2)
    across = where[0] + {"left": -apart, "right": apart}.get(side, 0.0)
    anchor = {"left": "end", "right": "start"}.get(side, "middle")
    colour = as_html(font.get("color", palette.LABEL_INK))
    look = f'fill="{colour}" text-anchor="{anchor}"'
    hidden = ' aria-hidden="true"' if side == "center" else ""
    return text_svg(text, across, down, look + hidden, size) if text else ""


def _corners(shape: str, radius: float, across: float, down: float) -> str:
    number, turn, reach = CORNERS.get(shape, CORNERS["square"])
    angles: Sequence[float] = [
        math.radians(turn - 90 + 360 * one / number) for one in range(number)
    ]
    return " ".join(
        f"{across + reach * radius * math.cos(a):.1f},{down + reach * radius * math.sin(a):.1f}"
        for a in angles
    )
