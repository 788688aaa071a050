"""Talks as PowerPoint files: charts and tables to be edited, maps as shapes, words as words."""

from __future__ import annotations

import io
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from exports.archive import without_dates
from exports.deck import SLIDE_CHARTS, Body, Deck, DrawnMap, DrawnMaps, Opening, Slide
from exports.pptx_charts import add_chart
from exports.pptx_map import map_shapes
from exports.pptx_maps import maps_shapes
from exports.pptx_qr import qr_shape
from exports.pptx_shapes import EMU_PER_INCH, number_shapes, plain, rgb
from exports.pptx_tables import add_table
from exports.pptx_template import BODY_LAYOUT, TEXT_LAYOUT, TITLE_LAYOUT, WIDTH_IN, presentation
from exports.pptx_text import Box, add_text, cut_to_fit, fitted, write
from geo.palette import LABEL_INK
from geo.report_parts import Table
from geo.text import Reader

MARGIN_IN = 0.4
_WIDE_IN = WIDTH_IN - 2 * MARGIN_IN
HEADLINE = Box(left=MARGIN_IN, top=0.18, width=_WIDE_IN, height=0.62)
BELOW_HEADLINE = Box(left=MARGIN_IN, top=0.82, width=_WIDE_IN, height=0.62)
BODY = Box(left=MARGIN_IN, top=1.5, width=_WIDE_IN, height=4.95)
FOOT = Box(left=MARGIN_IN, top=6.55, width=_WIDE_IN - 0.7, height=0.77)
BESIDE_SMALL_CODE = Box(left=MARGIN_IN, top=6.55, width=_WIDE_IN - 1.6, height=0.77)
NUMBER = Box(left=WIDTH_IN - MARGIN_IN - 0.6, top=7.0, width=0.6, height=0.3)
STATEMENT = Box(left=MARGIN_IN, top=1.5, width=_WIDE_IN, height=4.95)
BESIDE_CODE = Box(left=MARGIN_IN, top=1.5, width=8.4, height=4.95)
OPENING = Box(left=MARGIN_IN + 0.6, top=1.6, width=_WIDE_IN - 1.2, height=2.0)
BELOW_OPENING = Box(left=MARGIN_IN + 0.6, top=3.8, width=_WIDE_IN - 1.2, height=2.4)
TEXT_SIZES = (14, 13, 12, 11, 10, 9)
"""Points of words above a body, the largest that fit."""
FOOT_SIZES = (9, 8, 7)
"""Of sources."""
_MAP_LEFT_IN = (WIDTH_IN - 13.05) / 2
_MAP_TOP_IN = 1.45
_SMALL_CODE_IN, _CODE_IN = 0.84, 3.4
_LANGUAGES = {"de": "de-DE", "en": "en-GB"}


def deck_file(deck: Deck) -> bytes:
    """Return a talk as a PowerPoint file, the same bytes for the same talk.

    Raises:
        geo.paper.NoRoomError: A text, a table or a legend is too long for its slide.

    """
    made = presentation(plain(deck.title))
    made.core_properties.language = _LANGUAGES[deck.reader.language]
    for one in deck.slides:
        page = made.slides.add_slide(made.slide_layouts[_layout(one.body)])
        _draw(page, one, deck.reader)
        _number(page)
        _note(page, one)
        _finish(page._element, deck.reader)
        _finish(page.notes_slide._element, deck.reader)
    file = io.BytesIO()
    made.save(file)
    return without_dates(file.getvalue())


def _layout(body: Body) -> int:
    if body is None:
        return TEXT_LAYOUT
    return TITLE_LAYOUT if isinstance(body, Opening) else BODY_LAYOUT


def _draw(page: Any, one: Slide, reader: Reader) -> None:
    if isinstance(one.body, Opening):
        _draw_opening(page, one, reader)
    else:
        found = fitted([one.headline], HEADLINE, (26, 24, 22, 20, 18, 16), bold=True)
        _fill(page.shapes.title, HEADLINE, found, bold=True)
        if one.body is None:
            _draw_statement(page, one, reader)
        else:
            _draw_body(page, one, reader)
    source = [one.source] if one.source else _map_source(one.body)
    if source:
        foot = BESIDE_SMALL_CODE if one.link else FOOT
        add_text(page.shapes, reader.t("Sources"), foot, cut_to_fit(source, foot, FOOT_SIZES))


