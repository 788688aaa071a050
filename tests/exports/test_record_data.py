"""Records as plain data: all that a record says, each text once, no record of what there is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exports.record_data import records_data, source_words
from geo.evidence import record
from geo.model import Source
from geo.refs import ref
from tests.world import reader, small_world

WORLD = small_world()
GRANTS = ref("funding", "by_seat", "alliance.alpha")


def data(*refs: str) -> dict[str, Any]:
    return records_data(WORLD, refs, reader(), "2026-01-01-abcdef0")


def said(found: dict[str, Any], address: str) -> dict[str, list[str]]:
    """Return the rows of a record as a reader sees them."""
    texts = found["texts"]
    _, _, rows = found["records"][address]
    return {
        texts[label]: [
            "".join(texts[piece[0] if isinstance(piece, list) else piece] for piece in item)
            for item in items
        ]
        for label, items in rows
    }


def test_a_record_says_title_value_terms_sources_and_edition() -> None:
    known = record(WORLD, GRANTS, reader())
    found = data(GRANTS)
    title, value, _ = found["records"][GRANTS]
    rows = said(found, GRANTS)
    assert (found["texts"][title], found["texts"][value]) == (known.title, known.value)
    assert len(rows["Made of"]) == len(known.terms) > 0
    assert len(rows["Source"]) == len(known.sources) > 0
    assert all(
        source.title in line for source, line in zip(known.sources, rows["Source"], strict=True)
    )
    assert rows["Edition of the data"] == ["2026-01-01-abcdef0"]
    assert rows["Address of the figure"] == [GRANTS]


def test_a_term_leads_to_its_own_record() -> None:
    known = record(WORLD, GRANTS, reader())
    found = data(GRANTS)
    pieces = [
        piece
        for _, items in found["records"][GRANTS][2]
        for item in items
        for piece in item
        if isinstance(piece, list)
    ]
    assert {one.ref for one in known.terms if one.ref} <= {found["texts"][at] for _, at in pieces}


def test_every_text_stands_once() -> None:
    texts = data(GRANTS, ref("funding", "by_seat", "alliance.gamma"))["texts"]
    assert len(texts) == len(set(texts))


def test_an_address_that_leads_nowhere_has_no_record() -> None:
    assert data("obs:nothing:00000:1900", "no address")["records"] == {}


def test_a_source_is_told_with_each_of_its_dates_and_what_it_does_not_state() -> None:
    known = Source(
        id="one",
        title="Figures",
        publisher="Agency",
        table="T 1",
        url="",
        licence="",
        reference_date="2024-12-31",
        retrieved="2025-02-03",
        boundary_date="",
        sha256="ab12",
    )
    assert source_words(known, reader("en")).split("; ") == [
        "Table: T 1",
        f"As of: {reader('en').date('2024-12-31')}",
        f"Retrieved: {reader('en').date('2025-02-03')}",
        "Boundaries: not stated",
        "Licence: not stated",
        "Checksum of the file (SHA-256): ab12",
    ]
    told = source_words(replace(known, date_basis="entered"), reader("en"))
    assert "2024 (year stated by who added the file, not by the file); Retrieved" in told
