"""Interactive maps that move together: of several sides, or of one side in several variants.

Each is an atlas map framed with an address whose part after ``#`` says what it shows and how it
moves with the others (``geo/leaflet/scripts/fixed.js``): maps of different places keep one scale on
the ground and move by the same way, because the regions lie hundreds of kilometres apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd

from geo.compare.outline_paths import Box, OutlinePaths, box_of
from geo.compare.sides import Side
from geo.leaflet.element import MapView
from geo.measure import EQUAL_AREA
from geo.sheets import variant_of
from geo.text import Reader
from geo.world import World

FEWEST, MOST = 2, 4
"""How many maps may stand side by side."""
MARGIN = 1.15
WIDTH_TO_HEIGHT = 1.2
"""Of a frame; see :mod:`geo.frames`."""
OFFSET, VIEW = "offset", "view"
"""How maps move together: by the same way from their places, or all to the same place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MovingMap:
    """A map to frame: its view, its title, and what its address says after ``#``."""

    view: MapView
    title: str
    parameters: Mapping[str, str]


def of_sides(
    world: World,
    view: MapView,
    sides: Sequence[Side],
    shown: tuple[str, str],
    paths: OutlinePaths,
    reader: Reader,
) -> tuple[MovingMap, ...]:
    """Return a map of each of the first sides, all of one layer and variant at one scale.

    Args:
        world: The tables.
        view: A map of Germany, such as that of the overview.
        sides: Those beyond :data:`MOST` are left out.
        shown: Ids of layer and variant.
        paths: The outlines.
        reader: Language of the titles.

    Raises:
        NoSuchMapError: The map has no such layer or variant.

    """
    first = sides[:MOST]
    boxes = [box_of(paths.of_side(world, side)) for side in first]
    across = max(map(_across_km, boxes), default=0.0)
    return tuple(
        MovingMap(
            view=view,
            title=side.title(reader),
            parameters=_parameters(view, shown, box, across, OFFSET),
        )
        for side, box in zip(first, boxes, strict=True)
    )


def of_variants(
    world: World,
    view: MapView,
    side: Side,
    shown: Sequence[tuple[str, str]],
    paths: OutlinePaths,
) -> tuple[MovingMap, ...]:
    """Return maps of one side, one for each layer and variant, that look at the same place.

    Raises:
        NoSuchMapError: The map has no such layer or variant.

    """
    box = box_of(paths.of_side(world, side))
    return tuple(
        MovingMap(
            view=view,
            title=variant_of(view, *one).label,
            parameters=_parameters(view, one, box, _across_km(box), VIEW),
        )
        for one in shown[:MOST]
    )


def _across_km(box: Box) -> float:
    """Return how many km a frame is wide that shows a box as a whole."""
    wide, high = box[2] - box[0], box[3] - box[1]
    return MARGIN * max(wide, WIDTH_TO_HEIGHT * high) / 1000


def _parameters(
    view: MapView, shown: tuple[str, str], box: Box, across: float, together: str
) -> dict[str, str]:
    layer_id, variant_id = shown
    variant = variant_of(view, layer_id, variant_id)
    parts = dict(zip(view.parameters, variant.id.split(":"), strict=False))
    lat, lon = _middle(box)
    return {
        "layer": layer_id,
        **parts,
        "lat": f"{lat:.5f}",
        "lon": f"{lon:.5f}",
        "across": f"{across:.1f}",
        "together": together,
    }


def _middle(box: Box) -> tuple[float, float]:
    """Return the middle of a box as latitude and longitude."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    point = gpd.GeoSeries.from_xy([x], [y], crs=EQUAL_AREA).to_crs("EPSG:4326").iloc[0]
    return float(point.y), float(point.x)
