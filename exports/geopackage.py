"""Areas, seats and links as a GeoPackage with styles and evidence inside.

The same data give the same bytes with the same versions of GDAL and SQLite; another version of
either writes its own number, or pages in another order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from shapely import LineString, Point

from exports.areas import WGS84, areas
from exports.dataset import FIXED, LEVELS, Dataset, Evidence, status_name
from exports.evidence_rows import NAMES, evidence_rows
from exports.qgis_styles import qml, sld
from exports.signs import SIGNS, sign_words
from exports.style_rules import rules
from geo.layers import Link, Symbol
from geo.leaflet.element import MapView
from geo.model import Level
from geo.sheets import ATLAS
from geo.static_shapes import CRS, Shapes
from geo.text import Reader

LAYER_NAMES = {Level.DISTRICT: "districts", Level.MUNICIPALITY: "municipalities"}
GEOMETRY = "geom"
DEFAULT_COLUMN = "vacancies_per_100_unemployed"
"""Of districts; the map begins with it too. Municipalities begin with partners."""
_NO_DATE = "1980-01-01T00:00:00.000Z"
_SETTINGS_IN_USE = Lock()
"""Settings of GDAL hold for all threads."""


def geopackage(found: Dataset, view: MapView, shapes: Shapes, reader: Reader) -> bytes:
    """Return a GeoPackage in EPSG:3035.

    Layers: districts, municipalities where there are, seats, partner_places, partner_links; tables:
    evidence, signs, layer_styles, where QGIS finds the styles.
    """
    with tempfile.TemporaryDirectory() as folder, _SETTINGS_IN_USE:
        path = Path(folder) / "atlas.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _NO_DATE})
        try:
            for name, table, about in _layers(found, view, shapes, reader):
                _write(path, name, table, about)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        return path.read_bytes()


def _layers(
    found: Dataset, view: MapView, shapes: Shapes, reader: Reader
) -> list[tuple[str, pd.DataFrame, str]]:
    """Return name, rows and description of all layers and tables."""
    t, placed = reader.t, areas(found, shapes)
    about = " · ".join(filter(None, [ATLAS, found.title, found.edition, found.credit]))
    levels = [one for one in LEVELS if found.evidence_of(one)]
    by_level = [
        (LAYER_NAMES[one], _of_level(placed, found, one), f"{_words(reader)[one]} · {about}")
        for one in levels
    ]
    shown = view.layers[0].variants[0]
    seats = [one for one in shown.symbols if one.label]
    partners = [one for one in shown.symbols if not one.label]
    words = sign_words(reader)
    signs = pd.DataFrame([(name, sign, words[name]) for name, sign in SIGNS.items()])
    return [
        *by_level,
        ("seats", _points(seats), f"{t('Seat of an alliance')} · {about}"),
        ("partner_places", _points(partners), f"{t('Known partners at a place')} · {about}"),
        ("partner_links", _lines(shown.links), f"{t('Memberships')} · {about}"),
        ("evidence", pd.DataFrame(evidence_rows(found, reader), columns=list(NAMES)), about),
        ("signs", signs.set_axis(["status", "sign", "meaning"], axis=1), about),
        ("layer_styles", _styles(found, levels, reader), t("Styles for QGIS")),
    ]


def _words(reader: Reader) -> Mapping[Level, str]:
    return {Level.DISTRICT: reader.t("districts"), Level.MUNICIPALITY: reader.t("municipalities")}


def _of_level(placed: gpd.GeoDataFrame, found: Dataset, level: Level) -> gpd.GeoDataFrame:
    names = [*found.of_level(level).columns, "geometry"]
    rows = placed.loc[placed["level"] == level, names]
    return gpd.GeoDataFrame(rows, crs=placed.crs).set_geometry("geometry")


def _points(symbols: Sequence[Symbol]) -> gpd.GeoDataFrame:
    """Return circles of the map as points with what they say."""
    rows = [(one.label, "\n".join(map(str, one.lines)), one.colour) for one in symbols]
    return gpd.GeoDataFrame(
        pd.DataFrame(rows, columns=["label", "text", "colour"], dtype="str"),
        geometry=[Point(one.lon, one.lat) for one in symbols],
        crs=WGS84,
    ).to_crs(CRS)


def _lines(links: Sequence[Link]) -> gpd.GeoDataFrame:
    """Return the lines between seats and places of partners."""
    rows = [(*one.names, one.count, "\n".join(map(str, one.lines))) for one in links]
    table = pd.DataFrame(rows, columns=["seat", "place", "memberships", "text"])
    return gpd.GeoDataFrame(
        table.astype({"seat": "str", "place": "str", "memberships": "int64", "text": "str"}),
        geometry=[LineString([one.start[::-1], one.end[::-1]]) for one in links],
        crs=WGS84,
    ).to_crs(CRS)


def _styles(found: Dataset, levels: Sequence[Level], reader: Reader) -> pd.DataFrame:
    """Return the table in which QGIS finds the styles of layers; each has one by default."""
    rows: list[dict[str, Any]] = []
    for level in levels:
        styled = [one for one in found.evidence_of(level) if rules(one, reader)]
        names = [one.column.id for one in styled]
        first = DEFAULT_COLUMN if DEFAULT_COLUMN in names else next(iter(names), "")
        aliases = _aliases(found, level, reader)
        rows += [_style(one, aliases, reader, default=one.column.id == first) for one in styled]
    return pd.DataFrame(rows)


def _style(
    one: Evidence, aliases: dict[str, str], reader: Reader, *, default: bool
) -> dict[str, Any]:
    layer, found = LAYER_NAMES[one.level], rules(one, reader)
    return {
        "f_table_catalog": "",
        "f_table_schema": "",
        "f_table_name": layer,
        "f_geometry_column": GEOMETRY,
        "styleName": one.heading,
        "styleQML": qml(one, found, aliases),
        "styleSLD": sld(one, found, layer, one.heading),
        "useAsDefault": default,
        "description": one.heading,
        "owner": ATLAS,
        "ui": "",
        "update_time": datetime(1980, 1, 1, tzinfo=UTC),
    }


def _aliases(found: Dataset, level: Level, reader: Reader) -> dict[str, str]:
    """Return in words what the fields of a layer are, in their order."""
    fixed = dict(
        zip(FIXED, (reader.t("Key (AGS)"), reader.t("Level"), reader.t("Name")), strict=True)
    )
    for one in found.evidence_of(level):
        fixed[one.column.id] = one.heading
        fixed[status_name(one.column.id)] = reader.t("State: {column}").format(column=one.heading)
    return fixed


def _write(path: Path, name: str, table: pd.DataFrame, about: str) -> None:
    spatial = {"GEOMETRY_NAME": GEOMETRY} if isinstance(table, gpd.GeoDataFrame) else {}
    pyogrio.write_dataframe(
        table,
        path,
        layer=name,
        driver="GPKG",
        append=path.exists(),
        layer_options={"IDENTIFIER": name, "DESCRIPTION": about, **spatial},
    )
