"""Reports as DOCX: the same content as the PDF, in real styles, as foreign readers read them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn

from exports.__main__ import main
from exports.document_styles import EVIDENCE
from exports.report_content import FULL, SHORT
from exports.reports import brief_docx, brief_of, report_docx, report_of, report_pdf
from geo.citation import pieces
from geo.model import Text
from geo.own_region import id_of
from geo.paper import NoGlyphError
from geo.report_parts import Report, Table
from tests.browser.hostile import TEXT
from tests.exports.reading import job, links, new_job, reader
from tests.exports.test_full_report import CHOSEN, over
from tests.office import find_office

LOCALE = {"de": "de-DE", "en": "en-GB"}
KINDS = ("brief", "report")


@cache
def made(kind: str, language: str = "de") -> bytes:
    if kind == "brief":
        return brief_docx(job("suedwestfalen", language=language))
    return report_docx(over(*CHOSEN, language=language))


@cache
def read(kind: str, language: str = "de") -> Written:
    return Document(io.BytesIO(made(kind, language)))


@cache
def told(kind: str) -> Report:
    return brief_of(job("suedwestfalen")) if kind == "brief" else report_of(over(*CHOSEN))


def headings(document: Written) -> list[tuple[int, str]]:
    return [
        (int(one.style.name[-1]), one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]


def signed(text: str, numbers: dict[str, int]) -> str:
    """Return a text as it is read, each figure with its number of evidence."""
    return "".join(piece + (f"[{numbers[ref]}]" if ref else "") for piece, ref in pieces(text))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_title_and_language(kind: str, language: str) -> None:
    document = read(kind, language)
    told_in = reader(language)
    known = document.core_properties
    assert (known.language, known.author) == (LOCALE[language], "Strukturwandel-Atlas")
    assert known.title == (
        "Südwestfalen" + (" (South Westphalia)" if language == "en" else "")
        if kind == "brief"
        else told_in.t("Regions in structural change")
    )
    (written,) = document.styles.element.iter(qn("w:lang"))
    assert written.get(qn("w:val")) == LOCALE[language]


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_the_report_says_stands_in_it_under_real_headings(kind: str) -> None:
    report, document = told(kind), read(kind)
    expected = [(one.level, one.title) for one in report.sections]
    first = [(1, report.title)] if kind == "brief" else []
    level = 2 if kind == "brief" else 1
    last = [(level, title) for title in ("Belege", "Quellen")]
    closing = [(one.level, one.title) for one in report.closing]
    assert headings(document) == [*first, *expected, *last, *closing]
    texts = {one.text for one in document.paragraphs}
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, str):
                assert signed(block, report.numbers) in texts


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_all_cells_and_heads_that_are_repeated(kind: str) -> None:
    report, document = told(kind), read(kind)
    whole = (*report.sections, *report.closing)
    expected = [block for one in whole for block in one.blocks if isinstance(block, Table)]
    assert len(document.tables) == len(expected)
    for written, table in zip(document.tables, expected, strict=True):
        first, *rest = written.rows
        assert tuple(cell.text for cell in first.cells) == table.heads
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert written._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == table.caption
        for row, cells in zip(rest, table.rows, strict=True):
            for cell, one in zip(row.cells, cells, strict=True):
                lines = filter(None, [signed(one.text, report.numbers), one.small])
                assert cell.text == "\n".join(lines)


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_has_words_and_stays_between_the_margins(kind: str) -> None:
    document = read(kind)
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    shapes = document.inline_shapes
    assert len(shapes) == (1 if kind == "brief" else 4)
    assert all(0 < one.width <= room for one in shapes)
    words = [one.get("descr") for one in document.element.iter(qn("wp:docPr"))]
    assert all(one.startswith("Karte: Gemeldete Stellen je 100") for one in words)


@pytest.mark.parametrize("kind", KINDS)
def test_each_number_of_evidence_leads_to_its_note(kind: str) -> None:
    report, document = told(kind), read(kind)
    body = document.element
    marks = Counter(one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart")))
    assert set(marks.values()) == {1}
    inside = [one for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]
    assert {one.get(qn("w:anchor")) for one in inside} <= set(marks)
    for one in inside:
        text = "".join(part.text for part in one.iter(qn("w:t")))
        if one.get(qn("w:anchor")).startswith("note_"):
            assert text == f"[{one.get(qn('w:anchor')).removeprefix('note_')}]"
    notes = [one.text for one in document.paragraphs if one.style.name == EVIDENCE]
    detail = SHORT if kind == "brief" else FULL
    for note, text in zip(report.notes, notes, strict=False):
        assert text.startswith(f"[{note.number}] {note.words[: detail.letters - 1]}")
        assert text.endswith(note.ref)


def test_notes_lead_to_the_same_live_records_as_those_of_the_pdf() -> None:
    one = over("meissen", "mittweida")
    document = Document(io.BytesIO(report_docx(one)))
    found = {
        part.target_ref for part in document.part.rels.values() if "evidence=" in part.target_ref
    }
    assert found
    assert found == {link for link in links(report_pdf(one)) if "evidence=" in link}


def test_the_contents_lead_to_every_chapter() -> None:
    document = read("report")
    listed = [one for one in headings(document) if one[0] <= 2]
    inside = [
        "".join(part.text for part in one.iter(qn("w:t")))
        for one in document.element.iter(qn("w:hyperlink"))
        if (one.get(qn("w:anchor")) or "").startswith("part_")
    ]
    assert inside == [title for _, title in listed]
    kinds = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_page_says_its_number(kind: str) -> None:
    foot = read(kind).sections[0].footer
    fields = [one.text.strip() for one in foot._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.paragraphs[0].text.endswith("Seite 1 von 1")


def test_the_same_document_has_the_same_bytes_without_dates() -> None:
    assert brief_docx(new_job("suedwestfalen")) == made("brief")
    with zipfile.ZipFile(io.BytesIO(made("brief"))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_hostile_texts_are_text() -> None:
    good = job("meissen")
    assert good.shown
    region, definition = good.shown
    other = replace(region, title=Text(de=TEXT, en=TEXT), is_not=Text(de=TEXT, en=TEXT))
    document = Document(io.BytesIO(brief_docx(replace(good, shown=(other, definition)))))
    line = " ".join(TEXT.split())
    assert document.paragraphs[0].text == TEXT
    assert any(one.text.startswith(line) for one in document.paragraphs[1:])
    assert len(document.tables) == 2


def test_a_sign_that_the_font_lacks_is_named() -> None:
    own = job(id_of("Raum 中", ["14511"]))
    for make in (brief_docx, report_docx):
        with pytest.raises(NoGlyphError, match=r"U\+4E2D.*'Raum 中'"):
            make(own)


def test_both_are_made_by_command(tmp_path: Path) -> None:
    for product in ("brief-docx", "report-docx"):
        assert main(["make", product, "--region", "meissen", "--out", str(tmp_path)]) == 0
    names = sorted(one.name for one in tmp_path.iterdir())
    assert [one.split("_")[1] for one in names] == ["brief-docx", "report-docx"]
    assert all(one.endswith(".docx") for one in names)


def test_libreoffice_reads_both_with_all_their_headings(tmp_path: Path) -> None:
    for kind in KINDS:
        (tmp_path / f"{kind}.docx").write_bytes(made(kind))
    subprocess.run(
        [
            str(find_office()),
            f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
            *("--headless", "--convert-to", "txt:Text (encoded):UTF8"),
            *("--outdir", str(tmp_path)),
            *(str(tmp_path / f"{kind}.docx") for kind in KINDS),
        ],
        capture_output=True,
        check=True,
        timeout=180,
    )
    for kind in KINDS:
        lines = (tmp_path / f"{kind}.txt").read_text("utf-8-sig").splitlines()
        for _, title in headings(read(kind)):
            assert title in lines
