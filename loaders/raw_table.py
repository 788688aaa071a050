"""Figures of one official table, read from its file and not yet matched with our areas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from geo.model import Level
from loaders.raw_file import Progress, RawFile

CELLS = ("row", "key", "name", "column", "period", "value", "status", "flags")
"""Columns of :attr:`RawTable.cells`.

``row`` is the number of the row in the file (from 1), ``key`` and ``name`` are the area as
written there, ``column`` is the measure as the heads name it: levels joined by " / ", without
unit and without "Insgesamt"; ``period`` is a year or an ISO day; ``value`` is NaN unless
``status`` carries a number; ``flags`` is as in observations.csv.
"""
LISTED = ("row", "text", "reason")
"""Columns of :attr:`RawTable.listed`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFacts:
    """What a file says of itself; empty where it does not say.

    ``table`` is the official number, ``reference_date`` what the figures are valid for,
    ``released`` the day the publisher made the file, ``boundary_date`` the territory. Where the
    rows name their ``statistic`` only, ``named`` is the table in the name of the file;
    ``named_only`` where nothing but the name says which table it is. ``years_entered`` where the
    years are those that who added the file states. ``rebased`` where the publisher gives all years
    for one territory, so that an area may rightly stand for parts that had figures of their own.
    """

    publisher: str
    title: str
    table: str
    licence: str
    url: str
    reference_date: str = ""
    released: str = ""
    boundary_date: str = ""
    statistic: str = ""
    named: str = ""
    named_only: bool = False
    years_entered: bool = False
    rebased: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RawTable:
    """A table in long form.

    Attributes:
        facts: What the file says of itself.
        cells: One row for each figure, columns :data:`CELLS`, in the order of the file.
        rows: How many rows of data the file has; each is in ``cells`` or in ``listed``.
        listed: Rows that hold no figures of an area, columns :data:`LISTED`, and ``rows`` where
            an entry stands for several.
        refused: Single figures of rows in ``cells`` that are not taken over, columns ``LISTED``.
        level: Level of the areas, where the table itself says so.
        units: Unit of each column, where the table names it.
        notes: Sentences for the report about what the reader of the figures must know.

    """

    facts: TableFacts
    cells: pd.DataFrame
    rows: int
    listed: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LISTED)))
    refused: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LISTED)))
    level: Level | None = None
    units: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class TableFormat:
    """One format of official tables.

    ``recognises`` looks at the head of a file only and never raises; ``read`` raises
    :class:`~loaders.faults.DataFault` with one sentence that names file, place and remedy. A file
    with several tables (sheets) gives several. ``open_end`` says that nothing marks the end of a
    file, so that one cut off between two lines is known by what it lacks only; ``takes_years`` that
    a file may name no years, so that who adds it states them.
    """

    id: str
    title: str
    recognises: Callable[[RawFile], bool]
    read: Callable[[RawFile, Progress], list[RawTable]]
    open_end: bool = False
    takes_years: bool = False


def of_text(read: Callable[[str, str], RawTable]) -> Callable[[RawFile, Progress], list[RawTable]]:
    """Return the ``read`` of a format whose one table is made from text and name of a file."""

    def read_file(raw: RawFile, progress: Progress) -> list[RawTable]:
        table = read(raw.text(), raw.name)
        progress(1.0)
        return [table]

    return read_file
