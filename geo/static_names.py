"""Which names a static map carries, and how they are written."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import shapely
from matplotlib.collections import LineCollection
from matplotlib.patches import Circle

from geo.measure import area_km2
from geo.model import Level
from geo.palette import HALO, LABEL_INK, REGION_LINE
from geo.sheets import Sheet
from geo.static_canvas import Canvas, Font
from geo.static_ground import symbol_boxes
from geo.static_labels import Box, Name, Spot, place_all, place_moved, place_some
from geo.static_shapes import CRS, Frame, Shapes, poles, projected_points, seen

_REGION = Font(size=14, bold=True)
_SEAT = Font(size=11.5, bold=True)
_PLACE = Font(size=11.5)
_EDGE = 4.0
_TOWN_RADIUS = 1.8
_BESIDE = 5.0
_LEADERS, _NAMES = 4, 4.5
_OWN_GROUND = 0.9
"""Least share of the name of a neighbouring region that must lie on that region."""
_FIT, _OWN_FIT = 2.4, 4.5
"""How wide the name of a district may be, in radii of the largest circle within it."""


def draw_names(
    canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame, taken: Sequence[Box]
) -> None:
    """Write the names of regions and seats, then of districts and towns where there is room."""
    inner = Box(
        x=frame.left + frame.width / 2,
        y=frame.top + frame.height / 2,
        width=frame.width - 2 * _EDGE,
        height=frame.height - 2 * _EDGE,
    )
    circles = symbol_boxes(sheet, frame)
    regions = place_all(_regions(canvas, sheet, shapes, frame), inner, taken, circles)
    seats = place_moved(_seats(canvas, sheet, frame, circles), inner, taken, circles, regions)
    found = [*regions, *seats]
    areas = place_some(_areas(canvas, sheet, shapes, frame), inner, taken, circles, found)
    found += areas
    towns = place_some(_towns(canvas, sheet, frame), inner, taken, circles, found)
    for spots, font in ((regions, _REGION), (seats, _SEAT), (areas, _PLACE), (towns, _PLACE)):
        for spot in spots:
            _draw(canvas, spot, font)
    for spot in towns:
        dot = Circle((spot.name.x, spot.name.y), _TOWN_RADIUS, facecolor=LABEL_INK)
        dot.set(edgecolor=HALO, linewidth=canvas.points(0.8))
        canvas.add(dot, _LEADERS)


def _regions(canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame) -> list[Name]:
    """Return the names of regions, of neighbours only where the name has room on their ground."""
    labelled = {one.id: one for one in sheet.outlines if one.label}
    found = seen(shapes.regions[shapes.regions.index.isin(list(labelled))], frame, beyond=0)
    if found.empty:
        return []
    points, _ = poles(found)
    places = frame.on_sheet(points).tolist()
    named = [
        (labelled[str(one)], found[one], _name(canvas, labelled[str(one)].label, _REGION, x, y))
        for one, (x, y) in zip(found.index, places, strict=True)
    ]
    return [
        name
        for outline, part, name in named
        if not outline.dashed or _share_on(part, name, frame) >= _OWN_GROUND
    ]


def _share_on(part: shapely.Geometry, name: Name, frame: Frame) -> float:
    """Return which share of a name that stands on its point lies on a shape in EPSG:3035."""
    x, y = frame.west, frame.north
    left, top = name.x - name.width / 2 - frame.left, name.y - name.height / 2 - frame.top
    box = shapely.box(
        x + left * frame.metres,
        y - (top + name.height) * frame.metres,
        x + (left + name.width) * frame.metres,
        y - top * frame.metres,
    )
    found = gpd.GeoSeries([shapely.intersection(part, box), box], crs=CRS)
    covered, whole = area_km2(found)
    return float(covered / whole)


def _seats(canvas: Canvas, sheet: Sheet, frame: Frame, circles: Sequence[Box]) -> list[Name]:
    """Return the names of seats, which begin beside the widest circle there."""
    return [
        _name(canvas, symbol.label, _SEAT, box.x, box.y, gap=_widest_at(box, circles) + 3)
        for symbol, box in zip(sheet.variant.symbols, circles, strict=True)
        if symbol.label and frame.has(box.x, box.y)
    ]


def _widest_at(place: Box, circles: Sequence[Box]) -> float:
    here = [one for one in circles if abs(one.x - place.x) < 1 and abs(one.y - place.y) < 1]
    return max(one.width for one in here) / 2


def _areas(canvas: Canvas, sheet: Sheet, shapes: Shapes, frame: Frame) -> list[Name]:
    """Return the names of districts, first those of regions, then the others that fit, by size."""
    districts = shapes.areas[Level.DISTRICT]
    found = seen(districts[districts.index.isin(list(sheet.names))], frame, beyond=0)
    if found.empty:
        return []
    points, radii = poles(found)
    solid = [one.id for one in sheet.outlines if not one.dashed]
    region = shapely.union_all(shapes.regions[shapes.regions.index.isin(solid)].to_numpy())
    own = shapely.contains_xy(region, points)
    places = frame.on_sheet(points).tolist()
    named = [
        (bool(first), radius, _name(canvas, sheet.names[str(one)], _PLACE, x, y))
        for one, (x, y), radius, first in zip(
            found.index, places, radii / frame.metres, own, strict=True
        )
    ]
    fitting = [one for one in named if one[2].width < one[1] * (_OWN_FIT if one[0] else _FIT)]
    return [name for *_, name in sorted(fitting, key=lambda one: (not one[0], -one[1]))]


def _towns(canvas: Canvas, sheet: Sheet, frame: Frame) -> list[Name]:
    places = frame.on_sheet(projected_points((one.lat, one.lon) for one in sheet.towns))
    return [
        _name(canvas, town.name, _PLACE, x, y, gap=_BESIDE)
        for town, (x, y) in zip(sheet.towns, places.tolist(), strict=True)
        if frame.has(x, y)
    ]


def _name(canvas: Canvas, text: str, font: Font, x: float, y: float, *, gap: float = 0) -> Name:
    plain = " ".join(text.split())
    width = canvas.width_of(plain, font)
    return Name(text=plain, x=x, y=y, width=width, height=font.line, gap=gap)


def _draw(canvas: Canvas, spot: Spot, font: Font) -> None:
    if spot.leader:
        width = canvas.points(1)
        line = LineCollection([spot.leader], colors=[REGION_LINE], linewidths=[width])
        canvas.add(line, _LEADERS)
    left, base = spot.box.x - spot.box.width / 2, spot.box.y + font.size * 0.36
    canvas.write_with_halo(left, base, spot.name.text, font, zorder=_NAMES)
