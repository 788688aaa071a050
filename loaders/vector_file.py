"""Files of outlines (GeoPackage, Shapefile, GeoJSON), packed or not: their layers and features."""

from __future__ import annotations

import shutil
import struct
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import geopandas as gpd
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError, GeometryError
from shapely.errors import GEOSException

from loaders.faults import DataFault
from loaders.raw_file import BROKEN_ARCHIVE, RawFile

SUFFIXES = {b"SQLite format 3\x00": ".gpkg", b"\x00\x00\x27\x0a": ".shp", b"{": ".geojson"}
"""By the first bytes; the reader of vector files goes by the suffix."""
FIRST_SHAPE = b"\x00\x00\x00\x01"
"""What follows the 100 bytes of the head of a shapefile; its index has the same head."""
MIXED = "Unknown"
"""Shape of a layer of polygons of one part and of several, as GeoJSON has them."""
COLLECTION = b'"FeatureCollection"'
BROKEN = (
    *(DataSourceError, DataLayerError, FeatureError, FieldError, GeometryError),
    *(GEOSException, ValueError, OSError),
)
DAMAGED = "damaged or cut off; download it again"
DEGREES = "EPSG:4326"
GERMANY = (5.0, 47.0, 16.0, 56.0)
"""West, south, east, north in degrees, a little more than Germany."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """One layer of polygons; a shapefile is a file of its own for each.

    ``fields`` are in capitals, as publishers write them: databases give them back in small letters.
    Names that differ in nothing else stay as they are. ``written`` are they as the file has them.
    """

    path: Path
    name: str
    fields: tuple[str, ...]
    written: tuple[str, ...]

    def as_written(self, fields: Sequence[str]) -> list[str]:
        """Return fields of the layer as the file writes them."""
        names = dict(zip(self.fields, self.written, strict=True))
        return [names[one] for one in fields]


def suffix_of(head: bytes) -> str:
    """Return the suffix of the format a file begins like, "" where it is none of outlines."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    found = next((suffix for mark, suffix in SUFFIXES.items() if start.startswith(mark)), "")
    if (found == ".geojson" and COLLECTION not in head) or (
        found == ".shp" and head[100:104] != FIRST_SHAPE
    ):
        return ""
    return found


@contextmanager
def vector_layers(raw: RawFile, *, beside: bool = True) -> Iterator[list[Layer]]:
    """Give the layers of polygons; files packed in an archive are unpacked for that time.

    The shapefiles ``beside`` one are layers too, after its own. Raise ``DataFault`` where the file
    is damaged.
    """
    with tempfile.TemporaryDirectory() as folder, _unwarned():
        try:
            main = _in_place(raw, Path(folder), beside=beside)
            _check_whole(raw, main)
            paths = {main, *(_shapefiles(main) if beside else ())}
            layers = [layer for path in paths for layer in _layers(path)]
        except (*BROKEN, *BROKEN_ARCHIVE, struct.error) as error:
            if isinstance(error, DataFault):
                raise
            raise DataFault([f"{raw.name}: {DAMAGED}."]) from error
        yield sorted(layers, key=lambda layer: (layer.path != main, layer.name))


def read_layer(layer: Layer, columns: Sequence[str], *, name: str) -> gpd.GeoDataFrame:
    """Return columns and outlines (EPSG:4326) of a layer; ``name`` is the file in messages."""
    try:
        with _unwarned():
            own = layer.as_written(columns)
            found = pyogrio.read_dataframe(layer.path, layer=layer.name, columns=own)
    except BROKEN as error:
        raise DataFault([f"{name}, layer {layer.name}: {DAMAGED}."]) from error
    if found.crs is None:
        fault = f"{name}, layer {layer.name}: says no coordinate system; add its .prj file."
        raise DataFault([fault])
    return found.rename(columns=dict(zip(own, columns, strict=True))).to_crs(DEGREES)


