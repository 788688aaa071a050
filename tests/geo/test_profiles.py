"""The profile of an alliance: what is known of it, by whom, and what is not."""

from __future__ import annotations

import pytest

from geo.model import Qualifier
from geo.profiles import fact_words, profile, qualifier_words
from tests.world import reader, small_world

WORLD = small_world()


def test_facts_come_in_the_order_of_a_profile() -> None:
    found = profile(WORLD, "alpha", reader())
    assert [one.title for one in found.facts] == ["Seat", "Start", "End"]


def test_superseded_statements_stand_apart_and_say_so() -> None:
    found = profile(WORLD, "alpha", reader())
    assert all("superseded" not in one.note for one in found.facts)
    notes = {one.text: one.note for one in found.further}
    assert notes["planned until 2023"] == "superseded"
    assert notes["new jobs"] == ""


def test_no_statement_is_lost() -> None:
    found = profile(WORLD, "alpha", reader())
    assert len(found.facts) + len(found.further) == (WORLD.facts["alliance_id"] == "alpha").sum()


def test_a_statement_carries_source_and_date() -> None:
    first = profile(WORLD, "alpha", reader()).facts[0]
    assert (first.source_id, first.date) == ("web-alpha", "March 2021")


def test_partners_are_named_and_sorted() -> None:
    partners = profile(WORLD, "alpha", reader()).partners
    names = ["Agency of Copperhill", "Bell Foundry", "Bell Foundry", "Casting Institute"]
    assert list(partners["name"]) == names


def test_counting_statements_stand_first_in_order_of_time() -> None:
    money = profile(WORLD, "alpha", reader()).money
    assert list(money["amount_eur"])[:2] == [2_000_000, 6_000_000]
    assert list(money["counts"]) == sorted(money["counts"], reverse=True)


@pytest.mark.parametrize(
    ("alliance_id", "amount"), [("alpha", 8_000_000), ("beta", None), ("gamma", 5_000_000)]
)
def test_funding_that_is_not_known_is_none(alliance_id: str, amount: float | None) -> None:
    assert profile(WORLD, alliance_id, reader()).funding.amount_eur == amount


def test_coverage_is_that_of_the_alliance() -> None:
    found = profile(WORLD, "beta", reader()).coverage
    assert (found.known, found.placed, found.claimed) == (4, 3, None)


def test_an_alliance_without_facts_has_an_empty_profile() -> None:
    found = profile(WORLD, "delta", reader())
    assert (found.facts, found.further, len(found.partners)) == ((), (), 0)


def test_every_kind_of_money_has_a_word() -> None:
    words = qualifier_words(str)
    assert set(words) == set(Qualifier)
    assert len(set(words.values())) == len(Qualifier)


def test_every_kind_of_fact_has_a_word() -> None:
    assert set(WORLD.facts["fact_type"]) <= set(fact_words(str))
