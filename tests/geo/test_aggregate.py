"""Figures put together from parts: summed, divided or refused, never guessed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.aggregate import figure, spread
from geo.model import Indicator, Kind, Status, Text
from geo.observations import indexed, periods, values
from tests.world import DISTRICTS, INDICATORS, frame, reader, small_world

WORLD = small_world()
KNOWN = ("98001", "98002", "99001")


def put_together(indicator: str, areas: list[str], period: str | None = None) -> object:
    return figure(WORLD.observations, WORLD.catalogue, indicator, areas=areas, period=period)


def test_a_count_is_summed() -> None:
    found = put_together("population", ["98001", "98002"])
    assert (found.number, found.status, found.period) == (300_000, Status.EXACT, "2024")
    assert found.parts == 2
    assert found.source_ids == ("stat-people",)


def test_a_part_named_twice_counts_once() -> None:
    assert put_together("population", ["98001", "98002", "98001"]).number == 300_000


@pytest.mark.parametrize("areas", [["98001", "99002"], ["98001", "97001"]])
def test_a_missing_part_makes_the_whole_missing(areas: list[str]) -> None:
    found = put_together("population", areas)
    assert (found.number, found.reason) == (None, "part_missing")


def test_no_parts_at_all_are_refused_and_not_zero() -> None:
    assert put_together("population", []).number is None


def test_a_sum_of_zeros_is_zero_and_not_missing() -> None:
    rows = [
        {"area_id": a, "period": "2024", "indicator": "population", "value": 0.0, "status": "zero"}
        for a in KNOWN
    ]
    observations = indexed(frame("observations", rows))
    found = figure(observations, WORLD.catalogue, "population", areas=KNOWN)
    assert (found.number, found.status) == (0, Status.ZERO)


def test_an_uncertain_part_makes_an_uncertain_whole() -> None:
    rows = [
        {"area_id": a, "period": "2024", "indicator": one, "value": 9.0, "status": status}
        for one in ("unemployed", "vacancies")
        for a, status in (("98001", "exact"), ("98002", "uncertain"))
    ]
    observations = indexed(frame("observations", rows))
    for one in ("unemployed", "unemployed_per_vacancy"):
        found = figure(observations, WORLD.catalogue, one, areas=["98001", "98002"])
        assert (found.number is None, found.status) == (False, Status.UNCERTAIN)


def test_a_rate_is_the_ratio_of_sums_and_not_the_mean_of_rates() -> None:
    found = put_together("unemployed_per_vacancy", ["98001", "98002"])
    assert found.number == pytest.approx(5000 / 1500)
    assert found.number != pytest.approx((4 + 2) / 2)
    assert found.reason == "ratio_of_sums"


def test_a_rate_is_multiplied_by_its_factor() -> None:
    found = put_together("vacancies_per_100_unemployed", ["98001", "98002"])
    assert found.number == pytest.approx(100 * 1500 / 5000)


def test_a_rate_without_counts_is_refused() -> None:
    found = put_together("unemployment_rate", ["98001", "98002"])
    assert (found.number, found.reason) == (None, "not_additive")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Kind.MEDIAN, "median"),
        (Kind.INDEX, "index"),
        (Kind.DURATION, "duration"),
        (Kind.RATE, "not_additive"),
        (Kind.RATIO, "not_additive"),
    ],
)
def test_only_counts_are_added_up(kind: Kind, reason: str) -> None:
    empty = Text(de="", en="")
    measure = Indicator(id="population", title=empty, about=empty, unit=empty, kind=kind)
    found = figure(
        WORLD.observations, {"population": measure}, "population", areas=["98001", "98002"]
    )
    assert (found.number, found.reason) == (None, reason)
    assert reader().refusal(found.reason) != reason


WEIGHTED = {
    **WORLD.catalogue,
    "share_55_64": replace(WORLD.catalogue["share_55_64"], weight="population"),
}


def test_a_rate_with_a_weight_is_the_mean_weighted_by_its_denominator() -> None:
    found = figure(WORLD.observations, WEIGHTED, "share_55_64", areas=["98001", "98002"])
    assert found.number == pytest.approx((27 * 200_000 + 26 * 100_000) / 300_000)
    assert (found.reason, found.period, found.parts) == ("weighted_mean", "2024", 2)
    assert found.source_ids == ("stat-labour", "stat-people")


@pytest.mark.parametrize("areas", [["98001", "99002"], ["98001", "97001"]])
def test_a_mean_without_a_part_or_its_weight_is_missing_and_names_it(areas: list[str]) -> None:
    found = figure(WORLD.observations, WEIGHTED, "share_55_64", areas=areas)
    assert found.number is None
    assert found.missing == (areas[1],)


def test_a_weight_of_another_year_is_none() -> None:
    weighted = {
        **WORLD.catalogue,
        "share_55_64": replace(
            WORLD.catalogue["share_55_64"], weight="unemployed_per_vacancy_of_no_year"
        ),
    }
    found = figure(WORLD.observations, weighted, "share_55_64", areas=["98001", "98002"])
    assert (found.number, found.reason) == (None, "weights_missing")


@pytest.mark.parametrize("indicator", ["population", "unemployed", "unemployed_per_vacancy"])
def test_parts_without_a_value_are_named(indicator: str) -> None:
    found = figure(WORLD.observations, WORLD.catalogue, indicator, areas=["98001", "97001"])
    assert (found.number, found.missing) == (None, ("97001",))


@pytest.mark.parametrize(
    ("statuses", "values", "expected"),
    [
        (("zero", "zero"), (0, 0), Status.ZERO),
        (("zero", "rounded_to_zero"), (0, 0), Status.ROUNDED_TO_ZERO),
        (("rounded_to_zero", "uncertain"), (0, 0), Status.UNCERTAIN),
        (("rounded_to_zero", "exact"), (0, 5), Status.EXACT),
        (("uncertain", "exact"), (3, 5), Status.UNCERTAIN),
    ],
)
def test_what_is_uncertain_or_rounded_stays_so(
    statuses: tuple[str, str], values: tuple[float, float], expected: Status
) -> None:
    rows = [
        {"area_id": a, "period": "2024", "indicator": "vacancies", "value": float(v), "status": s}
        for a, s, v in zip(("98001", "98002"), statuses, values, strict=True)
    ]
    known = [{**row, "indicator": "unemployed", "value": 9.0, "status": "exact"} for row in rows]
    observations = indexed(frame("observations", [*rows, *known]))
    for one in ("vacancies", "vacancies_per_100_unemployed"):
        found = figure(observations, WORLD.catalogue, one, areas=["98001", "98002"])
        assert found.status is expected


def test_a_rate_whose_counts_are_not_there_says_so() -> None:
    found = put_together("unemployed_per_vacancy", ["98001", "97001"])
    assert (found.number, found.reason) == (None, "counts_missing")


def test_a_rate_over_zero_is_refused() -> None:
    rows = [
        {"area_id": a, "period": "2024", "indicator": i, "value": v, "status": "exact"}
        for a in ("98001", "98002")
        for i, v in (("unemployed", 5.0), ("vacancies", 0.0))
    ]
    observations = indexed(frame("observations", rows))
    found = figure(
        observations, WORLD.catalogue, "unemployed_per_vacancy", areas=["98001", "98002"]
    )
    assert (found.number, found.reason) == (None, "counts_missing")


def test_one_area_keeps_its_own_published_rate() -> None:
    found = put_together("unemployment_rate", ["98001"])
    assert (found.number, found.reason) == (5.0, "")


def test_one_area_without_a_number_keeps_its_status() -> None:
    found = put_together("vacancies_per_100_unemployed", ["99002"])
    assert (found.number, found.status) == (None, Status.SECRET)


@pytest.mark.parametrize(
    ("areas", "period"),
    [
        (list(DISTRICTS), "2023"),
        (list(KNOWN), "2024"),
    ],
)
def test_the_newest_period_that_all_parts_have_is_taken(areas: list[str], period: str) -> None:
    assert put_together("unemployed", areas).period == period


def test_a_period_asked_for_is_kept() -> None:
    assert put_together("unemployed", list(KNOWN), "2023").number == 6800


def test_a_period_that_a_part_lacks_is_refused() -> None:
    assert put_together("unemployed", list(DISTRICTS), "2024").reason == "part_missing"


def test_periods_are_sorted_newest_first() -> None:
    assert periods(WORLD.observations, "unemployed", KNOWN) == ["2024", "2023"]


def test_unknown_values_are_an_empty_table() -> None:
    assert values(WORLD.observations, "unemployed", "1900").empty
    assert values(WORLD.observations, "nothing", "2024").empty


def test_spread_names_lowest_and_highest() -> None:
    found = spread(WORLD.observations, "unemployment_rate", ["98001", "98002"])
    assert found is not None
    assert [one.number for one in found] == [4.0, 5.0]
    assert {one.period for one in found} == {"2024"}


@pytest.mark.parametrize(
    ("indicator", "areas"),
    [("population", ["98001", "99002"]), ("population", ["98001", "97001"]), ("population", [])],
)
def test_spread_over_missing_parts_is_none(indicator: str, areas: list[str]) -> None:
    assert spread(WORLD.observations, indicator, areas) is None


def _counts_of(numbers: list[tuple[int, int]]) -> pd.DataFrame:
    return frame(
        "observations",
        [
            {
                "area_id": f"97{place:03d}",
                "period": "2024",
                "indicator": indicator,
                "value": float(value),
                "status": "exact",
                "source_id": "stat-labour",
            }
            for place, pair in enumerate(numbers)
            for indicator, value in zip(("unemployed", "vacancies"), pair, strict=True)
        ],
    )


QUICK = settings(deadline=None, max_examples=25, database=None)
NUMBERS = st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=2, max_size=12)
CATALOGUE = {one.id: one for one in INDICATORS}


@QUICK
@given(NUMBERS, st.randoms(use_true_random=False))
def test_order_of_parts_does_not_matter(numbers: list[tuple[int, int]], random: object) -> None:
    rows = _counts_of(numbers)
    areas = sorted(rows["area_id"].unique())
    mixed = random.sample(areas, len(areas))
    shuffled = rows.sample(frac=1, random_state=random.randint(0, 9999))
    for indicator in ("unemployed", "unemployed_per_vacancy"):
        assert figure(indexed(rows), CATALOGUE, indicator, areas=areas) == figure(
            indexed(shuffled), CATALOGUE, indicator, areas=mixed
        )


@QUICK
@given(NUMBERS, st.integers(1, 11))
def test_grouping_of_parts_does_not_matter(numbers: list[tuple[int, int]], cut: int) -> None:
    observations = indexed(_counts_of(numbers))
    areas = sorted(observations["unemployed"]["2024"].index)
    groups = [group for group in (areas[:cut], areas[cut:]) if group]

    def number(indicator: str, parts: list[str]) -> float:
        found = figure(observations, CATALOGUE, indicator, areas=parts).number
        assert found is not None
        return found

    sums = {i: sum(number(i, g) for g in groups) for i in ("unemployed", "vacancies")}
    assert number("unemployed", areas) == sums["unemployed"]
    assert number("unemployed_per_vacancy", areas) == pytest.approx(
        sums["unemployed"] / sums["vacancies"]
    )
