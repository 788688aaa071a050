"""A part of a page: heading and what stands below it, sent as one piece."""

from __future__ import annotations

import streamlit as st

from geo.text import as_html


def show(*sections: str) -> None:
    """Draw sections as one element, because each element costs the browser time."""
    st.html("".join(sections))


def section(title: str, *parts: str) -> str:
    """Return a heading and what stands below it as HTML."""
    return f"<h2>{as_html(title)}</h2>{''.join(parts)}"


def note(text: str) -> str:
    """Return a note in small print as HTML."""
    return f'<p class="atlas-note">{as_html(text)}</p>'
