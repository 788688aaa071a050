"""What Word needs and python-docx has no word for: links, bookmarks, fields, repeated heads."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

PAGE, PAGES = "PAGE", "NUMPAGES"
"""Fields with the number of the page and of all pages."""
CONTENTS = r'TOC \o "1-2" \h \z \u'
"""The field of a table of contents, made of the headings of two levels."""


def element(tag: str, **attributes: str) -> Any:
    """Return an element of WordprocessingML; attributes are those of its name space."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def link_inside(paragraph: Paragraph, text: str, bookmark: str) -> Run:
    """Add a text that leads to a bookmark."""
    return _linked(paragraph, text, element("hyperlink", anchor=bookmark, history="1"))


def link_outside(paragraph: Paragraph, text: str, url: str) -> Run:
    """Add a text that leads to a page of the web."""
    address = paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = element("hyperlink", history="1")
    made.set(qn("r:id"), address)
    return _linked(paragraph, text, made)


def _linked(paragraph: Paragraph, text: str, link: Any) -> Run:
    run = paragraph.add_run(text)
    paragraph._p.append(link)
    link.append(run._r)
    return run


def mark(paragraph: Paragraph, bookmark: str, number: int) -> None:
    """Put a bookmark around all that a paragraph holds; ``number`` is its own in the document."""
    paragraph._p.append(element("bookmarkEnd", id=str(number)))
    start = element("bookmarkStart", id=str(number), name=bookmark)
    properties = paragraph._p.pPr
    if properties is None:
        paragraph._p.insert(0, start)
    else:
        properties.addnext(start)


def begin_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field; what is added until :func:`end_field` is shown until Word counts anew."""
    _field_part(paragraph, "begin")
    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    _field_part(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End a field that was begun."""
    _field_part(paragraph, "end")


def _field_part(paragraph: Paragraph, kind: str) -> None:
    paragraph.add_run()._r.append(element("fldChar", fldCharType=kind))


def repeat_head(table: Table) -> None:
    """Let the first row of a table stand again on each page, and no row break within."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        if number == 0:
            properties.append(element("tblHeader"))


def say_of_table(table: Table, caption: str) -> None:
    """Give a table words for those who do not see it."""
    properties = table._tbl.tblPr
    properties.append(element("tblCaption", val=caption))


def say_of_picture(run: Run, name: str, alt: str) -> None:
    """Give the picture in a run a name and words for those who do not see it."""
    for one in run._r.iter(qn("wp:docPr")):
        one.set("name", name)
        one.set("descr", alt)
