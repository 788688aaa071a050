"""Reports as files: the short report of a region as PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from exports.images import image
from exports.kinds import Kind
from exports.products import Job, NoRegionError
from exports.typesetting import check_signs, pdf
from geo.brief import MOST_ALLIANCES, brief
from geo.citation import pieces
from geo.paper import PAGE_PICTURE, NoRoomError
from geo.report_notes import first_sources, named_sources, source_sign, source_words
from geo.report_parts import Block, Note, Picture, Report, Section, Table
from geo.report_sentences import cut
from geo.sheets import ATLAS, Sheet, bare, sheet
from geo.static_maps import static_map
from geo.text import Reader

MAP_LAYER = "skills"
"""What the map shows where the reader has not chosen another layer."""
MOST_SOURCES = 2
"""How many sources a note of the short report names; its record has all."""
LONGEST_LABEL = 28
"""Letters of the name of a region on its map; it stands whole above the page."""
LONGEST_NOTE = 130
"""Letters of what a figure is, and of a value in words; the record has them whole."""
FEWER = (MOST_ALLIANCES, 8, 5, 3, 1)
"""How many alliances are listed, fewer where the names are too long for a page."""


def brief_pdf(job: Job) -> bytes:
    """Return the short report of the region of a job: two pages of tagged PDF.

    Raises:
        NoRegionError: The job is about Germany.
        geo.paper.NoRoomError: Even with few alliances two pages cannot hold the texts.
        geo.paper.NoGlyphError: A text has a sign that the font does not.

    """
    drawn = map_of(job)
    check_signs(_content(job, drawn, FEWER[0]))
    picture = image(static_map(bare(drawn), job.shapes(), PAGE_PICTURE, job.reader), Kind.SVG)
    for most in FEWER[:-1]:
        try:
            return pdf("brief.typ", _content(job, drawn, most), {"map.svg": picture})
        except NoRoomError:
            continue
    return pdf("brief.typ", _content(job, drawn, FEWER[-1]), {"map.svg": picture})


def map_of(job: Job) -> Sheet:
    """Return the map of a short report: the layer chosen, else that of skills shortage.

    Raises:
        NoRegionError: The job is about Germany.

    """
    if job.shown is None:
        raise NoRegionError("The short report is about one region; name it with --region.")
    layer = job.layer or MAP_LAYER
    found = sheet(job.world, job.view, layer, job.variant, job.reader, job.shown)
    short = tuple(replace(one, label=cut(one.label, LONGEST_LABEL)) for one in found.outlines)
    return replace(found, outlines=short)


def brief_of(job: Job, most: int = MOST_ALLIANCES) -> Report:
    """Return the short report of a job that has a region."""
    if job.shown is None:
        raise NoRegionError("The short report is about one region; name it with --region.")
    page = f"{job.address.rstrip('/')}/{job.shown[0].id}" if job.address else ""
    return brief(job.world, job.shown, job.reader, page=page, edition=job.edition, most=most)


def _content(job: Job, drawn: Sheet, most: int) -> dict[str, Any]:
    """Return all that the template of the short report shows."""
    report, reader = brief_of(job, most), job.reader
    notes = [_note(one, reader) for one in report.notes]
    sources = [
        {
            "sign": source_sign(one, reader),
            "text": source_words(report.sources[one - 1], reader),
            "url": web_address(report.sources[one - 1].url),
        }
        for one in sorted(named_sources(report.notes, MOST_SOURCES))
    ]
    return {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": ATLAS,
        "language": report.language,
        "footer": f"{ATLAS} · {report.title} · {report.subtitle}",
        "credit": report.credit,
        "words": _words(reader),
        "sections": [_section(one, report.numbers, drawn) for one in report.sections],
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
        "evidence": t("Evidence"),
        "how": t(
            "Each number in brackets leads to its evidence: what the figure is, its value, its "
            "sources and its address in the atlas."
        ),
        "sources": t("Sources"),
    }


def _section(one: Section, numbers: Mapping[str, int], drawn: Sheet) -> dict[str, Any]:
    blocks = [_block(block, numbers, drawn) for block in one.blocks]
    return {"title": one.title, "level": one.level, "blocks": blocks}


def _block(block: Block, numbers: Mapping[str, int], drawn: Sheet) -> dict[str, Any]:
    if isinstance(block, Picture):
        return {
            "kind": "map",
            "file": "map.svg",
            "alt": drawn.alt,
            "caption": " – ".join([drawn.title, drawn.subtitle]),
            "about": " · ".join(
                filter(None, [drawn.facts, *drawn.notes, drawn.source, drawn.credit])
            ),
        }
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


def _runs(text: str, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the pieces of a text, each with the number of its note, 0 where it has none."""
    return [{"text": piece, "note": numbers.get(ref, 0)} for piece, ref in pieces(text)]


def _note(one: Note, reader: Reader) -> dict[str, Any]:
    return {
        "number": one.number,
        "words": cut(one.words, LONGEST_NOTE),
        "value": cut(one.value, LONGEST_NOTE),
        "sources": first_sources(one, MOST_SOURCES, reader),
        "ref": one.ref,
        "link": web_address(one.link),
        "more": [],
    }
