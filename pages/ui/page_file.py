"""What a page shows, offered as one HTML file that needs no network."""

from __future__ import annotations

import streamlit as st

from exports.products import STEM
from exports.shown import Shown
from geo.text import Reader
from pages.ui import data, jobs, pinned


def show_page_file(name: str, shown: Shown, reader: Reader) -> None:
    """Offer a page as a file, made when it is asked for."""
    address, edition = jobs.address(), jobs.edition()
    st.download_button(
        reader.t("View as one file without network (HTML)"),
        pinned.later(lambda: _made(shown, address, reader)),
        file_name="_".join(filter(None, [STEM, name, edition])) + ".html",
        mime="text/html",
        key="page_file",
        on_click="ignore",
    )


def _made(shown: Shown, address: str, reader: Reader) -> bytes:
    from exports.page_parts import Parts
    from exports.shown_page import shown_page

    parts = Parts(world=data.world(), reader=reader, files=jobs.fetched, edition=jobs.edition())
    return shown_page(shown, parts, address)
