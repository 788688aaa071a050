"""Eurostat's SDMX-CSV ("linear"): one figure a row, flags in a column of their own.

UTF-8, commas, decimal points, no footer. The first columns are DATAFLOW and LAST UPDATE, since
SDMX-CSV 2.0 STRUCTURE and STRUCTURE_ID; then come the dimensions, TIME_PERIOD, OBS_VALUE, OBS_FLAG.
"""

from __future__ import annotations

import re

import pandas as pd

from loaders.delimited import table_of
from loaders.eurostat import PLACE, UNIT, column_of, eurostat_table, left_out, with_states
from loaders.faults import DataFault
from loaders.long_form import period_of
from loaders.nuts import area_of
from loaders.raw_file import Progress, RawFile, decoded
from loaders.raw_table import RawTable, TableFormat

TIME, VALUE, FLAG = "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"
FLOW_COLUMNS = ("DATAFLOW", "STRUCTURE_ID")
FLOW = re.compile(r"(?:[A-Z]+:)?(?P<table>[A-Z0-9_$]+)(?:\(.*\))?")
UPDATED = re.compile(r"(\d{2})/(\d{2})/(\d{2})\b.*")
"""28/09/23 23:00:00"""
NO_PERIOD = "the time is neither a year nor a day"


def _recognises(raw: RawFile) -> bool:
    head = decoded(raw.head()).split("\n", 1)[0].strip()
    first = head.startswith(("DATAFLOW,", "STRUCTURE,STRUCTURE_ID,"))
    return first and f",{TIME},{VALUE}" in head


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    head, rows = table_of(raw.text(), raw.name, separator=",")
    if PLACE not in head:
        raise DataFault([f"{raw.name}, line 1: no column {PLACE}; choose a table by regions."])
    first = dict(zip(head, rows[0], strict=True))
    named = FLOW.fullmatch(next(first[column] for column in FLOW_COLUMNS if column in first))
    table = named["table"].lower() if named else ""
    kept, rest = _sorted_out(head, rows, table)
    names = ["row", "key", "name", "column", "period", "text", "marks", "unit"]
    texts = pd.DataFrame(kept, columns=names).astype(dict.fromkeys(names[1:], "str"))
    progress(1.0)
    return [
        eurostat_table(
            with_states(texts, raw.name),
            table=table,
            rows=len(rows),
            rest=rest,
            units=dict(zip(texts["column"], texts["unit"], strict=True)),
            released=_released(first.get("LAST UPDATE", "")),
        )
    ]


def _sorted_out(
    head: list[str], rows: list[list[str]], table: str
) -> tuple[list[tuple[object, ...]], list[tuple[int, str, str]]]:
    """Return the figures of our areas, and the entries for all other rows."""
    place = {column: number for number, column in enumerate(head)}
    dimensions = head[_first_dimension(head) : place[TIME]]
    kept: list[tuple[object, ...]] = []
    rest: list[tuple[int, str, str]] = []
    for number, row in enumerate(rows, start=2):
        geo, period = row[place[PLACE]], period_of(row[place[TIME]])
        if entry := left_out(number, geo):
            rest.append(entry)
        elif period is None:
            rest.append((number, ",".join(row), NO_PERIOD))
        else:
            column = column_of(table, {name: row[place[name]] for name in dimensions})
            marks = row[place[FLAG]].strip().lower() if FLAG in place else ""
            unit = row[place[UNIT]] if UNIT in place else ""
            value = row[place[VALUE]]
            kept.append((number, area_of(geo), "", column, period, value, marks, unit))
    return kept, rest


def _first_dimension(head: list[str]) -> int:
    """Return where the dimensions begin: after what names the table."""
    flows = {"DATAFLOW", "LAST UPDATE", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME"}
    return next(number for number, column in enumerate(head) if column not in flows)


def _released(updated: str) -> str:
    found = UPDATED.fullmatch(updated)
    return f"20{found[3]}-{found[2]}-{found[1]}" if found else ""


FORMAT = TableFormat(
    id="eurostat_csv",
    title="SDMX-CSV (Eurostat)",
    recognises=_recognises,
    read=_read,
    open_end=True,
)
