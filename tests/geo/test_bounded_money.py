"""A stated lower bound or approximation is one wherever the amount or a sum with it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.compare.evidence_alliances import with_money
from geo.compare.programmes import programmes
from geo.compare.sides import of_id
from geo.evidence_money import granted, per_inhabitant
from geo.evidence_statements import stated
from geo.funding_layer import PER_RUN_YEAR, WHOLE, Measure, funding_layer, per_inhabitant_fill
from geo.funding_symbols import funding_symbols
from geo.money import by_seat, inside_and_outside, total
from geo.money_table import money_table
from geo.profiles import funding_words, profile
from geo.region_facts import alliance_rows
from geo.report_sentences import money_words
from geo.report_tables import alliance_table
from geo.stated_bounds import Bound
from geo.world import World
from tests.world import ALLIANCES, FACTS, FUNDING, NORTH, changed, frame, reader, with_rows

SHOWN = (NORTH, NORTH.definition())


def world_with(*, covers: str, note: str = "") -> World:
    """Return the invented world without GAMMA, one grant of ALPHA's in other words."""
    rows = changed(FUNDING, "statement_id", "s2", covers=covers, note=note)
    kept = [row for row in ALLIANCES if row["alliance_id"] != "gamma"]
    return replace(with_rows("funding", rows), alliances=frame("alliances", kept))


EXACT = world_with(covers="grant")
LEAST = world_with(covers="grant, mehr als (2022)")
ABOUT = world_with(covers="grant, rund")


@pytest.mark.parametrize(
    ("world", "bound"),
    [
        (EXACT, Bound.EXACT),
        (LEAST, Bound.LEAST),
        (ABOUT, Bound.ABOUT),
        (world_with(covers="grant", note="Untergrenze"), Bound.LEAST),
    ],
)
def test_a_sum_has_the_bound_of_its_statements(world: World, bound: Bound) -> None:
    found = total(world.funding, ["alpha", "beta"])
    assert (found.amount_eur, found.bound) == (8_000_000, bound)
    inside = inside_and_outside(world, ["alpha"], SHOWN[1].areas)
    assert inside.bounds == {"inside": bound}


def test_a_word_of_a_statement_that_does_not_count_says_nothing_of_the_sum() -> None:
    rows = changed(FUNDING, "statement_id", "s1", covers="ceiling, mehr als")
    assert total(frame("funding", rows), ["alpha"]).bound is Bound.EXACT


@pytest.mark.parametrize(("world", "least"), [(EXACT, set()), (LEAST, {"98001"}), (ABOUT, set())])
def test_a_district_with_a_lower_bound_is_at_least(world: World, least: set[str]) -> None:
    money = by_seat(world)
    assert money.by_district.to_dict() == {"98001": 8_000_000}
    assert money.incomplete - {"99001"} == least
    fill, _ = per_inhabitant_fill(world, money, reader())
    assert fill.lower_bound == least


def sentences(world: World) -> Iterator[str]:
    """Yield every sum of ALPHA's money as it is shown: page, report, map, records, comparison."""
    yield str(alliance_rows(world, *SHOWN, reader())[2][1])
    yield " ".join(alliance_rows(world, *SHOWN, reader())[2][2:])
    yield from money_words(world, SHOWN, reader())
    table = alliance_table(world, SHOWN, reader(), most=9)
    assert table is not None
    yield table.rows[0][3].text
    yield funding_words(profile(world, "alpha", reader()), reader())
    yield funding_symbols(world, reader(), WHOLE.circles)[0].lines[0]
    yield granted(world, ("by_seat", "alliance.alpha"), reader()).value
    yield granted(world, ("by_seat", "region.north.core"), reader()).terms[0].value
    yield with_money(world, ("alpha",), reader()).terms[0].value
    yield programmes(world, [of_id(world, "north")], reader()).table["value"].iloc[0]


@pytest.mark.parametrize(
    ("world", "words"), [(EXACT, "€8M"), (LEAST, "at least €8M"), (ABOUT, "about €8M")]
)
def test_every_sum_says_so(world: World, words: str) -> None:
    for text in sentences(world):
        before, sum_, _ = text.partition("€8M")
        assert sum_
        assert text.startswith(words) or f" {words}" in text, text
        assert words != "€8M" or not before.endswith(("at least ", "about "))


@pytest.mark.parametrize(("world", "word"), [(LEAST, "at least"), (ABOUT, "about")])
def test_money_per_inhabitant_says_so(world: World, word: str) -> None:
    found = per_inhabitant(world, ("by_seat", "district.98001"), reader()).value
    assert found.startswith(f"{word} ")
    each = alliance_rows(world, *SHOWN, reader())[2][2]
    number = found.removeprefix(word).split()[0]
    assert f", {word} €{number} per inhabitant" in each


@pytest.mark.parametrize(
    ("world", "amount"), [(EXACT, "€6M"), (LEAST, "more than €6M"), (ABOUT, "about €6M")]
)
def test_the_statement_itself_says_so_and_its_words_are_whole(world: World, amount: str) -> None:
    record = stated(world, ("s2",), reader())
    assert record.value == amount
    assert not any("mehr als" in note or "rund" in note for note in record.notes)
    term = granted(world, ("by_seat", "alliance.alpha"), reader()).terms[0]
    assert term.value == amount
    assert term.title == ("grant (2022)" if world is LEAST else "grant")
    table = money_table(world, SHOWN, reader(), most=9)
    assert table is not None
    assert table.rows[0][1].text == amount
    circle = funding_layer(world, reader()).variants[0].symbols[0]
    assert any(line.startswith(f"ALPHA: {amount} (") for line in circle.lines)


@pytest.mark.parametrize(("covers", "value"), [("", "at least"), ("grant, rund", "at least about")])
@pytest.mark.parametrize("measure", [WHOLE, PER_RUN_YEAR])
def test_a_record_says_of_a_district_what_the_map_says(
    measure: Measure, covers: str, value: str
) -> None:
    rows = changed(FUNDING, "statement_id", "s2", covers=covers)
    world = with_rows("funding", [{**row, "period_to": "2025"} for row in rows])
    money = by_seat(world, measure.amounts_of)
    fill, _ = per_inhabitant_fill(world, money, reader(), measure)
    assert fill.lower_bound == {"98001"}
    found = per_inhabitant(world, (measure.id, "district.98001"), reader())
    assert found.status == "at least"
    assert found.value.startswith(f"{value} ")
    assert found.value.removeprefix(f"{value} ")[0].isdigit()


def test_what_is_at_least_for_a_year_of_run_time_only_is_so_in_its_record_only() -> None:
    rows = [
        {**row, "period_to": "" if row["alliance_id"] == "beta" else "2025", "counts": True}
        for row in FUNDING
        if row["statement_id"] in {"s2", "s6"}
    ]
    world = replace(world_with(covers=""), funding=frame("funding", rows))
    world = replace(world, facts=frame("facts", [*FACTS, _seat("beta", "98001010")]))
    whole, yearly = (
        per_inhabitant(world, (one.id, "district.98001"), reader()) for one in (WHOLE, PER_RUN_YEAR)
    )
    assert (whole.status, yearly.status) == ("", "at least")


def _seat(alliance_id: str, area_id: str) -> dict[str, str]:
    seat = next(row for row in FACTS if row["fact_type"] == "seat")
    return {**seat, "fact_id": f"{alliance_id}-seat", "alliance_id": alliance_id, "value": area_id}
