"""INKAR's export of a table as CSV from its website.

UTF-8 with its mark, CRLF, semicolons, rows in quotation marks. Two heads: names of indicators above
their years, a column for each. Decimal commas and points between thousands: "1.598" is 1598. The
third column says what kind of unit a row is: "krsfr. Stadt" and "Landkreis" in 2020, "Kreise" in
2024. There is no footer.
"""

from __future__ import annotations

import pandas as pd

from geo.model import Level
from loaders.delimited import check_widths, fields_of, lines_of
from loaders.faults import DataFault
from loaders.inkar import inkar_facts, key_of, level_of
from loaders.long_form import listed, period_of, reference_date, silent_levels, with_values
from loaders.raw_file import Progress, RawFile, decoded
from loaders.raw_table import RawTable, TableFormat

HEAD = ("Kennziffer", "Raumeinheit", "Aggregat")
FIRST_ROW = 3


def _recognises(raw: RawFile) -> bool:
    first = decoded(raw.head()).split("\n", 1)[0]
    return first.replace('"', "").startswith(";".join(HEAD) + ";")


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    rows = fields_of(lines_of(raw.text(), raw.name), raw.name, separator=";")
    if len(rows) < FIRST_ROW:
        raise DataFault([f"{raw.name}: there is no row below the heads; download it again."])
    check_widths(rows[1:], len(rows[0]), raw.name, first_row=2)
    columns, spans = _columns(rows[0], rows[1], raw.name)
    levels = {unit: level_of(unit) for unit in {row[2] for row in rows[2:]}}
    kept, rest = [], []
    for number, row in enumerate(rows[2:], start=FIRST_ROW):
        level = levels[row[2]]
        if level is None:
            rest.append((number, ";".join(row), f"'{row[2]}' is no level of the atlas"))
            continue
        key = key_of(row[0], level)
        for place, column, period in columns:
            kept.append((number, key, row[1].strip(), column, period, row[place]))
    names = ["row", "key", "name", "column", "period", "text"]
    texts = pd.DataFrame(kept, columns=names).astype(dict.fromkeys(names[1:], "str"))
    cells = with_values(texts, raw.name)
    progress(1.0)
    return [
        RawTable(
            facts=inkar_facts("INKAR", reference_date(cells)),
            cells=cells,
            rows=len(rows) - 2,
            listed=listed(rest),
            level=_level({level for level in levels.values() if level}),
            notes=(*spans, *silent_levels(cells)),
        )
    ]


def _columns(
    names: list[str], years: list[str], name: str
) -> tuple[list[tuple[int, str, str]], list[str]]:
    """Return place, indicator and period of the columns, and sentences about those left out."""
    columns: list[tuple[int, str, str]] = []
    spans: list[str] = []
    for place in range(len(HEAD), len(names)):
        indicator, period = " ".join(names[place].split()), period_of(years[place])
        if period:
            columns.append((place, indicator, period))
        else:
            spans.append(f"'{indicator}' for '{years[place]}' is left out: no year and no day.")
    twins = len({column[1:] for column in columns}) < len(columns)
    if twins or not columns:
        what = "a column stands there twice" if twins else "no column of a year or a day"
        raise DataFault([f"{name}, line 2: {what}; download the table again."])
    return columns, spans


def _level(levels: set[Level]) -> Level | None:
    """Return the lowest level of the table."""
    order = (Level.MUNICIPALITY, Level.DISTRICT, Level.STATE, Level.COUNTRY)
    return next((level for level in order if level in levels), None)


FORMAT = TableFormat(
    id="inkar_export",
    title="INKAR, table as CSV",
    recognises=_recognises,
    read=_read,
    open_end=True,
)
