"""Area and population of all municipalities: the extract of Destatis' Gemeindeverzeichnis.

The regional key stands in five columns; rows of Satzart 60 are municipalities, those above carry
names only. The day of the population stands in the head, it is not that of the territory.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.model import Level
from loaders.faults import DataFault
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import RawTable, TableFacts, TableFormat
from loaders.sheet_cells import (
    AreaRow,
    MeasureColumn,
    Row,
    letters,
    line,
    listing,
    long_cells,
    no_rows,
    text,
)
from loaders.sheet_head import day_in, heading, spread
from loaders.workbook import Sheet, Workbook, holds, open_workbook

FACTS = TableFacts(
    publisher="Statistisches Bundesamt (Destatis)",
    title="",
    table="GV-ISys",
    licence="Vervielfältigung und Verbreitung, auch auszugsweise, mit Quellenangabe gestattet",
    url="https://www.destatis.de/gemeindeverzeichnis",
)
KIND = re.compile(r"Satz-?\s?art", re.IGNORECASE)
KEY_HEAD = "Amtlicher Regionalschlüssel"
KEY_WIDTHS = (2, 1, 2, 4, 3)
"""Digits of Land, Regierungsbezirk, Kreis, Verband and Gemeinde."""
MUNICIPALITY_KIND = "60"
FIGURES = ("Fläche", "Bevölkerung")
"""What the columns of figures begin with; the others are attributes such as the postcode."""
AREA_UNIT = re.compile(r"(?<=Fläche)\s*(?:in )?km[2²].*$")
FULL_YEAR = re.compile(r"\s*\((?:Jahr|\d\. Quartal)\)")
HEAD_ROWS = 20
"""The head stands in the first rows."""
ABOVE = "Satzart {kind}, above the municipalities: the row carries no figures"


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Rows and columns of a sheet, counted from 0: the head, the first key and the name."""

    head: tuple[int, ...]
    key: int
    name: int


def recognises(raw: RawFile) -> bool:
    """Return whether a sheet has the columns Satzart and Amtlicher Regionalschlüssel."""
    return holds(raw, lambda book: _sheet(book) is not None)


def read(raw: RawFile, progress: Progress) -> list[RawTable]:
    """Return the one table of the workbook."""
    found = _sheet(open_workbook(raw))
    if found is None:
        raise no_rows(raw.name)
    sheet, layout = found
    place = f"{raw.name}, sheet {sheet.name}"
    columns = _columns(sheet, layout, place)
    areas, listed = _areas(sheet.rows, layout)
    if not areas:
        raise no_rows(place)
    cells = long_cells(sheet.rows, areas, columns, place=place)
    progress(1.0)
    return [
        RawTable(
            facts=_facts(sheet, layout, columns),
            cells=cells,
            rows=len(areas) + len(listed),
            listed=listing(listed),
            level=Level.MUNICIPALITY,
            units={FIGURES[0]: "km²"},
        )
    ]


FORMAT = TableFormat(
    id="municipality-register",
    title="Destatis Gemeindeverzeichnis GV-ISys, workbook",
    recognises=recognises,
    read=read,
)


def _sheet(book: Workbook) -> tuple[Sheet, Layout] | None:
    for name in book.sheets:
        sheet = book.sheet(name)
        if layout := _layout(sheet.rows):
            return sheet, layout
    return None


def _layout(rows: Sequence[Row]) -> Layout | None:
    for number, row in enumerate(rows[:HEAD_ROWS]):
        keys = [at for at, cell in enumerate(row) if text(cell).startswith(KEY_HEAD)]
        if keys and KIND.fullmatch(text(row[0])) and keys[0] + len(KEY_WIDTHS) < len(row):
            first = next((n for n, own in enumerate(rows) if text(own[0]).isdigit()), len(rows))
            head = tuple(range(number, first))
            return Layout(head=head, key=keys[0], name=keys[0] + len(KEY_WIDTHS))
    return None


def _columns(sheet: Sheet, layout: Layout, place: str) -> list[MeasureColumn]:
    """Return the columns of figures; a day above several columns is written above the first."""
    head = spread(sheet, layout.head)
    found: list[MeasureColumn] = []
    for at in range(layout.name + 1, len(head[0])):
        cells = [FULL_YEAR.sub("", text(row[at])) for row in head]
        above = heading([AREA_UNIT.sub("", cell) or None for cell in cells], at)
        if not above.levels or not above.levels[0].startswith(FIGURES):
            continue
        name = " / ".join(above.levels)
        beside = found[-1] if found and name.startswith(found[-1].name.split(" / ")[0]) else None
        period = above.period or (beside.period if beside else "")
        if not period:
            raise DataFault(
                [f"{place}, column {letters(at)}: no day above {name}; download the file again."]
            )
        found.append(MeasureColumn(place=at, name=name, period=period))
    return found


def _areas(rows: Sequence[Row], layout: Layout) -> tuple[list[AreaRow], list[tuple[int, str, str]]]:
    areas, listed = [], []
    for number, row in enumerate(rows):
        kind = text(row[0])
        if not kind.isdigit():
            continue
        if kind == MUNICIPALITY_KIND:
            name = text(row[layout.name])
            areas.append(AreaRow(row=number + 1, key=_key(row, layout), name=name))
        else:
            listed.append((number + 1, line(row), ABOVE.format(kind=kind)))
    return areas, listed


def _key(row: Row, layout: Layout) -> str:
    """Return the regional key of twelve digits; parts that became numbers get their zeros back."""
    parts = row[layout.key : layout.name]
    widths = zip(parts, KEY_WIDTHS, strict=True)
    return "".join(text(part).zfill(width) for part, width in widths)


def _facts(sheet: Sheet, layout: Layout, columns: Sequence[MeasureColumn]) -> TableFacts:
    title = next(filter(None, map(line, sheet.rows[: layout.head[0]])), "")
    said = [text(cell) for number in layout.head for cell in sheet.rows[number]]
    territory = next((one for one in said if one.startswith("Gebietsstand")), "")
    return replace(
        FACTS,
        title=title,
        reference_date=", ".join(sorted({column.period for column in columns})),
        boundary_date=day_in(territory),
    )
