"""Awards by place: no cent is lost under any rule, and what has no place is said."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.award_kinds import Unplaced
from geo.award_years import allocated_by_year, slices
from geo.awards import (
    Rule,
    alliance_awards,
    allocated,
    award_url,
    difference,
    doubtful_districts,
    has_awards,
    national_cents,
    sums_by,
)
from tests.awards import awards_frame, with_awards
from tests.world import DISTRICTS, small_world

WORLD = with_awards()
TOTAL = 100_000_001 + 50_000_000 + 7_000_000 + 300 + 12_345
QUICK = settings(max_examples=60, derandomize=True, deadline=None)


def test_without_awards_there_is_nothing() -> None:
    assert not has_awards(small_world())
    assert alliance_awards(small_world(), "alpha") is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule.RECIPIENT, {"98001": 150_000_001, "99001": 7_000_000, "99002": 0}),
        (Rule.EXECUTING, {"98001": 50_000_000, "98002": 107_000_001}),
    ],
)
def test_awards_count_in_full_at_the_place_of_the_rule(
    rule: Rule, expected: dict[str, int]
) -> None:
    assert allocated(WORLD, rule).by_district.to_dict() == expected


@pytest.mark.parametrize("rule", Rule)
def test_the_remainder_is_kept_by_reason(rule: Rule) -> None:
    found = allocated(WORLD, rule)
    assert found.remainder == {Unplaced.ABROAD: 300, Unplaced.PRIVATE: 12_345}
    assert found.remainder_awards == {Unplaced.ABROAD: 1, Unplaced.PRIVATE: 2}
    assert found.total_cents == national_cents(WORLD) == TOTAL


def test_undisclosed_awards_are_counted_and_no_money() -> None:
    assert allocated(WORLD, Rule.RECIPIENT).undisclosed.to_dict() == {
        "98001": 1,
        "99001": 0,
        "99002": 1,
    }
    assert doubtful_districts(WORLD) == {"98001", "98002", "99002"}


def test_the_difference_is_executing_body_less_recipient() -> None:
    assert difference(WORLD).to_dict() == {
        "98001": -100_000_001,
        "98002": 107_000_001,
        "99001": -7_000_000,
        "99002": 0,
    }


def test_partners_are_summed_by_name_and_place() -> None:
    first, second = sums_by(WORLD.awards, "recipient", "recipient_town").to_dict("records")
    assert (first["recipient"], first["amount_cents"], first["awards"]) == (
        "Bell Foundry",
        107_000_301,
        5,
    )
    assert (first["undisclosed"], second["recipient"]) == (2, "Dale Works")


def test_programmes_are_summed_and_awards_without_one_left_out() -> None:
    (row,) = sums_by(WORLD.awards, "programme").to_dict("records")
    assert (row["programme"], row["awards"], row["amount_cents"]) == ("wir", 2, 150_000_001)


def test_the_awards_of_an_alliance() -> None:
    found = alliance_awards(WORLD, "alpha")
    assert found is not None
    assert (found.amount_cents, found.recipients, found.undisclosed) == (150_000_001, 2, 1)
    assert alliance_awards(WORLD, "beta") is None


def test_the_address_of_an_award_holds_its_key_as_written() -> None:
    assert award_url("K332700 /7&x").endswith("fkz=K332700%20%2F7%26x")


@pytest.mark.parametrize(
    ("starts", "ends", "cents", "expected"),
    [
        ("2021-01-01", "2021-12-31", 101, {2021: 101}),
        ("2020-12-31", "2021-01-01", 101, {2020: 51, 2021: 50}),  # the earlier of two halves
        ("2020-01-01", "2021-12-31", 731, {2020: 366, 2021: 365}),
        ("2019-12-31", "2021-01-01", 368, {2019: 1, 2020: 366, 2021: 1}),
        ("2021-07-01", "2021-07-01", 7, {2021: 7}),
        ("", "2021-12-31", 101, {}),
        ("2021-01-01", "", 101, {}),
    ],
)
def test_an_award_is_spread_over_the_days_of_its_run_time(
    starts: str, ends: str, cents: int, expected: dict[int, int]
) -> None:
    award = awards_frame([{"award_id": "A", "starts": starts, "ends": ends, "amount_cents": cents}])
    found = slices(award)
    assert dict(zip(found["year"], found["cents"], strict=True)) == expected


def test_years_and_remainders_add_up_to_the_national_sum() -> None:
    found = allocated_by_year(WORLD, Rule.EXECUTING)
    assert found.without_year == 300 + 12_345
    assert found.by_district.loc["98002", 2021] == 50_410_959 + 3_528_767
    assert found.undisclosed.loc["98002", 2021] == 2


PLACES = st.sampled_from(["", *DISTRICTS])
DAYS = st.dates(pd.Timestamp("1968-01-01").date(), pd.Timestamp("2040-12-31").date())
AMOUNTS = st.integers(0, 10**13 - 1)
RUN_TIMES = st.one_of(st.just(("", "")), st.tuples(DAYS, DAYS).map(lambda d: tuple(sorted(d))))


@QUICK
@given(st.lists(st.tuples(AMOUNTS, PLACES, PLACES, RUN_TIMES), min_size=1, max_size=30))
def test_the_national_sum_is_the_same_to_the_cent_under_every_rule(rows: list) -> None:
    awards = awards_frame(
        [
            {
                "award_id": f"A{number}",
                "amount_cents": cents,
                "status": "exact" if cents else "secret",
                "recipient_area_id": seat,
                "recipient_unplaced": "" if seat else "no_key",
                "executing_body_area_id": body,
                "executing_body_unplaced": "" if body else "inland",
                "starts": str(run[0]),
                "ends": str(run[1]),
            }
            for number, (cents, seat, body, run) in enumerate(rows)
        ]
    )
    world = with_awards(awards=awards)
    total = sum(cents for cents, *_ in rows) + 12_345
    for rule in Rule:
        yearly = allocated_by_year(world, rule)
        parts = int(yearly.by_district.to_numpy().sum()) + int(yearly.remainder.sum())
        assert parts + yearly.without_year == allocated(world, rule).total_cents == total
    by_award = slices(awards).groupby("award")["cents"].sum()
    assert (by_award == awards["amount_cents"][by_award.index]).all()


@QUICK
@given(AMOUNTS, DAYS, DAYS)
def test_no_year_gets_a_cent_more_than_its_share(cents: int, one: object, other: object) -> None:
    first, last = sorted([one, other])  # type: ignore[type-var]
    row = {"award_id": "A", "starts": str(first), "ends": str(last), "amount_cents": cents}
    found = slices(awards_frame([row]))
    length = (last - first).days + 1  # type: ignore[operator]
    for year, part in zip(found["year"], found["cents"], strict=True):
        begins = max(pd.Timestamp(first), pd.Timestamp(f"{year}-01-01"))
        ends = min(pd.Timestamp(last), pd.Timestamp(f"{year}-12-31"))
        days = (ends - begins).days + 1
        assert abs(part * length - cents * days) < length
