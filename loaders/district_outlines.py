"""Outlines of districts, states and Germany where there are no municipalities to make them of."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from geo.measure import EQUAL_AREA
from loaders.outlines import (
    COUNTRY,
    DEGREE_CRS,
    area_table,
    check_coverage,
    check_no_gaps,
    merge,
    simplify,
    snap,
)


def build_districts(
    districts: gpd.GeoDataFrame, names: pd.DataFrame, *, source: str
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, pd.DataFrame]:
    """Return districts and states (area_id, geometry; EPSG:4326) and the rows of their areas.

    ``districts`` has area_id and geometry, ``names`` the area_id, level, name and designation of
    Germany, states and districts. Raise ``DataFault`` where neighbours overlap or leave gaps.
    """
    pieces = districts.assign(parent_id=districts["area_id"]).to_crs(EQUAL_AREA)
    check_coverage(pieces)
    borders = snap(simplify(pieces).to_crs(DEGREE_CRS))
    check_no_gaps(borders)
    own = borders[["area_id", "geometry"]]
    states = merge(own, own["area_id"].str[:2])
    country = merge(states, pd.Series(COUNTRY["area_id"], index=states.index))
    for level in (own, states, country):
        check_coverage(level)
    outlines = pd.concat([country, states, own], ignore_index=True)
    return own, states, area_table(outlines, names, source=source)
