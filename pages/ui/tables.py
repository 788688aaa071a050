"""Tables as HTML: readable by screen readers, with every cell escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.text import as_html
from pages.ui.figure import text_html


class Html(str):
    """Text that is HTML already and is not escaped again."""

    __slots__ = ()


def table_html(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, style: str = ""
) -> str:
    """Return an accessible table; cells are escaped unless they are :class:`Html`.

    Figures in cells and in the caption lead to their records.
    ``style`` adds a class of the style sheet: ``atlas-numbers`` for columns of numbers.
    """
    head = "".join(f'<th scope="col">{_cell(text)}</th>' for text in heads)
    body = "".join(
        f'<tr><th scope="row">{_cell(first)}</th>' + _cells(rest) + "</tr>" for first, *rest in rows
    )
    label = as_html(caption)
    return (
        f'<div class="atlas-table {style}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><caption>{text_html(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _cells(texts: Sequence[str]) -> str:
    """Return the cells of a row; empty ones at its end are one."""
    used = max((place + 1 for place, text in enumerate(texts) if text), default=0)
    rest = len(texts) - used
    empty = f'<td colspan="{rest}"></td>' if rest else ""
    return "".join(f"<td>{_cell(text)}</td>" for text in texts[:used]) + empty


def _cell(text: str) -> str:
    return text if isinstance(text, Html) else text_html(text)
