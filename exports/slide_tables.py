"""Tables of slides: as many rows as one slide has room for."""

from __future__ import annotations

from collections.abc import Sequence

from exports.pptx import BODY
from exports.pptx_tables import table_fits
from geo.report_parts import Cell, Table

MOST_ROWS = 12
FIRST_COLUMN = 1.6
"""Width of the names of rows, in widths of the other columns."""


def first_rows(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table | None:
    """Return a table of the first rows, as many as a slide has room for; None for not even one."""
    widths = (FIRST_COLUMN, *(1.0 for _ in heads[1:]))
    for most in range(min(len(rows), MOST_ROWS), 0, -1):
        cells = tuple(tuple(Cell(text=str(one)) for one in row) for row in rows[:most])
        table = Table(caption=caption, heads=tuple(heads), rows=cells, widths=widths)
        if table_fits(table, BODY):
            return table
    return None
