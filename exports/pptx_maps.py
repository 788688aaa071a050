"""Small maps as shapes of a slide: a group for each side, with its areas, and one legend."""

from __future__ import annotations

from typing import Any

from exports.chart_sheet import frame_between
from exports.deck import DrawnMaps
from exports.multiples_sheet import draw_small_map, places_beside
from exports.pptx_artists import Sheet2Slide
from exports.pptx_map import groups_of
from exports.pptx_shapes import element, group
from geo.paper import SLIDE_MAP
from geo.static_canvas import canvas
from geo.text import Reader


def maps_shapes(found: DrawnMaps, left: int, top: int, reader: Reader) -> list[Any]:
    """Return a group for each map and one for the legend, from a place in EMU.

    Raises:
        geo.paper.NoRoomError: The legend leaves no room for the maps.

    """
    beside = canvas(SLIDE_MAP)
    frame = frame_between(beside, 0.0, SLIDE_MAP.height, found.title)
    places = places_beside(beside, found.title, found.legend, len(found.maps), frame, reader)
    groups = []
    for one, at in zip(found.maps, places, strict=True):
        drawing = canvas(SLIDE_MAP)
        draw_small_map(drawing, one, found.metres, at, found.shapes, reader)
        names = one.sheet.area_names
        place = Sheet2Slide(figure=drawing.figure, left=left, top=top, names=names)
        groups.append(group(one.title, groups_of(place, reader), alt=one.sheet.alt))
    legend = Sheet2Slide(figure=beside.figure, left=left, top=top, names={})
    groups += groups_of(legend, reader)
    return [element(one) for one in groups]
