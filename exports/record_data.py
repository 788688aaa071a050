"""Records of evidence as plain data for a page that draws them itself; each text stands once.

A record is [title, value, rows], a row [label, items], an item a list of pieces: a text, or
[text, address] where the address is that of another figure or of a page of the web. All texts are
places in one list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from geo.evidence import record
from geo.evidence_record import Record, Term
from geo.kept import newest_kept_with_world
from geo.model import Source
from geo.provenance import with_basis
from geo.refs import UnknownRefError
from geo.text import Reader
from geo.world import World

MOST_KEPT = 10_000
"""Records that are held: those of all regions in both languages are fewer."""

Piece = str | tuple[str, str]
Item = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts, each with its place."""

    places: dict[str, int]

    def place(self, text: str) -> int:
        """Return the place of a text, a new one where it has none."""
        return self.places.setdefault(text, len(self.places))


def records_data(world: World, refs: Iterable[str], reader: Reader, edition: str) -> dict[str, Any]:
    """Return the records of figures; addresses that lead to none are left out."""
    texts = Texts({})
    found: dict[str, Any] = {}
    for ref in dict.fromkeys(refs):
        one = _record(world, ref, reader, edition)
        if one is None:
            continue
        rows = [
            [texts.place(label), [_placed(item, texts) for item in items]]
            for label, items in _rows(one, reader)
        ]
        found[ref] = [texts.place(one.title), texts.place(one.value), rows]
    return {"texts": list(texts.places), "records": found}


def record_sources(
    world: World, refs: Iterable[str], reader: Reader, edition: str
) -> tuple[str, ...]:
    """Return the ids of the sources of all records, each once."""
    found = (_record(world, ref, reader, edition) for ref in dict.fromkeys(refs))
    return tuple(dict.fromkeys(source.id for one in found if one for source in one.sources))


@newest_kept_with_world(MOST_KEPT)
def _record(world: World, ref: str, reader: Reader, edition: str) -> Record | None:
    """Return a record, None where the address leads to none."""
    try:
        return record(world, ref, reader, edition=edition)
    except UnknownRefError:
        return None


def _placed(item: Item, texts: Texts) -> list[int | list[int]]:
    return [
        texts.place(piece) if isinstance(piece, str) else [texts.place(part) for part in piece]
        for piece in item
    ]


def _rows(found: Record, reader: Reader) -> Iterator[tuple[str, list[Item]]]:
    """Yield label and items of what is known."""
    t = reader.t
    rows: tuple[tuple[str, Iterable[Item]], ...] = (
        (t("Area"), [[found.place]]),
        (t("Period"), [[found.period]]),
        (t("Kind of value"), [[found.status]]),
        (t("Definition"), [[found.about]]),
        (t("Formula"), [[found.formula]]),
        (t("Made of"), [_term(one, reader) for one in found.terms]),
        (t("Boundaries"), [[found.territory]]),
        (t("Census"), [[found.census]]),
        (t("Comparability"), [[one] for one in found.comparable]),
        (t("Notes"), [[one] for one in found.notes]),
        (t("In the catalogue"), [[(found.url, found.url)] if found.url else []]),
        (t("Source"), [_source(one, reader) for one in found.sources]),
        (t("Edition of the data"), [[found.edition]]),
        (t("Address of the figure"), [[found.ref]]),
    )
    for label, items in rows:
        said = [item for item in items if any(item)]
        if said:
            yield label, said


def _term(term: Term, reader: Reader) -> Item:
    """Return a figure that another is made of; parts are many and need no word for it."""
    role = f"{term.role}: " if term.role not in ("", reader.t("part")) else ""
    value = term.value or (reader.t("Record") if term.ref else "")
    title: Piece = (term.title, term.url) if term.url else term.title
    shown: Piece = (value, term.ref) if term.ref else value
    return [piece for piece in (role, title, ": " if value else "", shown) if piece]


def source_words(source: Source, reader: Reader) -> str:
    """Return table, dates and licence of a source; what it does not state is said so."""
    t = reader.t
    unknown = t("not stated")
    as_of = reader.date(source.reference_date)
    facts = (
        (t("Table"), source.table),
        (t("As of"), with_basis(as_of, source.date_basis, reader) or unknown),
        (t("Retrieved"), reader.date(source.retrieved) or unknown),
        (t("Boundaries"), reader.date(source.boundary_date) or unknown),
        (t("Licence"), source.licence or unknown),
        (t("Checksum of the file (SHA-256)"), source.sha256),
    )
    return "; ".join(f"{name}: {text}" for name, text in facts if text)


def _source(source: Source, reader: Reader) -> Item:
    """Return publisher, table, dates and licence of a source; what it does not state is said so."""
    publisher = source.publisher or reader.t("not stated")
    title: Piece = (source.title, source.url) if source.url else source.title
    return [f"{publisher}: ", title, f" – {source_words(source, reader)}"]
