"""Outlines with fewer points, as many as can be seen at the size of a slide."""

from __future__ import annotations

import geopandas as gpd
import shapely

from geo.static_shapes import CRS, Shapes, ground_of
from geo.views import Bounds

STEPS = 800.0
"""Into how many steps the longer side of a map is divided; what is finer is left out."""


def simplified(found: Shapes, bounds: Bounds) -> Shapes:
    """Return the outlines around ``bounds``; neighbours keep their common border.

    What lies farther away than the longer side of the ground shown is left out.
    """
    west, south, east, north = ground_of(bounds)
    longer = max(east - west, north - south)
    near = shapely.box(west - longer, south - longer, east + longer, north + longer)
    return simplified_by(found, near, longer / STEPS)


def simplified_by(found: Shapes, near: shapely.Geometry, step: float) -> Shapes:
    """Return the outlines of what is ``near``, without what is finer than ``step`` metres."""
    regions = shapely.simplify(found.regions.to_numpy(), step)
    return Shapes(
        areas={level: _areas(areas, near, step) for level, areas in found.areas.items()},
        regions=gpd.GeoSeries(regions, index=found.regions.index, crs=CRS),
        lines=shapely.simplify(shapely.intersection(found.lines, near), step),
    )


def _areas(found: gpd.GeoSeries, near: shapely.Geometry, step: float) -> gpd.GeoSeries:
    seen = found.iloc[found.sindex.query(near)].sort_index()
    shapes = shapely.coverage_simplify(seen.to_numpy(), step)
    return gpd.GeoSeries(shapes, index=seen.index, crs=CRS)
