"""Downloads of what a page shows: the products of its view, each made when it is asked for."""

from __future__ import annotations

import streamlit as st

from exports.products import PRODUCTS, file_name
from geo.leaflet.element import MapView
from geo.text import Reader
from pages.ui import chart_image, jobs, map_image

OPEN = "taking"


def show_download(view: MapView, region_id: str, definition_id: str, reader: Reader) -> None:
    """Offer the products of a region, or of Germany, its maps and charts; made when asked for.

    What a page offers stands behind one button, because each one costs the browser time before
    the map is drawn.
    """
    if _opened(reader.t("Take away figures and map")):
        _show_products(view, region_id, definition_id, reader)
        map_image.show_map_image(view, region_id, definition_id, reader)
        chart_image.show_chart_image(view, region_id, definition_id, reader)


def show_map_download(view: MapView, chosen: str, reader: Reader) -> None:
    """Offer the maps of a page that is about no region, first the variant that it has chosen."""
    if _opened(reader.t("Take away the map")):
        map_image.show_map_image(view, "", "", reader, chosen)
        chart_image.show_chart_image(view, "", "", reader)


def _opened(words: str) -> bool:
    """Return whether the reader has opened the part, to be opened and folded by a button."""
    with st.container(key="download"):
        st.button(words, key="download_open", on_click=_turn)
    return bool(st.session_state.get(OPEN))


def _turn() -> None:
    st.session_state[OPEN] = not st.session_state.get(OPEN)


def _show_products(view: MapView, region_id: str, definition_id: str, reader: Reader) -> None:
    asked = jobs.Asked(view=view, region_id=region_id, definition_id=definition_id)
    with st.container(horizontal=True, key="products"):
        for one in PRODUCTS.values():
            if one.of_layer or one.of_chart or (one.of_region and not region_id):
                continue
            st.download_button(
                one.about(reader),
                jobs.later(one, asked),
                file_name=file_name(one, jobs.job(asked)),
                mime=one.mime,
                key=f"download_{one.id}",
                on_click="ignore",
            )
