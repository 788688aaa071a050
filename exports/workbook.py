"""The figures as a workbook for spreadsheets: real numbers, signs beside them, their evidence."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import Any

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from exports.dataset import Dataset, Evidence, status_name
from exports.evidence_rows import evidence_heads, evidence_rows
from exports.signs import SIGNS, sign_words
from exports.tables import FORMULA_STARTS
from geo.model import Level
from geo.records import records
from geo.sheets import ATLAS
from geo.text import Reader

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
LONGEST_NAME = 31
"""Characters of the name of a sheet."""
_WIDEST, _BROAD = 60, "x" * 8
"""Limits of the columns of texts."""
_KEY, _AREA, _NUMBER, _SIGN = 13, 28, 20, 16
"""Widths of columns in characters."""
_BOLD, _LINE_PT = 1.15, 15
"""How much wider bold letters are, and the height of a line."""
_STYLE = "Table Style Light 1"
AS_TEXT: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Looks:
    """Formats of cells that all sheets share."""

    head: Any
    text: Any
    shielded: Any
    sign: Any


def workbook(found: Dataset, reader: Reader) -> bytes:
    """Return the figures as XLSX, the same bytes for the same arguments.

    A sheet for each level, one with the evidence of each column, one with the signs. A missing
    number is an empty cell with its sign beside it.
    """
    file = io.BytesIO()
    book = Workbook(file, AS_TEXT)
    book.set_properties({"title": found.title, "author": ATLAS, "created": NO_DATE})
    looks = looks_of(book)
    for level, name in _sheet_names(reader).items():
        rows = found.of_level(level)
        if len(rows):
            sheet = book.add_worksheet(name[:LONGEST_NAME])
            _write_figures(book, sheet, looks, found, level, reader)
    heads = evidence_heads(reader)
    write_texts(book.add_worksheet(reader.t("Records")), looks, heads, evidence_rows(found, reader))
    write_signs(book, looks, reader)
    write_texts(
        book.add_worksheet(reader.t("About this file")),
        looks,
        [reader.t("What"), reader.t("Text")],
        _about(found, reader),
    )
    book.close()
    return file.getvalue()


def write_signs(book: Workbook, looks: Looks, reader: Reader) -> None:
    """Write a sheet that says what each sign means."""
    words = sign_words(reader)
    signs = [[sign or " ", name, words[name]] for name, sign in SIGNS.items()]
    write_texts(
        book.add_worksheet(reader.t("Signs")),
        looks,
        [reader.t("Sign"), reader.t("State"), reader.t("Meaning")],
        signs,
    )


def headings(columns: Sequence[Evidence], reader: Reader) -> list[tuple[str, str]]:
    """Return the heads of each column and of its signs, no two alike."""
    found: list[tuple[str, str]] = []
    for one in columns:
        twice = one.heading in {head for head, _ in found}
        head = f"{one.heading} [{one.column.id}]" if twice else one.heading
        found.append((head, reader.t("Sign: {column}").format(column=head)))
    return found


def _sheet_names(reader: Reader) -> dict[Level, str]:
    return {
        Level.DISTRICT: reader.t("Figures of districts"),
        Level.MUNICIPALITY: reader.t("Figures of municipalities"),
    }


def looks_of(book: Workbook) -> Looks:
    """Return the formats of cells of a workbook."""
    top = {"valign": "top", "text_wrap": True}
    return Looks(
        head=book.add_format({**top, "bold": True, "bottom": 1}),
        text=book.add_format({**top, "num_format": "@"}),
        shielded=book.add_format({**top, "num_format": "@", "quote_prefix": True}),
        sign=book.add_format({"align": "center", "num_format": "@"}),
    )


def _write_figures(
    book: Workbook,
    sheet: Worksheet,
    looks: Looks,
    found: Dataset,
    level: Level,
    reader: Reader,
) -> None:
    """Write the figures of a level as a table with one row an area, its head in view."""
    rows, columns = found.of_level(level), found.evidence_of(level)
    heads = [reader.t("Key (AGS)"), reader.t("Name")]
    heads += [one for pair in headings(columns, reader) for one in pair]
    formats = [_number_format(book, one) for one in columns]
    for line, row in enumerate(records(rows), start=1):
        write_text(sheet, line, 0, row["area_id"], looks)
        write_text(sheet, line, 1, row["name"], looks)
        for place, (one, look) in enumerate(zip(columns, formats, strict=True)):
            value, status = row[one.column.id], row[status_name(one.column.id)]
            if pd.notna(value):
                sheet.write_number(line, 2 + 2 * place, value, look)
            sheet.write_string(line, 3 + 2 * place, SIGNS[status], looks.sign)
    frame_sheet(sheet, heads, len(rows), looks, frozen=2)
    widths = [_KEY, _AREA, *(_NUMBER, _SIGN) * len(columns)]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    sheet.set_row(0, _LINE_PT * (_lines_of(heads, widths) + 1))
    sheet.set_footer(f"&L{_plain(found.credit)}&R&P/&N")


def _number_format(book: Workbook, one: Evidence) -> Any:
    decimals = one.column.decimals
    return book.add_format({"num_format": "#,##0" + ("." + "0" * decimals if decimals else "")})


def write_texts(
    sheet: Worksheet, looks: Looks, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Write a table of texts."""
    widths = [
        min(max(len(text) + 2 for text in [_BROAD, head, *(row[place] for row in rows)]), _WIDEST)
        for place, head in enumerate(heads)
    ]
    for line, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            write_text(sheet, line, place, text, looks)
        sheet.set_row(line, _LINE_PT * _lines_of(row, widths))
    frame_sheet(sheet, heads, len(rows), looks, frozen=1)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _lines_of(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return how many lines the longest of texts takes in columns of some widths."""
    return max(ceil(_BOLD * len(one) / width) for one, width in zip(texts, widths, strict=True))


def write_text(sheet: Worksheet, line: int, place: int, text: str, looks: Looks) -> None:
    """Write a text as text; one that looks like a formula stays text when it is edited."""
    risky = text.startswith(FORMULA_STARTS)
    sheet.write_string(line, place, text, looks.shielded if risky else looks.text)


def frame_sheet(
    sheet: Worksheet, heads: Sequence[str], rows: int, looks: Looks, *, frozen: int
) -> None:
    """Make a table of what was written, with its head frozen and repeated in print."""
    columns = [{"header": head, "header_format": looks.head} for head in heads]
    sheet.add_table(0, 0, max(rows, 1), len(heads) - 1, {"columns": columns, "style": _STYLE})
    sheet.freeze_panes(1, frozen)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _about(found: Dataset, reader: Reader) -> list[list[str]]:
    """Return what the file is, of when, and what must be said where it is passed on."""
    t = reader.t
    levels = [name for level, name in _sheet_names(reader).items() if found.evidence_of(level)]
    return [
        [t("Atlas"), ATLAS],
        [t("Region"), found.title],
        [t("Sheets"), ", ".join([*levels, t("Records"), t("Signs")])],
        [t("Edition of the data"), found.edition or t("not known")],
        [t("Credit of the outlines"), found.credit],
        [
            t("Missing values"),
            t("An empty cell is not zero: the sign beside it says why there is no number."),
        ],
    ]


def _plain(text: str) -> str:
    """Return a text for a footer, in which & begins a command, at most 200 characters."""
    return text[:200].replace("&", "&&")
