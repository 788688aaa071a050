"""Tables as CSV from the websites of the statistical offices: Regionalstatistik, GENESIS.

cp1252 or UTF-8, semicolons, decimal commas, no points between thousands. The first line is
"Tabelle: 13211-02-05-4", until about 2025 "GENESIS-Tabelle: …"; then three to six lines of title,
one to four of heads without a word above the keys, the rows, a rule of underscores, remarks, the
licence and "Stand: 26.02.2026 / 15:28:28". Dissolved districts stay in the table with "-".
"""

from __future__ import annotations

from loaders.delimited import LINE_END
from loaders.genesis_head import table_number
from loaders.genesis_table import read_genesis_table
from loaders.raw_file import RawFile, decoded
from loaders.raw_table import TableFormat, of_text


def _recognises(raw: RawFile) -> bool:
    return table_number(LINE_END.split(decoded(raw.head()), maxsplit=1)[0]) is not None


FORMAT = TableFormat(
    id="genesis_table",
    title="Table as CSV (GENESIS, Regionalstatistik)",
    recognises=_recognises,
    read=of_text(read_genesis_table),
)
