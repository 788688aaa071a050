"""The notes of a report: each address that its sentences name becomes a number, once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from urllib.parse import parse_qsl, urlencode, urlsplit

from geo.citation import pieces
from geo.evidence import record
from geo.evidence_record import Record, known_region
from geo.kept import kept_with_world
from geo.model import Definition, Region, Source, Text
from geo.own_region import source_of
from geo.provenance import with_basis
from geo.refs import parsed, ref
from geo.report_parts import Note, Section, texts
from geo.text import Reader
from geo.world import World

DEFINITION = "definition"
"""Addresses of how a region is drawn, which no table holds but the list of regions."""

LEAST_RUN = 3
"""Sources that follow one another and are told as from the first to the last."""
SOURCE_LETTER = Text(de="Q", en="S")
"""Before the number of a source, such as S3."""


def definition_ref(region: Region, definition: Definition) -> str:
    """Return the address of the definition of a region in a report."""
    return ref(DEFINITION, region.id, definition.id)


def notes(
    world: World,
    sections: tuple[Section, ...],
    reader: Reader,
    *,
    page: str = "",
    edition: str = "",
) -> tuple[tuple[Note, ...], tuple[Source, ...]]:
    """Return the notes in the order of the text, and the sources that they name.

    Args:
        world: The tables.
        sections: The text, whose figures carry addresses.
        reader: Language of the notes.
        page: Address of the live view that opens the records, empty where it is not known.
        edition: Id of the edition of the tables.

    Raises:
        geo.refs.UnknownRefError: A figure has an address that leads nowhere.

    """
    wanted = dict.fromkeys(
        address for text in texts(sections) for _, address in pieces(text) if address
    )
    sources: dict[str, Source] = {}
    found = []
    for number, address in enumerate(wanted, 1):
        if parsed(address)[0] == DEFINITION:
            found.append(_defined(world, address, number, reader))
            continue
        one = _record(world, address, reader, edition)
        for source in one.sources:
            sources.setdefault(source.id, source)
        link = _link(page, address, edition, reader)
        found.append(_noted(one, number, list(sources), link))
    return tuple(found), tuple(sources.values())


def _noted(one: Record, number: int, known: list[str], link: str) -> Note:
    """Return the note of a record; ``known`` are the ids of the sources in their order."""
    return Note(
        number=number,
        ref=one.ref,
        words=", ".join(filter(None, [one.title, _place(one), one.period])),
        value=one.value,
        sources=tuple(sorted(known.index(source.id) + 1 for source in one.sources)),
        link=link,
        record=one,
    )


def first_sources(note: Note, most: int, reader: Reader) -> str:
    """Return the sources of a note as Q1–Q3, Q7; those beyond ``most`` are counted."""
    shown = note.sources[:most]
    runs = groupby(enumerate(shown), key=lambda one: one[1] - one[0])
    listed = [_run([number for _, number in run], reader) for _, run in runs]
    if len(note.sources) > most:
        listed.append(reader.t("{count} more").format(count=len(note.sources) - most))
    return ", ".join(listed)


def _run(numbers: Sequence[int], reader: Reader) -> str:
    """Return numbers that follow one another, three and more as the first and the last."""
    signs = [source_sign(one, reader) for one in numbers]
    return ", ".join(signs) if len(signs) < LEAST_RUN else f"{signs[0]}–{signs[-1]}"


def source_sign(number: int, reader: Reader) -> str:
    """Return what a source is called in a report."""
    return f"{reader.of(SOURCE_LETTER)}{number}"


def source_words(source: Source, reader: Reader) -> str:
    """Return publisher, title, table, dates and licence of a source."""
    t = reader.t
    as_of = with_basis(reader.date(source.reference_date), source.date_basis, reader)
    read = reader.date(source.retrieved)
    table = source.table if source.table not in source.title else ""
    facts = (
        f"{source.publisher or t('not stated')}: {source.title}",
        table,
        t("as of {date}").format(date=as_of) if as_of else t("no date"),
        t("read {date}").format(date=read) if read else "",
        source.licence,
    )
    return ", ".join(filter(None, facts))


def named_sources(found: Sequence[Note], most: int) -> set[int]:
    """Return the numbers of the sources that notes name when each names ``most`` of its own."""
    return {one for note in found for one in note.sources[:most]}


@kept_with_world
def _record(world: World, address: str, reader: Reader, edition: str) -> Record:
    """Return a record; those of Germany are made of hundreds of figures, and wanted often."""
    return record(world, address, reader, edition=edition)


def _place(found: Record) -> str:
    return "" if found.place and found.place in found.title else found.place


def _defined(world: World, address: str, number: int, reader: Reader) -> Note:
    region, definition = known_region(world, *parsed(address)[1])
    words = reader.t("Definition of the region {region}: {definition}, version {version}")
    return Note(
        number=number,
        ref=address,
        words=words.format(
            region=reader.of(region.title),
            definition=reader.of(definition.title),
            version=definition.version,
        ),
        value=source_of(definition, reader),
        sources=(),
        link=definition.source_url,
    )


def _link(page: str, address: str, edition: str, reader: Reader) -> str:
    """Return the address of a record in the live view, with what else the view is asked for."""
    if not page:
        return ""
    where = urlsplit(page)
    own = {"evidence": address, "lang": reader.language}
    if edition:
        own["edition"] = edition
    kept = [(name, value) for name, value in parse_qsl(where.query) if name not in own]
    return where._replace(query=urlencode([*kept, *own.items()]), fragment="").geturl()
