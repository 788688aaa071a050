"""Flat files of the GENESIS databases until about 2024.

ISO-8859-1, semicolons, decimal commas, German names of columns, days as "31.12.2020". Each measure
has a column of its own, headed "ERW006__Arbeitslose__Anzahl"; a total is an empty code. There is no
footer.
"""

from __future__ import annotations

from loaders.flat_file import OLD, is_flat, read_flat
from loaders.raw_file import Progress, RawFile, decoded
from loaders.raw_table import RawTable, TableFormat


def _recognises(raw: RawFile) -> bool:
    return is_flat(decoded(raw.head()), OLD)


def _read(raw: RawFile, progress: Progress) -> list[RawTable]:
    table = read_flat(raw.text(), raw.name, OLD)
    progress(1.0)
    return [table]


FORMAT = TableFormat(
    id="genesis_flat_old",
    title="Flat file, old layout (GENESIS, Regionalstatistik)",
    recognises=_recognises,
    read=_read,
)
