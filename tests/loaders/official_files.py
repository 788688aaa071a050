"""Official files for tests: small ones in each format, and how they are read."""

from __future__ import annotations

from pathlib import Path

from loaders.formats import TABLE_FORMATS
from loaders.raw_file import RawFile, raw_files, silent
from loaders.raw_table import RawTable, TableFormat

FIXTURES = Path(__file__).parent / "fixtures" / "official"
FORMAT_OF = {
    "genesis_13211.csv": "genesis_table",
    "genesis_12411_stichtag.csv": "genesis_table",
    "genesis_13111_landesamt.csv": "genesis_table",
    "genesis_13111_strokes.csv": "genesis_table",
    "genesis_rest.csv": "genesis_table",
    "genesis_rest.json": "genesis_rest",
    "12411-01-01-4_2024_de_flat.csv": "genesis_flat",
    "genesis_census.zip": "genesis_flat",
    "13211-02-05-4_flat.csv": "genesis_flat_old",
    "inkar_export.csv": "inkar_export",
    "inkar_bulk.csv": "inkar_bulk",
    "inkar_bulk_2021.csv": "inkar_bulk",
    "eurostat_linear.csv": "eurostat_csv",
    "nama_10r_3gdp.tsv": "eurostat_tsv",
    "tgs00096.tsv": "eurostat_tsv",
}


def formats_of(raw: RawFile) -> list[TableFormat]:
    return [one for one in TABLE_FORMATS if one.recognises(raw)]


def read_path(path: Path) -> list[RawTable]:
    """Read the one table file at ``path`` by the format that recognises it."""
    (raw,) = raw_files(path)
    (found,) = formats_of(raw)
    return found.read(raw, silent)


def read_name(name: str) -> RawTable:
    """Read a fixture that holds one table."""
    (table,) = read_path(FIXTURES / name)
    return table


def value(table: RawTable, key: str, column: str, period: str) -> tuple[object, str, str]:
    """Return value, status and flags of the one cell; no value is ``None``."""
    cells = table.cells
    found = cells[(cells["key"] == key) & (cells["column"] == column)]
    (row,) = found[found["period"] == period][["value", "status", "flags"]].itertuples(index=False)
    return (None if row[0] != row[0] else row[0]), row[1], row[2]
