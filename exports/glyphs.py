"""Which signs the font of reports and maps can show."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import get_font

from geo.static_canvas import FONT

FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
_SPACES = " \t\r\n"


def missing_sign(text: str) -> str:
    """Return the first sign of a text that the font does not have, "" where it has all."""
    missing = set(text) - _signs()
    return next((one for one in text if one in missing), "")


@cache
def _signs() -> frozenset[str]:
    """Return the signs that the font has in both weights."""
    files = [FONTS / f"{FONT.replace(' ', '')}{weight}.ttf" for weight in ("", "-Bold")]
    plain, bold = (set(get_font(str(one)).get_charmap()) for one in files)
    return frozenset(map(chr, plain & bold)) | frozenset(_SPACES)
