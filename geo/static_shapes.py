"""Outlines as a static map draws them: in EPSG:3035, cut to the part of the sheet they fall on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from matplotlib.path import Path
from numpy.typing import NDArray

from geo.measure import EQUAL_AREA, area_km2
from geo.model import Level, Region
from geo.own_region import is_own

CRS = EQUAL_AREA
_EDGE_POINTS = 20
"""Between two corners of a box in degrees, whose edges are curves in metres."""

Points = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shapes:
    """Outlines in EPSG:3035 by id; ``regions`` by region and definition, ``lines`` of Länder."""

    areas: dict[Level, gpd.GeoSeries]
    regions: gpd.GeoSeries
    lines: shapely.Geometry


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """A rectangle of the sheet (units, from its upper left corner) and the ground it shows.

    ``west`` and ``north`` are metres of EPSG:3035 at the upper left corner.
    """

    left: float
    top: float
    width: float
    height: float
    west: float
    north: float
    metres: float
    """Of one unit."""

    @property
    def ground(self) -> tuple[float, float, float, float]:
        """Return west, south, east, north in metres."""
        east, south = self.west + self.width * self.metres, self.north - self.height * self.metres
        return self.west, south, east, self.north

    def on_sheet(self, metres: Points) -> Points:
        """Return points of EPSG:3035 as units of the sheet."""
        corner, origin = np.array([self.left, self.top]), np.array([self.west, self.north])
        points: Points = corner + (metres - origin) / (self.metres, -self.metres)
        return points

    def has(self, x: float, y: float) -> bool:
        """Tell whether a point of the sheet lies within."""
        return 0 <= x - self.left <= self.width and 0 <= y - self.top <= self.height


def shapes(
    states: gpd.GeoDataFrame,
    districts: gpd.GeoDataFrame,
    municipalities: gpd.GeoDataFrame,
    regions: Sequence[Region],
) -> Shapes:
    """Return outlines (``area_id`` and geometry in any CRS) ready to be drawn."""
    areas = {
        Level.DISTRICT: _projected(districts),
        Level.MUNICIPALITY: _projected(municipalities),
    }
    every = pd.concat(list(areas.values()))
    return Shapes(
        areas=areas,
        regions=gpd.GeoSeries(
            {
                f"{region.id}/{one.id}": shapely.coverage_union_all(
                    every.loc[list(one.areas)].to_numpy()
                )
                for region in regions
                for one in region.definitions
            },
            crs=CRS,
        ),
        lines=shapely.line_merge(
            shapely.union_all(_projected(states).boundary.to_numpy()),
        ),
    )


def with_own(found: Shapes, regions: Iterable[Region]) -> Shapes:
    """Return shapes with those of the regions that are the reader's own."""
    for region in regions:
        found = with_region(found, region) if is_own(region.id) else found
    return found


def with_region(found: Shapes, region: Region) -> Shapes:
    """Return shapes with those of a region that is none of the atlas."""
    every = pd.concat(list(found.areas.values()))
    own = {
        f"{region.id}/{one.id}": shapely.coverage_union_all(every.loc[list(one.areas)].to_numpy())
        for one in region.definitions
    }
    return replace(found, regions=pd.concat([found.regions, gpd.GeoSeries(own, crs=CRS)]))


def fitted(
    bounds: tuple[float, float, float, float], left: float, top: float, width: float, height: float
) -> Frame:
    """Return the frame that shows ``bounds`` (metres) in the middle, as large as it can be."""
    west, south, east, north = bounds
    metres = max((east - west) / width, (north - south) / height)
    return Frame(
        left=left,
        top=top,
        width=width,
        height=height,
        west=(west + east - width * metres) / 2,
        north=(south + north + height * metres) / 2,
        metres=metres,
    )


def ground_of(
    bounds: tuple[tuple[float, float], tuple[float, float]],
) -> tuple[float, float, float, float]:
    """Return ((south, west), (north, east)) in degrees as a box in metres of EPSG:3035."""
    (south, west), (north, east) = bounds
    box = shapely.segmentize(shapely.box(west, south, east, north), (north - south) / _EDGE_POINTS)
    return tuple(gpd.GeoSeries([box], crs="EPSG:4326").to_crs(CRS).total_bounds.tolist())


def projected_points(lat_lon: Iterable[tuple[float, float]]) -> Points:
    """Return points given as latitude and longitude in metres of EPSG:3035."""
    pairs = np.array(list(lat_lon), dtype=float).reshape(-1, 2)
    points = gpd.GeoSeries.from_xy(pairs[:, 1], pairs[:, 0], crs="EPSG:4326").to_crs(CRS)
    return np.column_stack([points.x, points.y])


def seen(found: gpd.GeoSeries, frame: Frame, beyond: float = 4) -> gpd.GeoSeries:
    """Return what lies in a frame, cut ``beyond`` (units) its edge; what is outside is left out."""
    west, south, east, north = frame.ground
    more = beyond * frame.metres
    box = (west - more, south - more, east + more, north + more)
    near = found.iloc[found.sindex.query(shapely.box(*box))].sort_index()
    cut = near.clip_by_rect(*box)
    return cut[~cut.is_empty]


def path_of(shape: shapely.Geometry, frame: Frame) -> Path:
    """Return polygons or lines as one path on the sheet; holes run against their outlines."""
    parts = shapely.get_parts(shape)
    if shapely.get_dimensions(shape) == 2:
        parts = shapely.get_rings(
            shapely.orient_polygons(parts[shapely.get_dimensions(parts) == 2])
        )
    runs = [frame.on_sheet(shapely.get_coordinates(part)) for part in parts]
    codes = [_codes(run, closed=bool(np.all(run[0] == run[-1]))) for run in runs]
    return Path(np.concatenate(runs), np.concatenate(codes))


def _codes(run: Points, *, closed: bool) -> NDArray[np.uint8]:
    codes = np.full(len(run), Path.LINETO, dtype=np.uint8)
    codes[0] = Path.MOVETO
    if closed:
        codes[-1] = Path.CLOSEPOLY
    return codes


def poles(found: gpd.GeoSeries) -> tuple[Points, NDArray[np.float64]]:
    """Return the point of each shape farthest from its edge, and how far, in metres.

    Of shapes with several parts the largest is taken.
    """
    numbered = gpd.GeoSeries(found.to_numpy(), crs=found.crs).explode()
    shape = numbered.index.to_numpy()
    parts = numbered.reset_index(drop=True)
    largest = area_km2(parts).groupby(shape).idxmax()
    radii = shapely.maximum_inscribed_circle(parts[largest].to_numpy(), tolerance=500)
    ends = shapely.get_coordinates(radii).reshape(-1, 2, 2)
    return ends[:, 0], np.hypot(*(ends[:, 1] - ends[:, 0]).T)


def _projected(found: gpd.GeoDataFrame) -> gpd.GeoSeries:
    return found.set_index("area_id").geometry.to_crs(CRS)
