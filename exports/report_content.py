"""What a report shows, as plain values that any format is written from: PDF and DOCX alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.citation import pieces
from geo.evidence_record import Record
from geo.report_notes import first_sources, named_sources, source_sign, source_words
from geo.report_parts import Block, Note, Picture, Report, Section, Table
from geo.report_sentences import cut
from geo.sheets import ATLAS, Sheet
from geo.text import Reader


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """How much is said of a figure in its note.

    Attributes:
        sources: How many sources a note names; the record has all.
        letters: Of what a figure is, and of a value in words.
        whole: Whether definition, formula, boundaries, census and notes of the record are told.

    """

    sources: int
    letters: int
    whole: bool = False


LONGEST_AGAIN = 50
"""Letters of what is said again in each note."""
SHORT = Detail(sources=100, letters=130)
FULL = Detail(sources=12, letters=300, whole=True)

Drawn = Mapping[tuple[str, str], tuple[str, Sheet]]
"""By region and definition: the name of the picture of a map, and what it shows."""


def content(report: Report, drawn: Drawn, reader: Reader, detail: Detail) -> dict[str, Any]:
    """Return all that a report shows, ready for JSON."""
    told: dict[str, int] = {}
    notes = [_note(one, reader, detail, told) for one in report.notes]
    sources = [
        {
            "sign": source_sign(one, reader),
            "text": source_words(report.sources[one - 1], reader),
            "url": web_address(report.sources[one - 1].url),
        }
        for one in sorted(named_sources(report.notes, detail.sources))
    ]
    about = " · ".join([report.title, report.subtitle])
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": ATLAS,
        "language": report.language,
        "footer": f"{ATLAS} · {about}",
        "credit": report.credit,
        "facts": list(report.facts),
        "words": _words(reader),
        "sections": [_section(one, report.numbers, drawn) for one in report.sections],
        "closing": [_section(one, report.numbers, drawn) for one in report.closing],
        "notes": notes,
        "sources": sources,
        "halves": {"notes": _half(notes), "sources": _half(sources)},
    }


def _half(entries: Sequence[Mapping[str, Any]]) -> int:
    """Return where a list is cut so that both columns have about as much text."""
    lengths = [sum(len(str(text)) for text in one.values()) for one in entries]
    return next((n for n in range(len(lengths)) if 2 * sum(lengths[:n]) >= sum(lengths)), 0)


def web_address(url: str) -> str:
    """Return an address that a reader may follow, empty for anything but a page of the web."""
    return url if url.startswith(("https://", "http://")) else ""


def _words(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        "page": t("page {page} of {pages}"),
        "contents": t("Contents"),
        "regions": t("Regions of this report"),
        "evidence": t("Evidence of the figures"),
        "how": t(
            "Each number in brackets leads to its evidence: what the figure is, its value, its "
            "sources and its address in the atlas."
        ),
        "sources": t("Sources"),
    }


def _section(one: Section, numbers: Mapping[str, int], drawn: Drawn) -> dict[str, Any]:
    blocks = [_block(block, numbers, drawn) for block in one.blocks]
    return {"title": one.title, "level": one.level, "blocks": blocks}


def _block(block: Block, numbers: Mapping[str, int], drawn: Drawn) -> dict[str, Any]:
    if isinstance(block, Picture):
        return _picture(*drawn[block.region_id, block.definition_id])
    if isinstance(block, Table):
        return {
            "kind": "table",
            "caption": block.caption,
            "heads": list(block.heads),
            "widths": list(block.widths),
            "rows": [
                [{"text": _runs(cell.text, numbers), "small": cell.small} for cell in row]
                for row in block.rows
            ],
        }
    return {"kind": "text", "runs": _runs(block, numbers)}


def _picture(file: str, shown: Sheet) -> dict[str, Any]:
    about = [shown.facts, *shown.notes, shown.source, shown.credit]
    return {
        "kind": "map",
        "file": file,
        "alt": shown.alt,
        "caption": " – ".join([shown.title, shown.subtitle]),
        "about": " · ".join(filter(None, about)),
    }


def _runs(text: str, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the pieces of a text, each with the number of its note, 0 where it has none."""
    return [{"text": piece, "note": numbers.get(ref, 0)} for piece, ref in pieces(text)]


def _note(one: Note, reader: Reader, detail: Detail, told: dict[str, int]) -> dict[str, Any]:
    """Return a note; ``told`` gets what it says at length, so that later ones only point to it."""
    return {
        "number": one.number,
        "words": cut(one.words, detail.letters),
        "value": cut(one.value, detail.letters),
        "sources": first_sources(one, detail.sources, reader),
        "ref": one.ref,
        "link": web_address(one.link),
        "more": _more(one.record, one.number, reader, told) if detail.whole and one.record else [],
    }


def _more(record: Record, number: int, reader: Reader, told: dict[str, int]) -> list[str]:
    """Return what else a record knows, a line each; what a note has said is not said again."""
    t = reader.t
    known = (
        (t("Kind of value"), record.status),
        (t("Definition"), record.about),
        (t("Formula"), record.formula),
        (t("Boundaries"), record.territory),
        (t("Census"), record.census),
        (t("Comparability"), " ".join(record.comparable)),
        (t("Notes"), " ".join(record.notes)),
    )
    lines = []
    for name, words in known:
        first = told.setdefault(words, number) if len(words) > LONGEST_AGAIN else number
        if words:
            again = t("as in [{number}]").format(number=first)
            lines.append(f"{name}: {words if first == number else again}")
    return lines
