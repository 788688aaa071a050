"""Flat files of the GENESIS databases until about 2024.

ISO-8859-1, semicolons, decimal commas, German names of columns, days as "31.12.2020". Each measure
has a column of its own, headed "ERW006__Arbeitslose__Anzahl"; a total is an empty code. There is no
footer.
"""

from __future__ import annotations

from functools import partial

from loaders.flat_file import OLD, is_flat, read_flat
from loaders.raw_file import RawFile, decoded
from loaders.raw_table import TableFormat, of_text


def _recognises(raw: RawFile) -> bool:
    return is_flat(decoded(raw.head()), OLD)


FORMAT = TableFormat(
    id="genesis_flat_old",
    title="Flat file, old layout (GENESIS, Regionalstatistik)",
    recognises=_recognises,
    read=of_text(partial(read_flat, layout=OLD)),
    open_end=True,
)
