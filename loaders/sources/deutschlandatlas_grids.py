"""Sheets and CSV files of Deutschlandatlas as rows of cells, with the row of their head."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.faults import DataFault
from loaders.raw_file import RawFile, decoded
from loaders.sheet_cells import Row, line, text
from loaders.workbook import holds, is_workbook, open_workbook

KEY_HEAD = re.compile(r"(?:KRS|GEM|GKZ|VBGEM|VBG|GVB)_?\d*|Regionalschlüssel|Gebietskennziffer")
NAME_HEAD = re.compile(r"\S*name\b.*", re.IGNORECASE)
HEAD_ROWS = 15
"""The head stands in the first rows."""
END = "Ende der Tabelle"
CSV_NAME = "Deutschlandatlas"


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """One sheet or file: its rows, the row of the head from 0, names for table and messages."""

    rows: Sequence[Row]
    head: int
    table: str
    place: str


def recognises(raw: RawFile) -> bool:
    """Return whether a sheet or the text begins with a key column, a name and indicators."""
    if is_workbook(raw):
        return holds(raw, lambda book: any(_head(book.sheet(n).rows) >= 0 for n in book.sheets))
    try:
        return _head(_cells(decoded(raw.head()).split("\n", 1)[0])) == 0
    except (DataFault, OSError, csv.Error):
        return False


def grids(raw: RawFile) -> list[Grid]:
    """Return the sheets with a head, or the one table of a CSV file.

    Raise ``DataFault`` where a CSV file is cut off or a row is not as long as the head.
    """
    if not is_workbook(raw):
        return [_text_grid(raw)]
    book = open_workbook(raw)
    sheets = {name: book.sheet(name).rows for name in book.sheets}
    return [
        Grid(rows=rows, head=_head(rows), table=name, place=f"{raw.name}, sheet {name}")
        for name, rows in sheets.items()
        if _head(rows) >= 0
    ]


def _text_grid(raw: RawFile) -> Grid:
    try:
        rows = _cells(raw.text())
    except csv.Error as error:
        raise DataFault([f"{raw.name}: no CSV file ({error}); download it again."]) from error
    if not any(line(row).startswith(END) for row in rows[-3:]):
        raise DataFault([f"{raw.name}: cut off, '{END}.' is missing; download it again."])
    width = len(rows[0])
    for number, row in enumerate(rows, start=1):
        if text((*row, None)[0]).isdigit() and len(row) != width:
            raise DataFault(
                [f"{raw.name}, row {number}: {len(row)} cells, not {width}; download it again."]
            )
    padded = [(row + (None,) * width)[:width] for row in rows]
    return Grid(rows=padded, head=0, table=CSV_NAME, place=raw.name)


def _cells(content: str) -> list[tuple[str | None, ...]]:
    lines = csv.reader(content.split("\n"), delimiter=";")
    return [tuple(cell.strip() or None for cell in row) for row in lines]


def _head(rows: Sequence[Row]) -> int:
    """Return the row of the head from 0, -1 where there is none."""
    for number, row in enumerate(rows[:HEAD_ROWS]):
        key, name, *others = [text(cell) for cell in (*row, None, None)]
        if KEY_HEAD.fullmatch(key) and NAME_HEAD.fullmatch(name) and any(others):
            return number
    return -1
