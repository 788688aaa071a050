"""Shapes of a slide as DrawingML: freeforms, ovals, boxes, texts and groups of them.

Lengths are EMU (914 400 an inch), 12 700 of them a typographic point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

EMU_PER_INCH = 914_400
EMU_PER_POINT = 12_700
PATTERNS = {"///": "wdUpDiag", "...": "pct25", "|||": "ltVert", "xxx": "openDmnd"}
"""Of a slide, by the hatch of a drawing (:data:`geo.static_patterns.HATCHES`)."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Run = Sequence[tuple[int, int]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """XML of one shape, and its box: left, top, right, bottom."""

    xml: str
    box: tuple[int, int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a shape is filled and edged; empty colours (six hexadecimal digits) are none.

    ``hatch`` is a pattern of :data:`PATTERNS` in ``ink``; ``dash`` a name of DrawingML.
    """

    fill: str = ""
    fill_opacity: float = 1
    hatch: str = ""
    ink: str = ""
    line: str = ""
    line_opacity: float = 1
    width: int = 0
    dash: str = ""


def freeform(name: str, runs: Sequence[tuple[Run, bool]], look: Look) -> Shape:
    """Return one shape of several runs of points, each with whether it is closed.

    Runs that lie in one another are holes.
    """
    xs = [x for run, _ in runs for x, _ in run]
    ys = [y for run, _ in runs for _, y in run]
    box = (min(xs), min(ys), max(xs), max(ys))
    left, top = box[:2]
    parts = []
    for run, closed in runs:
        points = [f'<a:pt x="{x - left}" y="{y - top}"/>' for x, y in run]
        parts.append(f"<a:moveTo>{points[0]}</a:moveTo>")
        parts += [f"<a:lnTo>{point}</a:lnTo>" for point in points[1:]]
        parts += ["<a:close/>"] if closed else []
    width, height = box[2] - left, box[3] - top
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}">{"".join(parts)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )
    return _shape(name, box, geometry, look)


def preset(name: str, kind: str, box: tuple[int, int, int, int], look: Look) -> Shape:
    """Return a shape that DrawingML knows by name: ``rect``, ``ellipse``, ``roundRect``."""
    guides = '<a:gd name="adj" fmla="val 50000"/>' if kind == "roundRect" else ""
    geometry = f'<a:prstGeom prst="{kind}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    return _shape(name, box, geometry, look)


def label(
    text: str,
    box: tuple[int, int, int, int],
    *,
    points: float,
    colour: str,
    bold: bool = False,
    align: str = "l",
    ground: str = "",
) -> Shape:
    """Return one line of text that fills a box; ``ground`` is a colour that shines through."""
    words = plain(text)
    fill = _solid(ground, 0.65) if ground else "<a:noFill/>"
    weight = ' b="1"' if bold else ""
    size = round(points * 100)
    body = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
        f'<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{align}"/>'
        f'<a:r><a:rPr sz="{size}"{weight}>{_solid(colour)}</a:rPr>'
        f"<a:t>{escape(words)}</a:t></a:r></a:p></p:txBody>"
    )
    xml = (
        f"<p:sp>{_named('sp', words, ' txBox=' + chr(34) + '1' + chr(34))}<p:spPr>{_frame(box)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>{body}</p:sp>'
    )
    return Shape(xml=xml, box=box)


def group(name: str, shapes: Sequence[Shape], alt: str = "") -> Shape:
    """Return shapes as one group with words for who does not see it."""
    boxes = [shape.box for shape in shapes]
    box = (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )
    off, ext = _corner("off", box), _size("ext", box)
    child = _corner("chOff", box) + _size("chExt", box)
    xml = (
        f"<p:grpSp>{_named('grpSp', name, alt=alt)}<p:grpSpPr><a:xfrm>{off}{ext}{child}</a:xfrm>"
        f"</p:grpSpPr>{''.join(shape.xml for shape in shapes)}</p:grpSp>"
    )
    return Shape(xml=xml, box=box)


def element(shape: Shape) -> Any:
    """Return a shape as an element to be put on a slide."""
    tag, rest = shape.xml.split(">", 1)
    return parse_xml(f"{tag} {nsdecls('p', 'a')}>{rest}")


def plain(text: str) -> str:
    """Return a text without signs that no XML can hold."""
    return _NOT_XML.sub("", text)


def rgb(colour: str) -> Any:
    """Return a colour of the palette as python-pptx wants it."""
    red, green, blue = bytes.fromhex(colour.lstrip("#"))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]


def number_shapes(elements: Iterable[Any]) -> None:
    """Give each shape an id of its own, in the order of reading."""
    for number, one in enumerate(elements, start=1):
        one.set("id", str(number))


def _shape(name: str, box: tuple[int, int, int, int], geometry: str, look: Look) -> Shape:
    xml = (
        f"<p:sp>{_named('sp', name)}<p:spPr>{_frame(box)}{geometry}{_fill(look)}{_line(look)}"
        "</p:spPr></p:sp>"
    )
    return Shape(xml=xml, box=box)


def _named(kind: str, name: str, more: str = "", alt: str = "") -> str:
    described = f" descr={quoteattr(plain(alt))}" if alt else ""
    tag = kind[0].upper() + kind[1:]
    return (
        f'<p:nv{tag}Pr><p:cNvPr id="0" name={quoteattr(plain(name) or kind)}{described}/>'
        f"<p:cNv{tag}Pr{more}/><p:nvPr/></p:nv{tag}Pr>"
    )


def _frame(box: tuple[int, int, int, int]) -> str:
    return f"<a:xfrm>{_corner('off', box)}{_size('ext', box)}</a:xfrm>"


def _corner(tag: str, box: tuple[int, int, int, int]) -> str:
    return f'<a:{tag} x="{box[0]}" y="{box[1]}"/>'


def _size(tag: str, box: tuple[int, int, int, int]) -> str:
    return f'<a:{tag} cx="{box[2] - box[0]}" cy="{box[3] - box[1]}"/>'


def _fill(look: Look) -> str:
    if not look.fill:
        return "<a:noFill/>"
    if not look.hatch:
        return _solid(look.fill, look.fill_opacity)
    return (
        f'<a:pattFill prst="{PATTERNS[look.hatch]}"><a:fgClr>{_colour(look.ink)}</a:fgClr>'
        f"<a:bgClr>{_colour(look.fill)}</a:bgClr></a:pattFill>"
    )


def _line(look: Look) -> str:
    if not look.line or not look.width:
        return "<a:ln><a:noFill/></a:ln>"
    dash = f'<a:prstDash val="{look.dash}"/>' if look.dash else ""
    ink = _solid(look.line, look.line_opacity)
    return f'<a:ln w="{look.width}">{ink}{dash}<a:round/></a:ln>'


def _solid(colour: str, opacity: float = 1) -> str:
    return f"<a:solidFill>{_colour(colour, opacity)}</a:solidFill>"


def _colour(colour: str, opacity: float = 1) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:srgbClr val="{colour.lstrip("#").upper()}">{alpha}</a:srgbClr>'
