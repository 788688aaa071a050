"""QR codes as drawings, for links that an audience reads with a telephone."""

from __future__ import annotations

import segno

from geo.text import as_html

BORDER = 4
"""Empty modules around the code, as its standard asks for."""
MOST_BYTES = 2331
"""Of a link, at the correction of errors of level M."""


def has_room(link: str) -> bool:
    """Tell whether a code can hold a link."""
    return len(link.encode()) <= MOST_BYTES


def qr_svg(link: str, words: str) -> str:
    """Return a link as a QR code that grows with the place it stands in; ``words`` describe it."""
    code = segno.make(link, error="m", micro=False)
    rows = [
        f"M{column + BORDER},{row + BORDER}h1v1h-1z"
        for row, line in enumerate(code.matrix)
        for column, dark in enumerate(line)
        if dark
    ]
    size = code.symbol_size(border=BORDER)[0]
    return (
        f'<svg class="stage-qr" viewBox="0 0 {size} {size}" role="img" '
        f'aria-label="{as_html(words)}" shape-rendering="crispEdges">'
        f'<rect class="stage-light" width="{size}" height="{size}"/>'
        f'<path class="stage-dark" d="{"".join(rows)}"/></svg>'
    )
