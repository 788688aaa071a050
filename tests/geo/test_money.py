"""Only statements that count make up a sum, and what is not known is never 0."""

from __future__ import annotations

import pandas as pd
import pytest

from geo.model import Qualifier
from geo.money import alliances_of, by_alliance, by_seat, fundable, seats, total
from tests.world import (
    ALLIANCES,
    FACTS,
    FUNDING,
    MEMBERSHIPS,
    NORTH,
    VALLEY,
    changed,
    frame,
    small_world,
    with_rows,
)

WORLD = small_world()


def test_only_statements_that_count_are_added_up() -> None:
    assert by_alliance(WORLD.funding, ["alpha"])["alpha"] == 8_000_000


def test_an_alliance_without_a_counting_statement_is_not_known_and_not_zero() -> None:
    amounts = by_alliance(WORLD.funding, ["beta", "an alliance without any statement"])
    assert amounts.isna().all()


@pytest.mark.parametrize("qualifier", [*Qualifier])
def test_what_does_not_count_never_enters_whatever_it_is_called(qualifier: Qualifier) -> None:
    rows = changed(FUNDING, "statement_id", "s1", qualifier=qualifier.value)
    assert by_alliance(frame("funding", rows), ["alpha"])["alpha"] == 8_000_000


def test_amounts_come_in_the_order_asked_for() -> None:
    assert list(by_alliance(WORLD.funding, ["gamma", "alpha"]).index) == ["gamma", "alpha"]


def test_a_total_says_how_many_are_known_and_not() -> None:
    found = total(WORLD.funding, ["alpha", "beta", "gamma"])
    assert (found.amount_eur, found.known, found.unknown) == (13_000_000, 2, 1)


@pytest.mark.parametrize("ids", [["beta"], []])
def test_a_total_of_nothing_known_is_none(ids: list[str]) -> None:
    found = total(WORLD.funding, ids)
    assert (found.amount_eur, found.known, found.unknown) == (None, 0, len(ids))


@pytest.mark.parametrize(
    ("alliance_id", "found"), [("alpha", ["98001010"]), ("beta", ["99001010"]), ("gamma", [])]
)
def test_the_seat_is_the_stated_one_or_that_of_the_lead(alliance_id: str, found: list) -> None:
    assert seats(WORLD, alliance_id) == found


def test_a_stated_seat_goes_before_that_of_the_lead() -> None:
    world = with_rows("memberships", changed(MEMBERSHIPS, "membership_id", "m1", area_id="99002"))
    assert seats(world, "alpha") == ["98001010"]


def test_a_superseded_seat_is_none() -> None:
    world = with_rows("facts", changed(FACTS, "fact_type", "seat", standing="superseded"))
    assert seats(world, "alpha") == ["98001010"]
    assert seats(with_rows("facts", FACTS[:1]), "gamma") == []


def test_two_stated_seats_are_both_named() -> None:
    world = with_rows("facts", changed(FACTS, "fact_type", "seat", value="98001010;98002010"))
    assert seats(world, "alpha") == ["98001010", "98002010"]


def test_two_leads_at_one_place_are_one_seat() -> None:
    world = with_rows("memberships", [*MEMBERSHIPS, {**MEMBERSHIPS[5], "membership_id": "m99"}])
    assert seats(world, "beta") == ["99001010"]


def test_money_stands_in_the_district_of_the_seat() -> None:
    assert by_seat(WORLD).by_district.to_dict() == {"98001": 8_000_000}


def test_money_without_a_seat_is_listed_apart() -> None:
    assert by_seat(WORLD).unseated.to_dict() == {"gamma": 5_000_000}


def test_money_at_two_seats_is_shared_out_to_neither() -> None:
    found = by_seat(
        with_rows("facts", changed(FACTS, "fact_type", "seat", value="98001010;98002010"))
    )
    assert found.by_district.empty
    assert found.unseated["alpha"] == 8_000_000
    assert {"98001", "98002"} <= found.incomplete


def test_districts_are_incomplete_where_money_or_seat_is_not_known() -> None:
    assert by_seat(WORLD).incomplete == {"99001", "98001"}


def test_money_without_a_seat_may_sit_anywhere_in_its_own_definition() -> None:
    rows = changed(ALLIANCES, "alliance_id", "gamma", definition_id="wide")
    assert {"98001", "98002"} <= by_seat(with_rows("alliances", rows)).incomplete


def test_nothing_is_lost_between_seats_and_the_list_of_the_unseated() -> None:
    found = by_seat(WORLD)
    known = by_alliance(WORLD.funding, fundable(WORLD.alliances)["alliance_id"])
    assert found.by_district.sum() + found.unseated.sum() == known.sum()


def test_programmes_hold_no_money_here() -> None:
    assert list(fundable(WORLD.alliances)["alliance_id"]) == ["alpha", "beta", "gamma"]
    world = with_rows("funding", changed(FUNDING, "alliance_id", "delta", counts=True))
    assert "delta" not in by_seat(world).unseated


@pytest.mark.parametrize(
    ("region", "definition", "found"),
    [
        (NORTH, "core", ["alpha"]),
        (NORTH, "wide", ["alpha", "gamma"]),
        (VALLEY, "towns", ["beta"]),
    ],
)
def test_an_alliance_belongs_to_the_definition_it_needs(
    region: object, definition: str, found: list[str]
) -> None:
    world = with_rows("alliances", changed(ALLIANCES, "alliance_id", "gamma", definition_id="wide"))
    assert list(alliances_of(world, region, definition)["alliance_id"]) == found


def test_tables_stay_as_they_were() -> None:
    world = small_world()
    by_seat(world)
    pd.testing.assert_frame_equal(world.funding, WORLD.funding)
    pd.testing.assert_frame_equal(world.alliances, WORLD.alliances)
