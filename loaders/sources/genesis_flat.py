"""Flat files (ffcsv) of the GENESIS databases since about 2024: Regionalstatistik, GENESIS, census.

UTF-8 with or without its mark, semicolons, decimal commas, LF; usually zipped. Names of columns are
English in every language. Time is "2025-06-30" or "2024"; a total is an empty code with the label
"Insgesamt"; the census has keys of twelve digits and a column of quality marks. Rows are unsorted,
Hamburg is 02000 and Berlin 11000. There is no footer. A table may have "-" for all districts until
they are published.
"""

from __future__ import annotations

from loaders.flat_file import is_flat, read_flat
from loaders.raw_file import RawFile, decoded
from loaders.raw_table import TableFormat, of_text


def _recognises(raw: RawFile) -> bool:
    return is_flat(decoded(raw.head()))


FORMAT = TableFormat(
    id="genesis_flat",
    title="Flat file (GENESIS, Regionalstatistik, census)",
    recognises=_recognises,
    read=of_text(read_flat),
    open_end=True,
)
