"""Texts, tables and links as HTML; each figure leads to its record the way its page knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from geo.citation import pieces
from geo.text import as_html

STYLE = Path(__file__).parent / "page" / "markup.css"
"""How legends, tables and records look."""

Link = Callable[[str, str], str]
"""Returns HTML as a link to the record of a figure by its address, as it is without address."""


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


def text_html(text: str, link: Link) -> str:
    """Return a text as HTML; its figures that have an address are links to their records."""
    return "".join(link(as_html(piece), ref) for piece, ref in pieces(text))


def link_html(url: str, words: str) -> str:
    """Return a link that opens beside the atlas; anything but http(s) is shown as words only."""
    if not url.startswith(("https://", "http://")):
        return as_html(words)
    return (
        f'<a href="{as_html(url)}" target="_blank" rel="noopener noreferrer">{as_html(words)}</a>'
    )


def table_html(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    link: Link,
    *,
    style: str = "",
) -> str:
    """Return an accessible table; cells are escaped unless they are :class:`Html`.

    Figures in cells and in the caption lead to their records.
    ``style`` adds a class of the style sheet: ``atlas-numbers`` for columns of numbers.
    """
    head = "".join(f'<th scope="col">{_cell(text, link)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{_cell(first, link)}</th>' + _cells(rest, link) + "</tr>"
        for first, *rest in rows
    )
    label = as_html(caption)
    return (
        f'<div class="atlas-table {style}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption>{text_html(caption, link)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(texts: Sequence[str], link: Link) -> str:
    """Return the cells of a row; empty ones at its end are one."""
    used = max((place + 1 for place, text in enumerate(texts) if text), default=0)
    rest = len(texts) - used
    empty = f'<td colspan="{rest}"></td>' if rest else ""
    return "".join(f"<td>{_cell(text, link)}</td>" for text in texts[:used]) + empty


def _cell(text: str, link: Link) -> str:
    return text if isinstance(text, Html) else text_html(text, link)
