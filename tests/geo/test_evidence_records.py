"""Records of figures: what they are made of, and addresses that lead nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.evidence import RESOLVERS, record
from geo.model import Status
from geo.observations import indexed
from geo.refs import LONGEST, UnknownRefError, scope_of
from geo.world import World
from tests.world import frame, observed, reader, small_world

WORLD = small_world()
NORTH = WORLD.regions[0]
SCOPE = f"region.{NORTH.id}.{NORTH.definition().id}"
RATE_REF = "obs:vacancies_per_100_unemployed:98001:2024"


def worked_out(**columns: object) -> World:
    """Return the world with other columns of a rate in 2024."""
    rates = WORLD.observations["vacancies_per_100_unemployed"]["2024"].assign(**columns)
    by_period = {"2024": rates}
    return replace(
        WORLD,
        observations={**WORLD.observations, "vacancies_per_100_unemployed": by_period},
    )


@pytest.mark.parametrize(
    ("ref", "number", "parts"),
    [
        ("obs:unemployment_rate:98001:2024", 5, 0),
        ("obs:population:98:2024", 300_000, 2),
        ("obs:vacancies_per_100_unemployed:98:2024", 100 * 1500 / 5000, 2),
        ("sum:vacancies:98.district:2024", 1500, 2),
        ("missing:vacancies_per_100_unemployed:2024", 1, 1),
        ("count:districts:all", 4, 0),
    ],
)
def test_a_record_has_the_number_and_what_it_is_made_of(
    ref: str, number: float, parts: int
) -> None:
    found = record(WORLD, ref, reader())
    assert found.number == pytest.approx(number)
    assert len(found.terms) == parts
    assert found.ref == ref


def test_a_rate_of_a_land_names_the_sums_of_its_counts() -> None:
    found = record(WORLD, "obs:vacancies_per_100_unemployed:98:2024", reader())
    assert [term.ref for term in found.terms] == [
        "sum:vacancies:98.district:2024",
        "sum:unemployed:98.district:2024",
    ]
    assert [term.role for term in found.terms] == ["numerator", "denominator"]
    assert found.formula == "100 × Vacancies ÷ Unemployed"


def test_a_rate_worked_out_says_what_its_source_prints() -> None:
    key = {"area_id": "98001", "period": "2024", "status": "exact", "source_id": "stat-labour"}
    rows = [
        {**key, "indicator": "vacancies", "value": 1000.0},
        {**key, "indicator": "unemployed", "value": 3000.0},
        {**key, "indicator": "vacancies_per_100_unemployed", "value": 100 / 3},
    ]
    table = frame("observations", rows).assign(printed=[float("nan"), float("nan"), 33.33])
    world = replace(WORLD, observations=indexed(table))
    found = record(world, "obs:vacancies_per_100_unemployed:98001:2024", reader())
    assert found.value == "33.3\u00a0per 100"
    assert "The source prints 33.33" in found.notes[0]


def test_a_rate_of_the_source_that_counts_do_not_give_says_so() -> None:
    found = record(worked_out(unlike=30.04), RATE_REF, reader())
    assert "the source's own" in found.notes[0]
    assert "100 × Vacancies ÷ Unemployed gives 30.04" in found.notes[0]
    assert (found.terms, found.formula) == ((), "")


def test_a_rate_that_no_source_gives_says_that_it_is_worked_out() -> None:
    found = record(worked_out(computed=True), RATE_REF, reader())
    assert found.notes[0].startswith("Worked out here from the counts")
    assert [term.value for term in found.terms] == ["1,000\u00a0vacancies", "4,000\u00a0persons"]


def test_a_rate_without_a_count_says_which_is_not_known() -> None:
    world = worked_out(computed=True, value=float("nan"), status=Status.SECRET)
    counts = world.observations["unemployed"]["2024"].assign(status="secret", value=float("nan"))
    world = replace(world, observations={**world.observations, "unemployed": {"2024": counts}})
    found = record(world, RATE_REF, reader())
    assert found.number is None
    assert found.notes[0] == "A rate is worked out only where both of its counts are known."
    assert [term.value for term in found.terms] == ["1,000\u00a0vacancies", "not known or secret"]


def test_rates_of_other_counts_are_not_put_together() -> None:
    found = record(worked_out(unlike=30.04), "obs:vacancies_per_100_unemployed:98:2024", reader())
    assert found.number is None
    assert "rest on other counts" in found.value


def test_a_missing_value_has_its_reason_and_is_never_zero() -> None:
    world = observed("unemployment_rate", status=Status.SECRET)
    rows = world.observations["unemployment_rate"]["2024"].assign(value=float("nan"))
    world = replace(world, observations={**world.observations, "unemployment_rate": {"2024": rows}})
    found = record(world, "obs:unemployment_rate:98001:2024", reader())
    assert found.number is None
    assert found.value == "not known or secret"


def test_the_edition_handed_in_stands_in_the_record() -> None:
    found = record(WORLD, "count:districts:all", reader(), edition="2026-11-20-3f9a2c1")
    assert found.edition == "2026-11-20-3f9a2c1"


def test_what_a_source_does_not_state_is_said_to_be_so() -> None:
    found = record(WORLD, "obs:unemployment_rate:98001:2024", reader())
    assert found.territory.startswith("not stated by the source")


def test_a_region_is_found_by_its_areas() -> None:
    assert scope_of(WORLD, NORTH.definition().areas) == SCOPE
    assert scope_of(WORLD, ()) == "all"


@pytest.mark.parametrize(
    "ref",
    [
        "",
        "obs",
        "obs:",
        "<script>alert(1)</script>",
        "obs:unemployed:98001:2024 ",
        "obs:unemployed:98001:2024\n",
        "obs:unemployed:98001",
        "obs:unemployed:98001:2024:more",
        "obs:unknown:98001:2024",
        "obs:unemployed:00000:2024",
        "obs:unemployed:98001:1066",
        "nothing:unemployed:98001:2024",
        "sum:unemployed:98.planet:2024",
        "region:atlantis:core:population:2024",
        "partners:ships:98001",
        "density:organisations:moons:98001",
        "known:alliance.nobody",
        "known:everything",
        "funding:by_moon:alliance.alpha",
        "funding:by_seat:planet.alpha",
        "per_inhabitant:by_seat:alliance.alpha",
        "statement:none",
        "fact:none",
        "count:ships:all",
        "count:facts:source.none",
        "class:skills:unemployment_rate.2024:all:manual:planet:0",
        "class:skills:unemployment_rate.2024:all:guessed:district:0",
        "cell:a:b",
        "field:98",
        "pages:skills:all:all",
        "alliances:nobody",
        "x" * (LONGEST + 1),
        "obs:" + "x" * 10_000,
        "obs:{{7*7}}:98001:2024",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(ref: str) -> None:
    with pytest.raises(UnknownRefError):
        record(WORLD, ref, reader())


@pytest.mark.parametrize("kind", RESOLVERS)
def test_every_kind_refuses_ids_that_it_does_not_know(kind: str) -> None:
    parts, _ = RESOLVERS[kind]
    with pytest.raises(UnknownRefError):
        record(WORLD, ":".join([kind, *["unknown"] * parts]), reader())
