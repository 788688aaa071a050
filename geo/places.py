"""Where things sit: coordinates of the places that sources name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo.areas import district_of
from geo.text import Reader

SHOWN_NAMES = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A point (EPSG:4326) for a municipality, or for its district where only that is known."""

    area_id: str
    name: str
    lat: float
    lon: float


def place_of(areas: pd.DataFrame, area_id: str) -> Place | None:
    """Return the place of an AGS, falling back on the district; None if neither is in the box.

    Args:
        areas: Table with index area_id and name, label_lat, label_lon.
        area_id: A municipality or a district; empty when the town is not known.

    """
    for candidate in (area_id, district_of(area_id)):
        if candidate and candidate in areas.index:
            return Place(
                area_id=candidate,
                name=str(areas["name"][candidate]),
                lat=float(areas["label_lat"][candidate]),
                lon=float(areas["label_lon"][candidate]),
            )
    return None


def middle_of(areas: pd.DataFrame, area_ids: Sequence[str]) -> tuple[float, float]:
    """Return latitude and longitude (EPSG:4326) amid the label points of areas."""
    points = areas.loc[list(area_ids), ["label_lat", "label_lon"]].mean()
    return float(points["label_lat"]), float(points["label_lon"])


def by_place(areas: pd.DataFrame, rows: pd.DataFrame) -> list[tuple[Place, pd.DataFrame]]:
    """Return the rows with a place by the place that stands for their ``area_id``."""
    placed = rows[rows["area_id"] != ""]
    places = {area_id: place_of(areas, area_id) for area_id in placed["area_id"].unique()}
    found: dict[Place, list[int]] = {}
    for row, area_id in enumerate(placed["area_id"]):
        if (place := places[area_id]) is not None:
            found.setdefault(place, []).append(row)
    return [(place, placed.take(rows)) for place, rows in found.items()]


def shortened(names: list[str], reader: Reader) -> list[str]:
    """Return the first names and how many more there are, for tooltips."""
    more = len(names) - SHOWN_NAMES
    if more <= 1:
        return names
    return [*names[:SHOWN_NAMES], reader.t("and {count} more").format(count=more)]
