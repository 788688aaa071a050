"""Charts of the comparison on paper: all that the page draws, every text apart, on every paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from exports.chart_sheet import Words, chart_sheet
from exports.chart_svg import chart_html
from exports.chart_words import LETTER_ID
from exports.images import image
from exports.kinds import Kind
from geo.areas import COUNTRY
from geo.compare.rows import default_indicators
from geo.compare.sides import of_region
from geo.compare.view import View
from geo.compare.view_facts import view_facts
from geo.compare.view_kinds import VIEW_KINDS
from geo.paper import PAPERS, NoGlyphError, NoRoomError, Paper
from geo.provenance import cited
from tests.browser.hostile import TEXT
from tests.drawings import beyond, extents, texts
from tests.exports.reading import reader, world

REAL = world()
READER = reader("de")
SIDES = tuple(of_region(one, one.definition()) for one in REAL.regions)
FIRST = next(one for one in default_indicators(REAL) if one == "unemployment_rate")
SECOND = "share_55_64"
ASKED = {
    "matrix": default_indicators(REAL),
    "difference": (COUNTRY, *default_indicators(REAL)),
    "ranking": (FIRST,),
    "scatter": (FIRST, SECOND),
    "years": (FIRST,),
    "occupations": (SIDES[0].id, SIDES[1].id),
    "programmes": ("year",),
    "peers": ("",),
}


def view(kind: str) -> View:
    return VIEW_KINDS[kind].make(REAL, SIDES, ASKED[kind], READER)


def words(found: View) -> Words:
    return Words(
        title=found.title,
        subtitle="%, 2025, districts",
        notes=found.notes,
        source=cited(REAL, found.source_ids, READER),
        credit="Strukturwandel-Atlas",
    )


def drawn(kind: str, paper: Paper = PAPERS["16x9"]) -> Figure:
    found = view(kind)
    assert found.chart is not None
    return chart_sheet(found.chart, words(found), paper, READER)


def of_id(figure: Figure, gid: str) -> list[Any]:
    return [one for one in figure.artists if one.get_gid() == gid]


every_kind = pytest.mark.parametrize("kind", VIEW_KINDS)
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda one: one.id)


@every_kind
@every_paper
def test_no_text_is_over_another_or_beyond_the_sheet(kind: str, paper: Paper) -> None:
    """Letters lie on their marks, which may lie on one another as on the page."""
    figure = drawn(kind, paper)
    found = [(one, box) for one, box in extents(figure) if one.get_gid() != LETTER_ID]
    assert beyond(figure) == []
    assert [
        (a, b)
        for (a, one), (b, two) in combinations(found, 2)
        if one.padded(-1.5).overlaps(two.padded(-1.5))
    ] == []


@every_kind
def test_every_mark_and_bar_of_the_page_is_drawn_within_the_sheet(kind: str) -> None:
    chart, figure = view(kind).chart, drawn(kind)
    legend = {"bar": 0, "point": 0}
    expected = {"bar": 0, "point": 0}
    for one in chart.data:
        sort = "bar" if one.type == "bar" else "point" if "markers" in one.mode else ""
        if sort:
            expected[sort] += sum(x == x for x in one.x)
            shown = one.name and one.showlegend is not False and chart.layout.showlegend
            legend[sort] += bool(shown if kind != "peers" else one.name)
    for gid, number in expected.items():
        assert len(of_id(figure, gid)) == number + legend[gid]
    for one in (*of_id(figure, "bar"), *of_id(figure, "point")):
        box = one.get_window_extent(FigureCanvasAgg(figure).get_renderer())
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.width
        assert box.y1 <= figure.bbox.height


@every_kind
def test_title_notes_sources_and_names_of_sides_are_on_the_sheet(kind: str) -> None:
    found, figure = view(kind), drawn(kind, PAPERS["square"])
    said = "".join(" ".join(one.get_text() for one in texts(figure)).split())
    around = words(found)
    for text in (around.title, around.subtitle, *around.notes, around.source, around.credit):
        assert "".join(text.split()) in said
    if kind not in {"years", "peers", "occupations"}:
        assert all("".join(one.title(READER).split()) in said for one in SIDES)


def test_bars_are_as_long_as_their_values_and_keep_their_hatches() -> None:
    found, figure = view("peers"), drawn("peers")
    named = sum(1 for one in found.chart.data)
    bars = of_id(figure, "bar")[named:]
    values = [value for one in found.chart.data for value in one.x]
    per = bars[0].get_width() / values[0]
    assert [bar.get_width() / per for bar in bars] == pytest.approx(values)
    hatches = {bar.get_hatch() for bar in bars}
    assert len(hatches) == len({one.marker.pattern.shape for one in found.chart.data})


def test_bars_behind_one_another_end_within_the_drawing_of_a_page_too() -> None:
    html = chart_html(view("peers").chart, "words", READER)
    wide = html.split('<svg class="atlas-wide"')[1]
    ends = [
        float(part.split('"')[1]) + float(part.split('width="')[1].split('"')[0])
        for part in wide.split("</svg>")[0].split("<rect ")[1:]
    ]
    assert max(ends) <= 880


@pytest.mark.parametrize("kind", [Kind.PNG, Kind.SVG, Kind.PDF])
def test_the_same_view_gives_the_same_bytes(kind: Kind) -> None:
    assert image(drawn("matrix"), kind) == image(drawn("matrix"), kind)


def test_texts_are_shown_as_typed() -> None:
    hostile = Words(title=TEXT, subtitle="", notes=(), source="", credit="")
    figure = chart_sheet(view("ranking").chart, hostile, PAPERS["16x9"], READER)
    said = " ".join(one.get_text() for one in texts(figure))
    assert "".join(TEXT.split()) in "".join(said.split())


@pytest.mark.parametrize(
    ("kind", "title", "units", "expected"),
    [
        ("matrix", "Title " * 1200, 1280, "^Title and legend of 'Title .*; choose a larger paper"),
        (
            "matrix",
            "Title",
            500,
            "8 rows, more than the paper has room for; choose fewer indicators or",
        ),
        ("peers", "Title", 420, "no room for the chart; choose a larger paper"),
        ("ranking", "Title", 330, "no room for the chart; choose a larger paper"),
    ],
)
def test_what_has_no_room_is_refused_in_a_sentence(
    kind: str, title: str, units: float, expected: str
) -> None:
    around = Words(title=title, subtitle="", notes=(), source="", credit="")
    with pytest.raises(NoRoomError, match=expected):
        chart_sheet(view(kind).chart, around, replace(PAPERS["square"], units=units), READER)


@every_paper
def test_a_sheet_gets_longer_by_what_its_notes_need_and_none_is_left_out(paper: Paper) -> None:
    few = Words(title="Title", subtitle="", notes=("Hinweis",), source="Quelle", credit="Dank")
    notes = tuple(f"Hinweis {number}: " + "Wort " * 60 for number in range(1, 31))
    short = chart_sheet(view("ranking").chart, few, paper, READER)
    figure = chart_sheet(view("ranking").chart, replace(few, notes=notes), paper, READER)
    said = " ".join(" ".join(one.get_text() for one in texts(figure)).split())
    assert [f"Hinweis {number}:" in said for number in range(1, 31)] == [True] * 30
    assert "Quelle" in said
    assert "Dank" in said
    assert short.get_figheight() == paper.height_in
    assert figure.get_figheight() > paper.height_in
    assert figure.get_figwidth() == paper.width_in


def test_a_sign_that_the_font_lacks_is_named() -> None:
    strange = Words(title="A \U0001f680", subtitle="", notes=(), source="", credit="")
    with pytest.raises(NoGlyphError, match=r"no sign for .*U\+1F680"):
        chart_sheet(view("ranking").chart, strange, PAPERS["16x9"], READER)


def test_facts_name_unit_year_and_level_once() -> None:
    assert view_facts(REAL, SIDES[:1], (FIRST,), reader("en")) == "% · 2025 · figures of: districts"
    several = view_facts(REAL, SIDES, default_indicators(REAL), reader("en"))
    assert "%" not in several
    assert "municipalities" in several
