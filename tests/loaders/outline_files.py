"""Files of invented outlines in the formats of the publishers, and a store they belong to."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from loaders.outlines import Outlines, build_outlines
from loaders.raw_file import RawFile, raw_files
from loaders.schema import tables
from loaders.store import Store
from tests.loaders.test_outlines import ORIGIN_M, SIDE_M, names, world

NUTS = {"14001": "DED01", "14002": "DED02", "15001": "DEE01", "15002": "DEE02"}
KINDS = ("GeoPackage", "zipped Shapefile", "GeoJSON")


@cache
def built() -> Outlines:
    """Return the outlines of the small world, to be looked at only."""
    return build_outlines(world(), names(), source="old")


def store(root: Path, changes: str = "", nuts: Mapping[str, str] | None = None) -> Store:
    """Write a store with the areas of the small world; ``changes`` are rows of a CSV file."""
    found = Store(root=root)
    columns = tables()["territory_changes"].names
    rows = [row.split(",") for row in changes.splitlines()]
    old = dict.fromkeys(tables()["sources"].names, "")
    old |= {"source_id": "old", "kind": "outlines", "title": "Old", "date_basis": "none"}
    page = old | {"source_id": "page", "kind": "facts"}
    codes = nuts or {code: area_id for area_id, code in NUTS.items()}
    found.write_tables(
        {
            "areas": built().areas,
            "territory_changes": pd.DataFrame(rows, columns=columns),
            "sources": pd.DataFrame([old, page]),
            "nuts": pd.DataFrame(
                [(code, area_id, "2021", "x") for code, area_id in codes.items()],
                columns=tables()["nuts"].names,
            ),
        }
    )
    return found


def municipalities(**more: object) -> gpd.GeoDataFrame:
    """Return the municipalities of the small world with the columns of VG250."""
    renamed = world().rename(columns={"area_id": "AGS", "name": "GEN", "designation": "BEZ"})
    return renamed.drop(columns="parent_id").assign(GF=4, **more)


def squares() -> gpd.GeoDataFrame:
    """Return the same municipalities as plain squares: a file of few bytes."""
    areas = municipalities(WSK="2020-01-01")
    west, south = ORIGIN_M
    boxes = [
        shapely.box(west + x, south + y, west + x + SIDE_M, south + y + SIDE_M)
        for x in range(0, 3 * SIDE_M, SIDE_M)
        for y in (0, SIDE_M)
    ]
    return areas.set_geometry(gpd.GeoSeries(boxes, crs="EPSG:3035"))


def levels(areas: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Return layers as VG250 has them: municipalities, districts, states."""
    found = {"vg250_gem": areas}
    for layer, digits in (("vg250_krs", 5), ("vg250_lan", 2)):
        joined = areas.dissolve(areas["AGS"].str[:digits].rename("key")).reset_index()
        named = joined.assign(AGS=joined["key"], GEN="Official " + joined["key"], BEZ="Amt")
        found[layer] = named.drop(columns="key")
    return found


def regions() -> gpd.GeoDataFrame:
    """Return the districts of the small world as NUTS regions, and neighbours that are none."""
    areas = world()
    own = areas.dissolve("parent_id").reset_index()
    ours = own.assign(NUTS_ID=own["parent_id"].map(NUTS), LEVL_CODE=3)
    above = ours.iloc[[0]].assign(NUTS_ID="DED", LEVL_CODE=1)
    return pd.concat([ours, above])[["NUTS_ID", "LEVL_CODE", "geometry"]]


def written(
    folder: Path, kind: str, layers: Mapping[str, gpd.GeoDataFrame], crs: str = "EPSG:25832"
) -> list[RawFile]:
    """Write layers (GeoJSON: the first only) and return the files as they would be read."""
    if kind == "zipped Shapefile":
        for name, table in layers.items():
            table.to_crs(crs).to_file(folder / f"{name.upper()}.shp", engine="pyogrio")
        with zipfile.ZipFile(folder / "outlines.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("vg250/readme.txt", "about")
            for part in sorted(folder.glob("*.*")):
                if part.suffix != ".zip":
                    archive.write(part, f"vg250/ebenen/{part.name}")
        return raw_files(folder / "outlines.zip")
    path = folder / "outlines.bin"
    new = folder / {"GeoPackage": "new.gpkg", "GeoJSON": "new.geojson"}[kind]
    for name, table in list(layers.items())[: 1 if kind == "GeoJSON" else None]:
        table.to_crs(crs).to_file(new, layer=name, engine="pyogrio")
    new.rename(path)
    return raw_files(path)
