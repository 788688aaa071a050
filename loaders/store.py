"""The store: the only place that reads and writes the files below ``data/``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geo.edition_reason import Reason
from geo.model import Indicator, Level, Region
from loaders import edition_writing
from loaders.catalogue import Origin, read_catalogue, read_origins, read_places
from loaders.editions import FOLDER, Edition, digest_of, kept_path, read_editions
from loaders.faults import DataFault, raise_faults
from loaders.parquet_tables import is_parquet, parquet_names, read_parquet
from loaders.places import Place
from loaders.region_list import read_regions
from loaders.schema import OUTLINES, tables
from loaders.table_files import as_csv, column_faults, completed, empty, header_of, typed
from loaders.transaction import recover

__all__ = ["OUTLINES", "Store"]

LONGEST_SHOWN = 40
"""How much of a wrong id a message repeats."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Store:
    """The folder ``root`` with the data of the atlas.

    Every ``read_…`` gives a new table as ``columns.toml`` describes it: ids and texts are ``str``
    (or categories of ``str``) with ``""`` for none, numbers are ``float64`` with ``NaN`` for none.
    A missing file or column raises :class:`~loaders.faults.DataFault`.

    ``edition`` is the edition that is read, None for the files as they are; ``staged`` holds files
    that are about to be written, by path.
    """

    root: Path
    edition: Edition | None = None
    staged: Mapping[str, Path] = field(default_factory=dict, compare=False, repr=False)

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
        return self.read_optional("awards")

    def read_awards_withheld(self) -> pd.DataFrame:
        """Return number and sum of the awards to private persons; without rows where none are."""
        return self.read_optional("awards_withheld")

    def read_sources(self) -> pd.DataFrame:
        """Return all sources of figures, facts and outlines."""
        return self.read_table("sources")

    def read_catalogue(self) -> dict[str, Indicator]:
        """Return the indicators by id."""
        return read_catalogue(self.file("indicators.toml"))

    def read_origins(self) -> dict[str, Origin]:
        """Return where the indicators come from, by column name of the source."""
        return read_origins(self.file("indicators.toml"))

    def read_places(self) -> tuple[Place, ...]:
        """Return in which columns of official tables the indicators are found."""
        return read_places(self.file("indicators.toml"))

    def read_regions(self) -> tuple[Region, ...]:
        """Return the regions in the order they are shown."""
        return read_regions(self.file("regions.toml"))

    def read_outlines(self, level: Level) -> gpd.GeoDataFrame:
        """Return the outlines of a level: ``area_id`` and geometry; the CRS is in the file."""
        if level not in OUTLINES:
            raise DataFault(
                [f"There are no outlines of level '{level}'; use {', '.join(OUTLINES)}."]
            )
        return gpd.read_parquet(self.file(OUTLINES[level]))

    def read_table(self, name: str) -> pd.DataFrame:
        """Return the table ``name`` of the schema with its types.

        Columns that an old edition did not know yet are empty.
        """
        table = tables()[name]
        path = self.file(table.path)
        if is_parquet(table):
            raise_faults(column_faults(table, parquet_names(path)))
            return read_parquet(path, table)
        header = tuple(header_of(path))
        if self.edition is not None:
            return completed(path, table, header)
        raise_faults(column_faults(table, header))
        return typed(path, table)

    def has_table(self, name: str) -> bool:
        """Return whether the file of the table is there."""
        return self.has_file(tables()[name].path)

    def has_file(self, path: str) -> bool:
        """Return whether there is a file at ``path``."""
        if self.edition is not None:
            return path in self.edition.files
        recover(self.root)
        return self.staged.get(path, self.root / path).is_file()

    def file(self, path: str) -> Path:
        """Return where a file lies, which may be packed in an old edition (``.xz``)."""
        recover(self.root)
        if self.edition is not None:
            return self._of_edition(self.edition, path)
        file = self.staged.get(path, self.root / path)
        if not file.is_file():
            raise DataFault(
                [f"{path} is missing in the data folder; build it with python -m loaders."]
            )
        return file

    def paths(self) -> tuple[str, ...]:
        """Return the paths of all files there are, editions and old versions included."""
        if self.edition is not None:
            return tuple(self.edition.files)
        recover(self.root)
        files = (file.relative_to(self.root) for file in self.root.rglob("*") if file.is_file())
        shown = {file.as_posix() for file in files if not file.parts[0].startswith(".")}
        return tuple(sorted(path for path in shown | set(self.staged) if self.has_file(path)))

    def editions(self) -> tuple[Edition, ...]:
        """Return all editions, oldest first."""
        recover(self.root)
        places = {file.name: file for file in (self.root / FOLDER).glob("*.json")}
        staged = {Path(path).name: f for path, f in self.staged.items() if _is_manifest(path)}
        return read_editions((places | staged).values())

    def at(self, edition_id: str) -> Store:
        """Return the store as it was in an edition; raise ``DataFault`` where there is no such."""
        known = {one.id: one for one in self.editions()}
        if edition_id not in known:
            words = f"There is no edition '{edition_id[:LONGEST_SHOWN]}'; "
            raise DataFault([f"{words}python -m loaders editions lists all {len(known)}."])
        return replace(self, edition=known[edition_id])

    def write_tables(self, frames: Mapping[str, pd.DataFrame]) -> None:
        """Write the tables by name, all or none; columns must be those of the schema, in order."""
        edition_writing.write_files(self, table_contents(frames))

    def write_texts(self, texts: Mapping[str, str]) -> None:
        """Write files below the root by path, all or none."""
        edition_writing.write_files(self, {path: text.encode() for path, text in texts.items()})

    def write_edition(
        self,
        frames: Mapping[str, pd.DataFrame],
        *,
        reason: Reason | str,
        files: Mapping[str, bytes | None] | None = None,
        notes: tuple[str, ...] = (),
        made: date | None = None,
        based_on: str | None = None,
    ) -> Edition:
        """Write tables by name and other files by path as a new edition, all or none.

        A file given as None is removed. ``notes`` are sentences kept with the edition.
        ``datapackage.json`` follows by itself. The same content makes no new edition; files edited
        by hand before become an edition of their own first. A ``reason`` of words alone is shown
        as typed. ``made`` is the day of the edition, today if not given. With ``based_on`` (the id
        of the newest edition when the tables were read, "" for none) a write that would undo
        another's is refused. Return the newest; raise ``DataFault`` where nothing could be written.
        """
        why = edition_writing.Why(reason=reason, notes=notes, made=made)
        contents = {**table_contents(frames), **(files or {})}
        return edition_writing.write_edition(self, contents, why=why, based_on=based_on)

    def differs(self, contents: Mapping[str, bytes | None]) -> bool:
        """Return whether writing the files by path would change anything."""
        return edition_writing.differs(self, contents)

    def read_optional(self, name: str) -> pd.DataFrame:
        """Return the table ``name`` of the schema, without rows where there is none."""
        return self.read_table(name) if self.has_table(name) else empty(tables()[name])

    def _of_edition(self, edition: Edition, path: str) -> Path:
        digest = edition.files.get(path)
        if digest is None:
            raise DataFault([f"{path} is not in edition {edition.id}."])
        kept = kept_path(path, digest)
        if (self.root / kept).is_file():
            return self.root / kept
        for place in (self.staged.get(path), self.root / path):
            if place is not None and place.is_file() and digest_of(place.read_bytes()) == digest:
                return place
        if kept in self.staged:
            return self.staged[kept]
        raise DataFault(
            [f"{path} of edition {edition.id} is not kept: it was overwritten by hand."]
        )


def _is_manifest(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path.endswith(".json")


def table_contents(frames: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Return the files of tables by path; columns must be those of the schema, in order."""
    raise_faults(
        fault
        for name, frame in frames.items()
        for fault in column_faults(tables()[name], tuple(map(str, frame.columns)))
    )
    return {tables()[name].path: as_csv(frame).encode() for name, frame in frames.items()}
