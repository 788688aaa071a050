"""Checks over the whole data folder; each gives one sentence for each fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

import geopandas as gpd
import pandas as pd

from geo.model import Level
from loaders.award_check import award_faults
from loaders.datapackage import datapackage_text
from loaders.edition_check import edition_faults
from loaders.editions import digest_of
from loaders.faults import DataFault
from loaders.outlines import check_no_gaps
from loaders.plausibility import stored_faults
from loaders.schema import Table, tables
from loaders.store import OUTLINES, Store

DRAWN = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlines:
    """The file of the outlines of a level; equal where the bytes are."""

    digest: str
    content: bytes = field(compare=False, repr=False)


def faults_of(store: Store) -> list[str]:
    """Return what is wrong in the data folder; an empty list when all is in order."""
    return [
        *_table_faults(store),
        *_key_faults(store),
        *_reference_faults(store),
        *_level_faults(store),
        *stored_faults(store),
        *_outline_faults(store),
        *_package_faults(store),
        *award_faults(store),
        *edition_faults(store),
    ]


def _expected(store: Store) -> dict[str, Table]:
    """Return the tables by name, optional ones only where they are there."""
    every = tables().items()
    return {name: one for name, one in every if not one.optional or store.has_table(name)}


def _table_faults(store: Store) -> Iterator[str]:
    for name in _expected(store):
        try:
            store.read_table(name)
        except DataFault as fault:
            yield from fault.faults


def _key_faults(store: Store) -> Iterator[str]:
    """Yield rows whose key stands there before."""
    for name, table in _expected(store).items():
        if not table.key:
            continue
        keys = store.read_table(name)[list(table.key)]
        for number, row in keys[keys.duplicated()].astype("str").iterrows():
            said = ", ".join(f"{column} {value}" for column, value in row.items())
            yield f"{table.path}, row {_row(number)}: {said} stands there twice; delete one row."


def _reference_faults(store: Store) -> Iterator[str]:
    """Yield rows whose references lead nowhere, by the ``references`` of the schema."""
    for name, table in _expected(store).items():
        frame = store.read_table(name)
        for column in table.columns:
            if not column.references:
                continue
            target, _, key = column.references.partition(".")
            known = set(store.read_table(target)[key])
            lost = frame[~frame[column.name].isin(known) & (frame[column.name] != "")]
            for number, value in lost[column.name].items():
                yield (
                    f"{table.path}, row {_row(number)}, column {column.name}: {value!r} is not in "
                    f"{tables()[target].path}; add it there or correct it."
                )


def _row(number: object) -> int:
    return int(str(number)) + 2


def _level_faults(store: Store) -> Iterator[str]:
    """Yield figures of areas that their indicator does not describe."""
    catalogue = store.read_catalogue()
    level_of = store.read_areas().set_index("area_id")["level"]
    observations = store.read_table("observations")
    for indicator, rows in observations.groupby("indicator", observed=True):
        measure = catalogue.get(str(indicator))
        if measure is None or not measure.levels:
            continue
        for number, area_id in rows["area_id"].items():
            if level_of.get(area_id) not in measure.levels:
                yield (
                    f"{tables()['observations'].path}, row {_row(number)}: {indicator} exists for "
                    f"{', '.join(measure.levels)} only, not for {area_id}; remove the row."
                )


def _outline_faults(store: Store) -> Iterator[str]:
    areas = store.read_areas()
    for level in DRAWN:
        content = store.file(OUTLINES[level]).read_bytes()
        drawn, gaps = _looked_at(Outlines(digest=digest_of(content), content=content))
        yield from _id_faults(areas, drawn, level)
        yield from gaps


@lru_cache(maxsize=len(DRAWN))
def _looked_at(outlines: Outlines) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return which areas are drawn, and the faults of their borders; the same file is seen once."""
    areas = gpd.read_parquet(BytesIO(outlines.content))
    try:
        check_no_gaps(areas)
    except DataFault as fault:
        return frozenset(areas["area_id"]), fault.faults
    return frozenset(areas["area_id"]), ()


def _id_faults(areas: pd.DataFrame, drawn: frozenset[str], level: Level) -> Iterator[str]:
    listed = set(areas.loc[areas["level"] == level, "area_id"])
    for area_id in sorted(listed - drawn):
        yield f"{OUTLINES[level]}: {area_id} of areas/areas.csv has no outline; build it again."
    for area_id in sorted(drawn - listed):
        yield f"areas/areas.csv: {area_id} of {OUTLINES[level]} is missing; build it again."


def _package_faults(store: Store) -> Iterator[str]:
    described = store.file("datapackage.json").read_text(encoding="utf-8")
    if described != datapackage_text(store):
        yield "datapackage.json does not describe the files as they are; build it again."
