"""Deutschlandatlas of the BBSR: workbooks of 2024 and 2026 and the CSV files of autumn 2026.

A sheet holds indicators of one level and one day of territory, each for a year of its own. Since
2026 the workbook names that year in the head; the workbook of 2024 and the CSV files name short
names only, so that their years are taken from ``rules/deutschlandatlas_years.csv``, where they
stand by checksum of the file, or are those that who adds the file states. A figure without a known
year is not taken.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from geo.model import Level, Status
from loaders.cells import SIGNS
from loaders.faults import DataFault
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import RawTable, TableFacts, TableFormat
from loaders.sheet_cells import (
    AreaRow,
    MeasureColumn,
    line,
    listing,
    long_cells,
    no_rows,
    text,
)
from loaders.sheet_head import day_in
from loaders.sources.deutschlandatlas_columns import (
    Indicator,
    by_basis,
    indicators_of,
    listed,
    year_notes,
)
from loaders.sources.deutschlandatlas_grids import END, Grid, grids, recognises
from loaders.sources.raw_tables import RULES, read_raw

FACTS = TableFacts(
    publisher="Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)",
    title="Deutschlandatlas",
    table="Deutschlandatlas",
    licence="dl-de/by-2-0",
    url="https://www.deutschlandatlas.bund.de",
    rebased=True,
)
YEARS = "deutschlandatlas_years.csv"
YEAR_COLUMNS = ("sha256", "column", "year", "source")
LEVELS = {"Kreisname": Level.DISTRICT, "Gemeindename": Level.MUNICIPALITY}
"""By the head of the second column; sheets of other levels are listed."""
TERRITORY = re.compile(r"(?:KRS|GEM|GKZ|VBG)(\d{2})(\d{2})(?!\d)")
NOT_RECORDED = frozenset({-9999.0, -99999.0})
EMPTY = {"", "-9999", "-99999", "#VALUE!", "#WERT!"}
"""Cells that hold nothing to refuse."""
SIGNS_HERE = {**SIGNS, "#VALUE!": Status.NOT_COLLECTED, "#WERT!": Status.NOT_COLLECTED}
CLASS = "a class of values, no figure"
NO_YEAR = "the file names no year for this column"
NO_YEARS = (
    "{name}: names no year for its columns ({columns}); state the year of each as the publisher's "
    "indicator sheet has it with --year COLUMN=YEAR or --years FILE (lines COLUMN;YEAR), take the "
    "workbook of 2026, which names them, or enter the official years in "
    f"loaders/sources/rules/{YEARS} for sha256 {{sha256}}."
)
NO_LEVEL = "an association of municipalities, no level of the atlas"


def read(raw: RawFile, progress: Progress) -> list[RawTable]:
    """Return one table for each sheet; raise ``DataFault`` where no column has a known year."""
    years = _known_years(raw)
    found = [(grid, indicators_of(grid, years, dict(raw.years))) for grid in grids(raw)]
    everything = [one for _, indicators in found for one in indicators]
    notes = tuple(year_notes(everything, raw.years))
    if not any(one.year for one in everything):
        columns = listed([one.name for one in everything])
        known = NO_YEARS.format(name=raw.name, columns=columns, sha256=raw.sha256())
        raise DataFault([known, *(f"{raw.name}: {note}." for note in notes[1:])])
    tables = []
    for number, (grid, indicators) in enumerate(found, start=1):
        tables += [_table(grid, chosen) for chosen in by_basis(indicators)]
        progress(number / len(found))
    return [replace(tables[0], notes=notes), *tables[1:]]


FORMAT = TableFormat(
    id="deutschlandatlas",
    title="Deutschlandatlas, workbook or CSV",
    recognises=recognises,
    read=read,
    takes_years=True,
)


def _known_years(raw: RawFile) -> dict[str, str]:
    rules = read_raw(RULES / YEARS, YEAR_COLUMNS)
    own = rules[rules["sha256"] == raw.sha256()] if len(rules) else rules
    return dict(zip(own["column"], own["year"], strict=True))


def _table(grid: Grid, indicators: Sequence[Indicator]) -> RawTable:
    areas, listed = _areas(grid)
    if not areas:
        raise no_rows(grid.place)
    level = LEVELS.get(text(grid.rows[grid.head][1]))
    if level is None:
        listed += [(area.row, f"{area.key} {area.name}", NO_LEVEL) for area in areas]
        areas = []
    classed = {one.name for one in indicators if _is_classed(grid, areas, one)}
    taken = [one for one in indicators if one.year and one.name not in classed]
    columns = [MeasureColumn(place=one.place, name=one.name, period=one.year) for one in taken]
    if not columns:
        listed += [(area.row, f"{area.key} {area.name}", NO_YEAR) for area in areas]
        areas = []
    cells = long_cells(
        grid.rows,
        areas,
        columns,
        place=grid.place,
        signs=SIGNS_HERE,
        not_recorded=NOT_RECORDED,
    )
    refused = _refused(grid, areas, [one for one in indicators if one not in taken], classed)
    return RawTable(
        facts=_facts(grid, taken),
        cells=cells,
        rows=len(areas) + len(listed),
        listed=listing(sorted(listed)),
        refused=listing(refused),
        level=level,
        units={one.name: one.about for one in taken if one.about},
    )


def _areas(grid: Grid) -> tuple[list[AreaRow], list[tuple[int, str, str]]]:
    areas, listed = [], []
    for number, row in enumerate(grid.rows[grid.head + 1 :], start=grid.head + 2):
        key = text(row[0])
        if key.isdigit():
            areas.append(AreaRow(row=number, key=key, name=text(row[1])))
        elif line(row) and not line(row).startswith(END):
            listed.append((number, line(row), "the row has no key of an area"))
    return areas, listed


def _is_classed(grid: Grid, areas: Sequence[AreaRow], indicator: Indicator) -> bool:
    """Return whether a column holds classes of values, such as "8,50 bis unter 10,00"."""
    cells = [grid.rows[area.row - 1][indicator.place] for area in areas]
    words = pd.Series([cell for cell in cells if isinstance(cell, str)], dtype="str")
    return bool(
        words.str.contains(r"\d.*\b(?:bis|unter|mehr|über)\b|\b(?:bis|unter|über)\b.*\d").any()
    )


def _refused(
    grid: Grid, areas: Sequence[AreaRow], columns: Sequence[Indicator], classed: set[str]
) -> Iterator[tuple[int, str, str]]:
    for area in areas:
        for column in columns:
            cell = text(grid.rows[area.row - 1][column.place])
            if cell in EMPTY:
                continue
            said = f"{area.key} {area.name}, {column.name}: {cell}"
            yield area.row, said, CLASS if column.name in classed else NO_YEAR


def _facts(grid: Grid, taken: Sequence[Indicator]) -> TableFacts:
    above = " ".join(line(row) for row in grid.rows[: grid.head])
    title = next((line(r) for r in reversed(grid.rows[: grid.head]) if line(r)), FACTS.title)
    stated = day_in(above.partition("Gebietsstand")[2])
    return replace(
        FACTS,
        table=grid.table,
        title=title,
        reference_date=", ".join(sorted({one.year for one in taken})),
        years_entered=any(one.entered for one in taken),
        boundary_date=stated or _territory(f"{text(grid.rows[grid.head][0])} {grid.table}"),
    )


def _territory(names: str) -> str:
    """Return the day in a name such as KRS1224: the end of December 2024."""
    found = TERRITORY.search(names)
    if not found or not 1 <= int(found[1]) <= 12:
        return ""
    month, year = int(found[1]), 2000 + int(found[2])
    return f"{year}-{month:02}-{monthrange(year, month)[1]}"
