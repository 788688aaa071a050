"""Eurostat's TSV: a line for each combination of codes, a column for each year.

Tabs; the codes are joined by commas in the first column, headed by the dimensions, a backslash and
"TIME_PERIOD", until about 2022 "time". Years descend or ascend, cells are "24300 e", ": " or ": c".
Often packed by gzip whatever the name says. The file does not name its table; its name does.
"""

from __future__ import annotations

import re

import pandas as pd

from loaders.delimited import check_widths, lines_of
from loaders.eurostat import (
    PLACE,
    UNIT,
    column_of,
    eurostat_table,
    left_out,
    table_in_name,
    with_states,
)
from loaders.faults import DataFault, first_faults, raise_faults
from loaders.long_form import period_of
from loaders.nuts import area_of
from loaders.raw_file import Progress, RawFile, decoded
from loaders.raw_table import RawTable, TableFormat

HEAD = re.compile(r"(?P<dimensions>[a-z0-9_]+(?:,[a-z0-9_]+)*)\\(?:TIME_PERIOD|time)", re.I)
CELL = re.compile(r"\s*(?P<value>:|-?[0-9.]+(?:[eE][-+]?[0-9]+)?)\s*(?P<marks>[a-z]*)\s*")


def _recognises(raw: RawFile) -> bool:
    first = decoded(raw.head()).split("\n", 1)[0].split("\t")
    return len(first) > 1 and HEAD.fullmatch(first[0].strip()) is not None


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    rows = [line.split("\t") for line in lines_of(raw.text(), raw.name)]
    check_widths(rows[1:], len(rows[0]), raw.name, first_row=2)
    if len(rows) < 2:
        raise DataFault([f"{raw.name}: there is no row below the head; download the file again."])
    dimensions, periods = _head(rows[0], raw.name)
    table = table_in_name(raw.path.name)
    kept, rest, units = [], [], {}
    for number, (codes_text, *cells) in enumerate(rows[1:], start=2):
        codes = dict(zip(dimensions, _codes(codes_text, dimensions, raw, number), strict=True))
        if entry := left_out(number, codes[PLACE]):
            rest.append(entry)
            continue
        column = column_of(table, codes)
        units[column] = codes.get(UNIT, "")
        area = area_of(codes[PLACE])
        kept += [
            (number, area, "", column, period, cell)
            for period, cell in zip(periods, cells, strict=True)
        ]
    names = ["row", "key", "name", "column", "period", "cell"]
    texts = pd.DataFrame(kept, columns=names).astype(dict.fromkeys(names[1:], "str"))
    cells_found = with_states(_split(texts, raw.name), raw.name)
    progress(1.0)
    return [
        eurostat_table(
            cells_found,
            table=table,
            rows=len(rows) - 1,
            rest=rest,
            units=units,
            named_only=True,
        )
    ]


def _head(row: list[str], name: str) -> tuple[list[str], list[str]]:
    found = HEAD.fullmatch(row[0].strip())
    dimensions = found["dimensions"].lower().split(",") if found else []
    if PLACE not in dimensions:
        raise DataFault([f"{name}, line 1: no dimension {PLACE}; choose a table by regions."])
    periods = [period_of(time) for time in row[1:]]
    raise_faults(
        f"{name}, line 1: {time.strip()!r} is neither a year nor a day; choose annual figures."
        for time, period in zip(row[1:], periods, strict=True)
        if period is None
    )
    return dimensions, [period for period in periods if period]


def _codes(text: str, dimensions: list[str], raw: RawFile, number: int) -> list[str]:
    codes = [code.strip() for code in text.split(",")]
    if len(codes) != len(dimensions):
        place = f"{raw.name}, line {number}"
        raise DataFault(
            [f"{place}: {len(codes)} codes instead of {len(dimensions)}; download it again."]
        )
    return codes


def _split(texts: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the texts with the cells taken apart into ``text`` and ``marks``."""
    parts = {cell: CELL.fullmatch(cell) for cell in texts["cell"].unique()}
    wrong = texts[texts["cell"].isin([cell for cell, found in parts.items() if not found])]
    faults = (
        f"{name}, row {row}: {cell!r} is neither a number nor ':'; download the file again."
        for row, cell in zip(wrong["row"], wrong["cell"], strict=True)
    )
    raise_faults(first_faults(faults, name))
    return texts.assign(
        text=texts["cell"].map({cell: found["value"] for cell, found in parts.items() if found}),
        marks=texts["cell"].map({cell: found["marks"] for cell, found in parts.items() if found}),
    ).astype({"text": "str", "marks": "str"})


FORMAT = TableFormat(
    id="eurostat_tsv",
    title="TSV (Eurostat)",
    recognises=_recognises,
    read=_read,
    open_end=True,
)
