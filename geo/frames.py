"""Frames for maps side by side: where each looks, and at which common scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import geopandas as gpd

from geo.areas import state_of
from geo.measure import EQUAL_AREA, distance_km
from geo.model import Region

Extent = tuple[float, float, float, float]
"""West, south, east, north (EPSG:4326)."""

MARGIN = 1.15
"""How much more is shown than the regions."""

WIDTH_TO_HEIGHT = 1.2
"""Of a frame on a wide screen; on a narrow one it is higher than wide."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """The middle of a frame (EPSG:4326) and what lies in it; a Land with several regions, or one.

    ``name`` is the id of the Land or of the region.
    """

    name: str
    lat: float
    lon: float


def frames(regions: Sequence[Region], extents: Mapping[str, Extent]) -> tuple[list[Frame], float]:
    """Return a frame for the regions of each Land, and how many km across all of them show.

    Regions far apart are not specks on one map but stand at the same scale (CARTOGRAPHY 14).
    """
    by_state: dict[str, list[Region]] = {}
    for region in regions:
        by_state.setdefault(state_of(region.definition().areas[0]), []).append(region)
    found, across = [], 0.0
    for state, here in by_state.items():
        extent = _around([extents[region.id] for region in here])
        west, south, east, north = extent
        name = here[0].id if len(here) == 1 else state
        found.append(Frame(name=name, lat=(south + north) / 2, lon=(west + east) / 2))
        across = max(across, across_km(extent))
    return found, round(MARGIN * across)


def across_km(extent: Extent) -> float:
    """Return the width in km of a frame that shows an extent as a whole."""
    west, south, east, north = extent
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    starts = gpd.GeoSeries.from_xy([west, middle_lon], [middle_lat, south], crs="EPSG:4326")
    ends = gpd.GeoSeries.from_xy([east, middle_lon], [middle_lat, north], crs="EPSG:4326")
    wide, high = distance_km(starts.to_crs(EQUAL_AREA), ends.to_crs(EQUAL_AREA))
    return float(max(wide, WIDTH_TO_HEIGHT * high))


def _around(extents: Sequence[Extent]) -> Extent:
    west, south, east, north = zip(*extents, strict=True)
    return min(west), min(south), max(east), max(north)
