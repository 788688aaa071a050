"""Reports set into pages by typst: tagged PDF (PDF/UA-1), the same bytes for the same content."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import matplotlib as mpl
import typst

from geo.glyphs import FONT, check_text
from geo.paper import NoRoomError

FOLDER = Path(__file__).parent
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
STANDARD: Literal["ua-1"] = "ua-1"
TEMPLATES = ("page.typ",)
_FULL = "no room on the page"
"""What the templates say when a page cannot hold what belongs on it."""


def pdf(template: str, content: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """Return a report as PDF.

    Args:
        template: Name of the file beside this module that lays it out.
        content: What the template shows, ready for JSON; texts are shown as they are.
        pictures: SVG by the names that the content gives.

    Raises:
        NoGlyphError: A text has a sign that the font does not.
        NoRoomError: A page of fixed length cannot hold its content.

    """
    check_signs(content)
    for drawing in pictures.values():
        check_signs(drawing.decode())
    files = {one: (FOLDER / one).read_bytes() for one in TEMPLATES}
    files |= dict(pictures)
    files["report.json"] = json.dumps({**content, "font": FONT}, ensure_ascii=False).encode()
    files["main.typ"] = (FOLDER / template).read_bytes()
    compiler: Any = typst.Compiler(  # type: ignore[misc]  # its types know one file only
        input=files, font_paths=[str(FONTS)], ignore_system_fonts=True
    )
    try:
        made: bytes = compiler.compile(format="pdf", pdf_standards=[STANDARD])
    except typst.TypstError as error:
        if _FULL not in str(error):
            raise
        raise NoRoomError(f"The texts of {content['title']!r} are too long for the page.") from None
    return made


def check_signs(content: object) -> None:
    """Raise an error that names the first text with a sign that cannot be shown, and the sign."""
    for text in _texts(content):
        check_text(text)


def _texts(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for value in content.values():
            yield from _texts(value)
    elif isinstance(content, list | tuple):
        for value in content:
            yield from _texts(value)
