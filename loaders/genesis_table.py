"""A GENESIS table as text, as the websites and the service of the statistical offices write it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from loaders.delimited import LINE_END, check_widths, fields_of
from loaders.faults import DataFault
from loaders.genesis_footer import Footer, split_at_rule
from loaders.genesis_head import Head, head_of
from loaders.long_form import (
    column_name,
    listed,
    period_of,
    reference_date,
    silent_levels,
    units_of,
    with_values,
)
from loaders.raw_table import RawTable, TableFacts

Rows = Sequence[Sequence[str]]


def read_genesis_table(text: str, name: str) -> RawTable:
    """Return the table; a row of the file is an area, a period and the labels of further levels.

    Raise ``DataFault`` where the file is cut off, holds several tables, or a cell or head is not
    understood.
    """
    above, footer = split_at_rule(LINE_END.split(text), name)
    rows = _without_empty_ends(fields_of(above, name, separator=";"))
    head = head_of(rows, name)
    body = _rows_of_areas(rows, head, name)
    numbers = np.array([number for number, _ in body])
    table = [row for _, row in body]
    periods = _periods(table, head, name)
    texts = _long(numbers, table, periods, head)
    known = texts["period"] != ""
    cells = with_values(texts[known], name, points=False)
    return RawTable(
        facts=_facts(head, footer, cells),
        cells=cells,
        rows=len(body),
        listed=_without_period(texts[~known], table, numbers),
        level=head.level,
        units=units_of(_units(texts, head)),
        notes=tuple(silent_levels(cells)),
    )


def _without_empty_ends(rows: Rows) -> Rows:
    """Return the rows without last columns that are empty in all, as Excel adds them."""
    filled = [place for row in rows for place, cell in enumerate(row) if cell.strip()]
    width = max(filled, default=0) + 1
    return [row[:width] for row in rows]


def _rows_of_areas(rows: Rows, head: Head, name: str) -> list[tuple[int, Sequence[str]]]:
    """Return the rows from the first area on with their numbers, without blank lines."""
    body = rows[head.first_row :]
    while body and not any(cell.strip() for cell in body[-1]):
        body = body[:-1]
    check_widths(body, len(body[0]), name, first_row=head.first_row + 1)
    return [(head.first_row + 1 + number, row) for number, row in enumerate(body)]


def _periods(table: Rows, head: Head, name: str) -> list[str]:
    """Return the period of each row, ``""`` where it is neither a year nor a day."""
    if head.key:
        times = [tuple(row[: head.key]) for row in table]
        known = {time: period_of(" ".join(map(str.strip, time))) or "" for time in set(times)}
        return [known[time] for time in times]
    if head.period or all(column.period for column in head.columns):
        return [head.period] * len(table)
    raise DataFault(
        [f"{name}: no date, neither as a column nor above the heads; download it with its date."]
    )


def _long(numbers: np.ndarray, table: Rows, periods: Sequence[str], head: Head) -> pd.DataFrame:
    """Return one row for each figure in the order of the file."""
    columns = head.columns
    count = len(columns)
    labels = [tuple(row[place] for place in head.dimensions) for row in table]
    known = {label: column_name(label) for label in set(labels)}
    dimensions = [known[label] for label in labels]
    names = {
        (column.name, dimension): column_name([column.name, dimension]) or head.measure
        for column in columns
        for dimension in set(dimensions)
    }
    return pd.DataFrame(
        {
            "row": np.repeat(numbers, count),
            "key": _repeated([row[head.key].strip() for row in table], count),
            "name": _repeated([row[head.key + 1].strip() for row in table], count),
            "column": [names[column.name, label] for label in dimensions for column in columns],
            "period": [column.period or period for period in periods for column in columns],
            "text": [row[column.place] for row in table for column in columns],
        }
    ).astype(dict.fromkeys(("key", "name", "column", "period", "text"), "str"))


def _repeated(texts: Sequence[str], count: int) -> list[str]:
    return [text for text in texts for _ in range(count)]


def _units(texts: pd.DataFrame, head: Head) -> dict[str, str]:
    units = [column.unit for column in head.columns]
    names = texts["column"].tolist()
    return dict(zip(names, units * (len(names) // len(units)), strict=True))


def _without_period(texts: pd.DataFrame, table: Rows, numbers: np.ndarray) -> pd.DataFrame:
    lost = set(texts["row"])
    return listed(
        [
            (int(number), ";".join(row), "the time is neither a year nor a day")
            for number, row in zip(numbers, table, strict=True)
            if number in lost
        ]
    )


def _facts(head: Head, footer: Footer, cells: pd.DataFrame) -> TableFacts:
    return TableFacts(
        publisher=footer.publisher,
        title=head.title,
        table=head.number,
        licence=footer.licence,
        url=footer.url,
        reference_date=reference_date(cells),
        released=footer.released,
        boundary_date=head.boundary_date,
    )
