"""An invented format of official tables: what tests of matching and adding feed to the loaders.

A file begins with ``#invented;number;title;boundary date``; then one line for each row:
``key;name;period;column=value;column=value``. Signs are those of official tables.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from geo.model import Level
from loaders.cells import parsed
from loaders.faults import DataFault
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import CELLS, RawTable, TableFacts, TableFormat

MARK = b"#invented;"
UNEMPLOYED = "13211-02-05-4"


def table(
    *rows: str, number: str = UNEMPLOYED, boundary_date: str = "", level: Level | None = None
) -> RawTable:
    """Return rows as the reader of a format gives them."""
    cells = []
    for count, row in enumerate(rows, start=2):
        key, name, period, *figures = row.split(";")
        for figure in figures:
            column, _, value = figure.partition("=")
            cells.append((count, key, name, column, period, value))
    frame = pd.DataFrame(cells, columns=["row", "key", "name", "column", "period", "text"])
    frame = frame.join(parsed(frame["text"], place="invented")).assign(flags="")
    facts = TableFacts(
        publisher="Invented Office",
        title="Arbeitslose",
        table=number,
        licence="dl-de/by-2-0",
        url="https://example.org",
        boundary_date=boundary_date,
    )
    return RawTable(facts=facts, cells=frame[list(CELLS)], rows=len(rows), level=level)


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    lines = raw.text().splitlines()
    if lines[-1] != "end":
        raise DataFault([f"{raw.name}: cut off before its last line; download it again."])
    _, number, _, boundary_date = lines[0].split(";")
    progress(0.5)
    return [table(*lines[1:-1], number=number, boundary_date=boundary_date)]


FORMAT = TableFormat(
    id="invented",
    title="Invented table",
    recognises=lambda raw: raw.head().startswith(MARK),
    read=_read,
)


def write(path: Path, *rows: str, number: str = UNEMPLOYED, boundary_date: str = "") -> Path:
    """Write rows as a file of the invented format."""
    head = f"#invented;{number};Arbeitslose;{boundary_date}"
    path.write_text("\n".join([head, *rows, "end"]) + "\n", encoding="utf-8")
    return path
