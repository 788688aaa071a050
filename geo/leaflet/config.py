"""A view as the plain data that the scripts of the map read; what variants share stands once."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from geo.layers import Cell, Fill, Layer, Link, Outline, Symbol, Variant
from geo.leaflet.element import MapView, OutlineFile
from geo.leaflet.look import PATTERNS, PLAIN, STYLES
from geo.palette import line_on


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shared:
    """Lists of ids, circles and lines, each with its place; fills and variants name the place."""

    ids: dict[tuple[str, ...], int] = field(default_factory=dict)
    symbols: dict[Symbol, int] = field(default_factory=dict)
    links: dict[Link, int] = field(default_factory=dict)


_Thing = TypeVar("_Thing")


def _place(known: dict[_Thing, int], one: _Thing) -> int:
    return known.setdefault(one, len(known))


def config(view: MapView) -> dict[str, Any]:
    """Return a view as the plain data that ``atlas.js`` reads."""
    shared = _Shared()
    return {
        "page": view.page,
        "layers": [_layer(layer, shared) for layer in view.layers],
        "ids": [list(one) for one in shared.ids],
        "symbols": [_symbol(symbol) for symbol in shared.symbols],
        "links": [_link(link) for link in shared.links],
        "files": [_outline_file(one) for one in view.files],
        "outlines": [_outline(outline) for outline in view.outlines],
        "bounds": view.bounds,
        "towns": [{"text": t.name, "at": [t.lat, t.lon], "zoom": t.zoom} for t in view.towns],
        "texts": view.texts,
        "locale": view.language,
        "height": view.height_px,
        "parameters": view.parameters,
        "chooseInMap": view.choose_in_map,
        "groundLevel": "district",
        "first": view.first_layer or view.layers[0].id,
        "classing": asdict(view.classing) if view.classing else None,
        "drill": asdict(view.drill) if view.drill else None,
        "pick": asdict(view.pick) if view.pick else None,
        "styles": STYLES,
        "patterns": PATTERNS,
        "plain": PLAIN,
    }


def _outline_file(one: OutlineFile) -> dict[str, Any]:
    plain: dict[str, Any] = {"file": one.file, "role": one.role, "level": one.level}
    return {**plain, "only": one.only} if one.only else plain


def _layer(layer: Layer, shared: _Shared) -> dict[str, Any]:
    return {
        "id": layer.id,
        "label": layer.label,
        "timeline": layer.timeline,
        "variants": [
            {**_variant(variant, shared), "key": key_of(layer, variant)}
            for variant in layer.variants
        ],
    }


def key_of(layer: Layer, variant: Variant) -> str:
    """Return the short name under which page and map speak of a variant, such as ``skills-3``."""
    return f"{layer.id}-{layer.variants.index(variant)}"


def _variant(variant: Variant, shared: _Shared) -> dict[str, Any]:
    return {
        "id": variant.id,
        "label": variant.label,
        "fills": [_fill(fill, shared) for fill in variant.fills],
        "symbols": [_place(shared.symbols, symbol) for symbol in variant.symbols],
        "links": [_place(shared.links, link) for link in variant.links],
        "cells": [_cell(cell) for cell in variant.cells],
    }


def _fill(fill: Fill, shared: _Shared) -> dict[str, Any]:
    """Return a fill whose codes and values follow one of the shared lists of ids."""
    own = tuple(sorted(fill.codes))
    return {
        "level": fill.level.value,
        "measure": fill.measure,
        "unit": fill.unit,
        "decimals": fill.decimals,
        "period": fill.period,
        "source": fill.source,
        "ids": _place(shared.ids, own),
        "codes": "".join(fill.codes[area_id] for area_id in own),
        "values": [_as_shown(fill, area_id) for area_id in own],
        "colours": fill.classes.colours,
        "lines": [line_on(colour) for colour in fill.classes.colours],
        "least": sorted(fill.lower_bound),
        "uncertain": sorted(fill.uncertain),
        "zero": fill.zero_text,
        "nothing": fill.nothing_text,
        "painted": fill.painted,
        "ref": fill.ref,
    }


def _as_shown(fill: Fill, area_id: str) -> float | int | None:
    value = fill.values.get(area_id)
    if value is None:
        return None
    return round(value, fill.decimals) if fill.decimals else round(value)


def _symbol(symbol: Symbol) -> dict[str, Any]:
    return {
        "at": [symbol.lat, symbol.lon],
        "radius": round(symbol.radius_px, 1),
        "colour": symbol.colour,
        "lines": symbol.lines,
        "label": symbol.label,
        "hollow": symbol.hollow,
        "ref": symbol.ref,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": link.start,
        "to": link.end,
        "width": link.width_px,
        "lines": link.lines,
        "count": link.count,
        "names": link.names,
        "ref": link.ref,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    corners = [[round(lat, 5), round(lon, 5)] for lat, lon in cell.corners]
    return {"corners": corners, "colour": cell.colour, "lines": cell.lines, "ref": cell.ref}


def _outline(outline: Outline) -> dict[str, Any]:
    return {
        "id": outline.id,
        "colour": outline.colour,
        "dashed": outline.dashed,
        "label": outline.label,
    }
