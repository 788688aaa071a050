"""Areas and distances on the ground, only ever in an equal-area projection.

Web Mercator makes the regions 2.5 times too large, and 4 % unlike one another; degrees have no
area at all. Published densities use the official area from the statistics, never these.
"""

from __future__ import annotations

from math import floor, log10

import geopandas as gpd
import pandas as pd

EQUAL_AREA = "EPSG:3035"
"""ETRS89-extended / LAEA Europe, recommended for statistical mapping (INSPIRE)."""

_M2_PER_KM2 = 1e6
_M_PER_KM = 1e3


class NotEqualAreaError(ValueError):
    """Shapes whose coordinates are not metres of the equal-area projection."""


def area_km2(shapes: gpd.GeoSeries) -> pd.Series:
    """Return the area of each shape in km².

    Raises:
        NotEqualAreaError: The shapes are not in :data:`EQUAL_AREA`.

    """
    areas: pd.Series = _checked(shapes).area / _M2_PER_KM2
    return areas


def distance_km(shapes: gpd.GeoSeries, others: gpd.GeoSeries) -> pd.Series:
    """Return the distance between shapes and others of the same index in km.

    Raises:
        NotEqualAreaError: One of them is not in :data:`EQUAL_AREA`.

    """
    distances: pd.Series = _checked(shapes).distance(_checked(others)) / _M_PER_KM
    return distances


def round_length(metres: float) -> float:
    """Return the largest length of 1, 2 or 5 times a power of ten that is not longer."""
    power = 10.0 ** floor(log10(metres))
    return next(step * power for step in (5, 2, 1) if step * power <= metres)


def _checked(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    if shapes.crs is None or shapes.crs.to_epsg() != int(EQUAL_AREA.removeprefix("EPSG:")):
        raise NotEqualAreaError(
            f"areas and distances need {EQUAL_AREA}, these shapes are in {shapes.crs}; "
            f'call to_crs("{EQUAL_AREA}") first'
        )
    return shapes
