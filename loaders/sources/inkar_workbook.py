"""INKAR of the BBSR as a workbook: sheets Daten, Metadaten and Quellangabe.

``Daten`` has two head rows (indicator, year) and one column for each indicator and year; figures
are numbers, in older editions texts with points between thousands.
"""

from __future__ import annotations

import re
from dataclasses import replace

from geo.model import Level
from loaders.faults import raise_faults
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import RawTable, TableFacts, TableFormat
from loaders.sheet_cells import (
    AreaRow,
    MeasureColumn,
    letters,
    line,
    listing,
    long_cells,
    no_rows,
    text,
)
from loaders.sheet_head import day_in, without_footnote, year_in
from loaders.workbook import Sheet, Workbook, holds, open_workbook

FACTS = TableFacts(
    publisher="Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)",
    title="INKAR, Indikatoren und Karten zur Raum- und Stadtentwicklung",
    table="INKAR",
    licence="dl-de/by-2-0",
    url="https://www.inkar.de",
    rebased=True,
)
DATA_SHEET, SOURCE_SHEET = "Daten", "Quellangabe"
HEAD = ("Kennziffer", "Raumeinheit", "Aggregat")
LEVELS = {
    "krsfr. stadt": Level.DISTRICT,
    "kreisfreie stadt": Level.DISTRICT,
    "landkreis": Level.DISTRICT,
    "kreise": Level.DISTRICT,
    "gemeinden": Level.MUNICIPALITY,
    "bundesländer": Level.STATE,
    "länder": Level.STATE,
}
"""By what the column Aggregat says."""
EDITION = re.compile(r"Ausgabe\s+(\d{4})")


def recognises(raw: RawFile) -> bool:
    """Return whether the workbook has the sheet Daten with the head of INKAR."""
    return holds(raw, _is_inkar)


def read(raw: RawFile, progress: Progress) -> list[RawTable]:
    """Return the one table of the workbook."""
    book = open_workbook(raw)
    sheet = book.sheet(DATA_SHEET)
    place = f"{raw.name}, sheet {DATA_SHEET}"
    columns = _columns(sheet, place)
    areas, listed, level = _areas(sheet)
    if not areas:
        raise no_rows(place)
    cells = long_cells(sheet.rows, areas, columns, place=place)
    progress(1.0)
    return [
        RawTable(
            facts=_facts(book, sorted({column.period for column in columns})),
            cells=cells,
            rows=len(areas) + len(listed),
            listed=listing(listed),
            level=level,
        )
    ]


FORMAT = TableFormat(
    id="inkar-workbook", title="INKAR, workbook (xls)", recognises=recognises, read=read
)


def _is_inkar(book: Workbook) -> bool:
    if DATA_SHEET not in book.sheets:
        return False
    rows = book.sheet(DATA_SHEET).rows
    return len(rows) > 1 and rows[0][: len(HEAD)] == HEAD


def _columns(sheet: Sheet, place: str) -> list[MeasureColumn]:
    names, years = sheet.rows[:2]
    found = [
        MeasureColumn(place=at, name=without_footnote(text(names[at])), period=year_in(text(cell)))
        for at, cell in enumerate(years)
        if at >= len(HEAD) and (names[at] is not None or cell is not None)
    ]
    raise_faults(
        f"{place}, column {letters(column.place)}: no name or no year above it; export the "
        "table again."
        for column in found
        if not column.name or not column.period
    )
    return found


def _areas(sheet: Sheet) -> tuple[list[AreaRow], list[tuple[int, str, str]], Level | None]:
    areas, listed, levels = [], [], set()
    for number, row in enumerate(sheet.rows[2:], start=3):
        key = text(row[0])
        if key:
            areas.append(AreaRow(row=number, key=key, name=text(row[1])))
            levels.add(LEVELS.get(text(row[2]).lower()))
        elif any(cell is not None for cell in row):
            listed.append((number, line(row), "the row has no key of an area"))
    return areas, listed, levels.pop() if len(levels) == 1 else None


def _facts(book: Workbook, periods: list[str]) -> TableFacts:
    said = ""
    if SOURCE_SHEET in book.sheets:
        said = " ".join(filter(None, map(line, book.sheet(SOURCE_SHEET).rows)))
    edition = EDITION.search(said)
    _, _, territory = said.partition("Gebietsstand")
    return replace(
        FACTS,
        table=f"{FACTS.table} {edition[1]}" if edition else FACTS.table,
        title=f"{FACTS.title}, Ausgabe {edition[1]}" if edition else FACTS.title,
        reference_date=", ".join(periods),
        boundary_date=day_in(territory),
    )
