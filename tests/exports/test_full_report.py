"""The full report: a chapter a region, only what may be compared, every figure with its record."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pypdf import PdfReader

from exports.__main__ import main
from exports.addresses import sides_address
from exports.product import Job, NoRegionError
from exports.products import file_name, product
from exports.reports import brief_pdf, report_of, report_pdf, sides_of
from geo.citation import pieces
from geo.compare.sides import of_id
from geo.evidence import record
from geo.model import Text
from geo.own_region import id_of
from geo.paper import NoGlyphError
from geo.report_comparison import distinct
from geo.report_notes import DEFINITION
from geo.report_parts import Report, Section, Table, texts
from geo.static_shapes import with_own
from tests.browser.hostile import TEXT
from tests.exports.reading import (
    job,
    links,
    loose_numbers,
    outlines,
    pages,
    reader,
    recomputed_figures,
    structure,
    tagged_heads,
    view_of,
    world,
)

OWN = id_of("Mein Raum", ["14511", "14521"])
CHOSEN = ("meissen", "mittweida", "chemnitz-zwickau.suedwestsachsen", "chemnitz-zwickau", "14522")


def over(*ids: str, language: str = "de") -> Job:
    """Return a job over regions, definitions of them, districts, or regions of the reader's own."""
    sides = tuple(of_id(world(), one) for one in ids)
    first = next((one for one in ids if not one.isdigit()), "meissen")
    return replace(
        job(first.partition(".")[0], language=language),
        shown=None,
        sides=sides,
        shapes=lambda: with_own(outlines(), [side.region for side in sides]),
        address=sides_address("https://atlas.example", sides),
        view_of=lambda region, one: job(region.id, one.id, language).view,
    )


@cache
def made(language: str = "de") -> bytes:
    return report_pdf(over(*CHOSEN, language=language))


@cache
def told(*ids: str) -> Report:
    return report_of(over(*(ids or CHOSEN)))


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if one.title == title)


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("de", ["Regionen im Vergleich", "Methoden", "Belege", "Quellen", "Lizenzen"]),
        (
            "en",
            ["Regions side by side", "Methods", "Evidence of the figures", "Sources", "Licences"],
        ),
    ],
)
def test_a_report_has_a_chapter_for_each_region_and_is_tagged(
    tmp_path: Path, language: str, last: list[str]
) -> None:
    document = PdfReader(io.BytesIO(made(language)))
    root = document.trailer["/Root"]
    assert str(root["/Lang"]).startswith(language)
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    chapters = [str(one["/Title"]) for one in document.outline if not isinstance(one, list)]
    sides = distinct(sides_of(over(*CHOSEN)))
    titles = [one.title(reader(language)) for one in sides if not one.id.isdigit()]
    assert chapters == [*titles, *last]
    assert len(set(titles)) == len(titles)
    (tmp_path / "report.pdf").write_bytes(made(language))
    tags = structure(tmp_path / "report.pdf")
    for tag in ("TOC", "TOCI", "H1", "H2", "H3", "Table", "TH", "TD", "Figure", "Caption", "Link"):
        assert any(f"{tag}{end}" in tags for end in " :\n"), tag
    assert tagged_heads(made(language), 1) == chapters


def test_the_tags_of_a_report_hold_its_words_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(report_pdf(over("meissen")))
    tags = structure(tmp_path / "report.pdf", words=True)
    words = ("TOC", "Methoden", "H1", "Auf einen Blick", "Methoden", "Belege")
    places = [tags.index(words[0])]
    for one in words[1:]:
        places.append(tags.index(one, places[-1]))
    assert places == sorted(places)


def test_every_page_but_the_cover_says_its_number() -> None:
    shown = pages(made())
    assert "Seite" not in shown[0]
    numbers = [text.rsplit("Seite ", 1)[-1].split(" ")[0] for text in shown[1:]]
    assert numbers == [str(number) for number in range(2, len(shown) + 1)]


def test_every_figure_has_a_note_with_the_value_of_its_record() -> None:
    report, one = told(), over(*CHOSEN)
    assert [note.number for note in report.notes] == list(range(1, len(report.notes) + 1))
    cited = {ref for text in texts(report.sections) for _, ref in pieces(text) if ref}
    assert cited == set(report.numbers)
    for note in report.notes:
        if not note.ref.startswith(DEFINITION):
            assert note.value == record(one.world, note.ref, one.reader).value
    whole = " ".join("".join(pages(made())).split())
    assert all(f"[{note.number}] {note.words[:12]}" in whole for note in report.notes)


def test_a_note_leads_to_its_live_record_in_the_comparison() -> None:
    found = {
        parse_qs(urlsplit(link).query)["evidence"][0]
        for link in links(made())
        if link.startswith("https://atlas.example/vergleich?regions=") and "evidence=" in link
    }
    assert found == {n.ref for n in told().notes if not n.ref.startswith(DEFINITION)}


def test_figures_are_those_of_the_tables_by_plain_arithmetic() -> None:
    assert recomputed_figures(told()) > 100


def test_no_number_of_a_sentence_stands_without_its_evidence() -> None:
    assert loose_numbers(told()) == []


def test_a_figure_that_may_not_be_compared_is_refused_with_its_reason() -> None:
    (whole,) = section(told(), "Kennzahlen nebeneinander").blocks
    assert isinstance(whole, Table)
    place = whole.heads.index("Mittweida")
    row = next(one for one in whole.rows if one[0].text == "Arbeitslosenquote")
    assert row[place].text == "nicht vergleichbar"
    assert "Mittelsachsen" in row[place].small
    assert not getattr(row[place].text, "spans", ())
    said = " ".join(map(str, section(told(), "Arbeitslosenquote").blocks))
    assert "Nicht vergleichbar und weggelassen: Mittweida" in said


