"""Files that may be cut off: what they lack of the areas of the atlas and of the last delivery.

A file whose format marks no end is whole only if it has every area of each level it gives, and
every figure for all of them; a map would else be half new and half old. That an office chose some
areas on purpose looks the same, so it is asked; the areas of the last delivery are no question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import pandas as pd

from geo.model import Level
from loaders.given_files import Contents, MatchedTable
from loaders.keys import COUNTRY
from loaders.part_sums import FIGURE
from loaders.store import Store

WORDS = {Level.STATE: "Länder", Level.DISTRICT: "districts", Level.MUNICIPALITY: "municipalities"}
LENGTHS = {Level.COUNTRY: 0, Level.STATE: 2, Level.DISTRICT: 5, Level.MUNICIPALITY: 8}
"""Of an AGS; that of Germany counts as none."""
CITY_STATES = {"02000", "11000"}
"""Districts that a table of Länder gives, too."""
MOST_NAMED = 5
MAY_BE_CUT = (
    "{file}: the file may be cut off, nothing marks its end: {lacks}. Download it again; if it is "
    "meant to be so, add it with --partial."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gaps:
    """What files lack: ``doubts`` that they are whole, ``notes`` on files that are."""

    doubts: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What a table is measured by.

    Attributes:
        areas: Areas of the atlas by level.
        merged: New area by one that went into it.
        stored: area_id, period, indicator and ``table`` of the stored figures.

    """

    areas: Mapping[Level, frozenset[str]]
    merged: Mapping[str, str]
    stored: pd.DataFrame

    @classmethod
    def read(cls, found: Contents, store: Store, observations: pd.DataFrame) -> Self:
        """Read it for some files from the store, of which the observations are read already."""
        areas = store.read_areas()
        changes = store.read_territory_changes()
        moved = changes[changes["old_area_id"] != changes["new_area_id"]]
        sources = store.read_sources()
        tables = dict(zip(sources["source_id"], sources["table"], strict=True))
        named = {one.facts.table for one in found.tables}
        own = {source_id for source_id, table in tables.items() if table in named}
        stored = observations[observations["source_id"].isin(own)]
        figures = stored[[*FIGURE, "source_id"]].astype("str")
        return cls(
            areas={one: frozenset(areas.loc[areas["level"] == one, "area_id"]) for one in WORDS},
            merged=dict(zip(moved["old_area_id"], moved["new_area_id"], strict=True)),
            stored=figures.assign(table=figures["source_id"].map(tables)),
        )

    def last_delivery(self, table: str) -> pd.DataFrame:
        """Return the stored figures of the same table."""
        return self.stored[self.stored["table"] == table] if table else self.stored.iloc[:0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What a file gives of one official table, its levels together; see ``Matched``."""

    file: str
    table: str
    open_end: bool
    cells: pd.DataFrame
    area_ids: frozenset[str]


def gaps(found: Contents, expected: Expected) -> Gaps:
    """Return what the files lack."""
    lacks: dict[str, list[str]] = {}
    notes: list[str] = []
    for one in _parts(found.tables):
        before = expected.last_delivery(one.table)
        if one.open_end:
            lacks.setdefault(one.file, []).extend(_lacks(one, expected, before))
            notes += _not_again(one, before)
        else:
            notes += _withdrawn(one, expected, before)
    told = [
        MAY_BE_CUT.format(file=file, lacks="; ".join(parts))
        for file, parts in lacks.items()
        if parts
    ]
    doubts = (*told, *(doubt for one in found.deliveries for doubt in one.doubts))
    return Gaps(doubts=doubts, notes=tuple(notes))


def _parts(tables: Sequence[MatchedTable]) -> Iterator[Part]:
    """Yield what each file gives of each official table; some formats give a table a level."""
    groups: dict[tuple[str, str], list[MatchedTable]] = {}
    for one in tables:
        groups.setdefault((one.file, one.facts.table), []).append(one)
    for (file, table), several in groups.items():
        yield Part(
            file=file,
            table=table,
            open_end=several[0].open_end,
            cells=pd.concat([one.matched.cells for one in several], ignore_index=True),
            area_ids=frozenset().union(*(one.matched.area_ids for one in several)),
        )


def _lacks(one: Part, expected: Expected, before: pd.DataFrame) -> Iterator[str]:
    """Yield which areas are missing at all, and which in some of the figures."""
    for level in WORDS:
        cells = _of_level(one.cells, level)
        given = frozenset(cells["area_id"])
        if not given <= _as_states(one.area_ids):
            yield from _missing(one, given, expected, before, level)
            yield from _holes(cells, _of_level(before, level), WORDS[level])
    for level in LENGTHS:
        yield from _lost_level(one, _of_level(before, level), level)


def _as_states(area_ids: frozenset[str]) -> set[str]:
    """Return the districts that stand in a file because it gives the Länder they are."""
    return {one for one in CITY_STATES if one[:2] in area_ids}


def _missing(
    one: Part,
    given: frozenset[str],
    expected: Expected,
    before: pd.DataFrame,
    level: Level,
) -> Iterator[str]:
    """Yield the areas that are neither in the file nor in the last delivery of its indicators."""
    known = {new for old, new in expected.merged.items() if old in one.area_ids}
    missing = expected.areas[level] - given - known
    same = before[before["indicator"].isin(one.cells["indicator"])]
    if missing and given != frozenset(_of_level(same, level)["area_id"]):
        count = f"{len(missing)} of {len(expected.areas[level])} {WORDS[level]}"
        yield f"{count} are missing ({_named(sorted(missing))})"


def _lost_level(one: Part, before: pd.DataFrame, level: Level) -> Iterator[str]:
    """Yield the measures and years that no area of a level has, unlike in the last delivery."""
    kept = before[~before["area_id"].isin(CITY_STATES)]
    lost = _groups(one.cells) & _groups(kept) - _groups(_of_level(one.cells, level))
    if lost:
        named = _named(sorted(f"{indicator} for {period}" for indicator, period in lost))
        yield f"no figure of level {level} for {named}, unlike the stored table"


def _groups(cells: pd.DataFrame) -> set[tuple[str, str]]:
    return set(zip(cells["indicator"], cells["period"], strict=True))


def _holes(cells: pd.DataFrame, before: pd.DataFrame, words: str) -> Iterator[str]:
    """Yield the measures and years that fewer areas have than the file, and than before."""
    count = cells["area_id"].nunique()
    groups = cells.groupby(["indicator", "period"])["area_id"].nunique()
    found = []
    for indicator, period in groups.index[groups < count]:
        chosen = cells[(cells["indicator"] == indicator) & (cells["period"] == period)]
        usual = set(before.loc[before["indicator"] == indicator, "area_id"])
        if set(chosen["area_id"]) != usual:
            lost = count - chosen["area_id"].nunique()
            found.append(f"{indicator} for {period} lacks {lost} of its {count} {words}")
    if found:
        yield _named(found)


def _not_again(one: Part, before: pd.DataFrame) -> Iterator[str]:
    """Yield what the last delivery had and this one, of the same years or later, has not.

    In a file whose rows have all columns no measure can be lost by cutting it off.
    """
    cells = one.cells
    groups = _groups(cells)
    if cells.groupby("row")["indicator"].size().min() == len(groups):
        return
    later = before[before["period"] >= cells["period"].min()]
    lost = sorted(f"{indicator} for {period}" for indicator, period in _groups(later) - groups)
    if lost:
        yield (
            f"{one.file}: the stored table {one.table} also has {_named(lost)}, which stay "
            "as they are; if the file should have them, download it again."
        )


def _withdrawn(one: Part, expected: Expected, before: pd.DataFrame) -> Iterator[str]:
    """Yield the areas that a table lacks which has most others."""
    for level in WORDS:
        given = frozenset(_of_level(one.cells, level)["area_id"])
        if 2 * len(given) > len(expected.areas[level]):
            for missing in _missing(one, given, expected, before, level):
                yield f"{one.file}: {missing}; their stored figures stay as they are."


def _of_level(cells: pd.DataFrame, level: Level) -> pd.DataFrame:
    lengths = cells["area_id"].str.len().where(cells["area_id"] != COUNTRY, 0)
    return cells[lengths == LENGTHS[level]]


def _named(names: Sequence[str]) -> str:
    """Return the first of many names."""
    return ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
