"""The store: the only place that reads and writes the files below ``data/``."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.model import Indicator, Level, Region
from loaders.catalogue import Origin, read_catalogue, read_origins
from loaders.faults import DataFault, raise_faults
from loaders.parquet_tables import is_parquet, parquet_names, read_parquet
from loaders.region_list import read_regions
from loaders.schema import Table, tables

PANDAS_TYPES = {"number": "float64", "integer": "int64", "boolean": "bool"}
"""What a column becomes in memory; all other types stay text, ids keep their leading zeros."""
CELL_PATTERNS = {
    "number": r"|-?\d+(\.\d+)?([eE][-+]?\d+)?",
    "integer": r"-?\d+",
    "boolean": r"true|false",
}
OUTLINES = {
    Level.STATE: "areas/states.parquet",
    Level.DISTRICT: "areas/districts.parquet",
    Level.MUNICIPALITY: "areas/municipalities.parquet",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Store:
    """The folder ``root`` with the data of the atlas.

    Every ``read_…`` gives a new table as ``columns.toml`` describes it: ids and texts are ``str``
    (or categories of ``str``) with ``""`` for none, numbers are ``float64`` with ``NaN`` for none.
    A missing file or column raises :class:`~loaders.faults.DataFault`.
    """

    root: Path

    def read_areas(self) -> pd.DataFrame:
        """Return all areas, one row each."""
        return self.read_table("areas")

    def read_territory_changes(self) -> pd.DataFrame:
        """Return the changes of territory, one row for each old area."""
        return self.read_table("territory_changes")

    def read_observations(self) -> pd.DataFrame:
        """Return the official figures, one row for each area, period and indicator."""
        return self.read_table("observations")

    def read_occupations(self) -> pd.DataFrame:
        """Return the labour market by district and occupation group."""
        return self.read_table("occupations")

    def read_alliances(self) -> pd.DataFrame:
        """Return alliances, projects, programmes and strategies; ``kind`` tells them apart."""
        return self.read_table("alliances")

    def read_facts(self) -> pd.DataFrame:
        """Return the facts about alliances, superseded ones included."""
        return self.read_table("facts")

    def read_organisations(self) -> pd.DataFrame:
        """Return the organisations known by name."""
        return self.read_table("organisations")

    def read_memberships(self) -> pd.DataFrame:
        """Return who takes part in which alliance; ``area_id`` is empty where not placed."""
        return self.read_table("memberships")

    def read_funding(self) -> pd.DataFrame:
        """Return the statements about money in euro; add up only rows with ``counts``."""
        return self.read_table("funding")

    def read_awards(self) -> pd.DataFrame:
        """Return the awards of the Förderkatalog; without rows where none were added."""
        return self._optional("awards")

    def read_awards_withheld(self) -> pd.DataFrame:
        """Return number and sum of the awards to private persons; without rows where none are."""
        return self._optional("awards_withheld")

    def read_sources(self) -> pd.DataFrame:
        """Return all sources of figures, facts and outlines."""
        return self.read_table("sources")

    def read_catalogue(self) -> dict[str, Indicator]:
        """Return the indicators by id."""
        return read_catalogue(self._existing("indicators.toml"))

    def read_origins(self) -> dict[str, Origin]:
        """Return where the indicators come from, by column name of the source."""
        return read_origins(self._existing("indicators.toml"))

    def read_regions(self) -> tuple[Region, ...]:
        """Return the regions in the order they are shown."""
        return read_regions(self._existing("regions.toml"))

    def read_outlines(self, level: Level) -> gpd.GeoDataFrame:
        """Return the outlines of a level: ``area_id`` and geometry; the CRS is in the file."""
        if level not in OUTLINES:
            raise DataFault(
                [f"There are no outlines of level '{level}'; use {', '.join(OUTLINES)}."]
            )
        return gpd.read_parquet(self._existing(OUTLINES[level]))

    def read_table(self, name: str) -> pd.DataFrame:
        """Return the table ``name`` of the schema with its types."""
        table = tables()[name]
        path = self._existing(table.path)
        if is_parquet(table):
            raise_faults(_column_faults(table, parquet_names(path)))
            return read_parquet(path, table)
        raise_faults(_column_faults(table, tuple(_header(path))))
        return _typed(path, table)

    def has_table(self, name: str) -> bool:
        """Return whether the file of the table is there."""
        return (self.root / tables()[name].path).is_file()

    def write_tables(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Write the tables by name, all or none; columns must be those of the schema, in order."""
        raise_faults(
            fault
            for name, frame in frames.items()
            for fault in _column_faults(tables()[name], tuple(map(str, frame.columns)))
        )
        texts = {tables()[name].path: _csv_text(frame) for name, frame in frames.items()}
        self.write_texts(texts)

    def write_edition(
        self,
        frames: Mapping[str, pd.DataFrame],
        *,
        reason: str,
        files: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write tables by name and other files by path as a new edition, all or none."""
        self.write_tables(frames)
        self.write_texts({path: content.decode() for path, content in (files or {}).items()})
        assert reason

    def write_texts(self, texts: Mapping[str, str]) -> None:
        """Write files below the root by path, all or none."""
        self.root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.root, prefix=".new-") as folder:
            new = {path: Path(folder) / f"new-{n}" for n, path in enumerate(texts)}
            for path, text in texts.items():
                new[path].write_bytes(text.encode())
            _replace_all({self.root / path: file for path, file in new.items()}, Path(folder))

    def _optional(self, name: str) -> pd.DataFrame:
        if self.has_table(name):
            return self.read_table(name)
        columns = tables()[name].columns
        empty = {c.name: pd.Series(dtype=PANDAS_TYPES.get(c.type, "str")) for c in columns}
        return pd.DataFrame(empty)

    def _existing(self, path: str) -> Path:
        file = self.root / path
        if not file.is_file():
            raise DataFault(
                [f"{path} is missing in the data folder; build it with python -m loaders."]
            )
        return file


def _replace_all(moves: Mapping[Path, Path], folder: Path) -> None:
    """Move the new files to their places; put the old ones back where one move fails."""
    kept: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for number, (place, file) in enumerate(moves.items()):
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                kept[place] = place.replace(folder / f"old-{number}")
            done.append(file.replace(place))
    except OSError:
        for place in done:
            place.unlink()
        for place, old in kept.items():
            old.replace(place)
        raise


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def _column_faults(table: Table, found: tuple[str, ...]) -> Iterator[str]:
    lacking = [name for name in table.names if name not in found]
    if lacking:
        yield f"{table.path}, row 1: the columns {', '.join(lacking)} are missing; build it again."
    unknown = [name for name in found if name not in table.names]
    if unknown:
        yield (
            f"{table.path}, row 1: the columns {', '.join(unknown)} are not in "
            "loaders/columns.toml; add them there or leave them out."
        )
    if not lacking and not unknown and found != table.names:
        yield f"{table.path}, row 1: the columns are in another order than loaders/columns.toml."


def _typed(path: Path, table: Table) -> pd.DataFrame:
    numbers = [column.name for column in table.columns if column.type == "number"]
    repeated = [column.name for column in table.columns if column.category]
    try:
        frame = pd.read_csv(
            path,
            dtype={c.name: PANDAS_TYPES.get(c.type, "str") for c in table.columns},
            keep_default_na=False,
            na_values={name: [""] for name in numbers},
        )
        # read_csv itself would turn categories of digits into numbers and lose leading zeros
        return frame.astype(dict.fromkeys(repeated, "category"))
    except ValueError as error:
        faults = () if isinstance(error, pd.errors.ParserError) else _cell_faults(path, table)
        raise_faults(faults)
        raise DataFault([f"{table.path}: {error}; build it again."]) from error


def _cell_faults(path: Path, table: Table) -> Iterator[str]:
    text = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column in table.columns:
        cells = text[column.name]
        if column.type in CELL_PATTERNS:
            wrong = ~cells.str.fullmatch(CELL_PATTERNS[column.type])
            for row, cell in cells[wrong].items():
                place = f"{table.path}, row {int(str(row)) + 2}, {column.name}"
                yield f"{place}: '{cell}' is no {column.type}; build it again."


def _csv_text(frame: pd.DataFrame) -> str:
    plain = frame.copy()
    for name in plain.select_dtypes("bool"):
        plain[name] = plain[name].map({True: "true", False: "false"})
    return plain.to_csv(index=False, lineterminator="\n")
