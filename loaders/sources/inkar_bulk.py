"""INKAR's download of everything: one figure a row, up to 6.6 GB in a Deflate64 archive.

UTF-8, semicolons, decimal commas, no quotation marks, no footer. ``Raumbezug`` says what kind of
unit a row is; districts have keys of eight digits (14521000), as numbers in the edition of 2021,
which has no ``Kuerzel`` either. An indicator that belongs to several fields stands there for each.

The file is read in blocks. Rows of other units are counted, not kept, and so are those of
municipalities where there are too many: a table's ``listed`` has one entry for each kind of such
rows, with their number, and its ``rows`` counts an entry as one.
"""

from __future__ import annotations

from loaders.inkar_rows import HEADS, read_inkar_rows
from loaders.raw_file import RawFile, decoded
from loaders.raw_table import TableFormat


def _recognises(raw: RawFile) -> bool:
    first = decoded(raw.head()).split("\n", 1)[0].strip()
    return tuple(first.split(";")) in HEADS


FORMAT = TableFormat(
    id="inkar_bulk",
    title="INKAR, download of all indicators",
    recognises=_recognises,
    read=read_inkar_rows,
    open_end=True,
)
