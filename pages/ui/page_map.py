"""The map of a page with what explains the layer shown.

The page brings words and legend of the layer that the link names; the map brings those of the
other layers, shows them when it switches, and keeps the link. The server is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit_folium import st_folium

from geo.leaflet.element import MapView, ShownVariant
from geo.maps import atlas_map
from pages.ui import data, map_files, selection, translation, unknown
from pages.ui.legend import legend_html

STATIC_FROM_COMPONENT = "../../app/static/"
"""From the frame of streamlit-folium (``/component/…/index.html``)."""


def show(view: MapView) -> None:
    """Draw a map that the reader steers, with its words and its legend.

    It is framed as a page of its own, which is drawn sooner than through a component; see
    bench/README.md.
    """
    shown = asked(view, st.query_params)
    method = selection.scheme().method
    unknown.refuse_on_map(view, shown, method, translation.reader(view.language))
    wide, narrow = st.columns([2, 1], gap="medium")
    with wide, st.container(key="map"):
        address = data.static_address(map_files.page_of(view))
        st.iframe(address, height=view.height_px, alt=str(view.texts["map"]))
    _explain(narrow, view, shown)


def show_chosen(view: MapView, layer_id: str, variant_id: str) -> None:
    """Draw a map that shows what the page has chosen, with its words and its legend."""
    wide, narrow = st.columns([2, 1], gap="medium")
    with wide, st.container(key="map"):
        st_folium(
            atlas_map(
                map_files.file_of(view),
                [one.file for one in view.files],
                map_files.assets(STATIC_FROM_COMPONENT),
            ),
            key=f"map_{view.page}",
            height=view.height_px,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=ShownVariant(layer_id, variant_id),
        )
    _explain(narrow, view, (layer_id, variant_id))


def _explain(column: DeltaGenerator, view: MapView, shown: tuple[str, str]) -> None:
    """Draw words and legend, as high as the map: nothing jumps when the layer changes."""
    found = map_files.explained(view)[shown]
    with column, st.container(key="layers"):
        st.html(f'<div class="atlas-blocks" data-atlas-blocks="layers">{found.words}</div>')
    with column, st.container(key="legend"):
        legend = legend_html(view.legend, translation.reader(view.language))
        blocks = f'<div class="atlas-blocks" data-atlas-blocks="legend">{found.legend}</div>'
        st.html(blocks + legend)


def asked(view: MapView, address: Mapping[str, str]) -> tuple[str, str]:
    """Return layer and variant that the link names, as far as they exist."""
    layer = next((one for one in view.layers if one.id == address.get("layer")), view.layers[0])
    parts = [address.get(name, "") for name in view.parameters]
    exact = [v.id for v in layer.variants if v.id == ":".join(parts)]
    close = [v.id for v in layer.variants if parts[0] and v.id.split(":")[0] == parts[0]]
    return layer.id, [*exact, *close, layer.variants[0].id][0]
