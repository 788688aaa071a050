"""Outlines as short SVG paths in EPSG:3035, made once, so that many maps are put together fast."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from geo.areas import level_of, members
from geo.compare.sides import Side
from geo.measure import EQUAL_AREA
from geo.model import Level
from geo.world import World

UNIT_M = 25.0
"""Metres of one unit of a path, less than a pixel of any map they are drawn on."""
COARSE_FROM_M = 500.0
"""Metres of a pixel from which outlines simplified by half of it look the same."""
_COARSE_M = COARSE_FROM_M / 2

Box = tuple[float, float, float, float]
"""West, south, east, north in metres of EPSG:3035."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class OutlinePaths:
    """Paths and boxes by area; ``borders`` are those of the Länder, each with its box.

    ``coarse`` are the paths for maps on which a pixel is :data:`COARSE_FROM_M` or more.

    The units of paths run right and down from ``west`` and ``north`` (metres of EPSG:3035).
    """

    shapes: gpd.GeoSeries
    paths: Mapping[str, str]
    coarse: Mapping[str, str]
    boxes: Mapping[str, Box]
    borders: Sequence[tuple[str, Box]]
    west: float
    north: float

    def path(self, shape: shapely.Geometry, metres: float) -> str:
        """Return any shape of EPSG:3035 as a path for a map with so many metres to a pixel."""
        drawn = shapely.simplify(shape, _COARSE_M) if metres >= COARSE_FROM_M else shape
        return _path(drawn, self.west, self.north)

    def of_areas(self, metres: float) -> Mapping[str, str]:
        """Return the paths of areas for a map with so many metres to a pixel."""
        return self.coarse if metres >= COARSE_FROM_M else self.paths

    def of_side(self, world: World, side: Side) -> shapely.Geometry:
        """Return the ground of a side, empty where none of its areas has an outline."""
        areas = [one for part in side.areas for one in self._drawn(world, part)]
        return shapely.coverage_union_all(self.shapes.loc[areas].to_numpy())

    def _drawn(self, world: World, area_id: str) -> list[str]:
        """Return the areas with an outline that an area is made of."""
        if area_id in self.shapes.index or level_of(area_id) in {
            Level.DISTRICT,
            Level.MUNICIPALITY,
        }:
            return [area_id] if area_id in self.shapes.index else []
        districts = members(world.areas, [area_id], Level.DISTRICT)
        return [one for one in districts if one in self.shapes.index]

    def seen(self, areas: Iterable[str], box: Box) -> list[str]:
        """Return those areas whose boxes touch a box."""
        return [one for one in areas if one in self.boxes and _touch(self.boxes[one], box)]

    def borders_in(self, box: Box) -> str:
        """Return the borders of Länder that may be seen in a box as one path."""
        return "".join(path for path, around in self.borders if _touch(around, box))


def box_of(shape: shapely.Geometry) -> Box:
    """Return the box around a shape."""
    west, south, east, north = shapely.bounds(shape).tolist()
    return west, south, east, north


def outline_paths(
    states: gpd.GeoDataFrame, districts: gpd.GeoDataFrame, municipalities: gpd.GeoDataFrame
) -> OutlinePaths:
    """Return outlines (``area_id`` and geometry in any CRS) as paths."""
    levels = [_projected(districts), _projected(municipalities)]
    shapes = pd.concat(levels)
    coarse = pd.concat([one.simplify_coverage(_COARSE_M) for one in levels])
    boxes = dict(
        zip(map(str, shapes.index), map(tuple, shapes.bounds.to_numpy().tolist()), strict=True)
    )
    west, _, _, north = shapes.total_bounds.tolist()
    borders = _projected(states).simplify_coverage(_COARSE_M).boundary.to_numpy()
    parts = shapely.get_parts(shapely.line_merge(shapely.union_all(borders)))
    return OutlinePaths(
        shapes=shapes,
        paths={str(area): _path(shape, west, north) for area, shape in shapes.items()},
        coarse={str(area): _path(shape, west, north) for area, shape in coarse.items()},
        boxes=boxes,
        borders=[(_path(part, west, north), box_of(part)) for part in parts],
        west=west,
        north=north,
    )


def _projected(found: gpd.GeoDataFrame) -> gpd.GeoSeries:
    return found.set_index("area_id").geometry.to_crs(EQUAL_AREA)


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _path(shape: shapely.Geometry, west: float, north: float) -> str:
    """Return polygons or lines with relative steps in whole units; what vanishes is left out."""
    parts = shapely.get_parts(shape)
    if shapely.get_dimensions(shape) == 2:
        parts = shapely.get_rings(parts)
    found = []
    for part in parts:
        at = shapely.get_coordinates(part)
        units = np.rint((at - (west, north)) / (UNIT_M, -UNIT_M)).astype(int)
        found.append(_run(units, closed=bool(np.all(units[0] == units[-1]))))
    return "".join(found)


def _run(units: NDArray[np.int_], *, closed: bool) -> str:
    steps = np.diff(units, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if not len(steps):
        return ""
    ahead = " ".join(map(str, (steps[:-1] if closed else steps).ravel().tolist()))
    return f"M{units[0][0]} {units[0][1]}l{ahead.replace(' -', '-')}{'z' if closed else ''}"
