"""The ground of small multiples as SVG: areas, borders, hatches, the bar of a scale; no letters."""

from __future__ import annotations

from geo.classify import CLASS_CODES
from geo.compare.multiples import HEIGHT, WIDTH, Multiples, Panel
from geo.compare.outline_paths import UNIT_M, OutlinePaths
from geo.compare.side_areas import all_of_level
from geo.layers import Fill
from geo.leaflet.look import PATTERNS, PLAIN
from geo.measure import round_length
from geo.model import Level
from geo.palette import AREA_LINE, GROUND, GROUND_LINE, HALO, LABEL_INK, STATE_LINE, line_on
from geo.text import NO_BREAK_SPACE, Reader, as_html
from geo.world import World

HEAD = 26.0
"""Room for the name of a side above its map, in pixels."""
_BAR_PX = 70.0
_EDGE_PX = 4.0


def plain_panel_svg(world: World, found: Multiples, panel: Panel, paths: OutlinePaths) -> str:
    """Return the map of one side without letters, for where they are written larger around it.

    The bar on it is as long as :func:`bar_words` say.
    """
    inner = ground(world, found, panel, paths) + bar(found.metres, 0, 14)
    said = as_html(panel.alt)
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 {HEAD:g} {WIDTH:g} {HEIGHT:g}' "
        f"width='{WIDTH:g}' height='{HEIGHT:g}' role='img' aria-label='{said}'>"
        f"<title>{said}</title>{patterns(found)}{inner}</svg>"
    )


def bar_words(found: Multiples, reader: Reader) -> str:
    """Return how long the bar on each map is, in kilometres."""
    kilometres = reader.number(bar_length(found.metres) / 1000)
    words = reader.t("The bar on each map is {length} long.")
    return words.format(length=f"{kilometres}{NO_BREAK_SPACE}km")


def patterns(found: Multiples) -> str:
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


def ground(world: World, found: Multiples, panel: Panel, paths: OutlinePaths) -> str:
    """Return the map of a side below the room for its name."""
    west, _, _, north = panel.box
    size = UNIT_M / found.metres
    x, y = (paths.west - west) / found.metres, (north - paths.north) / found.metres + HEAD
    clip = f"clip-{''.join(one if one.isalnum() else '-' for one in panel.side.id)}"
    shapes = _shapes(world, found, panel, paths, 1 / size)
    frame = f"y='{HEAD:g}' width='{WIDTH:g}' height='{HEIGHT:g}'"
    return (
        f"<clipPath id='{clip}'><rect {frame}/></clipPath>"
        f"<rect {frame} fill='{GROUND}'/>"
        f"<g clip-path='url(#{clip})'><g transform='matrix({size:.6g} 0 0 {size:.6g} {x:.2f} "
        f"{y:.2f})' stroke-linejoin='round'>{shapes}</g></g>"
        f"<rect {frame} fill='none' stroke='{AREA_LINE}' stroke-width='0.8'/>"
    )


def state(code: str, found: Multiples, zoom: float) -> str:
    """Return the hatch or the shade of a state; ``zoom`` is that of the hatch, 1 in pixels."""
    return f"url(#{_pattern_id(code, found, zoom)})" if code in PATTERNS else PLAIN[code]


def bar_length(metres: float) -> float:
    """Return how many metres the bar of a scale is long, ``metres`` being those of a pixel."""
    return round_length(_BAR_PX * metres)


def bar(metres: float, least: float, height: float) -> str:
    """Return the bar at the lower left of a map, on a light ground of a least width in pixels."""
    wide, bottom = bar_length(metres) / metres, HEAD + HEIGHT - 8
    return (
        f"<rect x='{_EDGE_PX:g}' y='{bottom + 5 - height:g}' width='{max(wide, least) + 8:g}' "
        f"height='{height:g}' fill='{HALO}' fill-opacity='0.85'/>"
        f"<path d='M8 {bottom - 5:g}V{bottom:g}H{8 + wide:g}V{bottom - 5:g}' fill='none' "
        f"stroke='{LABEL_INK}' stroke-width='1.4'/>"
    )


def _pattern_id(code: str, found: Multiples, zoom: float) -> str:
    return f"multiples-{code}" + ("" if zoom == 1.0 else f"-{round(found.metres)}")


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
        colour = state(code, found, px)
        line = AREA_LINE
    dots = ""
    if area in fill.uncertain:
        dots, px = f" stroke-dasharray='{px:g} {4 * px:g}'", 3 * px
    return f"fill='{colour}' stroke='{line}' stroke-width='{0.6 * px:g}'{dots}"
