"""A part of a page: heading and what stands below it, sent as one piece."""

from __future__ import annotations

import streamlit as st

from geo.text import Reader, as_html
from loaders.published import OWN_FILES, publish_text
from pages.ui import data
from pages.ui.figure import text_html


def show(*sections: str) -> None:
    """Draw sections as one element, because each element costs the browser time."""
    st.html("".join(sections))


def section(title: str, *parts: str) -> str:
    """Return a heading and what stands below it as HTML."""
    return f"<h2>{text_html(title)}</h2>{''.join(parts)}"


def note(text: str) -> str:
    """Return a note in small print as HTML."""
    return f'<p class="atlas-note">{text_html(text)}</p>'


def show_later(*sections: str, reader: Reader) -> None:
    """Draw the place of sections, which the map of the page brings once it is drawn.

    Streamlit cleans every cell of what it shows before the map may be drawn.
    """
    html = "".join(sections)
    name = f"tables-{OWN_FILES}" if "own" in st.query_params else "tables"
    address = data.static_address(publish_text(data.STATIC, name, "html", html))
    waiting = as_html(reader.t("The figures follow the map …"))
    show(f'<div data-atlas-later="{as_html(address)}"><p>{waiting}</p></div>')
