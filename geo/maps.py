"""Folium maps that ask no foreign host for anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import folium

from geo.leaflet.element import AtlasLayers
from geo.text import as_html

MAX_ZOOM = 13
MIN_ZOOM = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Assets:
    """Addresses of the scripts and styles that the app serves itself."""

    leaflet_js: str
    leaflet_css: str
    atlas_js: str
    atlas_css: str


class ForeignAddressError(ValueError):
    """A map element that would load something from a foreign host."""


def atlas_map(source: str, outlines: Iterable[str], assets: Assets) -> folium.Map:
    """Return the map of a view; everything it loads comes from ``assets`` and the files beside.

    Args:
        source: File name of the view, see :class:`geo.leaflet.element.AtlasLayers`.
        outlines: File names of the outlines; the browser fetches all files at once.
        assets: Addresses of scripts and styles.

    Raises:
        ForeignAddressError: An element of the map names an address of another host.

    """
    fmap = folium.Map(
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        zoomSnap=0.25,
        scroll_wheel_zoom=False,
    )
    files = ",".join(map(quote, [source, *outlines]))
    fmap.default_js = [
        ("leaflet", assets.leaflet_js),
        ("atlas", f"{assets.atlas_js}?files={files}"),
    ]
    fmap.default_css = [("leaflet_css", assets.leaflet_css), ("atlas_css", assets.atlas_css)]
    fmap.add_child(AtlasLayers(source))
    _refuse_foreign_addresses(fmap)
    return fmap


def atlas_page(source: str, outlines: Iterable[str], assets: Assets, title: str) -> str:
    """Return :func:`atlas_map` as a page of its own, the same text for the same arguments."""
    fmap = atlas_map(source, outlines, assets)
    fmap._id = "atlas"
    figure = folium.Figure(title=as_html(title))
    figure.add_child(fmap)
    page: str = figure.render()
    return page


def _refuse_foreign_addresses(fmap: folium.Map) -> None:
    elements = [fmap, *fmap._children.values()]
    links = [
        link
        for element in elements
        for name in ("default_js", "default_css")
        for link in getattr(element, name, [])
    ]
    foreign = [address for _, address in links if "//" in address]
    if foreign:
        raise ForeignAddressError(
            f"the map would load from another host: {', '.join(foreign)}; serve a local copy"
        )