def _draw_opening(page: Any, one: Slide, reader: Reader) -> None:
    found = fitted([one.headline], OPENING, (40, 36, 32, 28, 24, 20), bold=True)
    _fill(page.shapes.title, OPENING, found, bold=True)
    words = fitted(one.text, BELOW_OPENING, (20, 18, 16, 14, 12))
    _fill(page.placeholders[1], BELOW_OPENING, words)
    _small_code(page, one, reader)


def _draw_statement(page: Any, one: Slide, reader: Reader) -> None:
    box = BESIDE_CODE if one.link else STATEMENT
    _fill(page.placeholders[1], box, fitted(one.text, box, (22, 20, 18, 16, 14, 13, 12, 11, 10)))
    if one.link:
        left = WIDTH_IN - MARGIN_IN - _CODE_IN
        code = qr_shape(one.link, left, box.top, _CODE_IN, _code_words(one, reader))
        page.shapes._spTree.append(code)
        below = Box(left=left, top=box.top + _CODE_IN + 0.05, width=_CODE_IN, height=0.6)
        add_text(page.shapes, reader.t("Address"), below, cut_to_fit([one.link], below, (10, 8)))


def _draw_body(page: Any, one: Slide, reader: Reader) -> None:
    text = _text(one)
    if text:
        found = cut_to_fit(text, BELOW_HEADLINE, TEXT_SIZES)
        add_text(page.shapes, reader.t("Subtitle"), BELOW_HEADLINE, found)
    if isinstance(one.body, DrawnMap):
        left, top = (round(inches * EMU_PER_INCH) for inches in (_MAP_LEFT_IN, _MAP_TOP_IN))
        page.shapes._spTree.append(map_shapes(one.body, left, top, reader))
    elif isinstance(one.body, DrawnMaps):
        left, top = (round(inches * EMU_PER_INCH) for inches in (_MAP_LEFT_IN, _MAP_TOP_IN))
        page.shapes._spTree.extend(maps_shapes(one.body, left, top, reader))
    elif isinstance(one.body, Table):
        add_table(page.shapes, one.body, BODY)
    elif isinstance(one.body, SLIDE_CHARTS):
        add_chart(page.shapes, one.body, BODY)
    _small_code(page, one, reader)


def _small_code(page: Any, one: Slide, reader: Reader) -> None:
    if one.link:
        beside = NUMBER.left - _SMALL_CODE_IN
        code = qr_shape(one.link, beside, FOOT.top, _SMALL_CODE_IN, _code_words(one, reader))
        page.shapes._spTree.append(code)


def _text(one: Slide) -> tuple[str, ...]:
    """Return the paragraphs of a slide, of a map those of its sheet where it has none."""
    if one.text or not isinstance(one.body, DrawnMap):
        return one.text
    return (one.body.sheet.subtitle, one.body.sheet.facts)


def _code_words(one: Slide, reader: Reader) -> str:
    return reader.t("QR code that leads to {address}").format(address=one.link)


def _map_source(body: Body) -> list[str]:
    if not isinstance(body, DrawnMap):
        return []
    return [" · ".join(body.sheet.notes), body.sheet.source, body.sheet.credit]


def _fill(shape: Any, box: Box, found: Any, *, bold: bool = False) -> None:
    """Write into a placeholder, from the left and from the top, without marks of a list."""
    shape.left, shape.top, shape.width, shape.height = box.emu
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, found, bold=bold, colour=rgb(LABEL_INK))
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.set("algn", "l")
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
    body = frame._txBody.bodyPr
    body.set("anchor", "ctr" if bold else "t")


def _number(page: Any) -> None:
    """Add the number of the slide, which programs count."""
    left, top, width, height = NUMBER.emu
    page.shapes._spTree.append(
        parse_xml(
            f"<p:sp {nsdecls('p', 'a')}><p:nvSpPr>"
            '<p:cNvPr id="0" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
            "</a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            '<a:rPr sz="1000"/><a:t>‹#›</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
    )


def _note(page: Any, one: Slide) -> None:
    sources = [one.source] if one.source else _map_source(one.body)
    words = [*dict.fromkeys([*_text(one), *one.notes]), *sources, one.link]
    page.notes_slide.notes_text_frame.text = "\n".join(plain(text) for text in words if text)


def _finish(tree: Any, reader: Reader) -> None:
    """Number the shapes of a page and say which language its words are in."""
    number_shapes(tree.iter(qn("p:cNvPr")))
    for one in tree.iter(qn("a:rPr"), qn("a:endParaRPr")):
        one.set("lang", _LANGUAGES[reader.language])
