"""Points counted in hexagons of equal area, on a grid that never moves (EPSG:3035).

Cell (0, 0) is centred on the origin of the projection. Cells stand on a corner; their width is the
distance between two upright sides. Rows lie 0.75 of a cell's height apart, every second row half
a cell further east.
"""

from __future__ import annotations

from math import sqrt

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely

from geo.measure import EQUAL_AREA

GRID_CRS = EQUAL_AREA
DISPLAY_CRS = "EPSG:4326"
ORIGIN_M = (4_321_000.0, 3_210_000.0)
"""Easting and northing of the centre of cell (0, 0): 52° N, 10° E, where the projection begins."""

CELL_KM = 20.0
LEAST_POINTS = 100
"""Below this a density says more of the grid than of the points."""

_CORNERS = np.deg2rad(np.arange(30, 390, 60))

Numbers = npt.NDArray[np.float64]


class TooFewPointsError(ValueError):
    """Fewer points than a grid needs."""


def hexbin(points: gpd.GeoSeries, cell_km: float = CELL_KM) -> gpd.GeoDataFrame:
    """Return the cells in which points lie, as polygons in EPSG:4326.

    Args:
        points: Points in any CRS, each counted once.
        cell_km: Width of a cell from side to side, in kilometres.

    Returns:
        Columns column, row, number, geometry, ordered by row and column; cells without a point are
        left out.

    Raises:
        TooFewPointsError: There are fewer than :data:`LEAST_POINTS`.

    """
    if len(points) < LEAST_POINTS:
        raise TooFewPointsError(
            f"{len(points)} points are too few for a grid; it takes {LEAST_POINTS}"
        )
    found = cells_of(points, cell_km).groupby(["row", "column"]).size().rename("number")
    table = found.reset_index()[["column", "row", "number"]]
    shapes = [_hexagon(one.column, one.row, cell_km) for one in table.itertuples()]
    return gpd.GeoDataFrame(table, geometry=shapes, crs=GRID_CRS).to_crs(DISPLAY_CRS)


def cells_of(points: gpd.GeoSeries, cell_km: float = CELL_KM) -> gpd.GeoDataFrame:
    """Return column and row of the cell of each point, with the index of ``points``."""
    metric = points.to_crs(GRID_CRS)
    width, rise = _steps_m(cell_km)
    row = (metric.y.to_numpy() - ORIGIN_M[1]) / rise
    column = (metric.x.to_numpy() - ORIGIN_M[0]) / width - row / 2
    columns, rows = _nearest(column, row)
    return gpd.GeoDataFrame(
        {"column": columns, "row": rows}, geometry=points.to_numpy(), index=points.index
    )


def _nearest(column: Numbers, row: Numbers) -> tuple[npt.NDArray[np.int64], ...]:
    """Return the cell whose centre is nearest, in coordinates along two axes 60° apart.

    The three cube coordinates add up to zero; the one that rounding changed most is made anew from
    the others.
    """
    cube = np.stack([column, row, -column - row])
    rounded = np.rint(cube)
    worst = np.argmax(np.abs(rounded - cube), axis=0)
    places = np.arange(rounded.shape[1])
    rounded[worst, places] -= rounded.sum(axis=0)
    whole = rounded.astype("int64")
    return whole[0], whole[1]


def _hexagon(column: int, row: int, cell_km: float) -> shapely.Polygon:
    width, rise = _steps_m(cell_km)
    x, y = ORIGIN_M[0] + width * (column + row / 2), ORIGIN_M[1] + rise * row
    radius = width / sqrt(3)
    return shapely.Polygon(
        np.column_stack([x + radius * np.cos(_CORNERS), y + radius * np.sin(_CORNERS)])
    )


def _steps_m(cell_km: float) -> tuple[float, float]:
    """Return the distance of two cells in a row, and of two rows, in metres."""
    width = cell_km * 1000
    return width, width * sqrt(3) / 2
