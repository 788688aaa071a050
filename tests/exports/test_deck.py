"""Talks as slides: charts have the figures of the world, maps are shapes, all stays in place."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import zxingcpp
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE
from python_calamine import CalamineWorkbook
from shapely import box

from exports.deck import Deck, DrawnMap, Opening, Slide
from exports.live import live_view
from exports.pptx import deck_file
from exports.pptx_labels import labels_of
from exports.pptx_shapes import PATTERNS
from exports.product import NoRegionError
from exports.region_deck import LAYERS, region_deck, region_deck_file
from exports.slide_flow import flowed
from geo.chart_parts import Axis, Bars, Dots, Group, Head, Lines, Point, Scatter, Series
from geo.figures import KEY_INDICATORS, key_figures
from geo.model import Level
from geo.palette import LABEL_INK, MONEY
from geo.paper import NoRoomError
from geo.region_charts import PER_HUNDRED
from geo.report_parts import Cell, Table
from geo.static_shapes import CRS
from tests.browser.hostile import TEXT
from tests.exports import reading
from tests.exports.slides import every_shape, freeforms, opened, pictures, rendered, words
from tests.sheets import HATCHED, IDS, invented_sheet, outlines
from tests.world import reader

REGIONS = ("suedwestfalen", "mittweida")
LINK = "https://atlas.example/suedwestfalen?lang=de&layer=skills"
HEAD = Head(
    title=f"Chart {TEXT}",
    subtitle="per head",
    notes=(),
    source="Source: Invented Office",
    credit="",
    alt="A chart in words",
    stem="chart",
    language="en",
)
UP = Axis(title="persons", decimals=1)
NAMES = ("one", f"two {TEXT}", "three")
SERIES = (
    Series(name="North", colour=MONEY, values=(1.25, None, 3.5)),
    Series(name="South", colour=LABEL_INK, values=(2.0, 4.0, 0.0), mark="diamond"),
)
CHARTS = (
    Bars(head=HEAD, axis=UP, categories=NAMES, series=SERIES),
    Dots(head=HEAD, axis=UP, categories=NAMES, series=SERIES),
    Lines(head=HEAD, axis=UP, categories=NAMES, series=SERIES),
    Scatter(
        head=HEAD,
        across=UP,
        up=UP,
        groups=(
            Group(name="all", colour=MONEY, points=(Point(x=1, y=2), Point(x=3, y=4)), small=True),
            Group(name="own", colour=LABEL_INK, points=(Point(x=2, y=3, name=TEXT),)),
        ),
    ),
)
TABLE = Table(
    caption="A table",
    heads=("Name", TEXT),
    rows=((Cell(text=TEXT, small="small"), Cell(text="=1+1")),),
    widths=(1, 2),
)


@cache
def region_file(region_id: str, language: str = "de") -> bytes:
    return region_deck_file(reading.job(region_id, "", language))


def invented_deck() -> Deck:
    """Return a talk of every kind of slide whose texts try to get out of their place."""
    drawn = DrawnMap(sheet=invented_sheet(), shapes=outlines())
    return Deck(
        title=TEXT,
        slides=(
            Slide(headline=f"Talk {TEXT}", body=Opening(), text=(TEXT,)),
            Slide(headline=f"Said {TEXT}", text=(TEXT, "Second"), notes=(TEXT,), link=LINK),
            Slide(headline="Map", body=drawn, link=LINK),
            Slide(headline="Table", body=TABLE, source=TEXT),
            *(Slide(headline="Chart", body=one, source=HEAD.source) for one in CHARTS),
        ),
        reader=reader(),
    )


@cache
def invented_file() -> bytes:
    return deck_file(invented_deck())


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    files = {one: region_file(one) for one in REGIONS} | {"invented": invented_file()}
    return rendered(files, tmp_path_factory.mktemp("slides"))


def workbook(chart: Any) -> list[list[Any]]:
    """Return the rows of the workbook behind a chart."""
    content = chart.part.chart_workbook.xlsx_part.blob
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def charts(content: bytes) -> list[Any]:
    pages = opened(content).slides
    return [one.chart for page in pages for one in page.shapes if one.has_chart]


@pytest.mark.parametrize("region_id", REGIONS)
def test_workbook_of_the_key_figures_holds_the_figures_of_the_world(region_id: str) -> None:
    found = charts(region_file(region_id))
    assert len(found) == 3
    where = reading.shown(region_id, "")
    expected = [
        [
            one.region.value.number,
            *(value.number for value in one.states.values()),
            one.country.number,
        ]
        for one in key_figures(reading.world(), *where, KEY_INDICATORS)
        if reading.world().catalogue[one.region.indicator].unit.de in PER_HUNDRED
    ]
    expected = [row for row in expected if any(number is not None for number in row)]
    rows = workbook(found[0])
    for row, numbers in zip(rows[1:], expected, strict=True):
        for cell, number in zip(row[1:], numbers, strict=True):
            assert cell == ("" if number is None else pytest.approx(number, rel=1e-14))
    assert any(None in row for row in expected), "a gap is there to be seen"


def test_workbook_of_ages_adds_up_to_a_hundred() -> None:
    rows = workbook(charts(region_file("suedwestfalen"))[2])
    for column in (1, 2, 3):
        assert sum(row[column] for row in rows[1:]) == pytest.approx(100)


def test_strip_has_all_districts_and_those_of_the_region() -> None:
    rows = workbook(charts(region_file("suedwestfalen"))[1])
    numbers = [row for row in rows if all(isinstance(cell, float) for cell in row[:2])]
    assert len(numbers) == 400 + 5


@pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
def test_a_chart_has_what_it_is_made_of_in_its_workbook(chart: Any) -> None:
    deck = Deck(title="", slides=(Slide(headline="Chart", body=chart),), reader=reader())
    (found,) = charts(deck_file(deck))
    cells = [cell for row in workbook(found) for cell in row if isinstance(cell, float)]
    if isinstance(chart, Scatter):
        expected = [number for one in chart.groups for p in one.points for number in (p.x, p.y)]
    else:
        expected = [number for one in chart.series for number in one.values if number is not None]
    assert Counter(cells) == Counter(map(float, expected))
    assert found.value_axis.axis_title.text_frame.text == "persons"


@pytest.mark.parametrize("region_id", REGIONS)
def test_maps_are_shapes_with_one_freeform_an_area(region_id: str) -> None:
    job = reading.job(region_id)
    pages = list(opened(region_file(region_id)).slides)
    maps = [page for page in pages if any(one.name == "Kreise" for one in every_shape(page.shapes))]
    assert len(maps) == len(LAYERS)
    known = set(job.world.areas["name"])
    inside = job.world.areas["level"] == Level.MUNICIPALITY
    parts = [str(one) for one in job.shown[1].areas] if job.shown else []
    own = {one for one in job.world.areas.index[inside] if one.startswith(tuple(parts))}
    for page in maps:
        assert {one.name for one in freeforms(page, "Kreise")} <= known
    municipalities = [one.name for one in freeforms(maps[0], "Gemeinden")]
    assert sorted(municipalities) == sorted(job.world.areas.loc[sorted(own), "name"])


def test_no_slide_is_a_picture_and_there_is_nothing_of_other_people() -> None:
    content = region_file("suedwestfalen")
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [one for one in names if re.search(r"\.(png|jpe?g|emf|wmf|bin)$", one)] == []
    core = opened(content).core_properties
    assert core.author == core.last_modified_by == "Strukturwandel-Atlas"
    assert core.language == "de-DE"


def test_missing_states_are_patterns_in_map_and_legend_and_classes_can_be_recoloured() -> None:
    page = opened(invented_file()).slides[2]
    areas = {one.name: one._element for one in freeforms(page, "Districts")}
    assert set(areas) == set(IDS)
    by_code = {IDS[name]: found.spPr for name, found in areas.items()}
    patterns = {
        code: found.find("{*}pattFill").get("prst") if code in HATCHED else None
        for code, found in by_code.items()
    }
    assert set(patterns.values()) - {None} == set(PATTERNS.values())
    assert len({patterns[code] for code in HATCHED}) == len(HATCHED)
    plain = [found for code, found in by_code.items() if code not in HATCHED]
    assert all(found.find("{*}solidFill/{*}srgbClr") is not None for found in plain)
    legend = next(one for one in every_shape(page.shapes) if one.name == "Legend")
    assert len(legend._element.findall(".//{*}pattFill")) == len(HATCHED)


def test_a_hole_stays_a_hole_and_parts_stay_one_shape() -> None:
    found = outlines()
    squares = found.areas[Level.DISTRICT].copy()
    west, south, _, _ = squares.iloc[0].bounds
    inner = box(west + 10_000, south + 10_000, west + 20_000, south + 20_000)
    far = box(west, south - 30_000, west + 20_000, south - 5_000)
    squares.iloc[0] = squares.iloc[0].difference(inner).union(far)
    shapes = replace(found, areas={**found.areas, Level.DISTRICT: gpd.GeoSeries(squares, crs=CRS)})
    sheet = replace(invented_sheet(), bounds=((50.4, 9.0), (51.5, 12.0)))
    slide = Slide(headline="Map", body=DrawnMap(sheet=sheet, shapes=shapes))
    (page,) = opened(deck_file(Deck(title="", slides=(slide,), reader=reader()))).slides
    first = next(one for one in freeforms(page, "Districts") if one.name == next(iter(IDS)))
    (path,) = first._element.findall(".//{*}path")
    assert [len(path.findall(f"{{*}}{tag}")) for tag in ("moveTo", "close")] == [3, 3]


@pytest.mark.parametrize("content", [*REGIONS, "invented"])
def test_slides_have_headline_words_for_graphics_notes_numbers_and_ids_of_their_own(
    content: str,
) -> None:
    made = opened(region_file(content) if content in REGIONS else invented_file())
    for page in made.slides:
        assert page.shapes.title.text_frame.text.strip()
        ids = [one.get("id") for one in page._element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))
        for one in page.shapes:
            if one.shape_type != MSO_SHAPE_TYPE.GROUP and not (one.has_chart or one.has_table):
                continue
            (named, *_) = one._element.iter("{*}cNvPr")
            assert named.get("descr"), one.name
        assert 'type="slidenum"' in page.part.blob.decode()
        assert page.has_notes_slide
        languages = {one.get("lang") for one in page._element.iter("{*}rPr")}
        assert languages <= {"de-DE" if content in REGIONS else "en-GB"}


@pytest.mark.parametrize("region_id", REGIONS)
def test_sources_are_on_slides_and_whole_in_the_notes(region_id: str) -> None:
    deck = flowed(region_deck(reading.job(region_id)))
    pages = list(opened(region_file(region_id)).slides)
    for one, page in zip(deck.slides, pages, strict=True):
        said = one.body.sheet.source if isinstance(one.body, DrawnMap) else one.source
        if said:
            assert said in page.notes_slide.notes_text_frame.text
            (foot,) = [shape for shape in page.shapes if shape.name == "Quellen"]
            assert said[:60] in foot.text_frame.text
        if isinstance(one.body, DrawnMap):
            assert "© GeoBasis-DE / BKG" in foot.text_frame.text


@pytest.mark.parametrize("region_id", REGIONS)
def test_no_source_is_cut_and_the_last_slides_have_the_credit_of_each(region_id: str) -> None:
    deck = region_deck(reading.job(region_id))
    pages = list(opened(region_file(region_id)).slides)
    feet = [shape for page in pages for shape in page.shapes if shape.name == "Quellen"]
    assert feet
    assert not [one.text_frame.text for one in feet if "…" in one.text_frame.text]
    every = "\n".join(
        shape.text_frame.text for page in pages for shape in page.shapes if shape.has_text_frame
    )
    for one in deck.slides:
        parts = one.body.sheet.source.split("; ") if isinstance(one.body, DrawnMap) else []
        assert [part for part in parts if part not in every] == []
    last = [one for one in deck.slides if one.headline == "Quellen und Live-Ansicht"]
    assert not [text for one in last for text in one.text if text not in every or "…" in text]
    assert "in den Steckbriefen genannt)" in " ".join(last[-1].text)


def test_names_of_points_that_lie_close_do_not_lie_on_one_another() -> None:
    names = ("A Alpha region", "B Beta region", "C Gamma region", "D Delta region")
    near = [Point(x=50 + step / 10, y=50 + step / 10, name=one) for step, one in enumerate(names)]
    far = Point(x=10, y=90, name="E Far away")
    axis = Axis(title="Across")
    groups = tuple(Group(name=one.name, colour=LABEL_INK, points=(one,)) for one in (*near, far))
    chart = Scatter(head=HEAD, across=axis, up=axis, groups=groups)
    found = list(labels_of(chart).values())
    assert len({one.side for one in found[:4]}) == 4
    assert found[4].text == "E Far away"
    slide = Slide(headline="Near", body=chart)
    page = opened(deck_file(replace(invented_deck(), slides=(slide,)))).slides[0]
    shown = next(one.chart for one in page.shapes if one.has_chart).plots[0].series
    places = [one.points[0].data_label.position for one in list(shown)[:4]]
    assert len(set(places)) == 4


def test_words_without_room_go_on_on_the_next_slide_and_nothing_is_lost() -> None:
    long = tuple(f"Sentence {number} of a long text is here." for number in range(60))
    source = "; ".join(f"Publisher {number}: a table, as of 2025" for number in range(60))
    one = replace(invented_deck().slides[2], text=long, source=source)
    slides = flowed(replace(invented_deck(), slides=(one,))).slides
    assert len(slides) > 1
    first, rest = slides[0], " ".join(" ".join(each.text) for each in slides[1:])
    assert "next slide" in first.text[0]
    assert "next slide" in first.source
    assert all(sentence in rest for sentence in long)
    assert source in rest
    assert len(opened(deck_file(replace(invented_deck(), slides=slides))).slides) == len(slides)


@pytest.mark.parametrize("name", [*REGIONS, "invented"])
def test_everything_lies_within_the_slide(name: str) -> None:
    made = opened(region_file(name) if name in REGIONS else invented_file())
    assert made.slide_width / made.slide_height == pytest.approx(16 / 9, rel=0.001)
    for page in made.slides:
        for one in every_shape(page.shapes):
            assert 0 <= one.left <= one.left + one.width <= made.slide_width, one.name
            assert 0 <= one.top <= one.top + one.height <= made.slide_height, one.name


@pytest.mark.parametrize("name", [*REGIONS, "invented"])
def test_rendered_words_lie_within_the_slide_and_over_no_other(
    name: str, pdfs: dict[str, Path]
) -> None:
    for number, page in enumerate(words(pdfs[name]), start=1):
        assert page, f"slide {number} says nothing"
        for left, top, right, low, text in page:
            assert 18 < left < right < 942, (number, text)
            assert 8 < top < low < 536, (number, text)
        hits = [(one[4], two[4]) for one, two in combinations(page, 2) if _overlap(one, two) > 0.3]
        assert hits == [], number


def _overlap(one: Any, two: Any) -> float:
    """Return which share of the smaller box two words have in common."""
    wide = min(one[2], two[2]) - max(one[0], two[0])
    high = min(one[3], two[3]) - max(one[1], two[1])
    least = min((each[2] - each[0]) * (each[3] - each[1]) for each in (one, two))
    return max(wide, 0) * max(high, 0) / least if least else 0


def test_codes_lead_to_the_view_that_the_slide_shows(pdfs: dict[str, Path]) -> None:
    job = reading.job("suedwestfalen")
    found = [
        {code.text for code in zxingcpp.read_barcodes(Image.open(one))}
        for one in pictures(pdfs["suedwestfalen"])
    ]
    expected = [{live_view(job, layer)} for layer in LAYERS]
    assert [codes for codes in found if codes] == [{live_view(job)}, *expected, {live_view(job)}]


@pytest.mark.parametrize(
    ("address", "layer", "expected"),
    [
        ("", "skills", ""),
        ("https://a.example", "", "https://a.example/suedwestfalen?lang=de"),
        (
            "https://a.example/x/",
            "skills",
            "https://a.example/x/suedwestfalen?lang=de&layer=skills",
        ),
        (
            "https://a.example/suedwestfalen?lang=en&layer=skills&indicator=unemployment_rate",
            "skills",
            "https://a.example/suedwestfalen?lang=de&indicator=unemployment_rate&layer=skills",
        ),
        (
            "https://a.example/suedwestfalen?layer=skills&indicator=unemployment_rate&own=abc",
            "funding",
            "https://a.example/suedwestfalen?layer=funding&own=abc&lang=de",
        ),
    ],
)
def test_the_live_view_is_that_of_the_reader(address: str, layer: str, expected: str) -> None:
    found = live_view(replace(reading.job("suedwestfalen"), address=address), layer)
    assert sorted(re.split("[?&]", found)) == sorted(re.split("[?&]", expected))


def test_texts_are_shown_as_typed() -> None:
    pages = list(opened(invented_file()).slides)
    assert pages[0].shapes.title.text_frame.text == f"Talk {TEXT}"
    assert pages[1].placeholders[1].text_frame.paragraphs[0].text == TEXT
    assert TEXT in pages[1].notes_slide.notes_text_frame.text
    (table,) = [one.table for one in pages[3].shapes if one.has_table]
    assert table.cell(1, 0).text_frame.paragraphs[0].text == TEXT
    assert table.cell(1, 1).text_frame.text == "=1+1"
    (chart,) = [one.chart for one in pages[4].shapes if one.has_chart]
    assert list(chart.plots[0].categories) == list(NAMES)


def test_no_text_of_a_workbook_is_a_formula() -> None:
    chart = replace(CHARTS[0], categories=("=1+1", "+1", "@x"))
    deck = Deck(title="", slides=(Slide(headline="Chart", body=chart),), reader=reader())
    (found,) = charts(deck_file(deck))
    book = zipfile.ZipFile(io.BytesIO(found.part.chart_workbook.xlsx_part.blob))
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_same_talk_is_the_same_file_without_a_date() -> None:
    content = region_file("mittweida")
    assert region_deck_file(reading.new_job("mittweida")) == content
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert b"dcterms" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
    books = [one for one in archive.namelist() if one.endswith(".xlsx")]
    assert len(books) == 3
    for one in books:
        inner = zipfile.ZipFile(io.BytesIO(archive.read(one)))
        assert b"dcterms:created" not in inner.read("docProps/core.xml")


def test_every_relationship_leads_to_a_part_and_every_part_has_a_type() -> None:
    archive = zipfile.ZipFile(io.BytesIO(region_file("mittweida")))
    names = set(archive.namelist())
    types = archive.read("[Content_Types].xml").decode()
    for name in names:
        if not name.endswith(".rels"):
            ending = name.rpartition(".")[2]
            assert f'PartName="/{name}"' in types or f'Extension="{ending}"' in types
            continue
        folder = Path(name).parent.parent
        for target in re.findall(r'Target="([^"]+)"', archive.read(name).decode()):
            parts: list[str] = []
            whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            for part in whole.split("/"):
                parts = parts[:-1] if part == ".." else [*parts, *([part] if part != "." else [])]
            assert "/".join(parts) in names, (name, target)


@pytest.mark.parametrize(
    ("slide", "said"),
    [
        (Slide(headline="word " * 200), "The text 'word word"),
        (Slide(headline="Short", text=("word " * 2000,)), "The text 'word word"),
        (Slide(headline="Short", body=replace(TABLE, rows=TABLE.rows * 40)), "The table 'A table'"),
        (Slide(headline="Short", link="https://a.example/" + "x" * 4000), "The address https://a"),
    ],
)
def test_what_has_no_room_is_named(slide: Slide, said: str) -> None:
    with pytest.raises(NoRoomError) as fault:
        deck_file(Deck(title="", slides=(slide,), reader=reader()))
    assert str(fault.value).startswith(said)
    assert "\n" not in str(fault.value)


def test_a_talk_about_germany_is_refused() -> None:
    with pytest.raises(NoRegionError, match="--region"):
        region_deck(replace(reading.job("mittweida"), shown=None))


@pytest.mark.parametrize(("region_id", "definition_id"), reading.SHOWN)
def test_there_is_a_talk_about_every_region_under_every_definition(
    region_id: str, definition_id: str
) -> None:
    deck = region_deck(reading.job(region_id, definition_id, "en"))
    assert len(opened(deck_file(deck)).slides) == len(deck.slides) >= 13
