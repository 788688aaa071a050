"""What a static map draws within its frame: areas, borders, regions, links, circles, a scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from geo.layers import Fill
from geo.leaflet.look import STYLES
from geo.measure import round_length
from geo.model import Level
from geo.palette import AREA_LINE, GROUND, HALO, LABEL_INK
from geo.sheets import Sheet
from geo.static_canvas import Canvas, Font
from geo.static_labels import Box
from geo.static_patterns import SEE_THROUGH, line_colour, look_of, style_of
from geo.static_shapes import Frame, Shapes, path_of, projected_points, seen
from geo.text import NO_BREAK_SPACE, Reader, number

GROUND_ID = "map"
BACK_ID = "ground"
_AREAS, _BORDERS, _LINKS, _OUTLINES, _SYMBOLS, _SCALE = 2.1, 2.2, 2.3, 2.4, 2.5, 5
_SCALE_UNITS = 130.0
_SCALE_FONT = Font(size=11.5)
_SYMBOL_OPACITY = 0.75
_LINK_OPACITY = 0.55


class Areas(PathCollection):
    """The areas of a level that look alike; ``area_ids`` are in the order of the paths."""

    def __init__(self, level: Level, paths: Mapping[str, Path], **style: Any) -> None:
        """Take the outlines by id, and how all of them look."""
        super().__init__(list(paths.values()), **style)
        self.level = level
        self.area_ids = tuple(paths)


def draw_ground(canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame) -> None:
    """Draw everything but the names."""
    clip = Rectangle((frame.left, frame.top), frame.width, frame.height)
    back = Rectangle((frame.left, frame.top), frame.width, frame.height, facecolor=GROUND)
    back.set_gid(BACK_ID)
    canvas.add(back, zorder=_AREAS - 0.1)
    _draw_areas(canvas, sheet, shapes, frame, clip)
    lines = shapely.clip_by_rect(shapes.lines, *frame.ground)
    if not lines.is_empty:
        width = canvas.points(1.4)
        border = PathPatch(
            path_of(lines, frame), fill=False, edgecolor=line_colour("state"), linewidth=width
        )
        canvas.add(border, _BORDERS, clip)
    _draw_cells(canvas, sheet, frame, clip)
    _draw_outlines(canvas, sheet, shapes, frame, clip)
    _draw_links(canvas, sheet, frame, clip)
    _draw_symbols(canvas, sheet, frame, clip)
    edge = Rectangle((frame.left, frame.top), frame.width, frame.height, fill=False)
    edge.set(edgecolor=AREA_LINE, linewidth=canvas.points(0.8))
    canvas.add(edge, _SCALE - 0.2)


def symbol_boxes(sheet: Sheet, frame: Frame) -> list[Box]:
    """Return the squares around the circles of a map, in the order of its symbols."""
    symbols = sheet.variant.symbols
    places = frame.on_sheet(projected_points((one.lat, one.lon) for one in symbols))
    return [
        Box(x=x, y=y, width=2 * one.radius_px, height=2 * one.radius_px)
        for one, (x, y) in zip(symbols, places.tolist(), strict=True)
    ]


def draw_scale(canvas: Canvas, frame: Frame, reader: Reader) -> Box:
    """Draw a scale of round kilometres at the lower left, and return the room it takes."""
    metres = round_length(_SCALE_UNITS * frame.metres)
    length = metres / frame.metres
    text = f"{number(metres / 1000, 0, reader.language)}{NO_BREAK_SPACE}km"
    left, bottom = frame.left + 12, frame.top + frame.height - 12
    width = max(length, canvas.width_of(text, _SCALE_FONT)) + 12
    back = Rectangle((left - 6, bottom - 24), width, 30, facecolor=HALO, alpha=0.85)
    canvas.add(back, _SCALE - 0.1)
    ticks = [
        (left, bottom - 6),
        (left, bottom),
        (left + length, bottom),
        (left + length, bottom - 6),
    ]
    line = LineCollection([ticks], colors=[LABEL_INK], linewidths=[canvas.points(1.6)])
    line.set_gid("scale")
    canvas.add(line, _SCALE)
    canvas.write(left, bottom - 9, text, _SCALE_FONT, zorder=_SCALE)
    return Box(x=left - 6 + width / 2, y=bottom - 9, width=width, height=30)


def _draw_areas(
    canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame, clip: Rectangle
) -> None:
    """Draw the areas of each level, those of one look in one group."""
    fills = {fill.level: fill for fill in sheet.variant.fills}
    inside = shapes.areas[Level.MUNICIPALITY]
    parts = {Level.DISTRICT: shapes.areas[Level.DISTRICT]}
    if Level.MUNICIPALITY in fills:
        parts[Level.MUNICIPALITY] = inside[inside.index.isin(fills[Level.MUNICIPALITY].codes)]
    elif not fills:
        parts[Level.MUNICIPALITY] = inside[inside.index.isin(sheet.inside)]
    for level, found in parts.items():
        fill = fills.get(level)
        by_look: dict[str, dict[str, shapely.Geometry]] = {}
        for area_id, shape in seen(found, frame).items():
            look = look_of(fill, str(area_id))
            if fill is None and level is Level.MUNICIPALITY:
                look = SEE_THROUGH
            by_look.setdefault(look, {})[str(area_id)] = shape
        for look, group in by_look.items():
            paths = {area_id: path_of(one, frame) for area_id, one in group.items()}
            _draw_look(canvas, level, look, fill, paths, clip)


def _draw_look(
    canvas: Canvas,
    level: Level,
    look: str,
    fill: Fill | None,
    paths: Mapping[str, Path],
    clip: Rectangle,
) -> None:
    style = style_of(look, fill, canvas.paper.points_per_unit)
    group = Areas(level, paths, **style)
    group.set_gid(f"{GROUND_ID}-{level.value}-{look}")
    canvas.add(group, _AREAS, clip)


def _draw_cells(canvas: Canvas, sheet: Sheet, frame: Frame, clip: Rectangle) -> None:
    for cell in sheet.variant.cells:
        corners = frame.on_sheet(projected_points(cell.corners))
        patch = Polygon(corners.tolist(), closed=True, facecolor=cell.colour)
        patch.set(edgecolor=AREA_LINE, linewidth=canvas.points(0.6))
        patch.set_gid("cell")
        canvas.add(patch, _BORDERS + 0.05, clip)


def _draw_outlines(
    canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame, clip: Rectangle
) -> None:
    found = shapes.regions[shapes.regions.index.isin([one.id for one in sheet.outlines])]
    cut = seen(found, frame)
    for outline in sheet.outlines:
        if outline.id not in cut.index:
            continue
        patch = PathPatch(path_of(cut[outline.id], frame), fill=False, edgecolor=outline.colour)
        patch.set(linewidth=canvas.points(2 if outline.dashed else 3.5), joinstyle="round")
        if outline.dashed:
            patch.set_linestyle((0, (3, 2.5)))
        patch.set_gid(f"region-{outline.id}")
        canvas.add(patch, _OUTLINES, clip)


def _draw_links(canvas: Canvas, sheet: Sheet, frame: Frame, clip: Rectangle) -> None:
    links = sheet.variant.links
    if not links:
        return
    ends = frame.on_sheet(projected_points(end for one in links for end in (one.start, one.end)))
    lines = LineCollection(
        list(ends.reshape(-1, 2, 2)),
        colors=[str(STYLES["link"])],
        linewidths=[canvas.points(one.width_px) for one in links],
        alpha=_LINK_OPACITY,
    )
    canvas.add(lines, _LINKS, clip)


def _draw_symbols(canvas: Canvas, sheet: Sheet, frame: Frame, clip: Rectangle) -> None:
    for symbol, box in zip(sheet.variant.symbols, symbol_boxes(sheet, frame), strict=True):
        circle = Circle((box.x, box.y), symbol.radius_px)
        if symbol.hollow:
            circle.set(facecolor=HALO, edgecolor=symbol.colour, linewidth=canvas.points(2))
        else:
            circle.set(facecolor=symbol.colour, edgecolor=HALO, linewidth=canvas.points(1.5))
        circle.set_alpha(_SYMBOL_OPACITY)
        circle.set_gid("symbol")
        canvas.add(circle, _SYMBOLS, clip)
