"""Small multiples drawn as SVG: a drawing for each side, or one sheet with the common legend."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from geo.classify import CLASS_CODES
from geo.compare.multiples import HEIGHT, WIDTH, Multiples, Panel
from geo.compare.outline_paths import UNIT_M, OutlinePaths
from geo.compare.side_areas import all_of_level
from geo.layers import Fill, LegendEntry
from geo.leaflet.look import PATTERNS, PLAIN
from geo.measure import round_length
from geo.model import Level
from geo.palette import AREA_LINE, GROUND, GROUND_LINE, HALO, LABEL_INK, STATE_LINE, ink_on, line_on
from geo.text import NO_BREAK_SPACE, Reader, as_html
from geo.world import World

HEAD = 26.0
"""Room for the name of a side above its map, in pixels."""
GAP = 14.0
COLUMNS_AT_MOST = 4
_ROW = 19.0
_LETTERS_PER_PX = 1 / 6.4
"""How many letters of 12 pixels stand on a pixel of a line, cautiously."""
_SCALE_PX = 70.0
_FONT = "font-family='sans-serif'"


def panel_svg(
    world: World, found: Multiples, panel: Panel, paths: OutlinePaths, reader: Reader
) -> str:
    """Return the map of one side as a drawing of its own; all are equally wide and high."""
    return _svg(WIDTH, HEAD + HEIGHT, panel.alt, _panel(world, found, panel, paths, reader), found)


def sheet_svg(world: World, found: Multiples, paths: OutlinePaths, reader: Reader) -> str:
    """Return all maps on one sheet, with title, unit, year, level, legend, notes and source."""
    columns = min(COLUMNS_AT_MOST, max(len(found.panels), 2))
    wide = columns * (WIDTH + GAP) + GAP
    drawn, y = [], 28.0
    drawn.append(_text(GAP, y, found.title, 19, bold=True))
    y += 20
    drawn.append(_text(GAP, y, found.subtitle, 13))
    y += GAP
    for place, panel in enumerate(found.panels):
        x = GAP + place % columns * (WIDTH + GAP)
        top = y + place // columns * (HEAD + HEIGHT + GAP)
        inner = _panel(world, found, panel, paths, reader)
        drawn.append(
            f"<svg x='{x:g}' y='{top:g}' width='{WIDTH:g}' height='{HEAD + HEIGHT:g}' "
            f"viewBox='0 0 {WIDTH:g} {HEAD + HEIGHT:g}'>{inner}</svg>"
        )
    y += -(-len(found.panels) // columns) * (HEAD + HEIGHT + GAP)
    legend, y = _legend(found, GAP, y, wide, reader)
    lines = [
        line
        for text in (*found.notes, found.source)
        for line in wrap(text, int((wide - 2 * GAP) * _LETTERS_PER_PX))
    ]
    foot = [_text(GAP, y + 16 * place + 12, line, 12) for place, line in enumerate(lines)]
    height = y + 16 * len(lines) + GAP
    words = f"{found.title}, {found.subtitle}. {' '.join(found.words)}"
    back = f"<rect width='{wide:g}' height='{height:g}' fill='{HALO}'/>"
    return _svg(wide, height, words, back + "".join([*drawn, legend, *foot]), found)


def _svg(width: float, height: float, words: str, inner: str, found: Multiples) -> str:
    said = as_html(words)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width:g} {height:g}' "
        f"width='{width:g}' height='{height:g}' role='img' aria-label='{said}'>"
        f"<title>{said}</title>{_patterns(found)}{inner}</svg>"
    )


def _patterns(found: Multiples) -> str:
    """Return the hatches of missing values, once as large as on a map and once in pixels."""
    return (
        "<defs>"
        + "".join(
            f"<pattern id='{_pattern_id(code, found, zoom)}' patternUnits='userSpaceOnUse' "
            f"width='{look['size']}' height='{look['size']}' patternTransform='scale({zoom:.4g})'>"
            f"<rect width='{look['size']}' height='{look['size']}' fill='{look['ground']}'/>"
            f"<path d='{look['path']}' stroke='{look['ink']}' fill='none'/></pattern>"
            for code, look in PATTERNS.items()
            for zoom in (1.0, found.metres / UNIT_M)
        )
        + "</defs>"
    )


def _pattern_id(code: str, found: Multiples, zoom: float) -> str:
    return f"multiples-{code}" + ("" if zoom == 1.0 else f"-{round(found.metres)}")


def _panel(
    world: World, found: Multiples, panel: Panel, paths: OutlinePaths, reader: Reader
) -> str:
    west, _, _, north = panel.box
    size = UNIT_M / found.metres
    x, y = (paths.west - west) / found.metres, (north - paths.north) / found.metres + HEAD
    clip = f"clip-{''.join(one if one.isalnum() else '-' for one in panel.side.id)}"
    shapes = _shapes(world, found, panel, paths, 1 / size)
    frame = f"y='{HEAD:g}' width='{WIDTH:g}' height='{HEIGHT:g}'"
    return (
        f"<clipPath id='{clip}'><rect {frame}/></clipPath>"
        f"{_name(panel)}<rect {frame} fill='{GROUND}'/>"
        f"<g clip-path='url(#{clip})'><g transform='matrix({size:.6g} 0 0 {size:.6g} {x:.2f} "
        f"{y:.2f})' stroke-linejoin='round'>{shapes}</g></g>"
        f"<rect {frame} fill='none' stroke='{AREA_LINE}' stroke-width='0.8'/>"
        f"{_scale(found.metres, reader)}"
    )


def _name(panel: Panel) -> str:
    ink = ink_on(panel.mark.colour)
    return (
        f"<circle cx='10' cy='12' r='9' fill='{panel.mark.colour}' stroke='{LABEL_INK}'/>"
        f"<text x='10' y='16' text-anchor='middle' {_FONT} font-size='12' font-weight='bold' "
        f"fill='{ink}'>{as_html(panel.mark.letter)}</text>"
        + _text(25, 17, _short(panel.title), 13, bold=True)
    )


def _short(title: str) -> str:
    most = int((WIDTH - 30) * _LETTERS_PER_PX)
    return title if len(title) <= most else f"{title[: most - 1]}…"


def _shapes(world: World, found: Multiples, panel: Panel, paths: OutlinePaths, px: float) -> str:
    """Return what lies on the ground of a map; ``px`` are the units of one pixel."""
    if found.fill is None:
        return ""
    own = frozenset(panel.inside)
    around = paths.seen(all_of_level(world, Level.DISTRICT), panel.box)
    drawn = paths.of_areas(found.metres)
    context = "".join(drawn[area] for area in around if area not in own)
    names = world.areas["name"].reindex(list(panel.inside))
    areas = "".join(
        f"<path d='{drawn[area]}' {_look(found.fill, area, found, px)}>"
        f"<title>{as_html(names[area])}: {_value(found.fill, area)}</title></path>"
        for area in paths.seen(panel.inside, panel.box)
    )
    return (
        f"<path d='{context}' fill='{GROUND}' stroke='{GROUND_LINE}' stroke-width='{0.8 * px:g}'/>"
        f"{areas}<path d='{paths.borders_in(panel.box)}' fill='none' stroke='{STATE_LINE}' "
        f"stroke-width='{1.4 * px:g}'/>"
        f"<path d='{panel.outline}' fill='none' stroke='{HALO}' stroke-width='{4.5 * px:g}'/>"
        f"<path d='{panel.outline}' fill='none' stroke='{panel.mark.colour}' "
        f"stroke-width='{2.5 * px:g}'/>"
    )


def _value(fill: Fill, area: str) -> str:
    number = fill.values.get(area)
    return "–" if number is None else f"{number:g}{NO_BREAK_SPACE}{as_html(fill.unit)}"


def _look(fill: Fill, area: str, found: Multiples, px: float) -> str:
    """Return fill and border of an area: its class, or the hatch or shade of its state."""
    code = fill.codes[area]
    place = CLASS_CODES.find(code)
    if place >= 0:
        colour, line = fill.classes.colours[place], line_on(fill.classes.colours[place])
    else:
        colour = _state(code, found, px)
        line = AREA_LINE
    dots = ""
    if area in fill.uncertain:
        dots, px = f" stroke-dasharray='{px:g} {4 * px:g}'", 3 * px
    return f"fill='{colour}' stroke='{line}' stroke-width='{0.6 * px:g}'{dots}"


def _state(code: str, found: Multiples, zoom: float) -> str:
    return f"url(#{_pattern_id(code, found, zoom)})" if code in PATTERNS else PLAIN[code]


def _scale(metres: float, reader: Reader) -> str:
    """Return a scale of round kilometres at the lower left of a map."""
    length = round_length(_SCALE_PX * metres)
    wide, bottom = length / metres, HEAD + HEIGHT - 8
    words = f"{reader.number(length / 1000)}{NO_BREAK_SPACE}km"
    return (
        f"<rect x='4' y='{bottom - 20:g}' width='{max(wide, 44) + 8:g}' height='25' "
        f"fill='{HALO}' fill-opacity='0.85'/>"
        f"<path d='M8 {bottom - 5:g}V{bottom:g}H{8 + wide:g}V{bottom - 5:g}' fill='none' "
        f"stroke='{LABEL_INK}' stroke-width='1.4'/>" + _text(8, bottom - 7, words, 11)
    )


def _legend(
    found: Multiples, left: float, top: float, wide: float, reader: Reader
) -> tuple[str, float]:
    """Return the legend in lines, and where it ends."""
    if found.legend is None:
        return "", top
    drawn, x, y = [], left, top + _ROW
    for entry in found.legend.entries:
        count = "" if entry.count is None else f" ({reader.number(entry.count)})"
        label = entry.label + count
        room = (120.0 if entry.mark == "ramp" else 30.0) + len(label) / _LETTERS_PER_PX + 12
        if x > left and x + room > wide - left:
            x, y = left, y + _ROW
        drawn.append(_sign(entry, found, x, y))
        drawn.append(_text(x + (116 if entry.mark == "ramp" else 28), y, label, 12))
        x += room
    return "".join(drawn), y + GAP


def _sign(entry: LegendEntry, found: Multiples, x: float, y: float) -> str:
    if entry.mark == "ramp":
        colours = entry.colour.split(",")
        step = 110 / len(colours)
        return "".join(
            f"<rect x='{x + place * step:.1f}' y='{y - 11:g}' width='{step:.1f}' height='13' "
            f"fill='{colour}'/>"
            for place, colour in enumerate(colours)
        )
    more: Mapping[str, str] = {"dotted": "1 4", "dashed": "7 4"}
    fill = _state(entry.colour, found, 1.0) if entry.mark == "pattern" else entry.colour
    dashes = ""
    if entry.mark in more:
        fill, dashes = HALO, f" stroke-width='2' stroke-dasharray='{more[entry.mark]}'"
    return (
        f"<rect x='{x:g}' y='{y - 11:g}' width='22' height='13' fill='{fill}' "
        f"stroke='{AREA_LINE}'{dashes}/>"
    )


def _text(x: float, y: float, text: str, size: float, *, bold: bool = False) -> str:
    weight = " font-weight='bold'" if bold else ""
    return (
        f"<text x='{x:g}' y='{y:g}' {_FONT} font-size='{size:g}'{weight} "
        f"fill='{LABEL_INK}'>{as_html(text)}</text>"
    )
