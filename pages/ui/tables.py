"""Tables as HTML: readable by screen readers, with every cell escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exports import markup
from exports.markup import Html as Html
from pages.ui.figure import figure_html


def table_html(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, style: str = ""
) -> str:
    """Return :func:`exports.markup.table_html` with the links of the pages."""
    return markup.table_html(caption, heads, rows, figure_html, style=style)
