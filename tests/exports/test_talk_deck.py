"""A talk as slides: read again by foreign programs, with all that its steps say."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zxingcpp
from PIL import Image
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from exports.__main__ import main
from exports.deck import DrawnMap, DrawnMaps, Slide
from exports.native_charts import native_chart
from exports.stage_scenes import Hall, mapped, said, with_sources
from exports.stored import ROOT, speaking, stock
from exports.talk_command import hall_of
from exports.talk_deck import slides_of, talk_deck_file
from geo.chart_parts import Bars, Lines, Scatter
from geo.model import Level
from geo.report_parts import Table
from geo.talk import LONGEST_HEADLINE, LONGEST_TEXT, Step, StepKind, Words
from geo.talk_address import address
from geo.talk_file import talk_of_file
from loaders.store import Store
from tests.browser.hostile import TEXT
from tests.exports.slides import every_shape, freeforms, opened, pictures, rendered, words
from tests.exports.test_stage import COMPARED, shown

READY = ROOT / "exports" / "talks" / "fuenf-regionen.toml"
PICTURE = MSO_SHAPE_TYPE.PICTURE
AT = "https://atlas.example"


def told(kind: StepKind, at: str, **said: str) -> tuple[Slide, ...]:
    return slides_of(
        hall(), Step(id="a", kind=kind, address=address(at), words={"en": Words(**said)})
    )


@cache
def hall(language: str = "en") -> Hall:
    return hall_of(stock(Store(root=ROOT / "data"), ""), speaking(language), AT)


@cache
def ready(language: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ready.pptx"
        asked = ["talk", "--ready", "--language", language, "--address", AT, "--out", str(path)]
        assert main(asked) == 0
        return path.read_bytes()


@pytest.mark.parametrize(
    ("alliance", "region"),
    [("smarterz", "erzgebirge"), ("branchenkompetenzen-swf", "suedwestfalen")],
)
def test_map_of_an_alliance_shows_the_whole_of_its_region(alliance: str, region: str) -> None:
    at = address(f"buendnisse?alliance={alliance}")
    found = mapped(hall(), Step(id="a", kind=StepKind.PROFILE, address=at))
    (south, west), (north, east) = found.sheet.bounds
    stored = Store(root=ROOT / "data").read_outlines(Level.DISTRICT)
    areas = next(one for one in hall().world.regions if one.id == region).definition().areas
    outlines = stored[stored["area_id"].isin(areas)]
    least_west, least_south, most_east, most_north = outlines.total_bounds
    assert west < least_west < most_east < east
    assert south < least_south < most_north < north
    assert all(south < one.lat < north for one in found.sheet.variant.symbols)


@pytest.mark.parametrize("language", ["de", "en"])
def test_comparison_of_the_ready_talk_says_itself_who_is_missing(language: str) -> None:
    talk = talk_of_file(READY.read_bytes(), hall().reader)
    step = next(one for one in talk.steps if one.kind is StepKind.COMPARISON)
    missing = {one.id for one in hall().world.regions} - set(step.address.get("regions").split(","))
    assert missing == {"mittweida"}
    assert "Mittweida" in step.spoken(language).text


def test_ready_talk_has_maps_as_shapes_notes_sources_and_the_same_bytes() -> None:
    pages = opened(ready("de")).slides
    talk = talk_of_file(READY.read_bytes(), hall().reader)
    maps = [
        one for one in pages if any(shape.name == "Kreise" for shape in every_shape(one.shapes))
    ]
    assert len(maps) == sum(one.kind in (StepKind.MAP, StepKind.PROFILE) for one in talk.steps)
    skills = next(one for one in maps if "gemeldete Stellen" in one.shapes.title.text)
    assert len(freeforms(skills, "Kreise")) > 5
    assert sum(one.has_table for page in pages for one in page.shapes) == 2
    assert not [one for page in pages for one in page.shapes if one.shape_type == 13]
    heads = " ".join(page.shapes.title.text for page in pages)
    notes = " ".join(page.notes_slide.notes_text_frame.text for page in pages)
    for step in talk.steps:
        assert step.spoken("de").headline in heads
        if "{" not in step.spoken("de").notes:
            assert step.spoken("de").notes in notes
    for one in maps:
        foot = next(shape for shape in one.shapes if shape.name == "Quellen")
        assert "GeoBasis-DE" in foot.text_frame.text


@pytest.mark.parametrize(
    ("view", "kind"),
    [
        ("ranking", Scatter),
        ("scatter", Scatter),
        ("years", Lines),
        ("occupations", Bars),
        ("peers", Bars),
        ("matrix", Table),
        ("difference", Table),
        ("alliances", Table),
        ("holds", Table),
    ],
)
def test_comparison_is_a_native_chart_or_a_table(view: str, kind: type) -> None:
    found = told(StepKind.COMPARISON, COMPARED + view, headline="Compared", text="Said.")
    assert {type(one.body) for one in found} == {kind}
    page = opened(talk_deck_file("x", found, hall().reader)).slides[0]
    charts = [one.chart for one in page.shapes if one.has_chart]
    assert len(charts) == (0 if kind is Table else 1)
    for chart in charts:
        assert sum(len(list(one.values)) for one in chart.plots[0].series) > 2
    assert all(one.source and one.link.startswith(AT) for one in found)


@pytest.mark.parametrize(
    "view", ["maps", "together&shown=skills/vacancies_per_100_unemployed:2025"]
)
def test_maps_of_a_comparison_are_shapes_on_one_scale_with_legend_and_words(
    view: str,
) -> None:
    found = told(StepKind.COMPARISON, COMPARED + view, headline="Compared", text="Said.")
    assert isinstance(found[0].body, DrawnMaps)
    page = opened(talk_deck_file("x", found, hall().reader)).slides[0]
    groups = [one for one in page.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP]
    panels = [one for one in groups if "Districts" in [each.name for each in one.shapes]]
    assert len(panels) == 3
    for panel in panels:
        assert panel._element.nvGrpSpPr.cNvPr.get("descr")
        areas = next(one for one in panel.shapes if one.name == "Districts").shapes
        names = {one.name for one in areas}
        assert "Meißen" in names or "Erzgebirgskreis" in names or "Olpe" in names
        filled = [one for one in areas if one._element.spPr.find(qn("a:solidFill")) is not None]
        assert filled
        assert all(one._element.spPr.find(qn("a:custGeom")) is not None for one in areas)
    words = {one.text_frame.text for one in every_shape(page.shapes) if one.has_text_frame}
    assert len([one for one in words if one.endswith("km")]) == 1
    assert any("20" in one and "25" in one for one in words)
    foot = next(one for one in page.shapes if one.name == "Sources").text_frame.text
    assert "GeoBasis-DE" in foot
    assert "Bundesagentur" in foot
    assert not [one for one in every_shape(page.shapes) if one.shape_type == PICTURE]


def test_foot_of_a_map_names_the_sources_of_the_words_beside_it() -> None:
    steps = talk_of_file(READY.read_bytes(), hall().reader).steps
    step = next(one for one in steps if one.kind is StepKind.MAP and said(hall(), one)[1])
    listed = said(hall(), step)[1]
    assert listed
    drawn = mapped(hall(), step)
    whole = with_sources(hall(), said(hall(), step)[0], [*drawn.sheet.variant.sources, *listed])
    (slide,) = [one for one in slides_of(hall(), step) if isinstance(one.body, DrawnMap)]
    assert isinstance(slide.body, DrawnMap)
    assert slide.body.sheet.source == whole.cited


def test_title_slide_has_the_code_of_the_live_view() -> None:
    (first,) = told(StepKind.TITLE, "", headline="Title", text="Said.")
    assert first.link.startswith(AT)
    page = opened(talk_deck_file("x", (first,), hall().reader)).slides[0]
    assert [one for one in page.shapes if one.name == "QR"]


def test_maps_of_a_comparison_have_the_figures_of_their_areas_after_them() -> None:
    found = told(StepKind.COMPARISON, COMPARED + "maps", headline="Compared")
    assert [type(one.body) for one in found] == [DrawnMaps, Table]


def test_chart_of_years_has_the_figures_of_its_view_and_no_zero_for_a_missing_one() -> None:
    view = shown("years")
    chart = native_chart(view, "", hall().reader)
    assert isinstance(chart, Lines)
    assert view.table is not None
    known = {round(float(one), 6) for one in view.table["number"].dropna()}
    drawn = [value for one in chart.series for value in one.values]
    assert {round(one, 6) for one in drawn if one is not None} == known
    assert None in drawn


def test_long_words_have_a_slide_of_their_own_and_nothing_is_lost() -> None:
    text = " ".join(f"Word{number}" for number in range(70))
    found = told(StepKind.MAP, "meissen?layer=skills", headline="Long", text=text, notes="Spoken")
    assert [one.headline for one in found] == ["Long (1/2)", "Long (2/2)"]
    assert found[0].text == (text,)
    assert isinstance(found[1].body, DrawnMap)
    assert "Spoken" in found[0].notes


@pytest.mark.parametrize("kind", [StepKind.TITLE, StepKind.CLOSING])
def test_many_lines_go_on_over_several_slides(kind: StepKind) -> None:
    text = "\n".join(f"Line {number}" for number in range(60))
    found = told(kind, "", headline="W" * LONGEST_HEADLINE, text=text)
    said = [line for one in found for line in one.text]
    assert [one for one in said if one.startswith("Line")] == text.split("\n")
    assert len(opened(talk_deck_file("x", found, hall().reader)).slides) == len(found) > 1


@pytest.mark.parametrize(
    ("kind", "at"),
    [
        (StepKind.TITLE, ""),
        (StepKind.MAP, "meissen?layer=skills"),
        (StepKind.PROFILE, "buendnisse?alliance=smarterz"),
        (StepKind.COMPARISON, f"{COMPARED}matrix"),
        (StepKind.CLOSING, ""),
    ],
)
def test_words_from_outside_stay_words(kind: StepKind, at: str) -> None:
    longest = {"headline": "W" * LONGEST_HEADLINE, "text": "W" * LONGEST_TEXT, "notes": TEXT}
    for typed in ({"headline": TEXT, "text": TEXT, "notes": TEXT}, longest):
        found = told(kind, at, **typed)
        pages = opened(talk_deck_file(TEXT, found, hall().reader)).slides
        assert len(pages) >= len(found)
        assert not [one for page in pages for one in page._element.iter("{*}hlinkClick")]


def test_step_whose_data_is_gone_says_so_and_keeps_its_words() -> None:
    found = told(StepKind.MAP, "atlantis", headline="Kept", text="Said", notes="Kept too")
    assert [one.headline for one in found] == ["Kept"]
    assert "Said" in found[0].text
    assert "atlantis" in found[0].text[-1]
    assert "Kept too" in found[0].notes


def test_address_too_long_for_a_code_stands_in_the_notes() -> None:
    far = replace(hall(), root=f"{AT}/{'a' * 2400}")
    step = Step(
        id="a", kind=StepKind.CLOSING, address=address(""), words={"en": Words(headline="E")}
    )
    found = slides_of(far, step)
    assert found[0].link == ""
    assert any("aaaa" in one for one in found[0].notes)


def test_ready_talk_stays_within_its_slides_and_its_codes_lead_home(tmp_path: Path) -> None:
    made = rendered({one: ready(one) for one in ("de", "en")}, tmp_path)
    for language, pdf in made.items():
        width, height = (Emu(one).pt for one in (12191695, 6858000))
        pages = words(pdf)
        for page in pages:
            for left, top, right, bottom, text in page:
                assert 0 <= left <= right <= width + 1, (language, text)
                assert 0 <= top <= bottom <= height + 1, (language, text)
        (file,) = pictures(pdf, first=len(pages))
        with Image.open(file) as last:
            read = [one.text for one in zxingcpp.read_barcodes(last.convert("L"))]
        assert read == [f"{AT}/?lang={language}"]


def test_german_slides_say_nothing_in_the_english_of_the_code() -> None:
    step = Step(id="a", kind=StepKind.PROFILE, address=address("buendnisse?alliance=smarterz"))
    table = slides_of(hall("de"), step)[0].body
    assert isinstance(table, Table)
    assert table.heads == ("Angabe", "Wert")
    found = opened(ready("de"))
    said = io.StringIO()
    for page in found.slides:
        said.write(page.notes_slide.notes_text_frame.text)
    assert not re.search(r"\b(edition of the data|Source:|Map of)\b", said.getvalue())
