"""The looks of a report as DOCX: page, styles and language, all by the means of Word."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.document import Document as Written
from docx.enum.dml import MSO_THEME_COLOR
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.styles.style import ParagraphStyle

from exports.document_parts import element

FONT = "Verdana"
"""It has letters of the same width as that of the PDF, and stands on most computers."""
SIZES_PT = {
    "Normal": 9.5,
    "Title": 24,
    "Subtitle": 12,
    "Heading 1": 17,
    "Heading 2": 12.5,
    "Heading 3": 10.5,
    "Caption": 8.5,
}
EVIDENCE, SMALL = "Evidence", "Small print"
"""Styles of notes, and of what is said below maps."""
_OWN_PT = {EVIDENCE: 7.5, SMALL: 7.5}
_MARGIN = Mm(18)
_LOCALE = {"de": "de-DE", "en": "en-GB"}
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)


def empty_document(title: str, author: str, language: str) -> Written:
    """Return a document without text, A4, in a language, without the time of writing."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
    for name, size in SIZES_PT.items():
        _set_style(made.styles[name], size)
    for name, size in _OWN_PT.items():
        _set_style(made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH), size)
    hanging = made.styles[EVIDENCE].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Mm(5), Mm(-5)
    _set_language(made, _LOCALE[language])
    known = made.core_properties
    known.title, known.author, known.language = title, author, _LOCALE[language]
    known.created = known.modified = _NO_DATE
    known.last_modified_by, known.comments, known.revision = author, "", 1
    return made


def width_of(document: Written) -> Length:
    """Return how wide text may be."""
    page = document.sections[0]
    whole = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    return Length(whole)


def _set_style(style: ParagraphStyle, size_pt: float) -> None:
    style.font.size, style.font.name, style.font.italic = Pt(size_pt), FONT, False
    style.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    style.paragraph_format.space_after = Pt(4)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _set_language(document: Written, locale: str) -> None:
    """Set the language of all text, for spelling, hyphenation and reading aloud."""
    root: Any = document.styles.element
    (defaults,) = root.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=locale, eastAsia=locale, bidi=locale))
    (tabs,) = document.settings.element.xpath("w:defaultTabStop")
    tabs.addnext(element("autoHyphenation", val="true"))
