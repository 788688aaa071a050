"""The frame around every page: styles, heading, credit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from exports.markup import STYLE as MARKUP_STYLE
from geo.ground import STATISTICS_CREDITS, credit
from geo.text import Reader, as_html
from pages.ui import data, editions, pinned, selection, talk_add, translation, views
from pages.ui.legend import pattern_styles

STYLE = Path(__file__).parent / "atlas.css"
SCRIPT = Path(__file__).parent / "evidence.js"


def show_heading(page: Page, reader: Reader) -> Callable[[], None]:
    """Draw the title of a page and the way to its other language, with the atlas's styles.

    Return what completes it once the page is drawn.
    """
    style = "".join(one.read_text(encoding="utf-8") for one in (MARKUP_STYLE, STYLE))
    file = views.page_file("css", style + pattern_styles())
    region = selection.shown_region(page.url_path)
    name = region.id if region else page.url_path
    title = reader.of(region.title) if region else page.title
    choice = translation.choice_html(reader)
    script = views.page_file("js", SCRIPT.read_text(encoding="utf-8"))
    st.html(
        f'<style>@import url("./app/static/{file}");</style>'
        f'<header class="atlas-heading"><h1>{as_html(title)}</h1>{choice}</header>'
        f'<script src="./app/static/{script}"></script>',
        unsafe_allow_javascript=True,
    )
    return editions.show_note(name, reader)


def show_credit(reader: Reader) -> None:
    """Offer the view for a talk, and draw the credit lines that the licences ask for."""
    talk_add.show(reader)
    with st.container(key="credit"):
        lines = "".join(
            f"<li>{as_html(line)}</li>" for line in (credit(data.world()), *STATISTICS_CREDITS)
        )
        hint = as_html(
            reader.t(
                "Every figure leads to its record: click it, or press Q on it or on an area of "
                "the map."
            )
        )
        more = as_html(reader.t("All sources with date and licence"))
        sources = as_html(pinned.address("quellen", lang=reader.language))
        st.html(
            f'<footer class="atlas-credits"><ul>{lines}</ul><p>{hint}</p>'
            f'<a href="{sources}" target="_self">{more}</a>{editions.credit_html(reader)}</footer>'
        )
