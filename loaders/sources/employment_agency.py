"""Tables of the Bundesagentur für Arbeit as workbooks: districts in rows, dates over columns.

Title rows, the depth of the head, the order of sheets and the words for totals change between
deliveries, so the rows of areas are found first and the head is what stands above them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from geo.model import Level, Status
from loaders.area_block import COUNTRY, Block, area_in, find_block
from loaders.cells import SIGNS
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
)
from loaders.sheet_head import (
    Heading,
    day_in,
    heading,
    month_in,
    spread,
    without_footnote,
)
from loaders.workbook import Sheet, Workbook, holds, open_workbook

FACTS = TableFacts(
    publisher="Statistik der Bundesagentur für Arbeit",
    title="",
    table="",
    licence="© Statistik der Bundesagentur für Arbeit; Weitergabe mit Quellenangabe gestattet",
    url="https://statistik.arbeitsagentur.de",
)
BA_SIGNS = {**SIGNS, ".": Status.NOT_COLLECTED}
"""The agency's "." is "kein Nachweis vorhanden"; what it keeps secret has a "*"."""
MARKS = re.compile(
    r"Statistik der Bundesagentur für Arbeit|Zentraler Statistik-Service"
    r"|Gebietsstand des jeweiligen Stichtags"
)
NO_TITLE = re.compile(r"(zurück|zum inhalt|inhalt|tabelle|statistik|impressum)\b", re.IGNORECASE)
TITLE_UNIT = re.compile(r"\s*\(((?:in )?(?:Anzahl|Anteil|absolut|Prozent|%|Euro)[^()]*)\)\s*$")
DISTRICT_DIGITS = 5


def recognises(raw: RawFile) -> bool:
    """Return whether a sheet bears the mark of the agency and names areas."""
    return holds(raw, _is_of_agency)


def read(raw: RawFile, progress: Progress) -> list[RawTable]:
    """Return one table for each sheet with rows of areas; sheets of notes hold none."""
    book = open_workbook(raw)
    tables = []
    for number, name in enumerate(book.sheets, start=1):
        sheet = book.sheet(name)
        if block := find_block(sheet.rows):
            tables.append(_table(sheet, block, f"{raw.name}, sheet {name}"))
        progress(number / len(book.sheets))
    if not tables:
        raise no_rows(raw.name)
    return tables


FORMAT = TableFormat(
    id="employment-agency",
    title="Bundesagentur für Arbeit, workbook",
    recognises=recognises,
    read=read,
)


def _is_of_agency(book: Workbook) -> bool:
    marked = named = False
    for name in book.sheets:
        rows = book.sheet(name).rows
        marked = marked or any(MARKS.search(line(row)) for row in rows)
        named = named or find_block(rows) is not None
    return marked and named


def _table(sheet: Sheet, block: Block, place: str) -> RawTable:
    titles = [line(row) for row in sheet.rows[: block.head[0] if block.head else block.first]]
    title = next((one for one in titles if one and not NO_TITLE.match(one)), "")
    columns, units = _columns(sheet, block, title, titles, place)
    areas, listed = _areas(sheet.rows, block)
    cells = long_cells(sheet.rows, areas, columns, place=place, signs=BA_SIGNS)
    below = {len(area.key) for area in areas if area.key != COUNTRY}
    return RawTable(
        facts=_facts(sheet, titles, title, sorted({column.period for column in columns})),
        cells=cells,
        rows=len(areas) + len(listed),
        listed=listing(listed),
        level=Level.DISTRICT if below == {DISTRICT_DIGITS} else None,
        units=units,
    )


def _areas(rows: Sequence[Row], block: Block) -> tuple[list[AreaRow], list[tuple[int, str, str]]]:
    areas, listed = [], []
    for number in range(block.first, block.last + 1):
        row = rows[number]
        if found := area_in(row, block.region):
            areas.append(AreaRow(row=number + 1, key=found[0], name=found[1]))
        elif any(cell is not None for cell in row):
            listed.append((number + 1, line(row), "the row has no key of an area"))
    return areas, listed


def _columns(
    sheet: Sheet, block: Block, title: str, titles: Sequence[str], place: str
) -> tuple[list[MeasureColumn], dict[str, str]]:
    """Return the columns with their names, and the unit of each name."""
    head = spread(sheet, block.head)
    found = [heading([row[at] for row in head], at) for at in block.values]
    whole, unit = _measure(title)
    dated = next(filter(None, (_stated_period(one) for one in titles)), "")
    _check(found, dated, place)
    if not all(one.levels for one in found):
        found = [replace(one, levels=(whole, *one.levels)) for one in found]
    if unit.startswith("Anteil"):
        found = [replace(one, levels=(*one.levels, "Anteil")) for one in found]
    columns = [
        MeasureColumn(place=one.place, name=" / ".join(one.levels), period=one.period or dated)
        for one in found
    ]
    units = {column.name: one.unit or unit for column, one in zip(columns, found, strict=True)}
    return columns, {name: unit for name, unit in units.items() if unit}


def _check(found: Sequence[Heading], dated: str, place: str) -> None:
    for one in found:
        where = f"{place}, column {letters(one.place)}"
        if one.month:
            raise DataFault(
                [f"{where}: for a month ({one.month}); download the figures of years or days."]
            )
        if not one.period and not dated:
            raise DataFault([f"{where}: no date above it; download the table again."])


def _stated_period(line_of_title: str) -> str:
    if re.match(r"(daten|gebiets)stand|erstellungsdatum", line_of_title, re.IGNORECASE):
        return ""
    before = re.split(r"datenstand|gebietsstand", line_of_title, flags=re.IGNORECASE)[0]
    return day_in(before)


def _measure(title: str) -> tuple[str, str]:
    """Return what a title says is counted, and its unit."""
    unit = TITLE_UNIT.search(title)
    words = without_footnote(TITLE_UNIT.sub("", title))
    return without_footnote(words.split(" nach ")[0]), unit[1].removeprefix("in ") if unit else ""


def _facts(sheet: Sheet, titles: Sequence[str], title: str, periods: Sequence[str]) -> TableFacts:
    said = [line(row) for row in sheet.rows if "datum" in line(row) or "stand" in line(row)]
    made = [day_in(one) for one in said if "Erstellungsdatum" in one]
    status = [month_in(one.split("Datenstand")[1]) for one in said if "Datenstand" in one]
    territory = [one.split("Gebietsstand")[1] for one in titles if "Gebietsstand" in one]
    boundary = day_in(territory[0]) if territory else ""
    if territory and "jeweilig" in territory[0] and len(periods) == 1 and _is_day(periods[0]):
        boundary = periods[0]
    return replace(
        FACTS,
        title=without_footnote(TITLE_UNIT.sub("", title)),
        table=sheet.name,
        reference_date=", ".join(periods),
        released=next(filter(None, [*made, *status]), ""),
        boundary_date=boundary,
    )


def _is_day(period: str) -> bool:
    return len(period) == len(date.min.isoformat())
