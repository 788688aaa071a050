"""Which signs the font of reports and drawings can show; others are refused beforehand."""

from __future__ import annotations

from functools import cache
from unicodedata import name

from matplotlib.font_manager import FontProperties, findfont, get_font

from geo.paper import NoGlyphError

FONT = "DejaVu Sans"
"""Comes with matplotlib, so that a sheet looks the same on every machine."""
_SPACES = " \t\r\n"
_AROUND = 40
"""Signs before and after a missing one that are told with it."""


def missing_sign(text: str) -> str:
    """Return the first sign of a text that the font does not have, "" where it has all."""
    missing = set(text) - _signs()
    return next((one for one in text if one in missing), "")


def excerpt(text: str, sign: str) -> str:
    """Return what stands around the first such sign of a text, on one line."""
    place = text.find(sign)
    return " ".join(text[max(0, place - _AROUND) : place + _AROUND].split())


def check_text(text: str) -> None:
    """Raise NoGlyphError with the first sign of a text that the font does not have."""
    missing = missing_sign(text)
    if missing:
        said = excerpt(text, missing)
        code = f"U+{ord(missing):04X} {name(missing, '')}".strip()
        raise NoGlyphError(
            f"The font {FONT} has no letter for {missing!r} ({code}) in {said!r}; "
            "write the text without it."
        )


@cache
def _signs() -> frozenset[str]:
    """Return the signs that the font has in both weights."""
    files = [findfont(FontProperties(family=FONT, weight=one)) for one in ("normal", "bold")]
    plain, bold = (set(get_font(one).get_charmap()) for one in files)
    return frozenset(map(chr, plain & bold)) | frozenset(_SPACES)