def read_column(layer: Layer, column: str, *, name: str) -> pd.Series:
    """Return one column of a layer as text; ``name`` is the file in messages."""
    own = layer.as_written([column])
    try:
        found = pyogrio.read_dataframe(
            layer.path, layer=layer.name, columns=own, read_geometry=False
        )
    except BROKEN as error:
        raise DataFault([f"{name}, layer {layer.name}: {DAMAGED}."]) from error
    keys: pd.Series = found[own[0]].astype("str").str.strip()
    return keys


def check_in_germany(areas: gpd.GeoDataFrame, *, name: str) -> None:
    """Raise ``DataFault`` where outlines (EPSG:4326) are empty or not in Germany."""
    west, south, east, north = areas.total_bounds
    inside = west >= GERMANY[0] and south >= GERMANY[1] and east <= GERMANY[2]
    if areas.geometry.is_empty.any() or areas.geometry.isna().any():
        raise DataFault([f"{name}: an area has no outline; download it again."])
    if not (inside and north <= GERMANY[3]):
        raise DataFault(
            [f"{name}: the outlines are not in Germany; the coordinate system is another one."]
        )


@contextmanager
def _unwarned() -> Iterator[None]:
    """Keep the reader of vector files quiet: what it warns of is found by the checks here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _in_place(raw: RawFile, folder: Path, *, beside: bool) -> Path:
    """Return the path of the file under a name with the suffix of its content."""
    suffix = suffix_of(raw.head())
    if not suffix:
        raise DataFault([f"{raw.name}: holds no outlines; download them again."])
    if raw.packed == "zip" and suffix == ".shp":
        return _unpacked_parts(raw, folder, beside=beside)
    if not raw.packed and raw.path.suffix.lower() == suffix:
        return raw.path
    target = folder / f"outlines{suffix}"
    with raw.open() as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
    return target


def _unpacked_parts(raw: RawFile, folder: Path, *, beside: bool) -> Path:
    """Unpack the parts of a shapefile, and the other files of its folder where wanted."""
    own = PurePosixPath(raw.member)
    with zipfile.ZipFile(raw.path) as archive:
        for entry in archive.infolist():
            place = PurePosixPath(entry.filename)
            wanted = place.parent == own.parent and (beside or place.stem == own.stem)
            if wanted and not entry.is_dir():
                with archive.open(entry) as source, (folder / place.name).open("wb") as file:
                    shutil.copyfileobj(source, file)
    return folder / own.name


def _shapefiles(path: Path) -> list[Path]:
    return list(path.parent.glob("*.[sS][hH][pP]")) if path.suffix.lower() == ".shp" else []


def _layers(path: Path) -> Iterator[Layer]:
    for name, shape in pyogrio.list_layers(path):
        if shape is not None and ("Polygon" in shape or shape == MIXED):
            written = tuple(map(str, pyogrio.read_info(path, layer=name)["fields"]))
            capitals = [one.upper() for one in written]
            fields = tuple(
                capital if capitals.count(capital) == 1 else one
                for one, capital in zip(written, capitals, strict=True)
            )
            yield Layer(path=path, name=str(name), fields=fields, written=written)


def _check_whole(raw: RawFile, path: Path) -> None:
    """Raise ``DataFault`` where a file is shorter than its head says; readers may not notice."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(100)
        file.seek(max(0, size - 100))
        end = file.read().rstrip()
    wanted = 0
    if path.suffix == ".gpkg":
        page, pages = struct.unpack(">H", head[16:18])[0], struct.unpack(">I", head[28:32])[0]
        wanted = (65_536 if page == 1 else page) * pages
    elif path.suffix.lower() == ".shp":
        wanted = struct.unpack(">I", head[24:28])[0] * 2
    if size < wanted or (path.suffix == ".geojson" and not end.endswith(b"}")):
        raise DataFault([f"{raw.name}: {DAMAGED}."])
