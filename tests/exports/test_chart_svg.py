"""Charts drawn without a browser: every value where it belongs, texts of the data stay texts."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pytest

from exports.chart_axes import axis
from exports.chart_marks import UnknownTraceError
from exports.chart_svg import WIDTHS, chart_html
from geo.areas import COUNTRY
from geo.charts import alliance_timeline
from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.occupations import occupations
from geo.compare.peer_chart import peer_chart
from geo.compare.peer_weights import default_weights
from geo.compare.peers import peers
from geo.compare.programmes import programmes
from geo.compare.ranking import ranking
from geo.compare.rows import default_indicators
from geo.compare.scatter import scatter
from geo.compare.side_alliances import By
from geo.compare.sides import of_id
from geo.compare.years import years
from geo.relation_chart import relation_chart
from geo.text import Reader, as_plotly
from tests.browser.hostile import TEXT
from tests.exports.reading import reader, world

GERMAN = reader("de")
IDS = ("suedwestfalen", "erzgebirge", "meissen")


def charts() -> dict[str, go.Figure | None]:
    tables = world()
    sides = [of_id(tables, one) for one in IDS]
    shown = default_indicators(tables)
    alike = peers(tables, sides[0], GERMAN, weights=default_weights(tables))
    views = [
        matrix(tables, sides, GERMAN, shown),
        difference(tables, sides, COUNTRY, GERMAN, shown),
        ranking(tables, sides, shown[2], GERMAN),
        scatter(tables, sides, shown[2], shown[4], GERMAN),
        years(tables, sides, shown[2], GERMAN),
        occupations(tables, sides, GERMAN, *IDS[:2]),
        programmes(tables, sides, GERMAN, By.YEAR),
    ]
    return {view.id: view.chart for view in views} | {
        "timeline": alliance_timeline(tables, GERMAN),
        "relation": relation_chart(tables, GERMAN),
        "peers": peer_chart(alike, GERMAN),
    }


def drawings(html: str) -> list[ET.Element]:
    """Return the wide and the narrow drawing of a chart as a reader of XML finds them."""
    found = re.findall(r'<svg class="atlas-.*?</svg>', html, re.DOTALL)
    assert len(found) == len(WIDTHS)
    return [ET.fromstring(one) for one in found]  # noqa: S314 - made here


def test_every_chart_of_the_atlas_is_drawn_within_its_sheet() -> None:
    for name, chart in charts().items():
        assert chart is not None, name
        for drawing in drawings(chart_html(chart, name, GERMAN)):
            assert drawing.get("aria-label") == name
            width, height = float(drawing.get("width", 0)), float(drawing.get("height", 0))
            marks = [*drawing.iter("circle"), *drawing.iter("rect")]
            marks += list(drawing.iter("polygon"))
            assert marks, name
            for one in drawing.iter("circle"):
                assert 0 <= float(one.get("cx", -1)) <= width, name
                assert 0 <= float(one.get("cy", -1)) <= height, name
            for one in drawing.iter("rect"):
                assert 0 <= float(one.get("x", -1)) <= width, name
                assert float(one.get("width", -1)) >= 0, name


def bars(**more: Any) -> go.Figure:
    trace = {"type": "bar", "orientation": "h", "x": [1, 3], "y": ["a", "b"], "name": "n", **more}
    return go.Figure({"data": [trace], "layout": {"height": 300}})


def test_bars_are_as_long_as_their_numbers() -> None:
    wide = drawings(chart_html(bars(), "", GERMAN))[0]
    one, three = (float(bar.get("width", 0)) for bar in wide.iter("rect"))
    assert three == pytest.approx(3 * one, abs=0.2)


def test_stacked_bars_begin_where_the_last_one_ends() -> None:
    chart = bars()
    chart.add_bar(orientation="h", x=[2, 2], y=["a", "b"])
    chart.update_layout(barmode="stack")
    boxes = list(drawings(chart_html(chart, "", GERMAN))[0].iter("rect"))
    ends = [float(one.get("x", 0)) + float(one.get("width", 0)) for one in boxes[:2]]
    assert [float(one.get("x", 0)) for one in boxes[2:]] == pytest.approx(ends, abs=0.2)


def test_a_gap_in_a_line_stays_one() -> None:
    line = {"type": "scatter", "mode": "lines", "x": [1, 2, None, 3, 4], "y": [1, 2, None, 3, 4]}
    chart = go.Figure({"data": [line], "layout": {}})
    wide = drawings(chart_html(chart, "", GERMAN))[0]
    (path,) = [one.get("d", "") for one in wide.iter("path")]
    assert path.count("M") == 2


@pytest.mark.parametrize("text", [TEXT, "a & b < c", '"quoted"'])
def test_texts_of_the_data_stay_texts(text: str) -> None:
    chart = bars(name=as_plotly(text), hovertext=[as_plotly(text)] * 2, y=[as_plotly(text), "b"])
    html = chart_html(chart, text, GERMAN)
    wide = drawings(html)[0]
    assert wide.get("aria-label") == text
    assert [one.text for one in wide.iter("title")] == [text] * 2
    said = {"".join(one.itertext()) for one in wide.iter("text")}
    assert text in said
    assert "<script" not in html.lower()


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(UnknownTraceError, match="pie"):
        chart_html(go.Figure({"data": [{"type": "pie"}]}), "", GERMAN)


@pytest.mark.parametrize(
    ("spec", "values", "ends", "ticks"),
    [
        ({"range": [0, 10]}, [], (0, 10), ["0", "2", "4", "6", "8", "10"]),
        ({"range": [10, 0], "nticks": 2}, [], (10, 0), ["0", "5", "10"]),
        ({"rangemode": "tozero"}, [2.0, 4.0], (0, 4.1), ["0", "1", "2", "3", "4"]),
        ({}, [0.1, 0.3], (0.09, 0.31), ["0,10", "0,15", "0,20", "0,25", "0,30"]),
        (
            {},
            [float("nan"), None, 1.0, 2.0],
            (0.95, 2.05),
            ["1,0", "1,2", "1,4", "1,6", "1,8", "2,0"],
        ),
        ({"autorange": "reversed"}, ["b", "a"], (1.5, -0.5), ["b", "a"]),
        ({"tickvals": [2024], "ticktext": ["2024"]}, [2024], None, ["2024"]),
    ],
)
def test_an_axis_has_round_numbers(
    spec: dict[str, Any],
    values: list[object],
    ends: tuple[float, float] | None,
    ticks: list[str],
) -> None:
    found = axis(spec, values, GERMAN)
    assert [words for _, words in found.ticks] == ticks
    if ends:
        assert (found.start, found.end) == pytest.approx(ends)


def test_a_narrow_chart_has_fewer_words_along_its_scale() -> None:
    wide, narrow = drawings(chart_html(bars(), "", GERMAN))
    assert len(list(narrow.iter("text"))) < len(list(wide.iter("text")))


def test_stacked_bars_end_within_the_drawing() -> None:
    chart = go.Figure(layout={"barmode": "stack"})
    for length in (3, 4, 5):
        chart.add_bar(x=[length], y=["a"], orientation="h")
    html = chart_html(chart, "words", Reader("en", str))
    for svg in re.findall(r'<svg class="atlas-(?:wide|narrow)".*?</svg>', html, re.DOTALL):
        width = float(re.findall(r'width="([\d.]+)"', svg)[0])
        bars = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)
        assert len(bars) == 3
        assert all(float(left) + float(wide) <= width for left, wide in bars)
