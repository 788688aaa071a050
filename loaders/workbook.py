"""Workbooks of Excel (xlsx and xls): their sheets as rows of plain cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from loaders.faults import DataFault
from loaders.old_workbook import sheets_of
from loaders.raw_file import BROKEN_ARCHIVE, OFFICE_PARTS, OLE, TOO_MUCH, ZIP, RawFile

LARGEST_WORKBOOK_BYTES = 150_000_000
"""Of the file; the largest known delivery (all of Deutschlandatlas) has 6 MB."""
LARGEST_UNPACKED_BYTES = 600_000_000
"""Of all parts of the workbook together."""
MOST_CELLS = 10_000_000
"""In one sheet, empty ones within its extent included; GV-ISys has 0.3 million."""
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
CELL_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")
ROW_MARK = re.compile(rb"<(?:\w+:)?row\b")
CELL_MARK = re.compile(rb"<(?:\w+:)?c\b")
DAMAGED = "cannot be read as a workbook of Excel; download it again"

Cell = str | float | bool | date | None
"""A text without spaces at its ends, a number, a day, or None for an empty cell."""
Span = tuple[tuple[int, int], tuple[int, int]]
"""First and last row and column of merged cells, from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One sheet; ``rows`` begins with row 1 and column A, all rows are equally long."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """A workbook whose sheets are read when asked for; ``name`` is the file in messages."""

    name: str
    sheets: tuple[str, ...]
    _load: Callable[[str], Sheet]
    _read: dict[str, Sheet] = field(default_factory=dict)

    def sheet(self, name: str) -> Sheet:
        """Return a sheet; raise ``DataFault`` where it is damaged."""
        if name not in self._read:
            self._read[name] = self._load(name)
        return self._read[name]


def is_workbook(raw: RawFile) -> bool:
    """Return whether the bytes are those of a workbook; never raise."""
    try:
        head = raw.head()
        return head.startswith(OLE) or (head.startswith(ZIP) and _is_office(raw))
    except (DataFault, *BROKEN_ARCHIVE):
        return False


def open_workbook(raw: RawFile) -> Workbook:
    """Return the workbook; raise ``DataFault`` where it is locked, damaged or far too large."""
    status = raw.path.stat()
    found = _opened(raw, status.st_mtime_ns, status.st_size)
    if isinstance(found, DataFault):
        raise found
    return found


def holds(raw: RawFile, fits: Callable[[Workbook], bool]) -> bool:
    """Return whether the file is a workbook that ``fits``; never raise."""
    try:
        return is_workbook(raw) and fits(open_workbook(raw))
    except (DataFault, OSError):
        return False


@lru_cache(maxsize=1)
def _opened(raw: RawFile, _changed: int, _size: int) -> Workbook | DataFault:
    """Keep the last workbook, or what is wrong with it: each format looks into it."""
    try:
        return _open(raw)
    except DataFault as fault:
        return fault


def _open(raw: RawFile) -> Workbook:
    try:
        with raw.open() as file:
            content = file.read(LARGEST_WORKBOOK_BYTES + 1)
    except BROKEN_ARCHIVE as error:
        raise DataFault([f"{raw.name}: cannot be unpacked; download it again."]) from error
    if len(content) > LARGEST_WORKBOOK_BYTES:
        raise DataFault([f"{raw.name}: has more than 150 MB; {TOO_MUCH}."])
    try:
        return _new(raw.name, content) if content.startswith(ZIP) else _old(raw.name, content)
    except PasswordError as error:
        fault = f"{raw.name}: locked by a password; save it without one."
        raise DataFault([fault]) from error


def _new(name: str, content: bytes) -> Workbook:
    try:
        _check_extent(name, content)
        book = CalamineWorkbook.from_filelike(BytesIO(content))
    except (DataFault, PasswordError):
        raise
    except (CalamineError, *BROKEN_ARCHIVE) as error:
        raise DataFault([f"{name}: {DAMAGED}."]) from error

    def load(sheet: str) -> Sheet:
        try:
            found = book.get_sheet_by_name(sheet)
            rows = found.to_python(skip_empty_area=False)
            return _sheet(sheet, rows, found.merged_cell_ranges or [])
        except CalamineError as error:
            raise DataFault([f"{name}, sheet {sheet}: damaged; download it again."]) from error

    return Workbook(name=name, sheets=tuple(book.sheet_names), _load=load)


def _old(name: str, content: bytes) -> Workbook:
    found = sheets_of(content)
    if found is None:
        raise DataFault([f"{name}: {DAMAGED}."])
    sheets = {one["name"]: _sheet(one["name"], one["rows"], one["merged"]) for one in found}
    return Workbook(name=name, sheets=tuple(sheets), _load=sheets.__getitem__)


def _sheet(name: str, rows: Sequence[Sequence[object]], merged: Sequence[Any]) -> Sheet:
    plain = tuple(tuple(map(_plain, row)) for row in rows)
    spans = tuple(((top, left), (bottom, right)) for (top, left), (bottom, right) in merged)
    return Sheet(name=name, rows=plain, merged=spans)


def _is_office(raw: RawFile) -> bool:
    with zipfile.ZipFile(BytesIO(raw.content())) as archive:
        return any(name.startswith(OFFICE_PARTS) for name in archive.namelist())


def _check_extent(name: str, content: bytes) -> None:
    """Refuse sheets that would fill the memory; a sheet takes all cells within its extent."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED_BYTES:
            raise DataFault([f"{name}: would unpack to more than 600 MB; {TOO_MUCH}."])
        for part in parts:
            if SHEET_PART.fullmatch(part.filename) and _extent(archive.read(part)) > MOST_CELLS:
                raise DataFault([f"{name}: a sheet has more than 10 million cells; {TOO_MUCH}."])


def _extent(sheet: bytes) -> int:
    """Return how many cells lie within the extent of a sheet, empty ones included."""
    found = set(CELL_REFERENCE.findall(sheet))
    rows = ROW_MARK.split(sheet)[1:]
    columns = max((_column_number(letters) for letters, _ in found), default=0)
    last_row = max((int(digits) for _, digits in found), default=0)
    widest = max((len(CELL_MARK.findall(row)) for row in rows), default=0)
    return max(columns, widest) * max(last_row, len(rows))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _plain(cell: object) -> Cell:
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, bool | float):
        return cell
    if isinstance(cell, int):
        return float(cell)
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else str(cell)
