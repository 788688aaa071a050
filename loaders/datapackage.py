"""``datapackage.json``: the Frictionless description of everything below ``data/``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd

from loaders.editions import FOLDER, KEPT
from loaders.parquet_tables import is_parquet
from loaders.schema import OUTLINES, Column, Table, tables

if TYPE_CHECKING:
    from loaders.store import Store

NAME = "strukturwandel-atlas"
VERSION = "0.1.0"
TITLE = "Strukturwandel-Atlas: regions in structural change in Germany"
ABOUT = (
    "Areas, official figures, innovation alliances, their partners and statements about money for "
    "Erzgebirge, Chemnitz-Zwickau, Mittweida, Meißen and Südwestfalen. Each figure and statement "
    "names its source in sources.csv. Facts were read on public pages and worded anew; natural "
    "persons, contacts and street addresses are left out."
)
LICENCES = (
    {
        "name": "dl-de/by-2-0",
        "title": "Datenlizenz Deutschland – Namensnennung – Version 2.0",
        "path": "https://www.govdata.de/dl-de/by-2-0",
    },
    {
        "name": "CC-BY-4.0",
        "title": "Creative Commons Attribution 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
    {
        "name": "other-attribution",
        "title": "Terms of the publisher as given in the column licence of sources.csv",
        "path": "sources.csv",
    },
)
OTHER_FILES = {
    "indicators.toml": (
        "indicators",
        "Catalogue of indicators: titles, units, kinds, class limits",
    ),
    "regions.toml": ("regions", "The regions of the atlas and their definitions"),
}


def datapackage_text(store: Store) -> str:
    """Return the description as JSON text; only files that are in the store are described."""
    return json.dumps(datapackage(store), ensure_ascii=False, indent=2) + "\n"


def datapackage(store: Store) -> dict[str, Any]:
    """Return the description as a Frictionless (version 1) data package."""
    present = {name: table for name, table in tables().items() if store.has_table(name)}
    files = [*OUTLINES.values(), *OTHER_FILES]
    resources = [_table_resource(table, set(present)) for table in present.values()]
    sources = store.read_sources()
    resources += [_file_resource(path, sources) for path in files if store.has_file(path)]
    resources += [_edition_resource(path) for path in store.paths() if path.startswith(FOLDER)]
    editions = store.editions()
    return {
        "name": NAME,
        "version": VERSION,
        "edition": editions[-1].id if editions else "",
        "title": TITLE,
        "description": ABOUT,
        "profile": "data-package",
        "licenses": list(LICENCES),
        "contributors": _contributors(store),
        "sources": _sources(store),
        "resources": resources,
    }


def _contributors(store: Store) -> list[dict[str, str]]:
    """Return who is to be credited for statistics and outlines."""
    sources = store.read_sources()
    official = sources[sources["kind"] != "facts"]
    return [
        {"title": publisher, "role": "author"} for publisher in sorted(set(official["publisher"]))
    ]


def _sources(store: Store) -> list[dict[str, str]]:
    sources = store.read_sources()
    entries = []
    for source in sources[sources["kind"] != "facts"].to_dict("records"):
        title = f"{source['publisher']}: {source['title']}"
        entries.append({"title": title, "path": str(source["url"])})
    return entries


def _parquet_resource(table: Table) -> dict[str, Any]:
    """Return a long table; what reads data packages knows a schema for text files only."""
    return {
        "name": table.name.replace("_", "-"),
        "path": table.path,
        "title": table.title,
        "description": table.about,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "columns": [_field(column, table) for column in table.columns],
    }


def _table_resource(table: Table, present: set[str]) -> dict[str, Any]:
    if is_parquet(table):
        return _parquet_resource(table)
    schema: dict[str, Any] = {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [_foreign_key(column) for column in table.columns if column.references]
    schema["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in present]
    return {
        "name": table.name.replace("_", "-"),
        "path": table.path,
        "profile": "tabular-data-resource",
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n"},
        "schema": schema,
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    if column.pattern:
        constraints["pattern"] = f"^({column.pattern})$"
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "title": column.name.replace("_", " ").capitalize(),
        "description": column.about,
    }
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column) -> dict[str, Any]:
    table, name = column.references.split(".")
    return {
        "fields": [column.name],
        "reference": {"resource": table.replace("_", "-"), "fields": [name]},
    }


def _file_resource(path: str, sources: pd.DataFrame) -> dict[str, Any]:
    if path in OTHER_FILES:
        name, title = OTHER_FILES[path]
        return {"name": name, "path": path, "title": title, "format": "toml"}
    outlines = sources[sources["kind"] == "outlines"]
    level = path.removeprefix("areas/").removesuffix(".parquet")
    return {
        "name": f"outlines-{level}",
        "path": path,
        "title": f"Outlines of {level} (GeoParquet, EPSG:4326)",
        "description": "; ".join(outlines["title"]),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "licenses": [LICENCES[0]],
    }


def _edition_resource(path: str) -> dict[str, Any]:
    kept = path.startswith(KEPT)
    name = path.removeprefix(f"{KEPT if kept else FOLDER}/").partition(".")[0]
    return {
        "name": f"{'old-version' if kept else 'edition'}-{name}",
        "path": path,
        "type": "file",
        "title": "Old version of a file, by its content" if kept else "Manifest of an edition",
        "format": path.rpartition(".")[2],
    }
