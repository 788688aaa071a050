"""One slide with a map: title and sources as text, the map as a picture with words for it."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.util import Emu, Inches, Pt

from exports.archives import without_dates
from geo.paper import SLIDE_PICTURE
from geo.sheets import ATLAS, Sheet

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
FONT = "Verdana"
_MARGIN_IN = 0.4
_BLANK = 6
"""The layout without placeholders of the template that python-pptx brings."""


def slide(sheet: Sheet, picture: bytes) -> bytes:
    """Return a presentation with one slide, the same bytes for the same arguments.

    Args:
        sheet: The texts around the map.
        picture: The map as PNG, drawn without them on :data:`geo.paper.SLIDE_PICTURE`.

    """
    made: Slides = Presentation()
    made.slide_width, made.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    made.core_properties.title, made.core_properties.author = sheet.title, ATLAS
    page = made.slides.add_slide(made.slide_layouts[_BLANK])
    _write(page, "Title", [(sheet.title, 24, True)], top_in=0.2)
    _write(page, "Subtitle", [(sheet.subtitle, 14, False), (sheet.facts, 11, False)], top_in=0.7)
    top = 1.3
    added: Any = page.shapes.add_picture(
        io.BytesIO(picture), Inches(_MARGIN_IN), Inches(top), width=Inches(SLIDE_PICTURE.width_in)
    )
    added.name = "Map"
    added._element.nvPicPr.cNvPr.set("descr", sheet.alt)
    below = [" · ".join(sheet.notes), sheet.source, sheet.credit]
    lines = [(text, 8, False) for text in below if text]
    _write(page, "Sources", lines, top_in=top + SLIDE_PICTURE.height_in + 0.05)
    file = io.BytesIO()
    made.save(file)
    return without_dates(file.getvalue())


def _write(page: Slide, name: str, lines: list[tuple[str, int, bool]], *, top_in: float) -> None:
    box = page.shapes.add_textbox(
        Inches(_MARGIN_IN), Inches(top_in), Inches(WIDTH_IN - 2 * _MARGIN_IN), Emu(0)
    )
    box.name = name
    box.text_frame.word_wrap = True
    box.text_frame.margin_left = box.text_frame.margin_right = Emu(0)
    box.text_frame.margin_top = box.text_frame.margin_bottom = Emu(0)
    for number, (text, size, bold) in enumerate(lines):
        paragraph = box.text_frame.paragraphs[0] if not number else box.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
