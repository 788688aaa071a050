"""A view of the comparison as a workbook: its table with real numbers, its evidence, the signs."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from exports.view_columns import ViewColumn, decimals_of, sign_of, view_columns
from exports.view_evidence import is_whole, view_evidence_heads, view_evidence_rows
from exports.view_job import ViewJob
from exports.workbook import (
    AS_TEXT,
    NO_DATE,
    Looks,
    frame_sheet,
    looks_of,
    write_signs,
    write_text,
    write_texts,
)
from geo.records import records
from geo.sheets import ATLAS

_NUMBER, _SIGN, _LEAST, _MOST = 18, 12, 10, 44
"""Widths of columns in characters."""
_GENERAL, _WHOLE = "General", "#,##0"


def view_workbook(job: ViewJob) -> bytes:
    """Return a view as XLSX, the same bytes for the same arguments.

    A sheet with the table, one with the evidence of its figures, one with the signs, one about the
    file. A missing number is an empty cell with its sign beside it.
    """
    file, reader = io.BytesIO(), job.reader
    book = Workbook(file, AS_TEXT)
    book.set_properties({"title": job.title, "author": ATLAS, "created": NO_DATE})
    looks, columns = looks_of(book), view_columns(job.table, reader)
    _write_table(book, book.add_worksheet(reader.t("Comparison")), looks, job, columns)
    evidence = view_evidence_rows(job, columns)
    heads = view_evidence_heads(reader)
    write_texts(book.add_worksheet(reader.t("Records")), looks, heads, evidence)
    write_signs(book, looks, reader)
    about = [reader.t("What"), reader.t("Text")]
    write_texts(book.add_worksheet(reader.t("About this file")), looks, about, _about(job, columns))
    book.close()
    return file.getvalue()


def _write_table(
    book: Workbook, sheet: Worksheet, looks: Looks, job: ViewJob, columns: Sequence[ViewColumn]
) -> None:
    """Write one row a figure or side, its head in view."""
    formats = {one: book.add_format({"num_format": one}) for one in (_GENERAL, _WHOLE)}
    sign = job.reader.t("Sign: {column}")
    heads, widths = [], []
    for one in columns:
        heads += [one.head, *([sign.format(column=one.head)] if one.signed else [])]
        widths += [_width(job.table, one), *([_SIGN] if one.signed else [])]
    for line, row in enumerate(records(job.table), start=1):
        place = 0
        for one in columns:
            value = row[one.name]
            if one.numeric:
                if pd.notna(value):
                    look = _format(job, one, row)
                    if look not in formats:
                        formats[look] = book.add_format({"num_format": look})
                    sheet.write_number(line, place, value, formats[look])
            else:
                write_text(sheet, line, place, _text(job, value), looks)
            place += 1
            if one.signed:
                sheet.write_string(line, place, sign_of(one, row, job.reader), looks.sign)
                place += 1
    frame_sheet(sheet, heads, len(job.table), looks, frozen=1)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _format(job: ViewJob, column: ViewColumn, row: Mapping[str, Any]) -> str:
    """Return how a number is shown: with the decimals of its indicator where it has one."""
    decimals = decimals_of(column.name, row, job.indicators, job.world.catalogue)
    if column.name == "difference" and row.get("relative"):
        decimals = 1
    if decimals is None:
        return _WHOLE if float(row[column.name]).is_integer() else _GENERAL
    return _WHOLE + ("." + "0" * decimals if decimals else "")


def _text(job: ViewJob, value: object) -> str:
    if isinstance(value, bool):
        return job.reader.t("yes") if value else job.reader.t("no")
    return "" if value is None or value != value else str(value)


def _width(table: pd.DataFrame, column: ViewColumn) -> int:
    if column.numeric:
        return _NUMBER
    longest = max((len(str(one)) for one in table[column.name]), default=0)
    return min(max(longest + 2, _LEAST), _MOST)


def _about(job: ViewJob, columns: Sequence[ViewColumn]) -> list[list[str]]:
    """Return what the file shows, with what must be said where it is passed on."""
    t = job.reader.t
    whole = t("Evidence of all figures of this file.")
    part = t(
        "Evidence of the first figures of each column; all others lead to theirs in the atlas."
    )
    return [
        [t("Atlas"), ATLAS],
        [t("What it shows"), job.title],
        *([[t("Figures"), job.facts]] if job.facts else []),
        *([t("In words"), one] for one in job.told),
        *([t("Notes"), note] for note in job.notes),
        [t("Sources"), job.source or t("not known")],
        *([[t("Credit of the outlines"), job.credit]] if job.credit else []),
        [t("Edition of the data"), job.edition or t("not known")],
        [t("Records"), whole if is_whole(job, columns) else part],
        [
            t("Missing values"),
            t("An empty cell is not zero: the sign beside it says why there is no number."),
        ],
    ]
