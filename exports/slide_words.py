"""Words of slides made to fit: whether they do, and headlines that always do."""

from __future__ import annotations

from collections.abc import Sequence

from exports.pptx import HEADLINE
from exports.pptx_text import Box, fitted
from geo.paper import NoRoomError

LEAST_POINTS = 16
"""Of a headline."""


def headline(text: str, end: str = "") -> str:
    """Return a headline, cut where it has no room."""
    words = " ".join(str(text).split())
    most = len(words)
    while not fits([_cut(words, most) + end], HEADLINE, (LEAST_POINTS,), bold=True):
        most = most * 9 // 10
    return _cut(words, most) + end


def fits(texts: Sequence[str], box: Box, sizes: Sequence[float], *, bold: bool = False) -> bool:
    """Tell whether texts fit a box at one of the sizes."""
    try:
        fitted(texts, box, sizes, bold=bold)
    except NoRoomError:
        return False
    return True


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that say something."""
    return [line.strip() for line in str(text).splitlines() if line.strip()]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
