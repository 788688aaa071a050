"""The evidence of a dataset as rows of text: one for each column, level and source."""

from __future__ import annotations

from exports.dataset import Dataset, Evidence
from geo.model import Level, Source
from geo.provenance import with_basis
from geo.text import Reader

NAMES = (
    "column", "level", "title", "unit", "period", "about", "formula", "formula_of", "publisher",
    "source", "table", "reference_date", "retrieved", "boundary_date", "licence", "url", "census",
    "caveat", "edition",
)  # fmt: skip
"""The same columns for programs."""


def evidence_heads(reader: Reader) -> list[str]:
    """Return what the columns of :func:`evidence_rows` are called, as :data:`NAMES`."""
    t = reader.t
    return [
        t("Column"), t("Level"), t("Title"), t("Unit"), t("Period"), t("What it is"), t("Formula"),
        t("Formula with the example of"), t("Publisher"), t("Source"), t("Table"), t("As of"),
        t("Read on"), t("Boundaries of"), t("Licence"), t("Address"), t("Census"), t("Caveat"),
        t("Edition of the data"),
    ]  # fmt: skip


def evidence_rows(found: Dataset, reader: Reader) -> list[list[str]]:
    """Return the evidence of every column; what is not known of it says so."""
    return [
        _row(found, one, source, reader)
        for one in found.evidence
        for source in one.sources or (None,)
    ]


def _row(found: Dataset, one: Evidence, source: Source | None, reader: Reader) -> list[str]:
    t, example = reader.t, one.example
    levels = {Level.DISTRICT: t("districts"), Level.MUNICIPALITY: t("municipalities")}
    facts = source_facts(source, reader)
    return [
        one.column.id,
        levels[one.level],
        one.column.title,
        one.column.unit or example.unit,
        one.period,
        example.about,
        example.formula,
        example.place if example.formula else "",
        *facts,
        example.census,
        " ".join(map(str, example.notes)),
        found.edition,
    ]


def source_facts(source: Source | None, reader: Reader) -> list[str]:
    """Return who published a source, what, of when, under which licence, and where."""
    t = reader.t
    if source is None:
        return [t("not known"), *[""] * 7]
    as_of = reader.date(source.reference_date)
    return [
        source.publisher or t("not known"),
        source.title,
        source.table,
        with_basis(as_of, source.date_basis, reader) or t("no date"),
        reader.date(source.retrieved) or t("not known"),
        reader.date(source.boundary_date) or t("not stated by the source"),
        source.licence or t("not stated by the source"),
        source.url,
    ]
