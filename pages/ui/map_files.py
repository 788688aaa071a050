"""The files from which the browser makes a map: the view with its words, and the page to frame."""

from __future__ import annotations

from collections.abc import Mapping

from exports import explained as exported
from exports.explained import Explained
from geo.leaflet.element import MapView
from geo.maps import Assets, atlas_page
from loaders.published import publish_text
from pages.ui import data, pinned, translation
from pages.ui.figure import figure_html


@pinned.kept(hash_funcs={MapView: id})
def explained(view: MapView) -> Mapping[tuple[str, str], Explained]:
    """Return words and legend of every variant by the ids of layer and variant."""
    return exported.explained(data.world(), view, translation.reader(view.language), figure_html)


@pinned.kept(hash_funcs={MapView: id})
def file_of(view: MapView) -> str:
    """Return the name of the file in which the browser finds a view."""
    text = exported.view_text(view, explained(view))
    return publish_text(data.STATIC, f"view-{view.page}-{view.language}", "json", text)


@pinned.kept(hash_funcs={MapView: id})
def page_of(view: MapView) -> str:
    """Return the name of the file with the page of a map."""
    files = [one.file for one in view.files]
    page = atlas_page(file_of(view), files, assets(), str(view.texts["map"]))
    return publish_text(data.STATIC, f"map-{view.page}-{view.language}", "html", page)


def assets(folder: str = "") -> Assets:
    """Return the addresses of scripts and styles; ``folder`` is where the page finds them."""
    files = data.published()
    names = ("leaflet.js", "leaflet.css", "atlas.js", "atlas.css")
    return Assets(**{name.replace(".", "_"): folder + files[name].url for name in names})
