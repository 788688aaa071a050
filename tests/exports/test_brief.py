"""The short report: two tagged pages whose figures all have their evidence."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader

from exports.__main__ import main
from exports.product import NoRegionError
from exports.reports import brief_of, brief_pdf, map_of
from geo.citation import pieces
from geo.evidence import record
from geo.model import Text
from geo.paper import PAGE_PICTURE, NoGlyphError
from geo.report_notes import DEFINITION
from geo.report_parts import Report, texts
from geo.sheets import bare
from geo.static_maps import static_map
from tests.browser.hostile import TEXT
from tests.drawings import beyond
from tests.exports.reading import (
    SHOWN,
    elements,
    job,
    links,
    loose_numbers,
    new_job,
    pages,
    recomputed_figures,
    shown,
    structure,
    tagged_heads,
    view_of,
)


@cache
def made(region_id: str, definition_id: str = "", language: str = "de") -> bytes:
    return brief_pdf(job(region_id, definition_id, language))


@cache
def told(region_id: str, definition_id: str = "") -> Report:
    return brief_of(job(region_id, definition_id))


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("region_id", "definition_id"), SHOWN)
def test_every_region_fills_exactly_two_pages_in_both_languages(
    region_id: str, definition_id: str, language: str
) -> None:
    document = PdfReader(io.BytesIO(made(region_id, definition_id, language)))
    assert len(document.pages) == 2
    assert str(document.trailer["/Root"]["/Lang"]).startswith(language)
    where = shown(region_id, definition_id)
    assert document.metadata.title == where[0].title.in_language(language)


def test_a_report_is_tagged_with_title_headings_tables_and_words_for_its_map(
    tmp_path: Path,
) -> None:
    content = made("suedwestfalen")
    document = PdfReader(io.BytesIO(content))
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    names = [one["/Title"] for one in document.outline if not isinstance(one, list)]
    assert names == ["Südwestfalen"]
    below = next(one for one in document.outline if isinstance(one, list))
    titles = ["Auf einen Blick", "Was die Region nicht ist", "Karte", "Kennzahlen", "Fachkräfte"]
    assert [str(one["/Title"]) for one in below][:5] == titles
    (tmp_path / "brief.pdf").write_bytes(content)
    tags = structure(tmp_path / "brief.pdf")
    for tag in ("H1", "H2", "Table", "THead", "TH", "TD", "Figure", "Caption", "Link"):
        assert f"{tag} " in tags or f"{tag}:" in tags or f"{tag}\n" in tags, tag
    assert tagged_heads(content, 1) == names
    assert tagged_heads(content, 2) == [str(one["/Title"]) for one in below]


def test_the_map_has_words_for_those_who_do_not_see_it() -> None:
    found = elements(made("suedwestfalen"))
    alternatives = [str(one["/Alt"]) for one in found if "/Alt" in one]
    assert any(text.startswith("Karte: Gemeldete Stellen je 100") for text in alternatives)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("region_id", "definition_id"), SHOWN)
def test_no_word_of_a_map_lies_outside_its_picture(
    region_id: str, definition_id: str, language: str
) -> None:
    one = job(region_id, definition_id, language)
    drawn = static_map(bare(map_of(one)), one.shapes(), PAGE_PICTURE, one.reader)
    assert beyond(drawn) == []


@pytest.mark.parametrize(("region_id", "definition_id"), SHOWN)
def test_every_figure_has_a_note_with_the_value_of_its_record(
    region_id: str, definition_id: str
) -> None:
    one, report = job(region_id, definition_id), told(region_id, definition_id)
    assert [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))
    cited = {ref for text in texts(report.sections) for _, ref in pieces(text) if ref}
    assert cited == set(report.numbers)
    for note in report.notes:
        if not note.ref.startswith(DEFINITION):
            assert note.value == record(one.world, note.ref, one.reader).value
    shown_text = " ".join(pages(made(region_id, definition_id))[0].split())
    for note in report.notes[:8]:
        assert f"[{note.number}]" in shown_text


def test_no_number_of_a_sentence_stands_without_its_evidence() -> None:
    assert loose_numbers(told("suedwestfalen")) == []


@pytest.mark.parametrize(("region_id", "definition_id"), SHOWN)
def test_figures_are_those_of_the_tables_by_plain_arithmetic(
    region_id: str, definition_id: str
) -> None:
    assert recomputed_figures(told(region_id, definition_id)) > 15


@pytest.mark.parametrize("region_id", ["erzgebirge", "suedwestfalen"])
def test_sources_are_numbered_without_gaps_and_notes_name_all_of_theirs(region_id: str) -> None:
    text = "\n".join(pages(made(region_id)))
    listed = [int(one) for one in re.findall(r"^Q(\d+) \S", text, re.MULTILINE)]
    assert sorted(set(listed)) == list(range(1, len(brief_of(job(region_id)).sources) + 1))
    assert "Q3–Q" in text
    assert " weitere · " not in text


def test_a_programme_without_known_funding_is_named_as_such() -> None:
    found = " ".join(pages(made("suedwestfalen"))[1].split())
    assert "Programme und Strategien" in found
    assert "REGIONALE" in found.partition("Programme und Strategien")[2].partition(".")[0]


def test_a_note_leads_to_its_live_record() -> None:
    report = told("meissen")
    found = {
        parse_qs(urlsplit(link).query)["evidence"][0]: link
        for link in links(made("meissen"))
        if "evidence=" in link
    }
    assert set(found) == {n.ref for n in report.notes if not n.ref.startswith(DEFINITION)}
    assert all(
        link.startswith("https://atlas.example/meissen?evidence=")
        and "edition=2026-01-01-abcdef0" in link
        for link in found.values()
    )


def test_the_same_report_has_the_same_bytes() -> None:
    assert brief_pdf(new_job("meissen")) == made("meissen")


def _spoiled(change: Callable[[str], str]):
    """Return a job whose region and alliances have changed names."""
    good = job("suedwestfalen")
    region, definition = shown("suedwestfalen", "")
    title = Text(de=change(region.title.de), en=change(region.title.en))
    other = replace(region, title=title, is_not=Text(de=change("Nicht"), en=change("Not")))
    regions = tuple(other if one.id == region.id else one for one in good.world.regions)
    names = good.world.alliances["short_name"].astype(str).map(change)
    tables = replace(
        good.world, regions=regions, alliances=good.world.alliances.assign(short_name=names)
    )
    where = (other, definition)
    return replace(good, world=tables, shown=where, view=view_of(tables, where, "de"))


def test_hostile_texts_are_shown_as_they_are() -> None:
    hostile = f"#panic() $x$ *a* @b \\u{{41}} {TEXT}"
    content = brief_pdf(_spoiled(lambda text: f"{text} {hostile}"))
    whole = " ".join("".join(pages(content)).split())
    assert len(pages(content)) == 2
    assert "#panic() $x$ *a* @b \\u{41} {{ 7*7 }} ${7*7} `x`" in whole


def test_long_names_stay_on_two_pages() -> None:
    content = brief_pdf(_spoiled(lambda text: f"{text} {'Transformationsverbund ' * 4}".strip()))
    assert len(pages(content)) == 2


@pytest.mark.parametrize(("sign", "code"), [("中", "U+4E2D"), ("🚀", "U+1F680")])
def test_a_sign_that_the_font_lacks_is_named_with_its_text(sign: str, code: str) -> None:
    with pytest.raises(NoGlyphError) as raised:
        brief_pdf(_spoiled(lambda text: f"{text} {sign}"))
    said = raised.value.args[0]
    assert code in said
    assert f"Südwestfalen {sign}" in said
    assert "\n" not in said


def test_a_short_report_needs_a_region(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoRegionError):
        brief_pdf(replace(job("meissen"), shown=None))
    assert main(["make", "brief", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "The short report is about one region; name it with --region.\n"
    )
    assert list(tmp_path.iterdir()) == []
