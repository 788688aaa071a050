"""The timeline: bars where both ends are known, a mark where only the start is."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from geo.charts import alliance_timeline, run_times
from tests.world import FACTS, changed, reader, small_world, with_rows

WORLD = small_world()
DAY_MS = 86_400_000


def times(world: object = WORLD) -> pd.DataFrame:
    return run_times(world).set_index("alliance_id")


@pytest.mark.parametrize(
    ("alliance_id", "start", "end"),
    [
        ("alpha", date(2019, 4, 1), date(2025, 3, 31)),
        ("gamma", date(2020, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_year_or_month_is_covered_whole(alliance_id: str, start: date, end: date) -> None:
    row = times().loc[alliance_id]
    assert (row["start"], row["end"]) == (start, end)


def test_an_unknown_end_is_missing() -> None:
    assert pd.isna(times().loc["beta", "end"])


def test_a_superseded_end_is_not_taken() -> None:
    world = with_rows("facts", changed(FACTS, "text", "until March 2025", standing="superseded"))
    assert pd.isna(times(world).loc["alpha", "end"])


def test_an_interval_gives_both_ends() -> None:
    world = with_rows("facts", changed(FACTS, "text", "since 2021", value="2021-10/2024-09-30"))
    row = times(world).loc["beta"]
    assert (row["start"], row["end"]) == (date(2021, 10, 1), date(2024, 9, 30))


def test_what_lies_in_no_region_is_left_out() -> None:
    assert list(times().index) == ["alpha", "beta", "gamma"]


def test_start_and_end_stay_as_exact_as_the_source_says() -> None:
    assert times().loc["alpha", ["start_value", "end_value"]].tolist() == ["2019-04-01", "2025-03"]


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
