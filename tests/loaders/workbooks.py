"""Workbooks for tests, written from rows of cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from loaders.raw_file import RawFile, silent
from loaders.raw_table import RawTable, TableFormat

WRITTEN = datetime(2024, 1, 1, tzinfo=UTC)
"""The same in each file, so that its bytes are."""
Span = tuple[int, int, int, int]
"""First row and column, last row and column of merged cells, from 0."""


def workbook(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Mapping[str, Sequence[Span]] | None = None,
) -> RawFile:
    """Write an xlsx file; None is an empty cell."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": WRITTEN})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(number, place, cell)
                    elif cell is not None:
                        sheet.write(number, place, cell)
            for span in (merged or {}).get(name, ()):
                top, left, bottom, right = span
                sheet.merge_range(top, left, bottom, right, rows[top][left])
    return RawFile(path=path)


def read(format_: TableFormat, raw: RawFile) -> list[RawTable]:
    """Read a file that the format recognises."""
    assert format_.recognises(raw)
    tables = format_.read(raw, silent)
    for table in tables:
        assert table.cells["row"].nunique() + len(table.listed) == table.rows
    return tables


def figures(table: RawTable) -> dict[tuple[str, str, str], Any]:
    """Return value, or status where there is no number, by key, column and period."""
    cells = table.cells
    shown = cells["value"].where(cells["value"].notna(), cells["status"].astype(object))
    index = zip(cells["key"], cells["column"], cells["period"], strict=True)
    return dict(zip(index, shown, strict=True))


def reasons(table: RawTable) -> dict[int, str]:
    """Return why rows are listed, by number."""
    return dict(zip(table.listed["row"], table.listed["reason"], strict=True))
