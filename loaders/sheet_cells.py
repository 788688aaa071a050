"""Figures in a sheet: rows of areas and columns of measures, in long form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from geo.model import Status
from loaders.cells import SIGNS, parsed
from loaders.faults import DataFault, first_faults, raise_faults
from loaders.raw_table import CELLS, LISTED
from loaders.workbook import Cell

Row = Sequence[Cell]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaRow:
    """A row of figures: number in the sheet from 1, and the area as written there."""

    row: int
    key: str
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureColumn:
    """A column of figures: place in the sheet from 0, measure and period."""

    place: int
    name: str
    period: str


def text(cell: Cell) -> str:
    """Return a cell as text: days as ISO days, whole numbers without a point, "" for none."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() else repr(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def line(row: Row) -> str:
    """Return the filled cells of a row as one text."""
    return "; ".join(text(cell) for cell in row if cell is not None)


def listing(rows: Iterable[tuple[int, str, str]]) -> pd.DataFrame:
    """Return rows that are not taken over (number, text, reason) as a table."""
    return pd.DataFrame(list(rows), columns=list(LISTED))


def long_cells(
    rows: Sequence[Row],
    areas: Sequence[AreaRow],
    columns: Sequence[MeasureColumn],
    *,
    place: str,
    signs: Mapping[str, Status] = SIGNS,
    not_recorded: frozenset[float] = frozenset(),
) -> pd.DataFrame:
    """Return the figures of areas and columns, ordered by row, with the columns ``CELLS``.

    ``place`` names file and sheet in messages. Numbers in ``not_recorded`` stand for no figure.
    Raise ``DataFault`` naming columns that say the same and cells that are no figures.
    """
    raise_faults(_column_faults(columns, place))
    shape = len(areas), len(columns)
    found = pd.Series(
        [rows[area.row - 1][column.place] for area in areas for column in columns],
        index=pd.Index(np.repeat([area.row for area in areas], len(columns)), dtype="int64"),
        dtype="object",
    )
    figures = _figures(found, place, signs, not_recorded).reset_index(names="row")
    return figures.assign(
        key=np.repeat(np.array([area.key for area in areas], dtype=object), shape[1]),
        name=np.repeat(np.array([area.name for area in areas], dtype=object), shape[1]),
        column=[column.name for column in columns] * shape[0],
        period=[column.period for column in columns] * shape[0],
        flags="",
    )[list(CELLS)]


def _figures(
    found: pd.Series, place: str, signs: Mapping[str, Status], not_recorded: frozenset[float]
) -> pd.DataFrame:
    number = found.map(lambda cell: isinstance(cell, float) and not isinstance(cell, bool))
    written = found[~number]
    odd = written[written.map(lambda cell: isinstance(cell, bool | date))]
    faults = (
        f"{place}, row {row}: {text(cell)} is no figure; correct the cell or download the file "
        "again."
        for row, cell in odd.items()
    )
    raise_faults(first_faults(faults, place))
    texts = parsed(written.map(text), place=place, signs=signs)
    value = found.where(number, np.nan).astype("float64").to_numpy(copy=True)
    status = np.where(value == 0, Status.ZERO.value, Status.EXACT.value).astype(object)
    value[~number] = texts["value"]
    status[~number] = texts["status"]
    absent = np.isin(value, list(not_recorded))
    value[absent] = np.nan
    status[absent] = Status.NOT_COLLECTED.value
    return pd.DataFrame({"value": value, "status": status}, index=found.index)


def _column_faults(columns: Sequence[MeasureColumn], place: str) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for column in columns:
        first = seen.setdefault((column.name, column.period), column.place)
        if first != column.place:
            yield (
                f"{place}: columns {letters(first)} and {letters(column.place)} are both "
                f"'{column.name}' for {column.period}; leave one of them."
            )


def letters(place: int) -> str:
    """Return the letters of a column by its place from 0, as Excel names it."""
    found = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


def no_rows(place: str) -> DataFault:
    """Return the fault of a table without rows of areas."""
    return DataFault([f"{place}: no row names an area; download the table again."])
