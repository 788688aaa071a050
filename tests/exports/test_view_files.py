"""Views of the comparison as files: real numbers, signs, evidence; the command makes them all."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from exports.__main__ import main
from exports.chart_svg import chart_html
from exports.comparisons import holds_job, view_job
from exports.signs import SIGNS
from exports.view_job import VIEW_FILES, ViewJob, view_file_name
from exports.view_tables import view_table
from geo.areas import COUNTRY
from geo.compare.robustness import robustness
from geo.compare.rows import default_indicators
from geo.compare.sides import of_ids, of_region
from geo.compare.statements import Claim, Holds
from geo.compare.thumbnails import holds_words
from geo.compare.view_kinds import VIEW_KINDS
from geo.paper import PAPERS, NoRoomError
from tests.browser.hostile import TEXT
from tests.exports.reading import reader, world

REAL = world()
SIDES = tuple(of_region(one, one.definition()) for one in REAL.regions)
ASKED = {
    "matrix": default_indicators(REAL),
    "difference": (COUNTRY, *default_indicators(REAL)),
    "ranking": ("unemployment_rate",),
    "scatter": ("unemployment_rate", "share_55_64"),
    "years": ("unemployment_rate",),
    "occupations": (SIDES[0].id, SIDES[1].id),
    "programmes": ("programme",),
    "peers": ("",),
}
every_kind = pytest.mark.parametrize("kind", VIEW_KINDS)


def new_job(kind: str, language: str = "de") -> ViewJob:
    words = reader(language)
    view = VIEW_KINDS[kind].make(REAL, SIDES, ASKED[kind], words)
    return view_job(REAL, kind, view, SIDES, ASKED[kind], words)


job = cache(new_job)


@cache
def told(kind: str) -> dict[str, list[dict[str, Any]]]:
    return sheets(job(kind))


def sheets(found: ViewJob) -> dict[str, list[dict[str, Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(VIEW_FILES["xlsx"].make(found)))
    tables = {}
    for name in book.sheet_names:
        head, *rows = book.get_sheet_by_name(name).to_python()
        tables[name] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return tables


@every_kind
def test_the_numbers_of_a_view_are_numbers_of_its_workbook(kind: str) -> None:
    found = job(kind)
    shown = told(kind)["Vergleich"]
    numbers = sorted(cell for row in shown for cell in row.values() if isinstance(cell, float))
    numeric = [
        name
        for name in found.table
        if pd.api.types.is_numeric_dtype(found.table[name]) and found.table[name].dtype != bool
    ]
    expected = sorted(found.table[numeric].stack().dropna().tolist())
    assert numbers == pytest.approx(expected)
    assert len(shown) == len(found.table)


@every_kind
def test_a_number_that_is_missing_has_its_sign_beside_it(kind: str) -> None:
    shown = told(kind)["Vergleich"]
    signs = set(SIGNS.values())
    for row in shown:
        for head, sign in row.items():
            if head.startswith("Zeichen: "):
                assert sign in signs
                number = row[head.removeprefix("Zeichen: ")]
                assert number != "" or sign


@pytest.mark.parametrize(
    ("kind", "column", "expected"),
    [("difference", "Abstand", "x"), ("programmes", "Mittel in Euro", "n")],
)
def test_what_is_refused_or_not_known_says_so(kind: str, column: str, expected: str) -> None:
    lost = [row for row in told(kind)["Vergleich"] if row[column] == ""]
    assert lost
    assert {row[f"Zeichen: {column}"] for row in lost} == {expected}


@pytest.mark.parametrize("kind", ["matrix", "difference", "ranking", "years", "programmes"])
def test_every_figure_has_its_evidence_with_source_date_and_edition(kind: str) -> None:
    found = job(kind)
    evidence = told(kind)["Belege"]
    cited = {row["Adresse des Belegs"] for row in evidence}
    columns = {"ref"} | ({"reference_ref", "difference_ref"} & {*found.table.columns})
    for name in columns:
        assert {*found.table[name].astype("str")} - {""} <= cited
    for row in evidence:
        assert row["Titel"]
        assert row["Herausgeber"]
        assert row["Stand"]


def test_evidence_of_very_many_figures_is_that_of_the_first_and_the_file_says_so() -> None:
    found = told("occupations")
    assert 0 < len(found["Belege"]) < len(found["Vergleich"])
    assert any("Belege der ersten Zahlen" in str(row["Text"]) for row in found["Über diese Datei"])


@pytest.mark.parametrize("kind", ["matrix", "difference", "ranking", "years", "programmes"])
def test_what_a_view_says_in_words_is_in_its_workbook(kind: str) -> None:
    assert job(kind).words
    assert {*job(kind).words} <= {row["Text"] for row in told(kind)["Über diese Datei"]}


def test_texts_of_data_are_text_in_a_workbook() -> None:
    found = job("ranking")
    first = found.table.assign(title=f"={TEXT}")
    spoiled = ViewJob(**{name: getattr(found, name) for name in found.__slots__} | {"table": first})
    content = VIEW_FILES["xlsx"].make(spoiled)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        first_sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in first_sheet
    assert {row["Region"] for row in sheets(spoiled)["Vergleich"]} == {f"={TEXT}"}


@pytest.mark.parametrize("file", ["png", "svg", "pdf", "xlsx", "csv", "csv-excel"])
def test_the_same_view_gives_the_same_file(file: str) -> None:
    assert VIEW_FILES[file].make(new_job("years")) == VIEW_FILES[file].make(job("years"))


def test_names_say_view_indicator_year_and_edition() -> None:
    named = view_file_name(VIEW_FILES["png"], job("years"))
    assert named == "strukturwandel-atlas_years_unemployment_rate_2025.png"


def run(out: Path, *arguments: str) -> int:
    return main(["compare", *arguments, "--out", str(out)])


@pytest.mark.parametrize(
    ("arguments", "out", "start"),
    [
        (("--view", "difference", "--regions", "meissen", "mittweida"), "a.svg", b"<?xml"),
        (("--view", "matrix", "--paper", "a4"), "a.pdf", b"%PDF"),
        (("--view", "maps", "--indicators", "unemployment_rate"), "a.png", b"\x89PNG"),
        (("--view", "peers", "--regions", "meissen"), "a.html", b"<!doctype html>"),
        (("--view", "scatter", "--format", "csv-excel"), "a.csv", b"\xef\xbb\xbf"),
        (("--view", "occupations"), "a.xlsx", b"PK"),
        (("--view", "holds", "--claim", "ranking"), "a.png", b"\x89PNG"),
        (("--view", "holds", "--regions", "meissen", "erzgebirge"), "a.pdf", b"%PDF"),
        (("--view", "holds", "--indicators", "unemployment_rate"), "a.xlsx", b"PK"),
    ],
)
def test_the_command_writes_each_format(
    tmp_path: Path, arguments: tuple[str, ...], out: str, start: bytes
) -> None:
    assert run(tmp_path / out, *arguments) == 0
    (written,) = tmp_path.iterdir()
    assert written.read_bytes()[: len(start)].lower() == start.lower()


@pytest.mark.parametrize(
    ("regions", "claim"), [(2, Claim.HIGHER), (5, Claim.HIGHEST), (5, Claim.RANKING)]
)
def test_the_command_asks_of_a_statement_what_the_page_asks(
    tmp_path: Path, regions: int, claim: Claim
) -> None:
    name, sides, words = "unemployment_rate", SIDES[:regions], reader("de")
    ids = [one.id for one in sides]
    wanted = ("--view", "holds", "--indicators", name, "--claim", claim.value, "--regions", *ids)
    assert run(tmp_path / "a.csv", *wanted) == 0
    found = robustness(REAL, sides, name, words, claim=claim)
    made = holds_job(REAL, name, found, sides, "Hält die Aussage?", words)
    written, expected = (tmp_path / "a.csv").read_bytes(), VIEW_FILES["csv"].make(made)
    assert lines_but_edition(written) == lines_but_edition(expected)


def lines_but_edition(table: bytes) -> list[str]:
    """Return the lines of a table without their last column, the edition."""
    return [line.rpartition(",")[0] for line in table.decode("utf-8-sig").splitlines()]


def test_pixels_and_pages_are_those_of_the_paper(tmp_path: Path) -> None:
    assert run(tmp_path / "a.png", "--view", "years", "--dpi", "100", "--paper", "square") == 0
    with Image.open(tmp_path / "a.png") as found:
        assert found.size == (1200, 1200)
    assert run(tmp_path / "a.pdf", "--view", "maps", "--paper", "a4-portrait") == 0
    (page,) = PdfReader(tmp_path / "a.pdf").pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    said = page.extract_text()
    assert "GeoBasis-DE / BKG" in said
    assert all(one.title(reader("de")) in said for one in SIDES)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--view", "cake"), "There is no view 'cake'; there are matrix, "),
        (("--view", "matrix", "--regions", "ruhr", "meissen"), "“ruhr” is neither a region nor a "),
        (("--view", "matrix", "--regions", "meissen"), "--regions names 1; a comparison needs two"),
        (("--view", "years", "--indicators", "rain"), "There is no indicator 'rain'; there are "),
        (
            ("--view", "years", "--indicators", "gdp", "vacancies"),
            "The view years shows 1 indicator",
        ),
        (("--view", "difference", "--to", "moon"), "There is no reference 'moon'; there are DG, "),
        (("--view", "programmes", "--by", "luck"), "There is no way to group 'luck'; there are "),
        (("--view", "holds", "--claim", "luck"), "There is no claim on 5 sides 'luck'; there are "),
        (
            ("--view", "holds", "--claim", "higher"),
            "There is no claim on 5 sides 'higher'; there are highest, ranking",
        ),
        (
            ("--view", "holds", "--indicators", "gdp", "vacancies"),
            "The view holds shows 1 indicator",
        ),
        (("--view", "holds", "--format", "html"), "There is no page of "),
        (("--view", "peers", "--weights", "x:1"), "“x” is no variable by which "),
        (("--view", "maps", "--indicators", "population"), "There is nothing to draw of "),
        (("--view", "years", "--format", "bmp"), "There is no format 'bmp'; there are png, "),
        (("--view", "years", "--dpi", "7"), "7 pixels per inch cannot be had; "),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    expected: str,
) -> None:
    assert run(tmp_path / "a.png", *arguments) == 1
    said = capsys.readouterr().err
    assert said.startswith(expected)
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("count", [2, 5])
def test_a_statement_is_drawn_with_counts_verdicts_values_and_sources(
    language: str, count: int
) -> None:
    words, sides = reader(language), SIDES[:count]
    found = robustness(REAL, sides, "vacancies_per_100_unemployed", words)
    made = holds_job(REAL, "vacancies_per_100_unemployed", found, sides, "Title", words)
    drawing = VIEW_FILES["svg"].make(replace(made, paper=PAPERS["square"])).decode()
    said = " ".join(re.sub(r"<[^>]+>", " ", unescape(drawing)).split())
    for text in (*found.words, made.source):
        assert all(word in said for word in str(text).split())
    drawn = sum(said.count(f" {holds_words(one, words)} ") for one in Holds)
    assert drawn >= len(found.formed)
    assert all(f" {one.side.title(words)} " in said for one in found.formed[0].smalls)
    assert " 33.5 " in said.replace(",", ".") or count == 2


def test_files_of_a_statement_name_the_sides_that_it_is_not_about() -> None:
    words, sides = reader("en"), SIDES
    found = robustness(REAL, sides, "unemployment_rate", words)
    assert {one.id for one in found.left} == {"chemnitz-zwickau", "suedwestfalen"}
    made = holds_job(REAL, "unemployment_rate", found, sides, "Title", words)
    drawing = VIEW_FILES["svg"].make(replace(made, paper=PAPERS["square"])).decode()
    said = " ".join(re.sub(r"<[^>]+>", " ", unescape(drawing)).split())
    for text in found.words:
        assert all(word in said for word in str(text).split())
    assert said.split().count("–") >= len(found.formed) * len(found.left)
    assert {str(one) for one in found.words} <= {
        row["Text"] for row in sheets(made)["About this file"]
    }


def test_a_statement_that_cannot_be_made_has_no_drawing() -> None:
    found = robustness(REAL, SIDES[:2], "gdp_per_inhabitant", reader("de"))
    made = holds_job(REAL, "gdp_per_inhabitant", found, SIDES[:2], "Title", reader("de"))
    assert not found.formed
    assert made.drawn is None


def test_a_sheet_gets_longer_until_all_representations_have_room_at_most_twice_its_height() -> None:
    found = robustness(REAL, SIDES, "vacancies_per_100_unemployed", reader("de"))
    made = holds_job(REAL, "vacancies", found, SIDES, "Title", reader("de"))
    low = replace(PAPERS["16x9"], height_in=5)
    picture = Image.open(io.BytesIO(VIEW_FILES["png"].make(replace(made, paper=low))))
    assert picture.width == 16 * low.dpi
    assert 5 * low.dpi < picture.height <= 10 * low.dpi
    lower = replace(low, height_in=1.5)
    with pytest.raises(NoRoomError, match="larger paper"):
        VIEW_FILES["png"].make(replace(made, paper=lower))


def test_a_sum_has_no_place_and_its_row_says_why_and_nothing_else() -> None:
    view = VIEW_KINDS["ranking"].make(REAL, SIDES, ("vacancies",), reader("en"))
    html = view_table(view, reader("en"), lambda piece, _: piece)
    row = next(one for one in html.split("<tr>") if "has no place among districts" in one)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
    assert cells[-4:] == ["x", "x", "x", "a sum of several areas has no place among districts"]
    assert "not meaningful" not in row


def test_tables_carry_what_the_view_says_in_words() -> None:
    made = job("matrix")
    rows = pd.read_csv(io.BytesIO(VIEW_FILES["csv"].make(made)))
    assert made.words
    assert made.more
    assert set(rows["words"]) == {" ".join([*made.words, *made.more])}
    assert set(rows["notes"]) == {" ".join(made.notes)}


@every_kind
def test_a_drawing_says_what_the_view_says(kind: str) -> None:
    made = job(kind)
    said = _plain(VIEW_FILES["svg"].make(made).decode())
    assert made.words
    assert all(_plain(one) in said for one in made.words)


def _plain(drawing: str) -> str:
    """Return the letters of what is written, however it is broken into lines."""
    return "".join(re.sub(r"<[^>]+>", " ", unescape(drawing)).split())


def test_a_side_without_any_difference_stands_in_the_legend_of_the_files() -> None:
    sides = of_ids(REAL, ["erzgebirge", "meissen", "chemnitz-zwickau"], reader("de"))
    asked = ("DG", "unemployment_rate")
    view = VIEW_KINDS["difference"].make(REAL, sides, asked, reader("de"))
    made = view_job(REAL, "difference", view, sides, asked, reader("de"))
    assert "CChemnitz-Zwickau" in _plain(VIEW_FILES["svg"].make(made).decode())
    assert "Chemnitz-Zwickau" in chart_html(view.chart, "words", reader("de"))


def test_names_above_small_maps_are_whole(tmp_path: Path) -> None:
    assert run(tmp_path / "a.svg", "--view", "maps", "--language", "en") == 0
    words = re.findall(r"<text[^>]*>([^<]+)</text>", (tmp_path / "a.svg").read_text())
    names = {one.title(reader("en")) for one in SIDES}
    assert "Südwestfalen (South Westphalia)" in names
    assert names <= set(map(unescape, words))
