"""The map of a page with what explains the layer shown: words, legend, all switched by the browser.

Every variant of every layer has its block of words and its legend in the page; the map says on
the document's root element which one is shown, and a style rule shows just that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit_folium import st_folium

from geo.layers import Variant
from geo.leaflet.element import MapView, ShownVariant, key_of
from geo.maps import Assets, atlas_map
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, translation, views
from pages.ui.legend import legend_html
from pages.ui.sources import sources_line

STATIC_FROM_FRAME = "../../app/static/"
"""From the map's frame (``/component/…/index.html``) to the app's static files."""


def show(view: MapView, shown: tuple[str, str] | None = None) -> None:
    """Draw a map with its words and its legend.

    Args:
        view: What the map shows.
        shown: Layer and variant to show, where the page decides and not the map.
    """
    wide, narrow = st.columns([2, 1], gap="medium")
    with wide, st.container(key="map"):
        st_folium(
            atlas_map(views.file_of(view), [one.file for one in view.files], _assets()),
            key=f"map_{view.page}",
            height=view.height_px,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=ShownVariant(*shown) if shown else None,
        )
    explained = _explained(view)
    first = shown or _asked(view, st.query_params)
    with narrow:
        with st.container(key="layers"):
            blocks = {key: (of, words) for key, (of, words, _) in explained.items()}
            st.html(f"<style>{_rules(explained)}</style>{_blocks(blocks, first)}")
        with st.container(key="legend"):
            blocks = {key: (of, legend) for key, (of, _, legend) in explained.items()}
            legend = legend_html(view.legend, translation.reader(view.language))
            st.html(_blocks(blocks, first) + legend)


def _assets() -> Assets:
    files = data.published()
    address = {
        name: STATIC_FROM_FRAME + files[name].url
        for name in ("leaflet.js", "leaflet.css", "atlas.js", "atlas.css")
    }
    return Assets(**{name.replace(".", "_"): url for name, url in address.items()})


@st.cache_resource(show_spinner=False, hash_funcs={MapView: id})
def _explained(view: MapView) -> dict[str, tuple[tuple[str, str], str, str]]:
    """Return by key: layer and variant, the words and the legend of every variant as HTML."""
    world, reader = data.world(), translation.reader(view.language)
    return {
        key_of(layer, variant): (
            (layer.id, variant.id),
            _words_html(variant, world, reader),
            legend_html(variant.legend, reader),
        )
        for layer in view.layers
        for variant in layer.variants
    }


def _blocks(blocks: Mapping[str, tuple[tuple[str, str], str]], first: tuple[str, str]) -> str:
    """Return all blocks as HTML; the one of ``first`` is seen until the map speaks."""
    return "".join(
        f'<div class="atlas-block{" atlas-first" if of == first else ""}" '
        f'data-atlas-for="{key}">{html}</div>'
        for key, (of, html) in blocks.items()
    )


def _rules(keys: Iterable[str]) -> str:
    """Return the style rules that show the block of the variant on the map."""
    return "".join(
        f"html[data-atlas-shown={key}] [data-atlas-for={key}]{{display:block}}" for key in keys
    )


def _asked(view: MapView, address: Mapping[str, str]) -> tuple[str, str]:
    """Return layer and variant that the link names, as far as they exist."""
    layer = next((one for one in view.layers if one.id == address.get("layer")), view.layers[0])
    parts = [address.get(name, "") for name in view.parameters]
    exact = [v.id for v in layer.variants if v.id == ":".join(parts)]
    close = [v.id for v in layer.variants if parts[0] and v.id.split(":")[0] == parts[0]]
    return layer.id, [*exact, *close, layer.variants[0].id][0]


def _words_html(variant: Variant, world: World, reader: Reader) -> str:
    essentials = "".join(f"<br>{as_html(text)}" for text in variant.essentials)
    notes = "".join(f"<li>{as_html(note)}</li>" for note in variant.notes)
    how = as_html(reader.t("How to read this layer"))
    return (
        f"<h3>{as_html(variant.title)}</h3><p>{as_html(variant.subtitle)}"
        f"<small>{essentials}</small></p>"
        + (f"<details><summary>{how}</summary><ul>{notes}</ul></details>" if notes else "")
        + f"<p><small>{sources_line(world, variant.sources, reader)}</small></p>"
    )
