"""Maps of many areas or many points, made by the atlas's own code, with figures of the shapes.

Nothing is invented: an area's figures are its size, its vertices and where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo import palette
from geo.classification import Method, classes, manual_classes
from geo.layers import Fill, Layer, Symbol, Variant
from geo.leaflet.element import MapView, OutlineFile
from geo.map_words import texts
from geo.measure import EQUAL_AREA, area_km2
from geo.model import Level
from geo.text import Reader
from geo.views import GERMANY

POINTS = 10_000
READER = Reader("de", str)


def areas_view(shapes: gpd.GeoDataFrame, file: str) -> MapView:
    """Return a map of areas with six layers, each one indicator with a value for each area."""
    indexed = shapes.set_index("area_id").sort_index()
    layers = tuple(_layer(name, numbers) for name, numbers in figures(indexed).items())
    return _view(file, layers)


def points_view(shapes: gpd.GeoDataFrame, file: str) -> MapView:
    """Return a map of districts with a layer of nothing and a layer of 10,000 points."""
    west, south, east, north = shapes.total_bounds
    numbers = np.arange(POINTS)
    across, down = numbers % 100 / 100, numbers // 100 / 100
    symbols = tuple(
        Symbol(
            lat=round(south + y * (north - south), 4),
            lon=round(west + x * (east - west), 4),
            radius_px=4.0,
            colour=palette.PARTNER,
            lines=(f"{number}",),
        )
        for number, x, y in zip(numbers, across, down, strict=True)
    )
    return _view(file, (_plain("nothing"), _plain("points", symbols)))


def _plain(name: str, symbols: tuple[Symbol, ...] = ()) -> Layer:
    variant = Variant(
        id=name,
        label=name,
        title=name,
        subtitle="",
        essentials=(),
        notes=(),
        sources=(),
        legend=(),
        symbols=symbols,
    )
    return Layer(id=name, label=name, variants=(variant,))


def figures(shapes: gpd.GeoDataFrame) -> Mapping[str, pd.Series]:
    """Return six figures of shapes (index area_id; EPSG:4326): km², number of vertices, degrees."""
    flat = shapes.geometry.to_crs(EQUAL_AREA)
    middles = shapes.representative_point()
    near = shapely.get_num_coordinates(shapes.geometry.to_numpy())
    west, south, east, north = shapes.bounds.to_numpy().T
    found = {
        "size": area_km2(flat),
        "vertices": pd.Series(near, index=shapes.index),
        "longitude": middles.x,
        "latitude": middles.y,
        "width": pd.Series(east - west, index=shapes.index),
        "height": pd.Series(north - south, index=shapes.index),
    }
    return {name: numbers.astype("float64").round(2) for name, numbers in found.items()}


def _layer(name: str, numbers: pd.Series) -> Layer:
    found = classes(numbers, Method.QUANTILES, manual_classes(()), decimals=2)
    fill = Fill(
        level=Level.MUNICIPALITY,
        measure=name,
        unit="",
        decimals=2,
        period="2016",
        source="VG250",
        values={str(key): float(value) for key, value in numbers.items()},
        codes=found.codes(numbers),
        classes=found,
    )
    (variant,) = _plain(name).variants
    return Layer(id=name, label=name, variants=(replace(variant, fills=(fill,)),))


def _view(file: str, layers: tuple[Layer, ...]) -> MapView:
    return MapView(
        page="many",
        layers=layers,
        files=(OutlineFile(file=file, role="area", level=Level.MUNICIPALITY.value),),
        outlines=(),
        legend=(),
        bounds=GERMANY,
        towns=(),
        texts=texts(READER, credit="© GeoBasis-DE / BKG 2016 (Daten verändert)"),
        language="de",
        height_px=514,
    )
