"""Outlines in great number: districts, municipalities in the box, all municipalities of Germany."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely

from geo.measure import EQUAL_AREA
from geo.model import Level
from loaders.outlines import COARSE_TOLERANCE_M, DEGREE_CRS
from loaders.sources.vg250 import fetch_package, read_municipalities
from loaders.store import Store

CACHE = Path(__file__).parents[1] / ".cache"
ALL = "municipalities_of_germany.parquet"


def outlines(store: Store, name: str) -> gpd.GeoDataFrame:
    """Return area_id and geometry (EPSG:4326) of ``districts``, ``box`` or ``germany``.

    All municipalities come from BKG's VG250 by npm, simplified like the outlines away from the
    drawn states; made once and kept beside the package.
    """
    levels = {"districts": Level.DISTRICT, "box": Level.MUNICIPALITY}
    if name in levels:
        return store.read_outlines(levels[name])
    kept = CACHE / ALL
    if not kept.is_file():
        _all_municipalities().to_parquet(kept, index=False, compression="zstd")
    return gpd.read_parquet(kept)


def _all_municipalities() -> gpd.GeoDataFrame:
    areas = read_municipalities(fetch_package(CACHE)).to_crs(EQUAL_AREA)
    fewer = shapely.coverage_simplify(areas.geometry.to_numpy(), COARSE_TOLERANCE_M)
    shapes = gpd.GeoSeries(fewer, index=areas.index, crs=EQUAL_AREA).to_crs(DEGREE_CRS)
    return areas[["area_id"]].set_geometry(shapes)
