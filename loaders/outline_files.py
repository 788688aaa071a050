"""Outlines as the files that the browser fetches: paths of a screen, names, points for names."""

from __future__ import annotations

import json
from collections.abc import Mapping

import geopandas as gpd
import shapely

from loaders.outlines import label_points
from loaders.screen_paths import ORIGIN, ZOOM, screen_paths

COORDINATE_DECIMALS = 4
"""Of a point for a name: about 10 m."""

Points = Mapping[str, tuple[float, float]]
"""Latitude and longitude (EPSG:4326) by id."""


def outline_file(
    shapes: gpd.GeoDataFrame,
    *,
    names: Mapping[str, str] | None = None,
    points: Points | None = None,
) -> bytes:
    """Return shapes as lists of equal length, sorted by id: ids, paths, names and points if given.

    Args:
        shapes: area_id and geometry (EPSG:4326).
        names: What each shape is called.
        points: Where its name stands.

    """
    shapes = shapes.sort_values("area_id")
    ids = shapes["area_id"].tolist()
    content: dict[str, object] = {
        "zoom": ZOOM,
        "origin": ORIGIN,
        "ids": ids,
        "paths": screen_paths(shapes),
    }
    for name, found in (("names", names), ("points", points)):
        if found is not None:
            content[name] = [found[area_id] for area_id in ids]
    return as_json(content)


def as_json(content: Mapping[str, object]) -> bytes:
    """Return plain data as compact JSON."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def amid(shapes: gpd.GeoDataFrame) -> Points:
    """Return where the name of each shape stands: amid the largest circle within it."""
    found = shapely.get_coordinates(label_points(shapes).to_numpy()).round(COORDINATE_DECIMALS)
    return {
        area_id: (lat, lon)
        for area_id, (lon, lat) in zip(shapes["area_id"], found.tolist(), strict=True)
    }