def test_overlapping_regions_are_named_and_never_summed() -> None:
    report = told()
    said = [str(one) for one in section(report, "Regionen im Vergleich").blocks]
    pair = next(one for one in said if one.startswith("Mittweida und Chemnitz-Zwickau – Südwest"))
    assert pair.endswith("werden nicht addiert.")
    assert said[-1].startswith("Zahlen von Regionen werden nie zusammengezählt")
    (whole,) = section(report, "Kennzahlen nebeneinander").blocks
    assert isinstance(whole, Table)
    assert len(whole.heads) == len(CHOSEN) + 2
    assert whole.heads[-1] == "Deutschland"


def test_many_regions_stand_in_tables_that_fit_a_page() -> None:
    ids = ("meissen", "suedwestfalen", "14521", "14522", "14523", "14524", "14612", "14713")
    tables = section(told(*ids), "Kennzahlen nebeneinander").blocks
    heads = [name for one in tables if isinstance(one, Table) for name in one.heads[1:-1]]
    assert len(tables) == 2
    assert len(heads) == len(set(heads)) == len(ids)


def test_a_single_region_is_not_compared() -> None:
    titles = [one.title for one in told("meissen").sections]
    assert titles[0] == told("meissen").title == "Meißen"
    assert "Regionen im Vergleich" not in titles


def test_partners_are_listed_by_name_as_many_as_are_known() -> None:
    rows = world().memberships
    for text in section(told("meissen"), "Namentlich bekannte Partner").blocks:
        assert isinstance(text, str)
        ((count, ref),) = [(piece, ref) for piece, ref in pieces(text) if ref]
        alliance = ref.removeprefix("known:alliance.")
        names = rows[rows["alliance_id"] == alliance]["organisation_id"].nunique()
        assert int(count) == names
        assert text.count("; ") == names - 1


def test_a_region_of_ones_own_has_both_reports() -> None:
    assert len(pages(brief_pdf(job(OWN)))) == 2
    whole = " ".join("".join(pages(report_pdf(over(OWN, "erzgebirge")))).split())
    assert "Mein Raum" in whole
    assert "Eigene Auswahl: 2 Kreise" in whole
    assert recomputed_figures(told(OWN, "erzgebirge")) > 10


def test_the_same_report_has_the_same_bytes() -> None:
    one = over("meissen")
    again = replace(one, view_of=lambda *where: view_of(world(), where, "de"))
    assert report_pdf(again) == report_pdf(one)


def _spoiled(change: Callable[[str], str]) -> Job:
    """Return a job over two regions with changed names, and alliances and sources likewise."""
    good = over("meissen", "mittweida")
    sides = tuple(
        replace(one, region=replace(one.region, title=Text(de=change("A"), en=change("A"))))
        for one in good.sides
    )
    tables = replace(
        good.world,
        alliances=good.world.alliances.assign(
            short_name=good.world.alliances["short_name"].astype(str).map(change)
        ),
        sources=good.world.sources.assign(title=good.world.sources["title"].map(change)),
    )
    return replace(
        good,
        world=tables,
        sides=sides,
        view_of=lambda region, one: view_of(tables, (region, one), "de"),
    )


def test_hostile_texts_are_shown_as_they_are() -> None:
    hostile = f"#panic() $x$ *a* @b \\u{{41}} {TEXT}"
    whole = " ".join("".join(pages(report_pdf(_spoiled(lambda text: f"{text} {hostile}")))).split())
    assert "#panic() $x$ *a* @b \\u{41} {{ 7*7 }} ${7*7} `x`" in whole


def test_a_sign_that_the_font_lacks_is_named_with_its_text() -> None:
    with pytest.raises(NoGlyphError, match=r"U\+4E2D.*'A 中") as raised:
        report_pdf(_spoiled(lambda text: f"{text} 中"))
    assert "\n" not in raised.value.args[0]


def test_districts_alone_have_no_report() -> None:
    with pytest.raises(NoRegionError, match="about regions of the atlas"):
        report_pdf(over("14522", "14523"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--regions", "meissen", "ruhr"), "“ruhr” is neither a region nor a district"),
        (("--regions", "14522", "14523"), "The full report is about regions of the atlas"),
        (("--region", "own-99999"), "There is no region 'own-99999'; there are erzgebirge, "),
    ],
)
def test_what_is_no_region_is_one_sentence_and_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], expected: str
) -> None:
    assert main(["make", "report", *arguments, "--out", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert said.startswith(expected)
    assert len(said.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_made_by_command_over_regions_and_a_region_of_ones_own(tmp_path: Path) -> None:
    arguments = ["--regions", "meissen", OWN, "--address", "https://atlas.example/"]
    assert main(["make", "report", *arguments, "--out", str(tmp_path)]) == 0
    (written,) = tmp_path.iterdir()
    assert written.name.startswith("strukturwandel-atlas_report_meissen-eigene-region-")
    addresses = [one for one in links(written.read_bytes()) if "evidence=" in one]
    assert addresses
    asked = parse_qs(urlsplit(addresses[0]).query)
    assert asked["regions"] == ["meissen"]
    assert asked["own"] == ["Mein Raum~14511-14521"]


def test_a_report_over_many_regions_has_their_number_in_its_name() -> None:
    whole = [one.id for one in world().regions]
    assert "_report_5-regionen_" in file_name(product("report"), over(*whole))
