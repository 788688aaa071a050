"""Run times: whole years and months, what is not known stays so, and what runs when."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from geo.run_times import Running, run_time_words, run_times, running, start_and_end
from tests.world import FACTS, changed, reader, small_world, with_rows

WORLD = small_world()


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
    rows = changed(FACTS, "text", "since 2021", value="2021-10/2024-09-30", precision="day")
    row = times(with_rows("facts", rows)).loc["beta"]
    assert (row["start"], row["end"]) == (date(2021, 10, 1), date(2024, 9, 30))


def test_what_lies_in_no_region_is_left_out() -> None:
    assert list(times().index) == ["alpha", "beta", "gamma"]


def test_start_and_end_stay_as_exact_as_the_source_says() -> None:
    assert times().loc["alpha", ["start_value", "end_value"]].tolist() == ["2019-04-01", "2025-03"]


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("2025-12-31", "year", "2025"),
        ("2025-12-31", "month", "December 2025"),
        ("2025-12-31", "day", "31 December 2025"),
        ("2024-01-01/2025-12-31", "year", "2025"),
    ],
)
def test_a_day_that_only_fills_in_a_year_or_month_is_not_shown(
    value: str, precision: str, shown: str
) -> None:
    rows = changed(FACTS, "text", "until March 2025", value=value, precision=precision)
    if "/" in value:
        rows = changed(FACTS, "text", "since 1 April 2019", value=value, precision=precision)
        rows = [row for row in rows if row["text"] != "until March 2025"]
    row = times(with_rows("facts", rows)).loc["alpha"]
    assert start_and_end(row, reader())[1] == shown
    assert row["end"] == date(2025, 12, 31)


def test_an_end_that_is_only_the_earliest_one_says_so() -> None:
    rows = changed(FACTS, "text", "until March 2025", text="mindestens bis März 2025")
    row = times(with_rows("facts", rows)).loc["alpha"]
    assert run_time_words(row, reader()) == "1 April 2019 – at least March 2025"


def test_what_is_not_known_of_a_run_time_is_said() -> None:
    assert run_time_words(times().loc["beta"], reader()) == "2021 – not known"
    others = [row for row in FACTS if row["alliance_id"] != "beta"]
    unknown = times(with_rows("facts", others)).loc["beta"]
    assert run_time_words(unknown, reader()) == "not known"


def test_years_with_the_same_alliances_are_one_entry() -> None:
    assert running(WORLD, ["alpha", "beta", "gamma"]) == [
        Running(first=2019, last=2019, alliance_ids=("alpha",)),
        Running(first=2020, last=2022, alliance_ids=("alpha", "gamma")),
        Running(first=2023, last=2025, alliance_ids=("alpha",)),
    ]


def test_an_alliance_without_a_known_end_runs_in_no_year() -> None:
    assert running(WORLD, ["beta"]) == []


def test_a_year_in_which_nothing_runs_is_an_entry_of_its_own() -> None:
    facts = changed(FACTS, "text", "from 2020 on", value="2030")
    gap = changed(facts, "text", "until 2022", value="2031")
    later = running(with_rows("facts", gap), ["alpha", "gamma"])
    assert Running(first=2026, last=2029, alliance_ids=()) in later
