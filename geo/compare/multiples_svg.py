"""Small multiples drawn as SVG: a drawing for each side, or one sheet with the common legend."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap

from geo.compare.multiples import HEIGHT, WIDTH, Multiples, Panel
from geo.compare.multiples_ground import HEAD, bar, bar_length, ground, patterns, state
from geo.compare.outline_paths import OutlinePaths
from geo.layers import LegendEntry
from geo.palette import AREA_LINE, HALO, LABEL_INK, ink_on
from geo.text import NO_BREAK_SPACE, Reader, as_html
from geo.world import World

GAP = 14.0
COLUMNS_AT_MOST = 4
_ROW = 19.0
_LETTERS_PER_PX = 1 / 6.4
"""How many letters of 12 pixels stand on a pixel of a line, cautiously."""
_SCALE_PX = 44.0
"""Room for the words of the scale."""
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
        f"<title>{said}</title>{patterns(found)}{inner}</svg>"
    )


def _panel(
    world: World, found: Multiples, panel: Panel, paths: OutlinePaths, reader: Reader
) -> str:
    return f"{_name(panel)}{ground(world, found, panel, paths)}{_scale(found.metres, reader)}"


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


def _scale(metres: float, reader: Reader) -> str:
    """Return a scale of round kilometres at the lower left of a map."""
    words = f"{reader.number(bar_length(metres) / 1000)}{NO_BREAK_SPACE}km"
    return bar(metres, _SCALE_PX, 25) + _text(8, HEAD + HEIGHT - 15, words, 11)


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
    fill = state(entry.colour, found, 1.0) if entry.mark == "pattern" else entry.colour
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
