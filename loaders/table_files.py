"""One table as a file: columns and cells checked against the schema, types as in memory."""

from __future__ import annotations

import csv
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from io import BytesIO
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv

from loaders.editions import digest_of
from loaders.faults import DataFault, raise_faults
from loaders.schema import Table

PANDAS_TYPES = {"number": "float64", "integer": "int64", "boolean": "bool"}
"""What a column becomes in memory; all other types stay text, ids keep their leading zeros."""
CELL_PATTERNS = {
    "number": r"|-?\d+(\.\d+)?([eE][-+]?\d+)?",
    "integer": r"-?\d+",
    "boolean": r"true|false",
}
EMPTY = {"number": float("nan"), "integer": 0, "boolean": False}
"""What stands in a column that an old file did not know yet; text is empty."""
MOST_KEPT = 3
"""Versions of a table that are kept parsed: of an addition before and after, and one more."""
MOST_PACKED = 8
"""Packed files, of a third of a megabyte, of which is kept what is in them."""
PLAIN = pa_csv.WriteOptions(include_header=False, quoting_style="none")
"""Refuses a text that needs quotes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What is in the file of a table; equal where the unpacked bytes are.

    ``raw`` are those of the file, which are unpacked only where they are asked for.
    """

    digest: str
    raw: bytes = field(compare=False, repr=False)
    packed: bool = field(default=False, compare=False)

    @property
    def text(self) -> bytes:
        """Return the table itself."""
        return lzma.decompress(self.raw) if self.packed else self.raw


def content_of(path: Path) -> Content:
    """Return what is in a file, which may be packed by xz."""
    raw = path.read_bytes()
    whole = Content(digest=digest_of(raw), raw=raw, packed=path.suffix == ".xz")
    return replace(whole, digest=_digest_inside(whole)) if whole.packed else whole


@lru_cache(maxsize=MOST_PACKED)
def _digest_inside(packed: Content) -> str:
    """Return the SHA-256 of what is packed, told by that of the file."""
    return digest_of(packed.text)


def header_of(path: Path) -> list[str]:
    """Return the names of the columns of a file, which may be packed by xz."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        return next(csv.reader(file), [])


def column_faults(table: Table, found: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with the columns ``found`` of a table."""
    lacking = [name for name in table.names if name not in found]
    if lacking:
        yield f"{table.path}, row 1: the columns {', '.join(lacking)} are missing; build it again."
    unknown = [name for name in found if name not in table.names]
    if unknown:
        yield (
            f"{table.path}, row 1: the columns {', '.join(unknown)} are not in "
            "loaders/columns.toml; add them there or leave them out."
        )
    if not lacking and not unknown and found != table.names:
        yield f"{table.path}, row 1: the columns are in another order than loaders/columns.toml."


def typed(path: Path, table: Table) -> pd.DataFrame:
    """Return a table from its file; raise ``DataFault`` naming all wrong cells.

    The same content is parsed once; changing what is returned changes no other table.
    """
    return _newest(table)(content_of(path)).copy(deep=False)


@cache
def _newest(table: Table) -> Callable[[Content], pd.DataFrame]:
    """Return what parses a table and keeps its newest versions."""
    return lru_cache(maxsize=MOST_KEPT)(partial(_parsed, table))


def _parsed(table: Table, content: Content) -> pd.DataFrame:
    numbers = [column.name for column in table.columns if column.type == "number"]
    repeated = [column.name for column in table.columns if column.category]
    try:
        frame = pd.read_csv(
            BytesIO(content.text),
            dtype={c.name: PANDAS_TYPES.get(c.type, "str") for c in table.columns},
            keep_default_na=False,
            na_values={name: [""] for name in numbers},
        )
        # read_csv itself would turn categories of digits into numbers and lose leading zeros
        return frame.astype(dict.fromkeys(repeated, "category"))
    except ValueError as error:
        faults = () if isinstance(error, pd.errors.ParserError) else _cell_faults(table, content)
        raise_faults(faults)
        raise DataFault([f"{table.path}: {error}; build it again."]) from error


def empty(table: Table) -> pd.DataFrame:
    """Return a table without rows."""
    kinds = {one.name: PANDAS_TYPES.get(one.type, "str") for one in table.columns}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in kinds.items()})


def completed(path: Path, table: Table, found: tuple[str, ...]) -> pd.DataFrame:
    """Return a table of another day: columns unknown then are empty, those unknown now left out."""
    known = replace(table, columns=tuple(one for one in table.columns if one.name in found))
    frame = typed(path, known)
    for column in table.columns:
        if column.name not in found:
            frame[column.name] = EMPTY.get(column.type, "")
    return frame[list(table.names)]


def _cell_faults(table: Table, content: Content) -> Iterator[str]:
    text = pd.read_csv(BytesIO(content.text), dtype=str, keep_default_na=False)
    for column in table.columns:
        cells = text[column.name]
        if column.type in CELL_PATTERNS:
            wrong = ~cells.str.fullmatch(CELL_PATTERNS[column.type])
            for row, cell in cells[wrong].items():
                place = f"{table.path}, row {int(str(row)) + 2}, {column.name}"
                yield f"{place}: '{cell}' is no {column.type}; build it again."


def as_csv(frame: pd.DataFrame) -> str:
    """Return a table as text of its file."""
    plain = frame.copy()
    for name in plain.select_dtypes("bool"):
        plain[name] = plain[name].map({True: "true", False: "false"})
    try:
        return _plain_csv(plain)
    except pa.ArrowInvalid:
        return plain.to_csv(index=False, lineterminator="\n")


def _plain_csv(frame: pd.DataFrame) -> str:
    """Return a table of texts as text of its file, in an eighth of the time.

    Raise ``ArrowInvalid`` where a text needs quotes, as an empty one alone in its row does, or
    where a column holds something else.
    """
    if len(frame.columns) == 1 or not all(map(_is_text, frame.dtypes)):
        raise pa.ArrowInvalid(str(frame.dtypes))
    file = BytesIO()
    pa_csv.write_csv(pa.Table.from_pandas(frame, preserve_index=False), file, PLAIN)
    head: str = frame.iloc[:0].to_csv(index=False, lineterminator="\n")
    return head + file.getvalue().decode()


def _is_text(kind: object) -> bool:
    """Return whether a column of this type holds nothing but texts."""
    inside = kind.categories.dtype if isinstance(kind, pd.CategoricalDtype) else kind
    return isinstance(inside, pd.StringDtype)
