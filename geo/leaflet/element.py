"""A Folium element that draws layers over outlines fetched by address.

``atlas.js`` fetches outlines and values by address, draws them, and switches layers without the
server.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.layers import Layer, LegendSection, Outline
from geo.leaflet.drill import Drill
from geo.leaflet.pick import Pick
from geo.text import as_script

EVERYWHERE = "all"


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

    The choice is kept in the link as ``classes`` and ``scale`` and made by the server; ``yearly``
    are the layers with several years, whose scale may be kept over them.
    """

    layers: tuple[str, ...]
    yearly: tuple[str, ...]
    methods: Mapping[str, str]
    method: str
    fixed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MapView:
    """Everything one map shows.

    ``bounds`` is ((south, west), (north, east)) in EPSG:4326; ``parameters`` names the query
    parameters that hold the parts of a variant's id; ``outlines`` and ``legend`` belong to all
    layers. With ``drill`` a click goes into an area,
    with ``pick`` it chooses the area; ``scope`` names the areas shown in addresses
    of figures.
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
    pick: Pick | None = None
    scope: str = EVERYWHERE


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
