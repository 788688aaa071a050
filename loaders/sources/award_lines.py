"""The lines of a Förderkatalog export as cells: quickly where they are regular, else one by one.

Every cell but the amount is wrapped for Excel (``="text"``), so that quote marks protect nothing:
the wrapper is taken off before the table is split. Texts over 255 characters stand without it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from loaders.raw_file import Progress

SEPARATOR = ";"
CHUNK_BYTES = 16_000_000
WRAPPED = '="'
CELL = re.compile(r'="((?:[^"]|"(?!;|$))*)"(?:;|$)|([^;]*)(?:;|$)')
"""A wrapped cell, quote marks inside allowed, or a bare one."""
LISTED_CHARACTERS = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """Cells as text, one column ``row`` with the number of the line, and lines that are no rows.

    Where lines had to be split one by one (``single``), the order may not be that of the file.
    """

    cells: pa.Table
    listed: list[tuple[int, str, str]]
    rows: int
    single: bool = False


def read_lines(
    content: bytes, encoding: str, columns: Sequence[int], width: int, progress: Progress
) -> Lines:
    """Return the wanted columns of all lines after the first.

    Args:
        content: The file with plain line ends; the first line holds the heads.
        encoding: How to read it; bytes that it does not know become U+FFFD.
        columns: Places of the wanted columns, named by their number in the result.
        width: How many cells each line must have.
        progress: Told the share of the bytes read.

    """
    parts = [_slow([], columns, width)]
    for first, chunk, share in _chunks(content):
        text = chunk.decode(encoding, errors="replace")
        parts.append(_chunk(text, first, columns, width))
        progress(share)
    return _joined(parts)


def cells_of(line: str, width: int) -> list[str] | None:
    """Return the stripped cells of one line, or None where they cannot be told apart.

    A bare text with separators inside is put together again where only one place is possible:
    bare cells stand beside one another nowhere else.
    """
    if not line.startswith(WRAPPED):
        return _plain_cells(line, width)
    pieces = [(m.group(1), m.group(2)) for m in CELL.finditer(line)]
    if not line.endswith(SEPARATOR):
        pieces.pop()  # the empty match at the end of the line
    more = len(pieces) - width
    if more < 0:
        return None
    texts = [bare if wrapped is None else wrapped for wrapped, bare in pieces]
    if more:
        start = _bare_run(pieces, more + 1)
        if start is None:
            return None
        texts[start : start + more + 1] = [SEPARATOR.join(texts[start : start + more + 1])]
    return [text.replace('""', '"').strip() for text in texts]


def _bare_run(pieces: Sequence[tuple[str | None, str | None]], length: int) -> int | None:
    """Return where the only run of exactly ``length`` bare cells begins."""
    bare = "".join("b" if wrapped is None else "w" for wrapped, _ in pieces[:-1])
    starts = [m.start() for m in re.finditer("b+", bare) if len(m.group()) == length]
    return starts[0] if len(starts) == 1 else None


def _plain_cells(line: str, width: int) -> list[str] | None:
    try:
        cells = next(csv.reader(io.StringIO(line), delimiter=SEPARATOR, strict=True), [])
    except csv.Error:
        return None
    return [cell.strip() for cell in cells] if len(cells) == width else None


def _chunks(content: bytes) -> Iterator[tuple[int, bytes, float]]:
    """Yield pieces of whole lines with the number of their first line, from the second on."""
    start = content.find(b"\n") + 1 or len(content)
    number = 2
    while start < len(content):
        end = content.rfind(b"\n", start, start + CHUNK_BYTES) + 1
        end = end or content.find(b"\n", start) + 1 or len(content)
        chunk = content[start:end]
        yield number, chunk, end / len(content)
        number += chunk.count(b"\n")
        start = end


def _chunk(text: str, first: int, columns: Sequence[int], width: int) -> Lines:
    """Return the cells of a piece of whole lines, the first of which has the number ``first``."""
    bare = _unwrapped(text)
    numbers = range(first, first + text.count("\n") + (not text.endswith("\n")))
    if _is_regular(bare):
        return _quick(text, bare, numbers, columns, width)
    lines = list(zip(numbers, text.split("\n"), bare.split("\n"), strict=False))
    good = [line for line in lines if line[2] and _is_regular(line[2])]
    parts = [_slow([(n, line) for n, line, own in lines if not _is_regular(own)], columns, width)]
    if good:
        kept, original, own = zip(*good, strict=True)
        parts.append(_quick("\n".join(original), "\n".join(own), kept, columns, width))
    return _joined(parts)


def _quick(
    text: str, bare: str, numbers: Sequence[int], columns: Sequence[int], width: int
) -> Lines:
    """Return the cells of regular lines; those with another number of cells are split singly."""
    odd: list[int] = []
    table = _parsed(bare, columns, width, odd)
    if table is None or table.num_rows + len(odd) != len(numbers):
        return _slow(list(zip(numbers, text.split("\n"), strict=False)), columns, width)
    gone = frozenset(odd)
    kept = [number for place, number in enumerate(numbers) if place not in gone]
    quick = table.append_column("row", pa.array(kept, pa.int64()))
    regular = Lines(cells=quick, listed=[], rows=quick.num_rows)
    if not odd:
        return regular
    lines = text.split("\n")
    single = _slow([(numbers[place], lines[place]) for place in odd], columns, width)
    return _joined([regular, single])


def _joined(parts: Sequence[Lines]) -> Lines:
    return Lines(
        cells=pa.concat_tables([part.cells for part in parts]),
        listed=[one for part in parts for one in part.listed],
        rows=sum(part.rows for part in parts),
        single=any(part.single for part in parts),
    )


def _unwrapped(text: str) -> str:
    bare = text.replace(';="', ';"').replace('\n="', '\n"')
    return bare[1:] if bare.startswith(WRAPPED) else bare


def _is_regular(text: str) -> bool:
    """Tell whether each quote mark begins or ends a cell and no line is blank."""
    opening = text.count(';"') + text.count('\n"') + text.startswith('"')
    closing = text.count('";') + text.count('"\n') + text.endswith('"')
    blank = "\n\n" in text or text.startswith("\n") or "\r" in text
    return opening + closing == text.count('"') and not blank


def _parsed(text: str, columns: Sequence[int], width: int, odd: list[int]) -> pa.Table | None:
    """Return the wanted columns; the places of lines with another number of cells go to ``odd``."""

    def skip(row: arrow_csv.InvalidRow) -> str:
        odd.append(row.number - 1)
        return "skip"

    names = [str(place) for place in range(width)]
    content = text.encode()
    try:
        found = arrow_csv.read_csv(
            pa.BufferReader(content),
            read_options=arrow_csv.ReadOptions(
                use_threads=False, column_names=names, block_size=len(content) + 1
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=SEPARATOR, ignore_empty_lines=False, invalid_row_handler=skip
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()),
                include_columns=[str(place) for place in columns],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    stripped = [pc.utf8_trim_whitespace(column) for column in found.columns]
    return pa.table(stripped, names=found.column_names)


def _slow(lines: Sequence[tuple[int, str]], columns: Sequence[int], width: int) -> Lines:
    """Return the cells of single lines; those that cannot be split are listed."""
    numbers, rows, listed = [], [], []
    written = [(number, line) for number, line in lines if line.strip()]
    for number, line in written:
        cells = cells_of(line, width)
        if cells is None:
            reason = f"the row does not have the {width} cells of the heads"
            listed.append((number, line[:LISTED_CHARACTERS], reason))
        else:
            numbers.append(number)
            rows.append(cells)
    cells = _from_rows(numbers, rows, columns)
    return Lines(cells=cells, listed=listed, rows=len(written), single=bool(numbers))


def _from_rows(
    numbers: Sequence[int], rows: Sequence[Sequence[str]], columns: Sequence[int]
) -> pa.Table:
    found = {str(c): pa.array([row[c] for row in rows], pa.string()) for c in columns}
    return pa.table({**found, "row": pa.array(numbers, pa.int64())})
