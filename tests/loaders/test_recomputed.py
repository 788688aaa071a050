"""Rates worked out from their counts, where their source has only rounded them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from geo.model import Indicator, Kind, Text
from loaders.recomputed import with_recomputed

WORD = Text(de="", en="")
SHARE = Indicator(
    id="share", title=WORD, about=WORD, unit=WORD, kind=Kind.RATE, numerator="part",
    denominator="whole", factor=100.0,
)  # fmt: skip


def made(
    *rates: float,
    status: str = "exact",
    source: str = "table",
    part: float = 1000,
    whole: float = 3000,
    measure: Indicator = SHARE,
) -> pd.DataFrame:
    """Return the table with a rate for each area, all of the same counts."""
    rows = [
        (f"0100{place}", "2024", indicator, value, state, source)
        for place, rate in enumerate(rates)
        for indicator, value, state in (
            ("part", part, "exact"), ("whole", whole, "exact"), ("share", rate, status),
        )
    ]  # fmt: skip
    columns = ["area_id", "period", "indicator", "value", "status", "source_id"]
    table = with_recomputed(pd.DataFrame(rows, columns=columns), [measure])
    return table[table["indicator"] == "share"]


def test_a_rounded_rate_becomes_that_of_its_counts_and_says_what_was_printed() -> None:
    found = made(33.33, 33.33)
    assert found["value"].tolist() == pytest.approx([100 / 3] * 2)
    assert found["printed"].tolist() == [33.33, 33.33]


@pytest.mark.parametrize(
    ("rates", "why"),
    [
        ((33.33, 34.0), "one area differs by more than rounding"),
        ((33.0, 40.1), "the source has used other counts"),
    ],
)
def test_a_rate_that_does_not_agree_everywhere_stays_the_sources(
    rates: tuple[float, ...], why: str
) -> None:
    found = made(*rates)
    assert found["value"].tolist() == list(rates), why
    assert found["printed"].isna().all()


def test_the_rounding_of_counts_is_allowed_for() -> None:
    found = made(33.36, part=10, whole=30)
    assert found["value"].tolist() == pytest.approx([100 / 3])
    assert made(33.45)["value"].tolist() == [33.45]


def test_own_rates_that_differ_say_what_the_counts_give() -> None:
    assert made(33.33, 34.0)["unlike"].tolist() == pytest.approx([100 / 3] * 2)
    assert made(33.33, 33.33)["unlike"].isna().all()


def test_a_rate_computed_here_is_that_of_its_counts_whatever_is_stored() -> None:
    found = made(33.33, 34.0, source="table-computed")
    assert found["value"].tolist() == pytest.approx([100 / 3] * 2)
    assert found["computed"].all()
    assert found["printed"].isna().all()


def test_rates_that_are_only_checked_stay_and_only_those_off_their_counts_are_noted() -> None:
    checked = replace(SHARE, numerator=None, denominator=None, checked=("part", "whole"))
    found = made(33.34, 34.0, measure=checked)
    assert found["value"].tolist() == [33.34, 34.0]
    assert found["unlike"].isna().tolist() == [True, False]
    assert found["unlike"].iloc[1] == pytest.approx(100 / 3)


def test_uncertain_rates_and_rates_without_counts_stay() -> None:
    assert made(33.3, status="uncertain")["value"].tolist() == [33.3]
    assert made(33.3, whole=0)["value"].tolist() == [33.3]


def test_counts_stay_as_they_are() -> None:
    table = pd.DataFrame(
        [("01001", "2024", "part", 1.0, "exact", "table")],
        columns=["area_id", "period", "indicator", "value", "status", "source_id"],
    )
    assert with_recomputed(table, [SHARE])["value"].tolist() == [1.0]
