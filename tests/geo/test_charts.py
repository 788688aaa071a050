"""The timeline: bars where both ends are known, a mark where only the start is."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go
import pytest

from geo.charts import alliance_timeline
from geo.compare.sides import chosen
from geo.compare.view_kinds import VIEW_KINDS
from geo.relation_chart import relation_chart
from tests.geo.real import real_world
from tests.world import FACTS, changed, reader, small_world, with_rows

WORLD = small_world()
REAL = real_world()
DAY_MS = 86_400_000


def traces(kind: str) -> list:
    return [one for one in alliance_timeline(WORLD, reader()).data if one.type == kind]


def test_known_ends_are_bars_from_start_to_end() -> None:
    (bar,) = traces("bar")
    lengths = dict(zip(bar.y, bar.x, strict=True))
    starts = dict(zip(bar.y, bar.base, strict=True))
    assert starts == {"ALPHA": "2019-04-01", "Gamma": "2020-01-01"}
    assert lengths["Gamma"] == (date(2022, 12, 31) - date(2020, 1, 1)).days * DAY_MS


def test_unknown_ends_are_marks_at_the_start() -> None:
    (mark,) = traces("scatter")
    assert (mark.mode, list(mark.y), list(mark.x)) == ("markers", ["Beta"], ["2021-01-01"])
    assert mark.name == "Valley: end not known"


def test_an_alliance_without_a_start_is_not_drawn() -> None:
    world = with_rows("facts", [one for one in FACTS if one["fact_type"] != "start"])
    assert list(alliance_timeline(world, reader()).data) == []


@pytest.mark.parametrize(("language", "separators"), [("de", ",."), ("en", ".,")])
def test_numbers_of_the_chart_follow_the_language(language: str, separators: str) -> None:
    assert alliance_timeline(WORLD, reader(language)).layout.separators == separators


def test_names_do_not_act_as_html_in_the_chart() -> None:
    hostile = "<b>bold</b><br><a href='https://example.org'>x</a>"
    world = with_rows("facts", changed(FACTS, "text", "since 2021", text=hostile))
    shown = [str(v) for one in alliance_timeline(world, reader()).data for v in one.customdata]
    assert not any("<a href" in text for text in shown)


def charts() -> list[go.Figure]:
    """Return a chart of every kind that the atlas has."""
    ids = [one.id for one in REAL.regions]
    sides, _ = chosen(REAL, ids, [], reader())
    asked = {
        "matrix": ("gdp", "population"),
        "difference": ("DG", "unemployment_rate"),
        "ranking": ("gdp",),
        "scatter": ("population", "gdp"),
        "years": ("unemployment_rate",),
        "occupations": tuple(ids[:2]),
        "programmes": ("programme",),
        "peers": ("",),
    }
    views = [kind.make(REAL, sides, asked[one], reader()) for one, kind in VIEW_KINDS.items()]
    drawn = [view.chart for view in views if view.chart is not None]
    assert len(drawn) == len(VIEW_KINDS)
    return [*drawn, relation_chart(REAL, reader())]


def test_every_scale_of_numbers_is_written_in_full() -> None:
    for chart in charts():
        for axis in (chart.layout.xaxis, chart.layout.yaxis):
            names = axis.autorange == "reversed" or axis.ticktext is not None
            if axis.visible is not False and not names:
                assert (axis.exponentformat, axis.separatethousands) == ("none", True), chart
