"""Downloads of what a page shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from exports.tables import german_csv, machine_csv
from geo.leaflet.element import MapView
from geo.text import Reader
from pages.ui import map_image, pinned
from pages.ui.views import figures

OPEN = "taking"


def show_download(
    view: MapView, region_id: str, definition_id: str, name: str, reader: Reader
) -> None:
    """Offer a region's figures as CSV and its map as an image; all is made when asked for.

    What a page offers stands behind one button, because each one costs the browser time before
    the map is drawn.
    """
    with st.container(key="download"):
        st.button(reader.t("Take away figures and map"), key="download_open", on_click=_turn)
        if st.session_state.get(OPEN):
            _show_tables(region_id, definition_id, name, reader)
            map_image.show_map_image(view, region_id, definition_id, reader)


def _turn() -> None:
    st.session_state[OPEN] = not st.session_state.get(OPEN)


def _show_tables(region_id: str, definition_id: str, name: str, reader: Reader) -> None:
    files = (
        ("excel", reader.t("Figures as CSV (German Excel)"), "_excel", german_csv),
        ("csv", reader.t("Figures as CSV (for programs)"), "", machine_csv),
    )
    with st.container(horizontal=True):
        for key, label, ending, written in files:
            st.download_button(
                label,
                pinned.later(partial(_made, written, region_id, definition_id, reader.language)),
                file_name=f"strukturwandel-atlas_{pinned.named(name)}{ending}.csv",
                mime="text/csv",
                key=f"download_{key}",
                on_click="ignore",
            )


def _made(
    written: Callable[[pd.DataFrame], bytes], region_id: str, definition_id: str, language: str
) -> bytes:
    return written(figures(region_id, definition_id, language))
