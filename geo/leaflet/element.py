"""A Folium element that draws layers over outlines fetched by address.

``atlas.js`` fetches outlines and values by address, draws them, and switches layers without the
server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.layers import Cell, Fill, Layer, LegendSection, Link, Outline, Symbol, Variant
from geo.leaflet.drill import Drill
from geo.leaflet.look import PATTERNS, PLAIN, STYLES
from geo.palette import line_on
from geo.text import as_script


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlineFile:
    """A file of outlines for the browser.

    ``role`` is ``area`` (shapes that take a fill), ``line`` (borders above them) or ``outline``
    (shapes of regions, drawn on demand); ``only`` limits the areas drawn.
    """

    file: str
    role: str
    level: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Town:
    """A town named on the ground map from ``zoom`` on."""

    name: str
    lat: float
    lon: float
    zoom: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Classing:
    """How ``layers`` may be classed: words by id of the method, and what is chosen.

    The choice is kept in the link as ``classes`` and ``scale`` and made by the server.
    """

    layers: tuple[str, ...]
    methods: Mapping[str, str]
    method: str
    fixed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MapView:
    """Everything one map shows.

    ``bounds`` is ((south, west), (north, east)) in EPSG:4326; ``parameters`` names the query
    parameters that hold the parts of a variant's id; ``outlines`` and ``legend`` belong to all
    layers. With ``drill`` a click goes into an area.
    """

    page: str
    layers: tuple[Layer, ...]
    files: tuple[OutlineFile, ...]
    outlines: tuple[Outline, ...]
    legend: tuple[LegendSection, ...]
    bounds: tuple[tuple[float, float], tuple[float, float]]
    towns: tuple[Town, ...]
    texts: Mapping[str, Any]
    language: str
    height_px: int
    parameters: tuple[str, ...] = ("indicator", "year")
    choose_in_map: bool = True
    first_layer: str = ""
    classing: Classing | None = None
    drill: Drill | None = None


class AtlasLayers(MacroElement):
    """Draw a view on the Folium map it is added to.

    ``source`` is the name of a file with :func:`config`, beside the outlines, which the browser
    may keep; or the configuration itself.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "atlas.mount({{ this._parent.get_name() }}, {{ this.source }});"
        "{% endmacro %}"
    )

    def __init__(self, source: str | Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AtlasLayers"
        self.source = as_script(source)


class ShownVariant(folium.FeatureGroup):
    """Tell a map that is already drawn which layer and variant to show."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.featureGroup();"
        "atlas.show({{ this.layer_id }}, {{ this.variant_id }});"
        "{% endmacro %}"
    )

    def __init__(self, layer_id: str, variant_id: str) -> None:
        super().__init__()
        self.layer_id = as_script(layer_id)
        self.variant_id = as_script(variant_id)


def config(view: MapView) -> dict[str, Any]:
    """Return a view as the plain data that ``atlas.js`` reads."""
    ids: list[list[str]] = []
    return {
        "page": view.page,
        "layers": [_layer(layer, ids) for layer in view.layers],
        "ids": ids,
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
        "styles": STYLES,
        "patterns": PATTERNS,
        "plain": PLAIN,
    }


def _outline_file(one: OutlineFile) -> dict[str, Any]:
    plain: dict[str, Any] = {"file": one.file, "role": one.role, "level": one.level}
    return {**plain, "only": one.only} if one.only else plain


def _layer(layer: Layer, ids: list[list[str]]) -> dict[str, Any]:
    return {
        "id": layer.id,
        "label": layer.label,
        "timeline": layer.timeline,
        "variants": [
            {**_variant(variant, ids), "key": key_of(layer, variant)} for variant in layer.variants
        ],
    }


def key_of(layer: Layer, variant: Variant) -> str:
    """Return the short name under which page and map speak of a variant, such as ``skills-3``."""
    return f"{layer.id}-{layer.variants.index(variant)}"


def _variant(variant: Variant, ids: list[list[str]]) -> dict[str, Any]:
    return {
        "id": variant.id,
        "label": variant.label,
        "fills": [_fill(fill, ids) for fill in variant.fills],
        "symbols": [_symbol(symbol) for symbol in variant.symbols],
        "links": [_link(link) for link in variant.links],
        "cells": [_cell(cell) for cell in variant.cells],
    }


def _fill(fill: Fill, ids: list[list[str]]) -> dict[str, Any]:
    """Return a fill whose codes and values follow one of the shared lists of ids."""
    own = sorted(fill.codes)
    if own not in ids:
        ids.append(own)
    return {
        "level": fill.level.value,
        "measure": fill.measure,
        "unit": fill.unit,
        "decimals": fill.decimals,
        "period": fill.period,
        "source": fill.source,
        "ids": ids.index(own),
        "codes": "".join(fill.codes[area_id] for area_id in own),
        "values": [_as_shown(fill, area_id) for area_id in own],
        "colours": fill.classes.colours,
        "lines": [line_on(colour) for colour in fill.classes.colours],
        "least": sorted(fill.lower_bound),
        "uncertain": sorted(fill.uncertain),
        "zero": fill.zero_text,
        "painted": fill.painted,
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
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": link.start,
        "to": link.end,
        "width": link.width_px,
        "lines": link.lines,
        "count": link.count,
        "names": link.names,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    corners = [[round(lat, 5), round(lon, 5)] for lat, lon in cell.corners]
    return {"corners": corners, "colour": cell.colour, "lines": cell.lines}


def _outline(outline: Outline) -> dict[str, Any]:
    return {
        "id": outline.id,
        "colour": outline.colour,
        "dashed": outline.dashed,
        "label": outline.label,
    }
