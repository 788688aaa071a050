"""What changed between two editions: figure by figure, row by row, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geo.edition_reason import ChangeKind
from loaders.editions import Edition, digest_of, is_content
from loaders.faults import DataFault
from loaders.schema import Table, tables
from loaders.text_columns import alike

if TYPE_CHECKING:
    from loaders.store import Store

FIGURES = "observations"
SOURCE_COLUMNS = ("source_id", "source_date", "date_basis", "source")
"""Where a row is from; when nothing else of it differs, only its source has changed."""
PLACE_COLUMNS = ("row",)
"""Where a row stands in its file, which says nothing of what it is about."""
FIGURE_COLUMNS = (
    *("indicator", "area_id", "period", "old_value", "old_status", "new_value", "new_status"),
    *("old_flags", "new_flags", "old_source", "new_source", "kind"),
)
ROW_COLUMNS = ("table", "key", "column", "old", "new", "old_source", "new_source", "kind")
WHOLE = ""
"""The column of a row that is new or removed as a whole."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Changes:
    """What differs between two editions.

    Attributes:
        figures: One row a figure (indicator, area_id, period): value, status and source before and
            after, ``NaN`` and ``""`` for none.
        rows: One row for each cell of another table that differs, one for each row that is new or
            removed, and one for a file that is no table; all texts.
        before: By table the rows that differ or are removed, as text, by their key.
        after: By table the rows that differ or are new.

    """

    figures: pd.DataFrame
    rows: pd.DataFrame
    before: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    after: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    def row(self, table: str, key: str) -> dict[str, str]:
        """Return a row that differs, the newer one of two; empty for what is no table."""
        for side in (self.after, self.before):
            if table in side and key in side[table].index:
                return {str(name): str(text) for name, text in side[table].loc[key].items()}
        return {}

    def counts(self) -> dict[str, dict[str, int]]:
        """Return how many rows of which table are new, removed or changed; files count once."""
        found = {FIGURES: Counter(map(str, self.figures["kind"]))}
        rows = self.rows.drop_duplicates(["table", "key", "kind"])
        worst = rows.sort_values("kind", key=lambda kinds: kinds == ChangeKind.SOURCE)
        for row in worst.drop_duplicates(["table", "key"]).itertuples(index=False):
            found.setdefault(str(row.table), Counter())[str(row.kind)] += 1
        return {name: dict(sorted(counts.items())) for name, counts in found.items() if counts}


def changes(old: Store, new: Store) -> Changes:
    """Return what differs from ``old`` to ``new``; files that are the same are not read."""
    figures = pd.DataFrame(columns=list(FIGURE_COLUMNS))
    rows: list[pd.DataFrame] = []
    sides: tuple[dict[str, pd.DataFrame], ...] = ({}, {})
    by_path = {table.path: table for table in tables().values()}
    for path in differing_paths(old, new):
        table = by_path.get(path)
        try:
            if table is None:
                rows.append(_file_change(old, new, path))
            elif table.name == FIGURES:
                figures = _figure_changes(*_pair(old, new, table))
            else:
                both = [_texts(table, frame) for frame in _pair(old, new, table)]
                found = _row_changes(table, *both)
                rows.append(found)
                for side, texts in zip(sides, both, strict=True):
                    side[table.name] = texts.loc[texts.index.isin(found["key"])]
        except DataFault:
            rows.append(_told(table.name if table else path, ChangeKind.UNKNOWN))
    nothing = pd.DataFrame(columns=list(ROW_COLUMNS), dtype="str")
    return Changes(
        figures=figures,
        rows=pd.concat([nothing, *(one for one in rows if len(one))], ignore_index=True),
        before=sides[0],
        after=sides[1],
    )


def steps(store: Store, old: str, new: str) -> Iterator[tuple[Edition, Changes]]:
    """Yield each edition after ``old`` up to ``new`` with what it changed, oldest first."""
    ids = [one.id for one in store.editions()]
    for before, after in pairwise(ids[ids.index(old) : ids.index(new) + 1]):
        newer = store.at(after)
        if newer.edition is not None:
            yield newer.edition, changes(store.at(before), newer)


def differing_paths(old: Store, new: Store) -> list[str]:
    """Return the paths of the files that are not the same."""
    before, after = (_digests(store) for store in (old, new))
    return sorted(path for path in {*before, *after} if before.get(path) != after.get(path))


def _digests(store: Store) -> Mapping[str, str]:
    if store.edition is not None:
        return store.edition.files
    paths = (path for path in store.paths() if is_content(path))
    return {path: digest_of(store.file(path).read_bytes()) for path in paths}


def _pair(old: Store, new: Store, table: Table) -> Sequence[pd.DataFrame]:
    """Return a table before and after; one that is not there yet or any more is empty."""
    return [
        store.read_table(table.name)
        if store.has_table(table.name)
        else pd.DataFrame(columns=list(table.names))
        for store in (old, new)
    ]


