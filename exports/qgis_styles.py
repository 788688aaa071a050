"""Styles of areas for QGIS: its own form (QML) and the open one (SLD 1.0), from the same rules.

The rules are those of the map: classes closed on the left, numbers as they are shown, a look for
each state of a missing value. A graduated style of QGIS closes its classes on the right and knows
no states, so that the style is one of rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from exports.dataset import Evidence
from exports.style_rules import Rule, has_number, own_field
from geo.leaflet.look import PATTERNS
from geo.model import Status

_VERSION = "3.34.0"
"""Of QGIS, whose form of styles this is."""
_SLD, _OGC = "http://www.opengis.net/sld", "http://www.opengis.net/ogc"
_THIN_MM, _BOLD_MM = "0.15", "0.5"
_HATCH_MM = "1.6"
_SHAPES = {"g": "slash", "u": "dot", "t": "vertline", "x": "times"}
"""Of hatches in SLD, as QGIS and GeoServer call them."""


def qml(one: Evidence, rules: Sequence[Rule], aliases: dict[str, str]) -> str:
    """Return a style for QGIS; ``aliases`` say in words what the fields of the layer are."""
    root = Element("qgis", version=_VERSION, styleCategories="Symbology|Fields")
    renderer = SubElement(root, "renderer-v2", type="RuleRenderer", symbollevels="0")
    listed = SubElement(renderer, "rules", key=_key(one.column.id))
    symbols = SubElement(renderer, "symbols")
    for number, rule in enumerate(rules):
        SubElement(
            listed,
            "rule",
            key=_key(f"{one.column.id}/{number}"),
            symbol=str(number),
            label=rule.label,
            filter=expression(one, rule),
        )
        _symbol(symbols, str(number), rule)
    named = SubElement(root, "aliases")
    for place, (field, words) in enumerate(aliases.items(), start=1):
        SubElement(named, "alias", index=str(place), field=field, name=words)
    return tostring(root, encoding="unicode")


def expression(one: Evidence, rule: Rule) -> str:
    """Return which areas a rule is of, as an expression of QGIS."""
    value, status, decimals = own_field(one)
    if not has_number(rule):
        return f"\"{status}\" = '{rule.status}'"
    shown = f'round("{value}", {decimals})'
    if rule.zero or rule.tiny:
        sign = "=" if rule.zero else "<>"
        return f'"{value}" {sign} 0 AND {shown} = 0 AND "{status}" <> \'{Status.ROUNDED_TO_ZERO}\''
    parts = [f'"{value}" IS NOT NULL', f"\"{status}\" <> '{Status.ROUNDED_TO_ZERO}'"]
    parts += [f"{shown} >= {rule.least:g}"] if rule.least is not None else []
    parts += [f"{shown} < {rule.under:g}"] if rule.under is not None else []
    if _apart_from_zero(one):
        parts.append(f"{shown} <> 0")
    return " AND ".join(parts)


def sld(one: Evidence, rules: Sequence[Rule], layer: str, title: str) -> str:
    """Return the same as SLD 1.0, which knows no rounding: limits are half a last digit lower."""
    root = Element("StyledLayerDescriptor", {"xmlns": _SLD, "xmlns:ogc": _OGC, "version": "1.0.0"})
    named = SubElement(root, "NamedLayer")
    SubElement(named, "Name").text = layer
    style = SubElement(named, "UserStyle")
    SubElement(style, "Title").text = title
    kind = SubElement(style, "FeatureTypeStyle")
    for number, rule in enumerate(rules):
        found = SubElement(kind, "Rule")
        SubElement(found, "Name").text = f"{one.column.id}-{number}"
        SubElement(found, "Title").text = rule.label
        _filter(SubElement(found, "ogc:Filter"), one, rule)
        _polygons(found, rule)
    return tostring(root, encoding="unicode")


def _apart_from_zero(one: Evidence) -> bool:
    return one.fill is not None and one.fill.classes.zero


def _filter(parent: Element, one: Evidence, rule: Rule) -> None:
    value, status, decimals = own_field(one)
    if not has_number(rule):
        _compare(parent, "PropertyIsEqualTo", status, rule.status)
        return
    half = 0.5 * 10**-decimals
    every = SubElement(parent, "ogc:And")
    _compare(every, "PropertyIsNotEqualTo", status, Status.ROUNDED_TO_ZERO.value)
    filled = SubElement(SubElement(every, "ogc:Not"), "ogc:PropertyIsNull")
    SubElement(filled, "ogc:PropertyName").text = value
    if rule.zero:
        _compare(every, "PropertyIsEqualTo", value, "0")
        return
    if rule.tiny:
        _compare(every, "PropertyIsNotEqualTo", value, "0")
        _compare(every, "PropertyIsLessThan", value, f"{half:g}")
        return
    if rule.least is not None:
        _compare(every, "PropertyIsGreaterThanOrEqualTo", value, f"{rule.least - half:g}")
    elif _apart_from_zero(one):
        _compare(every, "PropertyIsGreaterThanOrEqualTo", value, f"{half:g}")
    if rule.under is not None:
        _compare(every, "PropertyIsLessThan", value, f"{rule.under - half:g}")


def _compare(parent: Element, kind: str, field: str, literal: str) -> None:
    found = SubElement(parent, f"ogc:{kind}")
    SubElement(found, "ogc:PropertyName").text = field
    SubElement(found, "ogc:Literal").text = literal


def _polygons(parent: Element, rule: Rule) -> None:
    """Add the fill of a rule, above it its hatch, and the border."""
    if rule.fill:
        fill = SubElement(SubElement(parent, "PolygonSymbolizer"), "Fill")
        SubElement(fill, "CssParameter", name="fill").text = rule.fill
    symbolizer = SubElement(parent, "PolygonSymbolizer")
    if rule.code:
        graphic = SubElement(SubElement(SubElement(symbolizer, "Fill"), "GraphicFill"), "Graphic")
        mark = SubElement(graphic, "Mark")
        SubElement(mark, "WellKnownName").text = f"shape://{_SHAPES[rule.code]}"
        ink = SubElement(mark, "Stroke")
        SubElement(ink, "CssParameter", name="stroke").text = str(PATTERNS[rule.code]["ink"])
        SubElement(graphic, "Size").text = str(PATTERNS[rule.code]["size"])
    stroke = SubElement(symbolizer, "Stroke")
    SubElement(stroke, "CssParameter", name="stroke").text = rule.line
    SubElement(stroke, "CssParameter", name="stroke-width").text = "2" if rule.dash else "0.6"
    if rule.dash:
        dashes = "7 4" if rule.dash == "dash" else "1 4"
        SubElement(stroke, "CssParameter", name="stroke-dasharray").text = dashes


def _symbol(parent: Element, name: str, rule: Rule) -> None:
    symbol = SubElement(parent, "symbol", type="fill", name=name, alpha="1", clip_to_extent="1")
    _layer(
        symbol,
        "SimpleFill",
        color=_rgba(rule.fill) if rule.fill else "0,0,0,0",
        style="solid" if rule.fill else "no",
        outline_color=_rgba(rule.line),
        outline_style=rule.dash or "solid",
        outline_width=_BOLD_MM if rule.dash else _THIN_MM,
        outline_width_unit="MM",
    )
    if rule.code == "u":
        points = _layer(symbol, "PointPatternFill", distance_x=_HATCH_MM, distance_y=_HATCH_MM)
        inner = SubElement(points, "symbol", type="marker", name=f"@{name}@1", alpha="1")
        ink = _rgba(str(PATTERNS[rule.code]["ink"]))
        _layer(inner, "SimpleMarker", name="circle", size="0.5", color=ink, outline_style="no")
    elif rule.code:
        for place, angle in enumerate({"g": (45,), "t": (90,), "x": (45, 135)}[rule.code], start=1):
            _lines(symbol, f"@{name}@{place}", angle, str(PATTERNS[rule.code]["ink"]))


def _lines(symbol: Element, name: str, angle: int, ink: str) -> None:
    """Add parallel lines."""
    lines = _layer(symbol, "LinePatternFill", angle=str(angle), distance=_HATCH_MM)
    inner = SubElement(lines, "symbol", type="line", name=name, alpha="1")
    _layer(inner, "SimpleLine", line_color=_rgba(ink), line_width="0.2", line_width_unit="MM")


def _layer(parent: Element, kind: str, **options: str) -> Element:
    found = SubElement(parent, "layer", {"class": kind, "enabled": "1", "locked": "0", "pass": "0"})
    listed = SubElement(found, "Option", type="Map")
    for name, value in options.items():
        SubElement(listed, "Option", type="QString", name=name, value=value)
    return found


def _rgba(colour: str) -> str:
    """Return a colour as red, green, blue and opacity from 0 to 255."""
    return ",".join([*(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)), "255"])


def _key(text: str) -> str:
    """Return a key as QGIS writes them, the same for the same text."""
    return f"{{{uuid5(NAMESPACE_URL, text)}}}"
