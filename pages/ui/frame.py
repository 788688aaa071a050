"""The frame around every page: styles, heading, credit."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.text import Reader, as_html
from geo.views import CREDIT
from pages.ui import views
from pages.ui.legend import pattern_styles

STYLE = Path(__file__).parent / "atlas.css"

AT_ONCE = ".atlas-block{display:none}html:not([data-atlas-shown]) .atlas-first{display:block}"

CREDITS = (
    CREDIT,
    "© Statistische Ämter des Bundes und der Länder, dl-de/by-2-0",
    "Statistik der Bundesagentur für Arbeit; Aufbereitung RegioHub, Universität Bielefeld",
    "BBSR Bonn: INKAR, dl-de/by-2-0",
    "Deutschlandatlas (BMWSB/BBSR/Destatis), dl-de/by-2-0",
)


def show_style() -> None:
    """Apply the atlas's own styles; what keeps the layout still comes at once."""
    file = views.page_style(STYLE.read_text(encoding="utf-8") + pattern_styles())
    st.html(f'<style>@import url("./app/static/{file}");{AT_ONCE}</style>')


def show_credit(reader: Reader) -> None:
    """Draw the credit lines that the licences ask for."""
    with st.container(key="credit"):
        lines = "".join(f"<li>{as_html(line)}</li>" for line in CREDITS)
        more = as_html(reader.t("All sources with date and licence"))
        st.html(
            f'<footer class="atlas-credits"><ul>{lines}</ul>'
            f'<a href="quellen?lang={reader.language}" target="_self">{more}</a></footer>'
        )
