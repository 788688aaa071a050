"""New outlines as a delivery: files of outlines, the rows of their areas, and their source."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from io import BytesIO

import geopandas as gpd
import pandas as pd

from geo.model import Level
from loaders.delivery import Delivery, Report
from loaders.faults import DataFault
from loaders.schema import tables
from loaders.store import OUTLINES, Store

NAMED = 5
"""How many areas a message names."""
KIND = "outlines"
REMEDY = "take an edition of its territory or add the changes to areas/territory_changes.csv"


@dataclass(frozen=True, kw_only=True, slots=True)
class OutlineSource:
    """One edition of outlines; ``stated`` is whether the file says its reference date."""

    source_id: str
    publisher: str
    title: str
    table: str
    reference_date: str
    stated: bool
    licence: str
    url: str
    sha256: str
    retrieved: str = ""


def outline_delivery(
    store: Store,
    outlines: Mapping[Level, gpd.GeoDataFrame],
    areas: pd.DataFrame,
    source: OutlineSource,
    report: Report,
) -> Delivery:
    """Return what puts outlines and areas of some levels in place of the stored ones.

    ``areas`` has the rows of these levels as in areas.csv; rows of other levels stay as they are.
    """
    stored = store.read_areas()
    kept = stored[~stored["area_id"].isin(areas["area_id"])]
    together = pd.concat([kept, areas]).set_index("area_id").loc[stored["area_id"]].reset_index()
    return Delivery(
        frames={
            "areas": together[list(tables()["areas"].names)],
            "sources": _sources(store, source, used=set(together["source"])),
        },
        files={OUTLINES[level]: parquet(table) for level, table in outlines.items()},
        report=report,
    )


def parquet(table: gpd.GeoDataFrame) -> bytes:
    """Return outlines as a GeoParquet file."""
    file = BytesIO()
    table.to_parquet(file, index=False, compression="zstd")
    return file.getvalue()


def check_same_areas(
    found: Collection[str], wanted: Collection[str], *, name: str, edition: str
) -> None:
    """Raise ``DataFault`` with one sentence naming areas that only one side has."""
    parts = [
        f"{len(ids)} {what} ({_first(ids)})"
        for what, ids in (
            ("not in the atlas", set(found) - set(wanted)),
            ("missing in the file", set(wanted) - set(found)),
        )
        if ids
    ]
    if parts:
        differ = f"the areas of {edition} are not those of the atlas, {' and '.join(parts)}"
        raise DataFault([f"{name}: {differ}; {REMEDY}."])


def _first(ids: Collection[str]) -> str:
    shown = sorted(ids)[:NAMED]
    return ", ".join(shown) + (" …" if len(ids) > NAMED else "")


def _sources(store: Store, source: OutlineSource, *, used: set[str]) -> pd.DataFrame:
    """Return all sources with the new one; outlines that no area stands on any more go."""
    stored = store.read_sources()
    gone = (stored["kind"] == KIND) & ~stored["source_id"].isin(used)
    kept = stored[~gone & (stored["source_id"] != source.source_id)]
    row = {
        "source_id": source.source_id,
        "kind": KIND,
        "publisher": source.publisher,
        "title": source.title,
        "table": source.table,
        "reference_date": source.reference_date,
        "date_basis": "stated" if source.stated else "estimated",
        "retrieved": source.retrieved,
        "licence": source.licence,
        "url": source.url,
        "sha256": source.sha256,
        "used_for": KIND,
    }
    new = pd.DataFrame([row]).reindex(columns=stored.columns, fill_value="")
    together = pd.concat([kept, new])
    return together.sort_values(["kind", "source_id"], kind="stable").reset_index(drop=True)
