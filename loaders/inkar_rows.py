"""The rows of INKAR's download of everything, read in blocks and kept by level."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd
import pyarrow as pa
from pyarrow import csv

from geo.model import Level
from loaders.damaged_text import checked_text
from loaders.delimited import CUT_OFF
from loaders.faults import DataFault
from loaders.inkar import inkar_facts, key_of, level_of
from loaders.long_form import listed, period_of, reference_date, silent_levels, with_values
from loaders.raw_file import BROKEN_ARCHIVE, Progress, RawFile
from loaders.raw_table import RawTable
from loaders.stream import Stream

COLUMNS = ("Bereich", "ID", "Kuerzel", "Indikator", "Raumbezug", "Kennziffer", "Name", "Zeitbezug")
VALUE = "Wert"
Group = tuple[str, str]
"""What rows that are not kept have in common: text and reason."""
HEADS = (
    (*COLUMNS, VALUE),
    (*(column for column in COLUMNS if column != "Kuerzel"), VALUE),
)
"""The columns of the present editions, and of 2021."""
BLOCK_BYTES = 16_000_000
MOST_MUNICIPAL_ROWS = 2_000_000
"""Of a file with more, rows of municipalities are counted only; they would fill the memory."""
NO_LEVEL = "no level of the atlas"
TOO_MANY = f"municipalities are taken from files with up to {MOST_MUNICIPAL_ROWS:,} such rows"
MUNICIPAL: Group = ("rows of municipalities", TOO_MANY)
NO_PERIOD = "the time is neither a year nor a day"
REPEATED = "the same figure stands there more than once, under several fields"


@dataclass(kw_only=True, slots=True)
class Gathered:
    """What has been read so far: kept rows by level, numbers of all other rows by group."""

    kept: dict[Level, list[pd.DataFrame]] = field(default_factory=dict)
    others: Counter[Group] = field(default_factory=Counter)
    first_row: dict[Group, int] = field(default_factory=dict)
    municipal: int = 0

    def count(self, group: Group, rows: pd.Series) -> None:
        """Count rows that are not kept; ``rows`` are their numbers."""
        if len(rows):
            self.others[group] += len(rows)
            self.first_row.setdefault(group, int(rows.iloc[0]))

    def too_many(self, more: int) -> bool:
        """Return whether ``more`` rows of municipalities are too many; those kept are let go."""
        self.municipal += more
        if self.municipal <= MOST_MUNICIPAL_ROWS:
            return False
        for frame in self.kept.pop(Level.MUNICIPALITY, []):
            self.count(MUNICIPAL, frame["row"])
        return True


def read_inkar_rows(raw: RawFile, progress: Progress) -> list[RawTable]:
    """Return a table for each level of the atlas in the file.

    Raise ``DataFault`` where the file is cut off, a row has another number of fields, or no row is
    of a level of the atlas.
    """
    gathered = Gathered()
    row = 2
    for block in _blocks(raw, progress):
        _gather(block, row, gathered)
        row += block.num_rows
    frames = {level: _without_repeated(kept, gathered) for level, kept in gathered.kept.items()}
    if not frames:
        raise DataFault(
            [f"{raw.name}: no row of a district, state or municipality; load another file."]
        )
    cells = {level: with_values(frame, raw.name) for level, frame in frames.items()}
    return list(_tables(cells, gathered, row - 2))


def _blocks(raw: RawFile, progress: Progress) -> Iterator[pa.RecordBatch]:
    """Yield the rows in blocks, all columns as text."""
    encoding = _encoding(raw)
    try:
        with raw.open() as file:
            stream = Stream(file, raw.size(), progress)
            yield from csv.open_csv(
                stream,
                read_options=csv.ReadOptions(block_size=BLOCK_BYTES, encoding=encoding),
                parse_options=csv.ParseOptions(delimiter=";", quote_char=False),
                convert_options=csv.ConvertOptions(
                    column_types=dict.fromkeys((*COLUMNS, VALUE), pa.string())
                ),
            )
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())[:200]
        raise DataFault([f"{raw.name}: {what}; {CUT_OFF}."]) from error
    except BROKEN_ARCHIVE as error:
        raise DataFault(
            [f"{raw.name}: cannot be unpacked ({error}); download it again."]
        ) from error
    if stream.last not in {b"\n", b"\r"}:
        raise DataFault([f"{raw.name}: the last line does not end; {CUT_OFF}."])


def _encoding(raw: RawFile) -> str:
    """Return UTF-8 unless the first bytes are none; a letter cut in two at their end is fine.

    Raise ``DataFault`` where they are in another encoding than this or that of Windows.
    """
    head = raw.head()
    try:
        text, found = getincrementaldecoder("utf-8")().decode(head), "utf-8"
    except UnicodeDecodeError:
        text, found = head.decode("cp1252", errors="replace"), "cp1252"
    checked_text(text, raw.name)
    return found


def _gather(block: pa.RecordBatch, first: int, gathered: Gathered) -> None:
    """Add the rows of a block, whose first row has the number ``first`` in the file."""
    numbers = pd.Series(range(first, first + block.num_rows))
    units = block.column("Raumbezug").dictionary_encode()
    codes = units.indices.to_pandas()
    for code, unit in enumerate(units.dictionary.to_pylist()):
        here = codes == code
        level = level_of(unit)
        if level is None:
            gathered.count((f"rows of '{unit}'", NO_LEVEL), numbers[here])
        elif level == Level.MUNICIPALITY and gathered.too_many(int(here.sum())):
            gathered.count(MUNICIPAL, numbers[here])
        else:
            _keep(block.filter(pa.array(here)), numbers[here], level, gathered)


def _keep(block: pa.RecordBatch, numbers: pd.Series, level: Level, gathered: Gathered) -> None:
    frame = pd.DataFrame(
        {
            "row": numbers.to_numpy(),
            "key": _mapped(block, "Kennziffer", lambda key: key_of(key, level)),
            "name": _mapped(block, "Name", str.strip),
            "column": _measure(block),
            "period": _mapped(block, "Zeitbezug", lambda time: period_of(time) or ""),
            "text": block.column(VALUE).to_pandas(),
        }
    ).astype(dict.fromkeys(("key", "name", "column", "period", "text"), "str"))
    lost = frame["period"] == ""
    gathered.count(("rows of other times", NO_PERIOD), frame.loc[lost, "row"])
    gathered.kept.setdefault(level, []).append(frame[~lost])


def _measure(block: pa.RecordBatch) -> pd.Series:
    """Return the short name of the indicator, the long one where there is none."""
    long = _mapped(block, "Indikator", str.strip)
    if "Kuerzel" not in block.schema.names:
        return long
    short = _mapped(block, "Kuerzel", str.strip)
    return short.where(short != "", long)


def _mapped(block: pa.RecordBatch, column: str, change: Callable[[str], str]) -> pd.Series:
    """Return the texts of a column after a change, which is made once for each different text."""
    encoded = block.column(column).dictionary_encode()
    texts = pa.array([change(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return pd.Series(texts.take(encoded.indices).to_pandas())


def _without_repeated(parts: Sequence[pd.DataFrame], gathered: Gathered) -> pd.DataFrame:
    """Return the rows of a level, each figure once; those that contradict each other all stay."""
    frame = pd.concat(parts, ignore_index=True)
    repeated = frame.duplicated(["column", "key", "period", "text"])
    gathered.count(("rows that repeat a figure", REPEATED), frame.loc[repeated, "row"])
    return frame[~repeated]


def _tables(
    cells: Mapping[Level, pd.DataFrame], gathered: Gathered, rows: int
) -> Iterator[RawTable]:
    """Yield the tables; the first one lists what none of them keeps."""
    rest = _rest(gathered)
    own = f"{sum(map(len, cells.values())):,} of areas of the atlas"
    groups = [f"{text}: {count:,}" for (text, _), count in gathered.others.items()]
    notes = (f"The file has {rows:,} rows: {'; '.join([own, *groups])}.",) if groups else ()
    for level, table in cells.items():
        yield RawTable(
            facts=inkar_facts("INKAR", reference_date(table)),
            cells=table,
            rows=len(table) + int(rest["rows"].sum()),
            listed=rest,
            level=level,
            notes=(*notes, *silent_levels(table)),
        )
        rest, notes = rest.iloc[:0], ()


def _rest(gathered: Gathered) -> pd.DataFrame:
    """Return an entry for each group of rows that are not kept, with how many it stands for."""
    entries = [
        (gathered.first_row[group], f"{group[0]}: {count:,}, the first here", group[1])
        for group, count in gathered.others.items()
    ]
    return listed(entries).assign(rows=pd.Series(list(gathered.others.values()), dtype="int64"))
