"""Alliances and money of the sides: what counts, what is only a lower bound, what is shared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.areas import is_within
from geo.compare.programmes import programmes
from geo.compare.side_alliances import (
    By,
    across,
    known_amounts,
    shared,
    side_alliances,
    undecided,
)
from geo.compare.sides import of_area, of_id, of_region
from geo.evidence import record
from geo.money_years import by_calendar_year
from tests.geo.real import real_world as real
from tests.world import ALLIANCES, FUNDING, NORTH, VALLEY, changed, frame, reader, small_world

READER = reader()
WORLD = replace(
    small_world(),
    alliances=frame(
        "alliances",
        changed(
            changed(ALLIANCES, "alliance_id", "alpha", programme="WIR!"),
            "alliance_id",
            "gamma",
            programme="WIR!",
        ),
    ),
)
CORE = of_region(NORTH, NORTH.definitions[0])
TOWNS = of_region(VALLEY, VALLEY.definitions[0])
COPPERHILL, NORTHLAND = of_area(WORLD, "98001"), of_area(WORLD, "98")


def rows_of(view, side):
    return view.table[view.table["side"] == side.id].set_index("category")


def test_a_side_has_those_seated_in_it_and_those_whose_region_lies_inside():
    assert side_alliances(WORLD, CORE) == ("alpha", "gamma")
    assert side_alliances(WORLD, COPPERHILL) == ("alpha", "gamma")
    assert side_alliances(WORLD, TOWNS) == ("beta",)


def real_sides():
    regions = [of_region(one, each) for one in real().regions for each in one.definitions]
    areas = [of_area(real(), one) for one in ("14", "05", "16", "DG", "14521", "14522", "05958")]
    return [*regions, *areas]


def test_a_whole_has_every_alliance_and_all_known_money_of_its_parts():
    pairs = [
        (part, whole)
        for part in real_sides()
        for whole in real_sides()
        if all(is_within(area, whole.areas) for area in part.areas)
    ]
    assert len(pairs) > len(real_sides()) + 10
    for part, whole in pairs:
        assert set(side_alliances(real(), part)) <= set(side_alliances(real(), whole))
    money = known_amounts(real())
    west, land = (
        sum(money[one] or 0 for one in side_alliances(real(), side))
        for side in (of_id(real(), "suedwestfalen"), of_id(real(), "05"))
    )
    assert 0 < west <= land


def test_alliances_across_a_border_are_named_as_such():
    reaching = {side.id: across(real(), side) for side in real_sides()}
    assert reaching["16"] == ("vogtlandpioniere",)
    assert "vogtlandpioniere" in reaching["14"]
    assert reaching["DG"] == ()
    sides = [of_id(real(), one) for one in ("14", "16")]
    notes = programmes(real(), sides, READER).notes
    assert sum("with a seat or a part of their region outside" in one for one in notes) == 2


def test_an_alliance_without_a_seat_is_not_counted_at_a_part_of_its_region():
    part = of_area(real(), "05958")
    left = undecided(real(), part)
    assert left
    assert not set(left) & set(side_alliances(real(), part))
    assert set(left) <= set(side_alliances(real(), of_id(real(), "suedwestfalen")))
    notes = programmes(real(), [part, of_area(real(), "14521")], READER).notes
    assert any("no seat is known" in one for one in notes)


def test_only_statements_that_count_are_summed():
    own = rows_of(programmes(WORLD, [CORE, TOWNS], READER), CORE)
    assert own.loc["WIR!", "amount_eur"] == 13_000_000
    assert own.loc["WIR!", "alliances"] == 2
    assert not own.loc["WIR!", "at_least"]


def test_money_that_is_not_known_is_no_zero():
    own = rows_of(programmes(WORLD, [CORE, TOWNS], READER), TOWNS)
    assert own["value"].tolist() == ["not known"]
    assert own["amount_eur"].isna().all()
    assert own["ref"].tolist() == [""]


def test_a_sum_with_an_unknown_part_is_a_lower_bound():
    rows = changed(FUNDING, "alliance_id", "gamma", counts=False)
    world = replace(WORLD, funding=frame("funding", rows))
    own = rows_of(programmes(world, [CORE, TOWNS], READER), CORE)
    assert own.loc["WIR!", "value"] == "at least €8M"
    assert own.loc["WIR!", "at_least"]


def test_what_stands_on_several_sides_is_named_and_never_summed():
    view = programmes(WORLD, [CORE, COPPERHILL, NORTHLAND], READER)
    assert shared(WORLD, [CORE, COPPERHILL]) == dict.fromkeys(
        ("alpha", "gamma"), (CORE.id, COPPERHILL.id)
    )
    assert "On several sides, so that sides are not summed: ALPHA and Gamma." in view.words
    assert "Nothing is summed over sides." in view.notes


def test_a_year_has_the_days_of_its_statements_and_none_that_are_over():
    rows = [
        {**row, "period_from": "2019", "period_to": "2020"}
        if row["statement_id"] == "s3"
        else {**row, "period_from": "2021", "period_to": "2022"}
        for row in FUNDING
        if row["statement_id"] in {"s2", "s3"}
    ]
    found = by_calendar_year(frame("funding", rows))["alpha"]
    assert sorted(found) == [2019, 2020, 2021, 2022]
    assert found[2019] == pytest.approx(2_000_000 * 365 / 731, abs=0.01)
    assert sum(found.values()) == pytest.approx(8_000_000)


def test_money_without_a_stated_end_falls_to_no_year():
    assert by_calendar_year(WORLD.funding) == {}
    own = rows_of(programmes(WORLD, [CORE], READER, By.YEAR), CORE)
    assert set(own["value"]) == {"not known"}
    assert own.index[0] == "2019"


def test_an_alliance_without_a_field_is_listed_as_such():
    own = rows_of(programmes(WORLD, [CORE], READER, By.FIELD), CORE)
    assert list(own.index) == ["field of work not stated"]


@pytest.mark.parametrize("by", By)
def test_every_number_leads_to_its_record(by):
    view = programmes(WORLD, [CORE, TOWNS, NORTHLAND], READER, by)
    table = view.table
    for number, ref in (("alliances", "alliances_ref"), ("amount_eur", "ref")):
        known = table[table[ref] != ""]
        for value, address in zip(known[number], known[ref], strict=True):
            assert record(WORLD, address, READER).number == pytest.approx(value)


def test_sides_without_alliances_have_one_sentence():
    view = programmes(WORLD, [of_area(WORLD, "99002")], READER)
    assert view.chart is None
    assert view.words == ("No alliance or project is known of these sides.",)
