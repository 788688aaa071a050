"""Workbooks that no other format can read: damaged, locked, or none of the known tables."""

from __future__ import annotations

from loaders.faults import DataFault
from loaders.raw_file import Progress, RawFile
from loaders.raw_table import RawTable, TableFormat
from loaders.workbook import is_workbook, open_workbook

KNOWN = (
    "the atlas knows; download a workbook of the Bundesagentur für Arbeit, INKAR, Deutschlandatlas "
    "or the Gemeindeverzeichnis"
)
NAMED = 5
"""How many sheets a message names."""


def read(raw: RawFile, _progress: Progress) -> list[RawTable]:
    """Raise the ``DataFault`` that says why the workbook cannot be read."""
    book = open_workbook(raw)
    for name in book.sheets:
        book.sheet(name)
    shown = ", ".join(book.sheets[:NAMED]) + (" …" if len(book.sheets) > NAMED else "")
    raise DataFault([f"{raw.name}: no sheet ({shown or 'it has none'}) is a table {KNOWN}."])


FORMAT = TableFormat(
    id="other-workbook", title="any other workbook of Excel", recognises=is_workbook, read=read
)
"""Stands last in the list of formats: it recognises every workbook."""
