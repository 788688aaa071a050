"""The areas of a dataset as shapes with figures: GeoJSON (RFC 7946) and GeoParquet."""

from __future__ import annotations

import io
import json
from typing import Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from exports.dataset import FIXED, LEVELS, Dataset, Evidence, status_name
from exports.evidence_rows import NAMES, evidence_rows
from exports.signs import SIGNS, sign_words
from geo.records import records
from geo.static_shapes import Shapes
from geo.text import Reader

WGS84 = "EPSG:4326"
DECIMALS = 6
"""Of degrees: about a tenth of a metre."""


def areas(found: Dataset, shapes: Shapes) -> gpd.GeoDataFrame:
    """Return the table of a dataset with outlines in EPSG:3035; areas without one are left out."""
    outlines = pd.concat([shapes.areas[level] for level in LEVELS])
    rows = found.table[found.table["area_id"].isin(outlines.index)]
    geometry = outlines.loc[rows["area_id"]].to_numpy()
    return gpd.GeoDataFrame(rows.reset_index(drop=True), geometry=geometry, crs=outlines.crs)


def geojson(found: Dataset, shapes: Shapes, reader: Reader) -> bytes:
    """Return areas and figures as GeoJSON (RFC 7946): longitude, latitude, outer rings to the left.

    Beside the features stand ``fields`` (what each property is), ``evidence`` and ``signs``. A
    missing number is null, its state in the property beside it.
    """
    placed = _in_degrees(areas(found, shapes))
    collection = {
        "type": "FeatureCollection",
        "title": found.title,
        "edition": found.edition,
        "credit": found.credit,
        "bbox": _box(placed.total_bounds),
        "fields": fields(found),
        "evidence": [dict(zip(NAMES, row, strict=True)) for row in evidence_rows(found, reader)],
        "signs": _signs(reader),
        "features": [_feature(row) for row in records(placed)],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def geoparquet(found: Dataset, shapes: Shapes, reader: Reader) -> bytes:
    """Return areas and figures as GeoParquet in EPSG:4326, units and sources in the schema."""
    file = io.BytesIO()
    _in_degrees(areas(found, shapes)).to_parquet(file, index=False)
    file.seek(0)
    return _written(described(pq.read_table(file), found, reader))


def parquet(found: Dataset, long: pd.DataFrame, reader: Reader) -> bytes:
    """Return one row a number as Parquet, units and sources in the metadata of the schema."""
    table = pa.Table.from_pandas(long, preserve_index=False)
    return _written(described(table, found, reader))


def described(table: pa.Table, found: Dataset, reader: Reader) -> pa.Table:
    """Return a table whose schema and columns say what the dataset says of them."""
    known = fields(found)
    columns = [
        field.with_metadata({key: _json(value) for key, value in known[field.name].items()})
        if field.name in known
        else field
        for field in table.schema
    ]
    own = {
        "title": found.title,
        "edition": found.edition,
        "credit": found.credit,
        "fields": _json(known),
        "evidence": _json(
            [dict(zip(NAMES, row, strict=True)) for row in evidence_rows(found, reader)]
        ),
        "signs": _json(_signs(reader)),
    }
    metadata = {**(table.schema.metadata or {}), **{k: v.encode() for k, v in own.items()}}
    return table.cast(pa.schema(columns, metadata=metadata))


def fields(found: Dataset) -> dict[str, dict[str, Any]]:
    """Return title, unit, period and decimals of each column of figures, and its state column.

    Periods differ between levels where their figures do.
    """
    known: dict[str, dict[str, Any]] = {}
    for one in found.evidence:
        column = known.setdefault(one.column.id, _field(one))
        column["period"][one.level.value] = one.period
    return known


def _field(one: Evidence) -> dict[str, Any]:
    return {
        "title": one.column.title,
        "unit": one.column.unit or one.example.unit,
        "decimals": one.column.decimals,
        "period": {},
        "status": status_name(one.column.id),
        "sources": [source.id for source in one.sources],
    }


def _signs(reader: Reader) -> dict[str, dict[str, str]]:
    words = sign_words(reader)
    return {name: {"sign": sign, "meaning": words[name]} for name, sign in SIGNS.items()}


def _in_degrees(placed: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return areas in EPSG:4326 with as many decimals as are true, outer rings to the left."""
    turned = placed.to_crs(WGS84)
    rounded = shapely.transform(turned.geometry.to_numpy(), lambda points: points.round(DECIMALS))
    return turned.set_geometry(
        gpd.GeoSeries(shapely.orient_polygons(rounded), index=turned.index, crs=WGS84)
    )


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    shape = row["geometry"]
    values = {key: value for key, value in row.items() if key not in {"geometry", *FIXED}}
    return {
        "type": "Feature",
        "id": row["area_id"],
        "bbox": _box(shape.bounds),
        "properties": {
            **{name: row[name] for name in FIXED},
            **{key: None if pd.isna(value) else value for key, value in values.items()},
        },
        "geometry": shapely.geometry.mapping(shape),
    }


def _box(bounds: Any) -> list[float]:
    return [round(float(one), DECIMALS) for one in bounds]


def _json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _written(table: pa.Table) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()