def _figure_changes(old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    keys = ["indicator", "area_id", "period"]
    texts = [*keys, "status", "flags", "source_id"]
    before, after = alike([one[[*texts, "value"]] for one in (old, new)], texts)
    both = before.merge(after, on=keys, how="outer", suffixes=("_old", "_new"), indicator="found")
    same_value = (both["value_old"] == both["value_new"]) | (
        both["value_old"].isna() & both["value_new"].isna()
    )
    same = same_value & _same(both, "status") & _same(both, "flags")
    kind = pd.Series(ChangeKind.VALUE.value, index=both.index)
    kind[same] = ChangeKind.SOURCE.value
    kind[both["found"] == "left_only"] = ChangeKind.REMOVED.value
    kind[both["found"] == "right_only"] = ChangeKind.NEW.value
    differs = ~same | ~_same(both, "source_id")
    named = {
        f"{column}_{side}": f"{side}_{column.removesuffix('_id')}"
        for column in ("value", "status", "flags", "source_id")
        for side in ("old", "new")
    }
    found = both.assign(kind=kind)[differs].rename(columns=named)[list(FIGURE_COLUMNS)]
    words = [name for name in FIGURE_COLUMNS if not name.endswith("_value")]
    found = found.astype(dict.fromkeys(words, "str"))
    found[words] = found[words].fillna("")
    return found.sort_values(keys, kind="stable").reset_index(drop=True)


def _same(both: pd.DataFrame, column: str) -> pd.Series:
    return both[f"{column}_old"] == both[f"{column}_new"]


def _row_changes(table: Table, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the cells that differ; rows of a table without a key are told apart by their text."""
    common = before.index.intersection(after.index, sort=False)
    gone, come = (
        one.loc[one.index.difference(other.index, sort=False)]
        for one, other in ((before, after), (after, before))
    )
    found = [
        _whole(table, gone, ChangeKind.REMOVED),
        _whole(table, come, ChangeKind.NEW),
        _cells(table, before.loc[common], after.loc[common]),
    ]
    return pd.concat(found, ignore_index=True)


def _texts(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows as text with their key as index; a key that repeats gets a number."""
    own = frame.drop(columns=[name for name in PLACE_COLUMNS if name in frame])
    texts = own.astype("str").where(own.notna(), "")
    parts = texts[list(table.key) or list(texts.columns)].to_numpy()
    index = pd.Series([" / ".join(row) for row in parts], dtype="str")
    again = index.groupby(index).cumcount()
    told_apart = index.where(again == 0, index + " #" + (again + 1).astype("str"))
    return texts.set_index(pd.Index(told_apart))


def _whole(table: Table, rows: pd.DataFrame, kind: ChangeKind) -> pd.DataFrame:
    side = "old" if kind is ChangeKind.REMOVED else "new"
    told = {
        "table": table.name,
        "key": rows.index,
        "kind": kind.value,
        f"{side}_source": _sources(rows),
    }
    return _rows(told, rows.index)


def _cells(table: Table, old: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    left, right = old.to_numpy(), new.to_numpy()
    differs = left != right
    of_source = old.columns.isin(SOURCE_COLUMNS)
    kinds = np.where((differs & ~of_source).any(axis=1), ChangeKind.VALUE, ChangeKind.SOURCE)
    row, column = np.nonzero(differs)
    told = {
        "table": table.name,
        "key": old.index[row],
        "column": old.columns[column],
        "old": left[row, column],
        "new": right[row, column],
        "old_source": _sources(old)[row],
        "new_source": _sources(new)[row],
        "kind": kinds[row],
    }
    return _rows(told, pd.RangeIndex(len(row)))


def _sources(rows: pd.DataFrame) -> np.ndarray[Any, Any]:
    if "source_id" in rows:
        return rows["source_id"].to_numpy()
    return np.full(len(rows), "", dtype=object)


def _rows(told: Mapping[str, Any], index: pd.Index) -> pd.DataFrame:
    """Return rows with all columns, as text; what is not told is empty."""
    found = pd.DataFrame({name: told.get(name, "") for name in ROW_COLUMNS}, index=index)
    return found.astype("str")


def _file_change(old: Store, new: Store, path: str) -> pd.DataFrame:
    there = (old.has_file(path), new.has_file(path))
    kinds = {(False, True): ChangeKind.NEW, (True, False): ChangeKind.REMOVED}
    return _told(path, kinds.get(there, ChangeKind.VALUE))


def _told(path: str, kind: ChangeKind) -> pd.DataFrame:
    return pd.DataFrame([dict.fromkeys(ROW_COLUMNS, "") | {"table": path, "kind": kind.value}])
