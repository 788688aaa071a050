"""Partners are distinct organisations; what is known stands beside what is claimed."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from geo.evidence_statements import said
from geo.model import Level
from geo.partners import (
    DatedCount,
    claimed_partners,
    coverage,
    density,
    organisations_by_area,
    unplaced,
)
from geo.region_facts import alliance_rows
from geo.stated_bounds import Bound
from tests.world import FACTS, MEMBERSHIPS, changed, frame, reader, small_world

WORLD = small_world()


@pytest.mark.parametrize(
    ("level", "organisations", "memberships"),
    [
        (
            Level.MUNICIPALITY,
            {"98001010": 1, "98001020": 1, "98002010": 1, "99001010": 1, "99002777": 1},
            {"98001010": 1, "98001020": 3, "98002010": 1, "99001010": 1, "99002777": 1},
        ),
        (
            Level.DISTRICT,
            {"98001": 2, "98002": 1, "99001": 1, "99002": 1},
            {"98001": 4, "98002": 1, "99001": 1, "99002": 1},
        ),
    ],
)
def test_an_organisation_counts_once_at_a_place(
    level: Level, organisations: dict, memberships: dict
) -> None:
    found = organisations_by_area(WORLD.memberships, level)
    assert found["organisations"].to_dict() == organisations
    assert found["memberships"].to_dict() == memberships


def test_what_has_no_place_is_listed_apart() -> None:
    assert list(unplaced(WORLD.memberships)["membership_id"]) == ["m7", "m8"]


@pytest.mark.parametrize(
    ("alliance_id", "known", "placed"),
    [("alpha", 3, 3), ("beta", 4, 3), ("gamma", 1, 0), ("delta", 0, 0)],
)
def test_coverage_counts_organisations_by_name_and_on_the_map(
    alliance_id: str, known: int, placed: int
) -> None:
    found = coverage(WORLD, [alliance_id])[alliance_id]
    assert (found.known, found.placed) == (known, placed)


def test_the_claim_is_the_current_one_for_the_whole_alliance() -> None:
    claim = claimed_partners(WORLD.facts, "alpha")
    assert claim == DatedCount(
        number=197,
        date="2021-07",
        source_id="web-alpha",
        fact_id="alpha-number_of_partners-197 partners",
    )


@pytest.mark.parametrize("alliance_id", ["beta", "gamma"])
def test_no_claim_is_none_and_not_zero(alliance_id: str) -> None:
    assert claimed_partners(WORLD.facts, alliance_id) is None


def test_a_claim_without_a_day_has_the_date_of_its_source() -> None:
    facts = frame("facts", changed(FACTS, "text", "197 partners", as_of=""))
    claim = claimed_partners(facts, "alpha")
    assert claim is not None
    assert claim.date == "2021-03"


def test_a_claim_stands_with_the_word_that_limits_it() -> None:
    facts = frame("facts", changed(FACTS, "text", "197 partners", text="über 197 Partner"))
    claim = claimed_partners(facts, "alpha")
    assert claim is not None
    assert (claim.number, claim.bound) == (197, Bound.MORE)
    world = replace(WORLD, facts=facts)
    region = world.regions[0]
    rows = alliance_rows(world, region, region.definition(), reader())
    assert any("claimed: ALPHA more than 197 (July 2021)" in small for _, _, small in rows)
    found = said(world, [claim.fact_id], reader())
    assert "number taken from these words: more than 197" in found.notes


def test_of_two_current_claims_the_newest_is_taken() -> None:
    newer = {**FACTS[5], "fact_id": "newer", "value": "210", "as_of": "2023-01"}
    claim = claimed_partners(frame("facts", [*FACTS, newer]), "alpha")
    assert claim is not None
    assert claim.number == 210


def test_density_is_per_100000_inhabitants() -> None:
    counts = pd.Series({"98001": 2})
    found = density(counts, pd.Series({"98001": 200_000.0, "98002": 100_000.0}))
    assert found.to_dict() == {"98001": 1.0, "98002": 0.0}


@pytest.mark.parametrize("inhabitants", [math.nan, 0.0])
def test_density_is_missing_where_inhabitants_are(inhabitants: float) -> None:
    found = density(pd.Series({"98001": 2}), pd.Series({"98001": inhabitants}))
    assert found.isna().all()


def test_density_is_of_the_areas_with_inhabitants_only() -> None:
    found = density(pd.Series({"00000": 9}), pd.Series({"98001": 1.0}))
    assert list(found.index) == ["98001"]


def test_tables_stay_as_they_were() -> None:
    organisations_by_area(WORLD.memberships, Level.DISTRICT)
    pd.testing.assert_frame_equal(WORLD.memberships, frame("memberships", MEMBERSHIPS))
