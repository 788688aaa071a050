"""Small multiples on a sheet to take away: a map of each side, one scale, one legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

import shapely
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle

from exports.chart_sheet import Words, check_signs, frame_between, sheet_for
from exports.deck import SmallMap
from geo.compare.multiples import HEIGHT, WIDTH, Multiples, Panel
from geo.compare.outline_paths import OutlinePaths
from geo.layers import Fill, LegendSection, Variant
from geo.palette import HALO, LABEL_INK, ink_on
from geo.paper import NoRoomError, Paper
from geo.sheets import Sheet
from geo.static_canvas import Canvas, Font
from geo.static_ground import draw_ground, draw_scale
from geo.static_labels import Box
from geo.static_legend import Block, blocks, draw_legend, packed, shortest, width_of
from geo.static_shapes import Frame, Shapes, path_of
from geo.static_words import GAP, MARGIN, draw_foot, draw_head
from geo.text import Reader
from geo.world import World

_NAMES = tuple(Font(size=size, bold=True) for size in (14, 12.5, 11))
"""The largest in which a name fits into one line is its own."""
_LETTER = Font(size=11)
_HEAD = 26.0
_LEAST_ZOOM = 0.5
"""Of a map in pixels of the page; smaller ones cannot be read."""
_OUTLINE = 2.35


def multiples_sheet(
    world: World,
    found: Multiples,
    words: Words,
    paper: Paper,
    reader: Reader,
    shapes: Shapes,
    paths: OutlinePaths,
) -> Figure:
    """Return a sheet with a map of each side, the same for the same arguments.

    Raises:
        NoRoomError: Title, legend and notes leave no room for the maps.
        NoGlyphError: A text has a sign that the font does not.

    """
    check_signs(words, [panel.title for panel in found.panels])
    drawing = sheet_for(words, paper)
    top = draw_head(drawing, words.title, words.subtitle, "")
    frame = frame_between(drawing, top, draw_foot(drawing, words.foot), words.title)
    legend = (found.legend,) if found.legend else ()
    places = places_beside(drawing, words.title, legend, len(found.panels), frame, reader)
    for one, place in zip(small_maps(world, found, paths, reader), places, strict=True):
        draw_small_map(drawing, one, found.metres, place, shapes, reader)
    return drawing.figure


def small_maps(
    world: World, found: Multiples, paths: OutlinePaths, reader: Reader
) -> tuple[SmallMap, ...]:
    """Return what is drawn of each side."""
    return tuple(
        SmallMap(
            title=panel.title,
            mark=panel.mark,
            west=panel.box[0],
            north=panel.box[3],
            outline=paths.of_side(world, panel.side),
            sheet=_sheet(found, panel, reader),
        )
        for panel in found.panels
    )


def places_beside(
    drawing: Canvas,
    title: str,
    legend: Sequence[LegendSection],
    count: int,
    frame: Box,
    reader: Reader,
) -> list[tuple[float, float, float]]:
    """Draw the legend and return left, top and zoom of so many maps beside or above it.

    Raises:
        NoRoomError: There is no room for maps that can be read.

    """
    places = _places(_with_legend(drawing, legend, count, frame, reader), count)
    if not places or places[0][2] < _LEAST_ZOOM:
        raise NoRoomError(
            f"Title, legend and notes of {title!r} leave no room for the maps; "
            "choose a larger paper."
        )
    return places


def _with_legend(
    drawing: Canvas, legend: Sequence[LegendSection], count: int, frame: Box, reader: Reader
) -> Box:
    """Draw the legend beside the maps or below them, and return the room that is left."""
    listed = blocks(drawing, legend)
    if not listed:
        return frame
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    tries: list[tuple[float, Box, list[list[Block]], float, float]] = []
    wide = frame.width - width_of(1) - GAP
    tall = shortest(listed, 1)
    if tall <= frame.height:
        room = Box(x=left + wide / 2, y=frame.y, width=wide, height=frame.height)
        columns = packed(listed, 1, tall) or []
        tries.append((_zoom(room, count), room, columns, left + wide + GAP, top))
    most = max(n for n in (1, 2, 3, 4) if n == 1 or width_of(n) <= frame.width)
    tall = shortest(listed, most)
    high = frame.height - tall - GAP
    if high > 0:
        room = Box(x=frame.x, y=top + high / 2, width=frame.width, height=high)
        columns = packed(listed, most, tall) or []
        tries.append((_zoom(room, count), room, columns, MARGIN, top + high + GAP))
    if not tries:
        return replace(frame, height=0.0)
    _, room, columns, x, y = max(tries, key=lambda one: one[0])
    draw_legend(drawing, columns, x, y, reader)
    return room


def _zoom(room: Box, count: int) -> float:
    places = _places(room, count)
    return places[0][2] if places else 0.0


def _places(room: Box, count: int) -> list[tuple[float, float, float]]:
    """Return left, top and zoom of each map, in the columns in which they are largest."""
    left, top = room.x - room.width / 2, room.y - room.height / 2
    best: tuple[float, int] = (0.0, 1)
    for columns in range(1, count + 1):
        rows = ceil(count / columns)
        wide = (room.width - (columns - 1) * GAP) / columns / WIDTH
        high = ((room.height - (rows - 1) * GAP) / rows - _HEAD) / HEIGHT
        best = max(best, (min(wide, high), columns), key=lambda one: one[0])
    zoom, columns = best
    return (
        [
            (
                left + nth % columns * (WIDTH * zoom + GAP),
                top + nth // columns * (HEIGHT * zoom + _HEAD + GAP),
                zoom,
            )
            for nth in range(count)
        ]
        if zoom > 0
        else []
    )


def draw_small_map(
    drawing: Canvas,
    one: SmallMap,
    metres: float,
    place: tuple[float, float, float],
    shapes: Shapes,
    reader: Reader,
) -> None:
    """Draw the map of a side with its letter and name above it."""
    left, top, zoom = place
    frame = Frame(
        left=left,
        top=top + _HEAD,
        width=WIDTH * zoom,
        height=HEIGHT * zoom,
        west=one.west,
        north=one.north,
        metres=metres / zoom,
    )
    _draw_name(drawing, one, left, top, frame.width)
    draw_ground(drawing, one.sheet, shapes, frame)
    shape = shapely.clip_by_rect(one.outline, *_around(frame))
    clip = Rectangle((frame.left, frame.top), frame.width, frame.height)
    for colour, width in ((HALO, 4.5), (one.mark.colour, 2.5)):
        if not shape.is_empty:
            outline = PathPatch(path_of(shape, frame), fill=False, edgecolor=colour)
            outline.set(linewidth=drawing.points(width), joinstyle="round")
            outline.set_gid(f"side-{one.mark.letter}")
            drawing.add(outline, _OUTLINE, clip)
    draw_scale(drawing, frame, reader)


def _around(frame: Frame) -> tuple[float, float, float, float]:
    """Return the ground of a frame and a little more, so that no edge is drawn along it."""
    west, south, east, north = frame.ground
    more = 8 * frame.metres
    return west - more, south - more, east + more, north + more


def _draw_name(drawing: Canvas, panel: SmallMap, left: float, top: float, width: float) -> None:
    mark = Circle((left + 10, top + 12), 9, facecolor=panel.mark.colour, edgecolor=LABEL_INK)
    mark.set_linewidth(drawing.points(0.8))
    drawing.add(mark)
    letter = {"ha": "center", "color": ink_on(panel.mark.colour), "zorder": 3}
    drawing.write(left + 10, top + 16, panel.mark.letter, _LETTER, **letter)
    room = width - 26
    fitting = (one for one in _NAMES if drawing.width_of(panel.title, one) <= room)
    font = next(fitting, _NAMES[-1])
    lines = drawing.lines(panel.title, font, room)
    shown = lines[0] if len(lines) == 1 else f"{lines[0][:-1]}…"
    drawing.write(left + 25, top + 17, shown, font)


def _sheet(found: Multiples, panel: Panel, reader: Reader) -> Sheet:
    """Return the map of a side as a sheet with nothing around it."""
    fills: tuple[Fill, ...] = ()
    if found.fill:
        codes: Mapping[str, str] = {one: found.fill.codes[one] for one in panel.inside}
        fills = (replace(found.fill, codes=codes),)
    variant = Variant(
        id="multiples", label="", title="", subtitle="", essentials=(), notes=(), sources=(),
        legend=(), fills=fills,
    )  # fmt: skip
    return Sheet(
        variant=variant, title="", subtitle="", facts="", notes=(), source="", credit="",
        legend=(), outlines=(), bounds=((0.0, 0.0), (0.0, 0.0)), inside=(), names={}, towns=(),
        alt=panel.alt, stem="", language=reader.language,
    )  # fmt: skip
