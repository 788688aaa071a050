"""The evidence of the figures of a view as rows of text: one for each figure and source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.evidence_rows import source_facts
from exports.view_columns import ViewColumn
from exports.view_job import ViewJob
from geo.evidence import record
from geo.text import Reader

MOST_RECORDS = 150
"""Figures whose evidence a file holds; of more, as many of the first of each column."""


def view_evidence_heads(reader: Reader) -> list[str]:
    """Return what the columns of :func:`view_evidence_rows` are called."""
    t = reader.t
    return [
        t("Column"), t("Rows of the table"), t("Title"), t("Place"), t("Value"), t("Unit"),
        t("Period"), t("What it is"), t("Formula"), t("Publisher"), t("Source"), t("Table"),
        t("As of"), t("Read on"), t("Boundaries of"), t("Licence"), t("Address"), t("Census"),
        t("Caveat"), t("Address of the record"), t("Edition of the data"),
    ]  # fmt: skip


def view_evidence_rows(job: ViewJob, columns: Sequence[ViewColumn]) -> list[list[str]]:
    """Return the evidence of figures, each once; what is not known says so."""
    return [
        row
        for column, lines, ref in _figures(job, columns)
        for row in _rows(job, column, lines, ref)
    ]


def is_whole(job: ViewJob, columns: Sequence[ViewColumn]) -> bool:
    """Tell whether the evidence holds every figure."""
    return sum(len(_refs(job, one)) for one in columns if one.ref) <= MOST_RECORDS


def _figures(
    job: ViewJob, columns: Sequence[ViewColumn]
) -> Iterator[tuple[ViewColumn, list[int], str]]:
    """Yield column, rows (2 is the first below the head) and address of each figure."""
    cited = {one.name: _refs(job, one) for one in columns if one.ref}
    whole = sum(map(len, cited.values())) <= MOST_RECORDS
    for column in columns:
        refs = list(cited.get(column.name, {}).items())
        for ref, lines in refs if whole else refs[: MOST_RECORDS // len(cited)]:
            yield column, lines, ref


def _refs(job: ViewJob, column: ViewColumn) -> dict[str, list[int]]:
    """Return the rows of each address of a column; texts repeat the number beside them."""
    found: dict[str, list[int]] = {}
    if column.numeric or column.name == "rank":
        for line, ref in enumerate(job.table[column.ref].astype("str"), start=2):
            if ref:
                found.setdefault(ref, []).append(line)
    return found


def _rows(job: ViewJob, column: ViewColumn, lines: list[int], ref: str) -> Iterator[list[str]]:
    reader = job.reader
    found = record(job.world, ref, reader, edition=job.edition)
    for source in found.sources or (None,):
        facts = source_facts(source, reader)
        yield [
            column.head,
            ", ".join(map(str, lines)),
            found.title,
            found.place,
            found.value,
            found.unit,
            found.period,
            found.about,
            found.formula,
            *facts,
            found.census,
            " ".join(map(str, found.notes)),
            ref,
            job.edition,
        ]
