"""What the browser fetches by address: outlines, Leaflet and the atlas's own script.

The files go into a folder the app serves as it is. Their names carry a hash of their content, so
they may be cached for ever; a manifest says which name stands for what.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from xstatic.pkg import leaflet

from geo.model import Definition, Level, Region, ShapeRef
from loaders.editions import unpacked
from loaders.outline_files import amid, as_json, outline_file
from loaders.store import Store

FORMAT = "5"
"""Part of the fingerprint: raise it when the files are made differently."""

KEPT_S = 24 * 60 * 60
"""How long a file is kept after it was written, once others have taken its place."""

OWN_FILES = "eigene-region"
"""What the names of all files of regions of readers' own hold."""
MOST_OWN_FILES = 2000
TALK_FILES = "vortrag"
"""What the names of all prepared talks begin with."""
MOST_TALKS = 40

LISTED = (Level.STATE, Level.MUNICIPALITY)
"""The areas that a search finds although no map draws them at first."""

MANIFEST = "manifest.json"
DATA_FILES = (
    "areas/areas.csv",
    "areas/districts.parquet",
    "areas/states.parquet",
    "areas/municipalities.parquet",
    "regions.toml",
    "alliances/facts.csv",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """File names by what they hold: ``districts``, ``names``, a district, ``leaflet.js``."""

    files: Mapping[str, ShapeRef]

    def __getitem__(self, name: str) -> ShapeRef:
        return self.files[name]

    def __contains__(self, name: str) -> bool:
        return name in self.files


def publish(store: Store, target: Path) -> Published:
    """Write the files into ``target`` unless they are there already, and return their names.

    The files of an old edition are put beside those of the newest, which stay.

    Raises:
        OSError: ``target`` cannot be written; nothing is half-written then.

    """
    fingerprint = _fingerprint(store)
    own = MANIFEST if store.edition is None else f"manifest-{store.edition.id}.json"
    for manifest_name in (MANIFEST, own):
        known = _read_manifest(target / manifest_name, fingerprint)
        if known is not None:
            return known
    target.mkdir(parents=True, exist_ok=True)
    if store.edition is None:
        _forget_old(target)
    found: dict[str, ShapeRef] = {}
    for name, suffix, content, shapes in _contents(store):
        file = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
        _write(target / file, content)
        found[f"{name}.{suffix}" if suffix in {"js", "css"} else name] = ShapeRef(
            url=file, shapes=shapes
        )
    manifest = {
        "fingerprint": fingerprint,
        "files": {name: [one.url, one.shapes] for name, one in found.items()},
    }
    _write(target / own, json.dumps(manifest, indent=1).encode())
    return Published(files=found)


def _forget_old(target: Path) -> None:
    """Remove files that no page asks for any more; a server still running may need new ones."""
    limit = time.time() - KEPT_S
    for file in target.glob("*-*.*"):
        if file.stat().st_mtime < limit:
            file.unlink(missing_ok=True)


def publish_region(store: Store, target: Path, name: str, definition: Definition) -> ShapeRef:
    """Write the outline of a region of the reader's own into ``target``; return where it is."""
    outlines = [store.read_outlines(level) for level in (Level.DISTRICT, Level.MUNICIPALITY)]
    shapes = pd.concat(outlines).set_index("area_id").geometry
    union = shapely.coverage_union_all(shapes.loc[list(definition.areas)].to_numpy())
    found = gpd.GeoDataFrame({"area_id": [name]}, geometry=[union], crs=shapes.crs)
    text = outline_file(found, points=amid(found)).decode()
    return ShapeRef(url=publish_text(target, f"regions-{OWN_FILES}", "json", text), shapes=1)


def publish_text(target: Path, name: str, suffix: str, text: str) -> str:
    """Write a text into ``target`` under a name with its hash, and return that name."""
    content = text.encode()
    file = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
    if not (target / file).is_file():
        _write(target / file, content)
        if OWN_FILES in name:
            _forget_oldest(target, f"*{OWN_FILES}*", MOST_OWN_FILES)
        if name.startswith(TALK_FILES):
            _forget_oldest(target, f"{TALK_FILES}-*", MOST_TALKS)
    return file


def _forget_oldest(target: Path, pattern: str, most: int) -> None:
    """Remove the oldest of the files that readers have made, of which there may be any number."""
    own = sorted(target.glob(pattern), key=lambda file: file.stat().st_mtime)
    for file in own[:-most]:
        file.unlink(missing_ok=True)


def _fingerprint(store: Store) -> str:
    digest = hashlib.sha256(FORMAT.encode())
    for name in DATA_FILES:
        digest.update(unpacked(store.file(name)))
    for content in _scripts().values():
        digest.update(content)
    return digest.hexdigest()


def _scripts() -> dict[str, bytes]:
    """Return Leaflet and the atlas's own script and style by name."""
    foreign, own = Path(leaflet.BASE_DIR), Path(str(files("geo.leaflet")))
    return {
        "leaflet.js": (foreign / "leaflet.js").read_bytes(),
        "leaflet.css": (foreign / "leaflet.css").read_bytes(),
        "atlas.js": _one_scope(sorted((own / "scripts").glob("*.js"))),
        "atlas.css": (own / "atlas.css").read_bytes(),
    }


def _one_scope(scripts: Iterable[Path]) -> bytes:
    """Return scripts as one, in a scope of their own; functions may call one another."""
    text = "\n".join(script.read_text(encoding="utf-8") for script in scripts)
    return f'(function () {{\n"use strict";\n{text}}})();\n'.encode()


def _read_manifest(path: Path, fingerprint: str) -> Published | None:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if manifest.get("fingerprint") != fingerprint:
        return None
    found = {name: ShapeRef(url=url, shapes=n) for name, (url, n) in manifest["files"].items()}
    complete = all(path.with_name(one.url).is_file() for one in found.values())
    return Published(files=found) if complete else None


def _contents(store: Store) -> Iterator[tuple[str, str, bytes, int]]:
    for name, content in _scripts().items():
        stem, suffix = name.split(".")
        yield stem, suffix, content, 0
    areas = store.read_areas()
    names = _display_names(areas)
    listed = areas.loc[areas["level"].isin(LISTED), "area_id"].tolist()
    found = {"ids": listed, "names": [names[area_id] for area_id in listed]}
    yield "names", "json", as_json(found), len(listed)
    districts = store.read_outlines(Level.DISTRICT)
    labels = areas[["label_lat", "label_lon"]].astype("float64").to_numpy().tolist()
    points = {
        str(one): (lat, lon) for one, (lat, lon) in zip(areas["area_id"], labels, strict=True)
    }
    content = outline_file(districts, names=names, points=points)
    yield "districts", "json", content, len(districts)
    borders = state_borders(store.read_outlines(Level.STATE))
    yield "states", "json", outline_file(borders), len(borders)
    municipalities = store.read_outlines(Level.MUNICIPALITY)
    for district_id, group in municipalities.groupby(municipalities["area_id"].str[:5]):
        yield str(district_id), "json", outline_file(group, names=names), len(group)
    own = _own_outlines(store, districts, municipalities)
    yield "regions", "json", outline_file(own, points=amid(own)), len(own)


def _display_names(areas: pd.DataFrame) -> dict[str, str]:
    """Return names as readers tell districts from towns of the same name."""
    return {
        str(row.area_id): str(row.name)
        if row.level != Level.DISTRICT or "kreis" in str(row.name).lower()
        else f"{row.name} ({row.designation})"
        for row in areas.itertuples(index=False)
    }


def state_borders(states: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the borders between and around the Länder as lines, each once."""
    lines = shapely.line_merge(shapely.union_all(states.geometry.boundary.to_numpy()))
    return gpd.GeoDataFrame({"area_id": ["states"]}, geometry=[lines], crs=states.crs)


def _own_outlines(
    store: Store, districts: gpd.GeoDataFrame, municipalities: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Return the outline of every definition of a region, with a point for its name."""
    shapes = pd.concat([districts, municipalities]).set_index("area_id").geometry
    found = {
        f"{region.id}/{definition.id}": shapely.coverage_union_all(
            shapes.loc[list(definition.areas)].to_numpy()
        )
        for region in store.read_regions()
        for definition in region.definitions
    }
    return gpd.GeoDataFrame(
        {"area_id": list(found)}, geometry=list(found.values()), crs=districts.crs
    )


def region_extent(store: Store, region: Region) -> tuple[float, float, float, float]:
    """Return west, south, east, north (EPSG:4326) of all definitions of a region together."""
    areas = {area for definition in region.definitions for area in definition.areas}
    shapes = pd.concat(
        [store.read_outlines(Level.DISTRICT), store.read_outlines(Level.MUNICIPALITY)]
    )
    west, south, east, north = shapes[shapes["area_id"].isin(areas)].total_bounds
    return float(west), float(south), float(east), float(north)


def _write(path: Path, content: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
    path.chmod(0o644)
