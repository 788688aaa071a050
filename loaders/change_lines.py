"""Changes between two editions, line by line in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from geo.change_names import Names
from geo.change_words import ChangedRow, ChangeLine, figure_line, row_line
from geo.edition_reason import ChangeKind
from geo.text import Reader
from geo.world import World
from loaders.changes import FIGURES, WHOLE, Changes
from loaders.sources.alliance_partners import HASHED
from loaders.sources.raw_tables import fingerprint
from loaders.store import Store

FIGURE_KEY = ("indicator", "area_id", "period")
Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A change in words, with its key and where it is from before and after.

    ``figure`` is the row of a figure as it is, None for rows of other tables.
    """

    key: Key
    table: str
    line: ChangeLine
    source: str
    figure: Mapping[str, Any] | None = None


def told(found: Changes, world: World, store: Store, reader: Reader) -> Iterator[Told]:
    """Yield every figure and every row that differs, figures first; made one by one when asked.

    Names that only the older edition knows are taken from its rows; ``world`` gives all others.
    Those that ``store`` knows as names of natural persons are left out.
    """
    names = _names(found, world, store, reader)
    for row in _records(found.figures):
        key = tuple(str(row[name]) for name in FIGURE_KEY)
        source = _sources(row, names)
        yield Told(key=key, table=FIGURES, line=figure_line(row, names), source=source, figure=row)
    for _, rows in found.rows.groupby(["table", "key"], sort=False):
        cells = list(_records(rows))
        table, own = str(cells[0]["table"]), str(cells[0]["key"])
        line = row_line(_row(found, table, own, cells), names)
        yield Told(
            key=(table, own),
            table=table,
            line=line,
            source=_sources(cells[0], names),
        )


def shortened(found: Changes, each: int) -> Changes:
    """Return the first changes of each indicator and each other table, ``each`` at most."""
    rows = found.rows
    once = rows[["table", "key"]].drop_duplicates()
    first = once.groupby("table", sort=False).head(each)
    return replace(
        found,
        figures=found.figures.groupby("indicator", sort=False).head(each),
        rows=rows.merge(first, on=["table", "key"]),
    )


def keys(found: Changes) -> Iterator[Key]:
    """Yield the keys of all figures and rows that differ."""
    for frame, columns in ((found.figures, FIGURE_KEY), (found.rows, ("table", "key"))):
        yield from zip(*(frame[name].astype("str") for name in columns), strict=True)


def count(found: Changes) -> int:
    """Return how many figures and rows differ."""
    return len(found.figures) + len(found.rows.drop_duplicates(["table", "key"]))


def _row(found: Changes, table: str, key: str, cells: list[dict[str, Any]]) -> ChangedRow:
    kinds = {str(one["kind"]) for one in cells}
    kind = ChangeKind.VALUE if ChangeKind.VALUE in kinds else ChangeKind(min(kinds))
    return ChangedRow(
        table=table,
        kind=kind,
        row=found.row(table, key),
        cells={
            str(one["column"]): (str(one["old"]), str(one["new"]))
            for one in cells
            if one["column"] != WHOLE
        },
    )


def _sources(row: Mapping[str, Any], names: Names) -> str:
    """Return the source, or the one before and the one now where they differ."""
    ids = (str(row["old_source"]), str(row["new_source"]))
    return " → ".join(dict.fromkeys(names.source(one) for one in ids if one))


def _names(found: Changes, world: World, store: Store, reader: Reader) -> Names:
    """Return what ids stand for: as the world says, else as the older edition did."""
    sources = world.sources.reset_index()
    return Names(
        world=world,
        reader=reader,
        alliances={
            **_texts(found, "alliances", "alliance_id", "short_name"),
            **world.alliance_names(),
        },
        organisations={**_organisations(found, store), **world.organisation_names()},
        sources=_cited(found.before.get("sources")) | _cited(sources),
    )


def _organisations(found: Changes, store: Store) -> dict[str, str]:
    """Return the names of older organisations; the aliases give those of persons by a hash."""
    names = _texts(found, "organisations", "organisation_id", "name")
    if not names or not store.has_table("organisation_aliases"):
        return names
    known = set(store.read_table("organisation_aliases")["name_in_source"])
    return {key: name for key, name in names.items() if HASHED + fingerprint(name) not in known}


def _texts(found: Changes, table: str, key: str, column: str) -> dict[str, str]:
    rows = found.before.get(table)
    return {} if rows is None else dict(zip(rows[key], rows[column], strict=True))


def _cited(rows: pd.DataFrame | None) -> dict[str, str]:
    if rows is None:
        return {}
    words = rows["publisher"].where(rows["publisher"] == "", rows["publisher"] + ": ")
    return dict(zip(rows["source_id"], words + rows["title"], strict=True))


def _records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows one by one; there may be many of which few are asked for."""
    names = [str(name) for name in frame.columns]
    return (dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False))
