"""Downloads of what a page shows."""

from __future__ import annotations

import streamlit as st

from exports.tables import german_csv, machine_csv
from geo.text import Reader
from pages.ui.views import figures


def show_download(region_id: str, definition_id: str, name: str, reader: Reader) -> None:
    """Offer a region's figures as CSV for German Excel and for programs; made when asked for."""
    with st.container(key="download", horizontal=True):
        st.download_button(
            reader.t("Figures as CSV (German Excel)"),
            lambda: german_csv(figures(region_id, definition_id, reader.language)),
            file_name=f"strukturwandel-atlas_{name}_excel.csv",
            mime="text/csv",
            key="download_excel",
            on_click="ignore",
        )
        st.download_button(
            reader.t("Figures as CSV (for programs)"),
            lambda: machine_csv(figures(region_id, definition_id, reader.language)),
            file_name=f"strukturwandel-atlas_{name}.csv",
            mime="text/csv",
            key="download_csv",
            on_click="ignore",
        )
