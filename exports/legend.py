"""Legends as HTML, drawn from the same patterns and colours as the map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from exports.legend_square import square_html
from exports.markup import Link, text_html
from geo.evidence_classes import CELLS, Shown
from geo.layers import LegendEntry, LegendSection
from geo.leaflet.look import PATTERNS, PLAIN
from geo.text import Reader, as_html


def legend_html(
    sections: Sequence[LegendSection], reader: Reader, link: Link, shown: Shown | None = None
) -> str:
    """Return the legend of a layer; every text from data is escaped.

    ``shown`` is the map whose areas are counted, so that each count leads to its record.
    """
    return "".join(_section(section, reader, link, shown) for section in sections)


def _section(section: LegendSection, reader: Reader, link: Link, shown: Shown | None) -> str:
    if section.entries and all(entry.mark == "circle" for entry in section.entries):
        return (
            f'<section class="atlas-legend"><h4>{as_html(section.title)}</h4>'
            f"{_nested(section.entries)}</section>"
        )
    square = square_html(section.square, reader, link, shown) if section.square else ""
    level = section.level.value if section.level else CELLS
    most = max((entry.count or 0 for entry in section.entries), default=0)
    rows = "".join(
        _row(
            entry, most, reader, link, shown.ref(level, entry.code) if shown and entry.code else ""
        )
        for entry in section.entries
    )
    marks = "".join(f"<li>{text_html(mark, link)}</li>" for mark in section.reference)
    title = f"<h4>{as_html(section.title)}</h4>" if section.title else ""
    table = f"<table>{rows}</table>" if rows else ""
    listed = f"<ul>{marks}</ul>" if marks else ""
    return f'<section class="atlas-legend">{title}{square}{table}{listed}</section>'


def _nested(entries: Sequence[LegendEntry]) -> str:
    """Return circles standing in one another on one ground, each with its value at its top."""
    widest = max(round(2 * entry.size_px) for entry in entries)
    parts = []
    for entry in entries:
        size = round(2 * entry.size_px)
        parts.append(
            f'<i style="width:{size}px;height:{size}px;left:{(widest - size) // 2}px;'
            f'border-color:{entry.colour}"></i>'
            f'<span style="bottom:{size}px;left:{widest // 2}px;width:{widest // 2 + 12}px"></span>'
            f'<b class="atlas-scale" style="bottom:{size}px;left:{widest + 16}px">'
            f"{as_html(entry.label)}</b>"
        )
    return f'<div class="atlas-nested" style="height:{widest + 12}px">{"".join(parts)}</div>'


def _row(entry: LegendEntry, most: int, reader: Reader, link: Link, address: str) -> str:
    if entry.mark == "ramp":
        return _ramp(entry)
    count = "" if entry.count is None else link(reader.number(entry.count), address)
    bar = (
        f'<b style="width:{round(60 * entry.count / most)}px"></b>' if entry.count and most else ""
    )
    return (
        f'<tr><td>{_mark(entry)}</td><td class="atlas-scale">{as_html(entry.label)}'
        f"{_named(entry)}</td>"
        f"<td>{bar}</td><td>{count}</td></tr>"
    )


def _named(entry: LegendEntry) -> str:
    return "".join(f' <em class="atlas-here">{as_html(name)}</em>' for name, _ in entry.named)


def _ramp(entry: LegendEntry) -> str:
    """Return a ramp with a stroke where somebody stands; their names stand in the list below."""
    strokes = "".join(
        f'<b style="left:{round(100 * at)}%" title="{as_html(name)}"></b>'
        for name, at in entry.named
    )
    ground = f"background:linear-gradient(90deg,{entry.colour})"
    return (
        f'<tr><td colspan="4"><i class="atlas-ramp" style="{ground}">{strokes}</i>'
        f'<span class="atlas-scale">{as_html(entry.label)}</span></td></tr>'
    )


def _mark(entry: LegendEntry) -> str:
    """Return the sign of an entry; states are classes of the style sheet."""
    if entry.mark == "class":
        return f'<i class="atlas-sw" style="background:{entry.colour}"></i>'
    if entry.mark == "pattern":
        return f'<i class="atlas-sw atlas-sw-{entry.colour}"></i>'
    if entry.mark in {"line", "dashed", "dotted"}:
        kind = "solid" if entry.mark == "line" else entry.mark
        width = entry.size_px or 2
        return f'<i class="atlas-line" style="border-top:{width}px {kind} {entry.colour}"></i>'
    ground = "transparent" if entry.mark == "ring" else entry.colour
    size = round(2 * entry.size_px)
    return (
        f'<i class="atlas-dot" style="width:{size}px;height:{size}px;'
        f'background:{ground};border-color:{entry.colour}"></i>'
    )


def pattern_styles() -> str:
    """Return style rules for the signs of all states, from the patterns of the map."""
    plain = [f".atlas-sw-{code}{{background:{colour}}}" for code, colour in PLAIN.items()]
    drawn = [
        f'.atlas-sw-{code}{{background:url("data:image/svg+xml,{quote(_tile(pattern))}")}}'
        for code, pattern in PATTERNS.items()
    ]
    return "".join([*plain, *drawn])


def _tile(pattern: Mapping[str, object]) -> str:
    size = pattern["size"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">'
        f'<rect width="{size}" height="{size}" fill="{pattern["ground"]}"/>'
        f'<path d="{pattern["path"]}" stroke="{pattern["ink"]}" fill="none"/></svg>'
    )
