"""Charts on paper: every value stands where its scale says, texts keep apart on every paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from matplotlib.figure import Figure

from geo.chart_parts import (
    Axis,
    Bars,
    Chart,
    Dots,
    Group,
    Head,
    Lines,
    Point,
    Scatter,
    Series,
    Span,
    SpanGroup,
    Spans,
)
from geo.palette import LABEL_INK, MONEY
from geo.paper import PAPERS, NoRoomError, Paper
from geo.static_charts import static_chart
from geo.static_scale import YEARS, scale, tick_text
from tests.drawings import beyond, extents, texts

HEAD = Head(
    title="Measure of $x^2$ & <b>more</b>",
    subtitle="per head, 2024, districts",
    notes=("One area has no figure.",),
    source="Source: Invented Office: Table 1, as of 2024, dl-de/by-2-0",
    credit="Strukturwandel-Atlas",
    alt="",
    stem="chart",
    language="de",
)
UP = Axis(title="persons", decimals=1)
NAMES = ("first category", "a much longer name of the second category " * 2, "$third$")
SERIES = (
    Series(name="North", colour=MONEY, values=(1.5, None, 1234.5)),
    Series(name="South", colour=LABEL_INK, values=(800.0, 400.0, 0.0), mark="diamond"),
)
SCATTER = Scatter(
    head=HEAD,
    across=UP,
    up=UP,
    groups=(
        Group(name="all", colour=MONEY, points=(Point(x=1, y=2), Point(x=3, y=4)), small=True),
        Group(
            name="own",
            colour=LABEL_INK,
            points=(Point(x=2, y=3, name="Here"), Point(x=2.01, y=3, name="Beside")),
            mark="triangle",
        ),
    ),
)
SPANS = Spans(
    head=HEAD,
    axis=Axis(title="year"),
    groups=(
        SpanGroup(
            name="North",
            colour=MONEY,
            spans=(
                Span(name="one", start=2010.5, end=2014.0),
                Span(name="open " * 30, start=2012.0, end=None),
            ),
        ),
    ),
)
CHARTS: tuple[Chart, ...] = (
    Bars(head=HEAD, axis=UP, categories=NAMES, series=SERIES),
    Dots(head=HEAD, axis=UP, categories=NAMES, series=SERIES),
    Lines(head=HEAD, axis=UP, categories=("2022", "2023", "2024"), series=SERIES),
    SCATTER,
    replace(SCATTER, up=None),
    SPANS,
)

every_chart = pytest.mark.parametrize("chart", CHARTS, ids=lambda one: type(one).__name__)
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda one: one.id)


@every_chart
@every_paper
def test_no_text_is_over_another_or_beyond_the_sheet(chart: Chart, paper: Paper) -> None:
    figure = static_chart(chart, paper)
    assert beyond(figure) == []
    pairs = combinations(extents(figure), 2)
    assert [
        (a, b) for (a, one), (b, two) in pairs if one.padded(-1.5).overlaps(two.padded(-1.5))
    ] == []


@every_chart
def test_title_unit_notes_source_and_credit_are_on_the_sheet(chart: Chart) -> None:
    said = " ".join(one.get_text() for one in texts(static_chart(chart, PAPERS["16x9"])))
    for text in (HEAD.title, HEAD.subtitle, *HEAD.notes, HEAD.source, HEAD.credit, "North"):
        assert (isinstance(chart, Scatter) and text == "North") or text in said


def bars(figure: Figure) -> list[Any]:
    return [one for one in figure.artists if one.get_gid() == "bar"]


def test_bars_are_as_long_as_their_values_and_none_stands_for_no_value() -> None:
    found = bars(static_chart(CHARTS[0], PAPERS["16x9"]))
    widths = [one.get_width() for one in found]
    values = [1.5, 800.0, 400.0, 1234.5, 0.0]
    assert [round(one / widths[1] * 800, 3) for one in widths] == values
    assert len({round(one.get_x(), 6) for one in found}) == 1


def test_bars_of_what_is_less_than_zero_go_the_other_way() -> None:
    series = (Series(name="North", colour=MONEY, values=(-2.0, 2.0)),)
    chart = Bars(head=HEAD, axis=UP, categories=("less", "more"), series=series)
    less, more = bars(static_chart(chart, PAPERS["square"]))
    assert less.get_x() + less.get_width() == pytest.approx(more.get_x())
    assert less.get_width() == pytest.approx(more.get_width())


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    figure = static_chart(CHARTS[2], PAPERS["16x9"])
    north, south = (one for one in figure.artists if one.get_gid() == "line")
    assert len(north.get_paths()) == 0
    assert len(south.get_paths()) == 2
    assert len([one for one in figure.artists if one.get_gid() == "point"]) == 2 + 3 + 2


def test_a_time_without_end_is_an_arrow_and_no_bar() -> None:
    figure = static_chart(SPANS, PAPERS["16x9"])
    assert len(bars(figure)) == 1
    assert len([one for one in figure.artists if one.get_gid() == "point"]) == 1
    assert "2010" in [one.get_text() for one in texts(figure)]


@pytest.mark.parametrize(
    ("values", "from_zero", "expected"),
    [
        ((3.0, 97.0), False, (0.0, 100.0, 20.0)),
        ((3.0, 97.0), True, (0.0, 100.0, 20.0)),
        ((52.0, 58.0), True, (0.0, 60.0, 10.0)),
        ((-4.0, 9.0), True, (-5.0, 10.0, 2.5)),
        ((5.0,), False, (5.0, 6.0, 1.0)),
        ((), False, (0.0, 1.0, 0.2)),
    ],
)
def test_scales_have_round_ends(
    values: tuple[float, ...], from_zero: bool, expected: tuple[float, float, float]
) -> None:
    found = scale(values, 0, 1, from_zero=from_zero)
    assert (found.low, found.high, found.step) == pytest.approx(expected)


def test_ticks_are_written_as_the_reader_writes_numbers() -> None:
    assert tick_text(1234.5, 0.5, "de") == "1.234,5"
    assert tick_text(1234.5, 0.5, "en") == "1,234.5"
    assert tick_text(2024, 5, "") == "2024"
    assert scale((2010, 2024.5), 0, 1, steps=YEARS).step == 5


@pytest.mark.parametrize(
    "chart",
    [
        replace(
            CHARTS[0], categories=("name",) * 200, series=(replace(SERIES[0], values=(1.0,) * 200),)
        ),
        replace(SPANS, groups=(replace(SPANS.groups[0], spans=SPANS.groups[0].spans * 100),)),
        replace(SCATTER, head=replace(HEAD, notes=("note " * 3000,))),
    ],
    ids=["categories", "times", "notes"],
)
def test_what_has_no_room_is_refused_in_a_sentence(chart: Chart) -> None:
    with pytest.raises(NoRoomError, match="choose a larger paper") as fault:
        static_chart(chart, PAPERS["16x9"])
    assert HEAD.title in str(fault.value)
