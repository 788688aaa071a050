"""What a file brought: said in sentences, rows that were not taken named one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.delivery import Report
from loaders.keys import COUNTRY
from loaders.matching import Matched
from loaders.part_sums import FIGURE
from loaders.raw_table import TableFacts
from loaders.stored_figures import GONE, KEPT, KINDS

LEVEL_WORDS = {
    2: ("Land", "Länder"),
    5: ("district", "districts"),
    8: ("municipality", "municipalities"),
}
"""One area and several, by the length of their AGS."""
MOST_COLUMNS = 12
"""How many unknown columns are named."""
MOST_KEPT = 5
"""How many stored numbers are named of an indicator and year of which a file has none."""
MOST_UNUSUAL = 20
"""How many unusual figures are named, and kept with the edition."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedTable:
    """One table of a file: what it says of itself, what was found in it, what it changes.

    ``compared`` holds its figures as :func:`loaders.stored_figures.compared` gives them.
    """

    file: str
    format: str
    facts: TableFacts
    source_id: str
    matched: Matched
    compared: pd.DataFrame

    def counts(self) -> pd.DataFrame:
        """Return new, changed and same figures by indicator."""
        found = self.compared.groupby(["indicator", "kind"]).size().unstack(fill_value=0)
        return found.reindex(columns=list(KINDS), fill_value=0)


@dataclass(frozen=True, kw_only=True, slots=True)
class AddReport:
    """What was added, or would be.

    ``notes`` are further sentences, ``changes`` all figures that are new, other than before
    or gone, ``doubts`` say why a file may be cut off, ``unusual`` names figures that are to be
    looked at.
    """

    tables: tuple[AddedTable, ...]
    deliveries: tuple[Report, ...]
    notes: tuple[str, ...]
    changes: pd.DataFrame
    changed: bool
    doubts: tuple[str, ...] = ()
    unusual: tuple[str, ...] = ()

    def listed(self) -> pd.DataFrame:
        """Return what was not taken: file, row, text, reason, and of how many rows of the file.

        ``rows`` is 0 for a single figure of a row that was taken otherwise.
        """
        parts = [
            frame.assign(file=name, rows=_rows_of(frame, each))
            for name, frames in self._untaken()
            for frame, each in zip(frames, (1, 0), strict=False)
            if len(frame)
        ]
        columns = ["file", "row", "text", "reason", "rows"]
        return pd.concat(parts)[columns] if parts else pd.DataFrame(columns=columns)

    def _untaken(self) -> Iterator[tuple[str, tuple[pd.DataFrame, ...]]]:
        yield from ((one.file, (one.matched.listed, one.matched.refused)) for one in self.tables)
        yield from ((one.file, (one.listed,)) for one in self.deliveries)


def _rows_of(listed: pd.DataFrame, each: int) -> pd.Series:
    """Return how many rows of the file the entries stand for, ``each`` where none says it."""
    rows = listed["rows"] if "rows" in listed else pd.Series(each, index=listed.index)
    return rows.fillna(each).astype("int64")


def sentences(report: AddReport) -> Iterator[str]:
    """Yield what was found, file by file."""
    for table in report.tables:
        yield from _table_sentences(table)
    for delivery in report.deliveries:
        yield f"{delivery.file}: {delivery.format}"
        yield from (f"  {sentence}" for sentence in delivery.found)
        yield f"  {delivery.taken} of {delivery.rows} rows taken"
    yield from report.notes
    yield from report.doubts
    if report.unusual:
        yield "Unusual, to be looked at before it is stored:"
        yield from (f"  {one}" for one in first_of(report.unusual))


def first_of(sentences_: Sequence[str]) -> tuple[str, ...]:
    """Return the first sentences, and how many more there are."""
    more = len(sentences_) - MOST_UNUSUAL
    rest = (f"… and {more} more unusual figures.",) if more > 0 else ()
    return (*sentences_[:MOST_UNUSUAL], *rest)


def _table_sentences(table: AddedTable) -> Iterator[str]:
    facts, found = table.facts, table.matched
    yield f"{table.file}: {table.format}"
    yield f"  table {facts.table}: {facts.title} ({facts.publisher})"
    dates = {
        "as of": facts.reference_date or ", ".join(sorted(set(found.figures["period"]))),
        "released": facts.released,
        "territory of": facts.boundary_date,
    }
    yield "  " + ", ".join(f"{words} {day}" for words, day in dates.items() if day)
    yield "  " + areas_in_words(found.figures["area_id"].unique().tolist())
    yield f"  {found.taken:,} of {found.rows:,} rows taken, {_listed_in_words(found)}"
    for indicator, row in table.counts().iterrows():
        said = ", ".join(f"{row[kind]} {kind}" for kind in KINDS if row[kind])
        yield f"  {indicator}: {said}"
    yield from kept_lines(table.compared)
    yield from (f"  {note}" for note in found.notes)
    if found.unknown_columns:
        names = ", ".join(found.unknown_columns[:MOST_COLUMNS])
        more = " …" if len(found.unknown_columns) > MOST_COLUMNS else ""
        count = len(found.unknown_columns)
        verb = "column is" if count == 1 else "columns are"
        yield (
            f"  {count} {verb} not in the catalogue: {names}{more}; "
            "add an entry to data/indicators.toml to take them"
        )


def _listed_in_words(found: Matched) -> str:
    rest, entries = found.rows - found.taken, len(found.listed)
    groups = f" in {entries:,} entries" if entries < rest else ""
    return f"{rest:,} listed below{groups}"


def kept_lines(compared: pd.DataFrame) -> Iterator[str]:
    """Yield the stored numbers that stay where the file has none, with area and source."""
    kept = compared[compared["kind"] == KEPT].sort_values(FIGURE)
    for (indicator, period), rows in kept.groupby(["indicator", "period"]):
        lines = [
            f"{area_id} stays {value:.12g} ({source})"
            for area_id, value, source in zip(
                rows["area_id"], rows["old_value"], rows["old_source"], strict=True
            )
        ]
        more = f"; … and {len(lines) - MOST_KEPT} more" if len(lines) > MOST_KEPT else ""
        yield (
            f"  {indicator} for {period}, no number in the file: "
            f"{'; '.join(lines[:MOST_KEPT])}{more}"
        )


def areas_in_words(area_ids: Sequence[str]) -> str:
    """Return how many areas of which level there are."""
    levels = pd.Series([one for one in area_ids if one != COUNTRY], dtype="str").str.len()
    counts = levels.value_counts()
    words = [
        f"{counts[length]} {one if counts[length] == 1 else several}"
        for length, (one, several) in LEVEL_WORDS.items()
        if length in counts
    ]
    return ", ".join((["Germany"] if COUNTRY in set(area_ids) else []) + words)


def change_lines(changes: pd.DataFrame) -> Iterator[str]:
    """Yield old and new of every figure that appears, changes or goes."""
    for row in changes.to_dict("records"):
        old = "nothing" if row["kind"] == "new" else _shown(row["old_value"], row["old_status"])
        identity = " ".join(row[name] for name in FIGURE)
        new = GONE if row["kind"] == GONE else _shown(row["value"], row["status"])
        yield f"  {identity}: {old} → {new}"


def _shown(value: float, status: str) -> str:
    return str(status) if pd.isna(value) else f"{value:.12g}"
