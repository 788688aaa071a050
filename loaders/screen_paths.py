"""Outlines as the paths of a screen: projected and rounded once, when files are published.

A browser that gets longitudes and latitudes projects every vertex at every zoom. These paths are
in pixels of one zoom level of the web map (EPSG:3857), so that the browser only scales them.
For display alone: areas and distances are never computed from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

ZOOM = 13
"""Web map level of the pixels: 12 m each at 51° north, a third of the outlines' tolerance."""

ORIGIN = (1_081_000, 655_000)
"""Pixel of the paths' (0, 0), north-west of Germany, which keeps the numbers short."""

TILE_PX = 256
DISPLAY_CRS = 4326


class DisplayCrsError(ValueError):
    """Shapes that are not in EPSG:4326."""


def screen_paths(shapes: gpd.GeoDataFrame) -> list[str]:
    """Return the ``d`` of an SVG path for each shape, in pixels of :data:`ZOOM`.

    Every vertex is rounded by itself, so neighbours keep the borders they share.

    Args:
        shapes: Polygons or lines with their parts, in EPSG:4326.

    Raises:
        DisplayCrsError: The shapes are in another reference system.

    """
    if shapes.crs is None or shapes.crs.to_epsg() != DISPLAY_CRS:
        raise DisplayCrsError(f"shapes are in {shapes.crs}; give them in EPSG:{DISPLAY_CRS}")
    return [_path(shape) for shape in shapes.geometry]


def pixels(lon_lat: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return longitudes and latitudes (n × 2) as whole pixels right of and below the origin.

    Spherical Mercator as in EPSG:3857: y = ln tan(π/4 + φ/2).
    """
    lon, lat = lon_lat.T
    across = lon / 360 + 0.5
    down = 0.5 - np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)) / (2 * np.pi)
    world = np.column_stack([across, down]) * TILE_PX * 2**ZOOM
    found: NDArray[np.int64] = np.rint(world - ORIGIN).astype(np.int64)
    return found


def _path(shape: shapely.Geometry) -> str:
    return "".join(_line(line) for line in _lines(shape))


def _lines(shape: shapely.Geometry) -> Iterator[shapely.LineString]:
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.Polygon):
            yield from (part.exterior, *part.interiors)
        else:
            yield part


def _line(line: shapely.LineString) -> str:
    """Return one line: where it begins, then the steps from vertex to vertex."""
    points = pixels(shapely.get_coordinates(line))
    closed = line.is_closed
    (x, y), *_ = points
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points.tolist())]
    moved = [step for step in steps if step != (0, 0)]
    if closed:
        moved = moved[:-1]
    numbers = "".join(f"{'' if n < 0 else ' '}{n}" for step in moved for n in step)
    return f"M{x} {y}l{numbers.lstrip()}{'z' if closed else ''}" if moved else ""
