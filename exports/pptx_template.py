"""An empty presentation, 16:9, with the layouts that slides use and nothing of other people."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from exports.pptx_shapes import EMU_PER_INCH
from exports.pptx_text import FONT
from geo.sheets import ATLAS

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
USED = (0, 1, 5)
"""Layouts of the template that python-pptx brings: title slide, title and text, title only."""
TITLE_LAYOUT, TEXT_LAYOUT, BODY_LAYOUT = range(len(USED))
_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.PRINTER_SETTINGS)


def presentation(title: str) -> Any:
    """Return a presentation without slides, whose layouts have the width of 16:9."""
    made = Presentation()
    wider = Emu(round(WIDTH_IN * EMU_PER_INCH)) / made.slide_width
    made.slide_width = Emu(round(WIDTH_IN * EMU_PER_INCH))
    made.slide_height = Emu(round(HEIGHT_IN * EMU_PER_INCH))
    for number in reversed(range(len(made.slide_layouts))):
        if number not in USED:
            made.slide_layouts.remove(made.slide_layouts[number])
    for page in (made.slide_master, *made.slide_layouts):
        for one in page.placeholders:
            left, width = one.left, one.width
            if one._element.spPr.find("{*}xfrm") is not None:
                one.left, one.width = Emu(round(left * wider)), Emu(round(width * wider))
    core = made.core_properties
    core.title, core.author, core.last_modified_by = title, ATLAS, ATLAS
    _drop(made.part.package, made.part)
    _set_font(made.slide_master.part)
    return made


def _drop(*owners: Any) -> None:
    """Remove what the template brings from the machine that it was made on."""
    for owner in owners:
        for name, one in list(owner._rels.items()):
            if one.reltype in _NOT_OURS:
                owner._rels.pop(name)


def _set_font(master: Any) -> None:
    """Give headlines, words and charts one font."""
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME)
    named = re.sub(
        rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), theme.blob
    )
    theme._blob = named
