"""The maps of a comparison as those of a slide: a small one of each side, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import shapely

from exports.compared_step import Compared
from exports.compared_views import indicator_of, sides_of
from exports.deck import DrawnMaps, SmallMap
from exports.multiples_sheet import small_maps
from exports.stage_scenes import Hall
from geo.compare.marks import marks
from geo.compare.moving_maps import MOST
from geo.compare.multiples import HEIGHT, WIDTH, multiples
from geo.layers import LegendSection
from geo.sheets import Sheet, area_names, sheet
from geo.static_simple import simplified_by
from geo.talk_address import Address, address

PER_PIXEL = 0.5
"""What is finer than half a pixel of a small map is left out."""


def maps_of(hall: Hall, found: Compared) -> DrawnMaps | None:
    """Return the maps of a comparison, None where it has none or they are refused."""
    if found.maps is None or not found.maps.panels:
        return None
    legend = (found.maps.legend,) if found.maps.legend else ()
    names = area_names(hall.world)
    drawn = [
        replace(one, sheet=replace(one.sheet, area_names=names))
        for one in small_maps(hall.world, found.maps, hall.paths(), hall.reader)
    ]
    return _drawn(hall, found.title, found.maps.metres, drawn, legend)


def moving_maps(hall: Hall, asked: Address) -> DrawnMaps | None:
    """Return maps that move together as they stand at first, None where none are asked for.

    Each shows the ground of a side; those of one side in several layers have no common legend.
    """
    world, reader = hall.world, hall.reader
    if asked.get("view") != "together" or asked.get("moving") == "variants":
        return None
    sides = sides_of(world, asked, reader)[:MOST]
    placed = multiples(
        world, sides, indicator_of(world, asked), hall.paths(), reader, marks=marks(world, sides)
    )
    if not placed.panels:
        return None
    shown = _shown(hall, asked.get("shown"))
    return _drawn(
        hall,
        shown.title,
        placed.metres,
        [
            replace(one, sheet=replace(shown, alt=f"{one.title}: {shown.alt}"))
            for one in small_maps(world, placed, hall.paths(), reader)
        ],
        shown.legend,
    )


def _shown(hall: Hall, asked: str) -> Sheet:
    """Return the map of Germany in a layer and variant as ``layer/variant``, else in its first."""
    view, _ = hall.view_of(address(""))
    known = [(layer.id, one.id) for layer in view.layers for one in layer.variants]
    layer, _, variant = asked.partition("/")
    chosen = (layer, variant) if (layer, variant) in known else known[0]
    return sheet(hall.world, view, *chosen, hall.reader, None)


def _drawn(
    hall: Hall,
    title: str,
    metres: float,
    drawn: Sequence[SmallMap],
    legend: tuple[LegendSection, ...],
) -> DrawnMaps:
    """Return maps with the outlines around them, as fine as they can be seen."""
    wide, high = WIDTH * metres, HEIGHT * metres
    near = [shapely.box(one.west, one.north - high, one.west + wide, one.north) for one in drawn]
    shapes = simplified_by(hall.shapes(None), shapely.union_all(near), PER_PIXEL * metres)
    return DrawnMaps(title=title, maps=tuple(drawn), metres=metres, legend=legend, shapes=shapes)
