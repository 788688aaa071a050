"""Where readers make a region of their own: by clicks on a map, by a list, from a file."""

from __future__ import annotations

import streamlit as st

from geo.leaflet.element import MapView
from geo.pick_view import pick_view
from geo.text import Reader
from pages.ui import data, map_files, pinned, translation


def show_map(reader: Reader) -> None:
    """Draw the map on which areas are chosen by clicks."""
    view = _pick_view(reader.language)
    with st.container(key="pick"):
        address = data.static_address(map_files.page_of(view))
        st.iframe(address, height=view.height_px, alt=str(view.texts["map"]))


@pinned.kept()
def _pick_view(language: str) -> MapView:
    return pick_view(data.world(), data.published().files, translation.reader(language))
