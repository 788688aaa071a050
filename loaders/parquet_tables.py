"""Long tables of the store as Parquet: small on disk, quick to read, typed as the schema says."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from loaders.faults import DataFault
from loaders.schema import Table

SUFFIX = ".parquet"
COMPRESSION = "zstd"
ARROW_TYPES = {"number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_()}


def is_parquet(table: Table) -> bool:
    """Tell whether a table is stored as Parquet."""
    return table.path.endswith(SUFFIX)


def parquet_bytes(cells: pa.Table, table: Table) -> bytes:
    """Return the content of the file of a table; repeated texts are stored once."""
    typed = cells.select(list(table.names)).cast(_schema(table)).replace_schema_metadata(None)
    file = io.BytesIO()
    pq.write_table(typed, file, compression=COMPRESSION)
    return file.getvalue()


def parquet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the columns of a file; raise ``DataFault`` where it is none."""
    try:
        return tuple(pq.read_schema(path).names)
    except (pa.ArrowInvalid, OSError) as error:
        raise _broken(path, error) from error


def read_parquet(path: Path, table: Table) -> pd.DataFrame:
    """Return the table with the types of the schema; raise ``DataFault`` where it is broken."""
    try:
        found = pq.read_table(path).select(list(table.names)).cast(_schema(table))
    except (pa.ArrowException, OSError) as error:
        raise _broken(path, error) from error
    frame: pd.DataFrame = found.to_pandas()
    return frame


def _schema(table: Table) -> pa.Schema:
    return pa.schema(
        [
            pa.field(
                column.name,
                pa.dictionary(pa.int32(), pa.string())
                if column.category
                else ARROW_TYPES.get(column.type, pa.string()),
            )
            for column in table.columns
        ]
    )


def _broken(path: Path, error: Exception) -> DataFault:
    first = str(error).splitlines()[0]
    return DataFault([f"{path.parent.name}/{path.name}: {first}; add the file again."])
