"""A figure on a page: each leads to its record, by a click or by a key."""

from __future__ import annotations

from exports import markup
from geo.text import as_html
from pages.ui import pinned

EVIDENCE = "evidence"
"""The query parameter that names the figure whose record is open."""


def text_html(text: str) -> str:
    """Return a text as HTML; its figures that have an address are links to their records."""
    return markup.text_html(text, figure_html)


def figure_html(html: str, ref: str) -> str:
    """Return HTML as a link to the record of the figure that it shows; as it is without address.

    The link works by itself; the script of the page adds all else that the address of the page
    says by then.
    """
    if not ref:
        return html
    pin = pinned.current().id
    kept = as_html(f"&{pinned.PARAMETER}={pin}") if pin else ""
    address = f"?{EVIDENCE}={as_html(ref)}{kept}"
    return f'<a class="atlas-figure" href="{address}" target="_self">{html}</a>'
