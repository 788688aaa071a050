"""Workbooks that no other format can look into: reading one says what is wrong with it."""

from __future__ import annotations

from loaders.faults import DataFault
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import RawTable, TableFormat
from loaders.workbook import is_workbook, open_workbook


def recognises(raw: RawFile) -> bool:
    """Return whether the file is a workbook that is locked, damaged or far too large."""
    if not is_workbook(raw):
        return False
    try:
        _look_into(raw)
    except (DataFault, OSError):
        return True
    return False


def read(raw: RawFile, _progress: Progress) -> list[RawTable]:
    """Raise the ``DataFault`` that says why the workbook cannot be read."""
    _look_into(raw)
    return []


FORMAT = TableFormat(
    id="damaged-workbook", title="workbook of Excel", recognises=recognises, read=read
)


def _look_into(raw: RawFile) -> None:
    book = open_workbook(raw)
    for name in book.sheets:
        book.sheet(name)
