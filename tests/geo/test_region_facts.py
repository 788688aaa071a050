"""What stands on the card of a region about its alliances and their money."""

from __future__ import annotations

from geo.region_facts import alliance_rows
from tests.world import NORTH, reader, small_world


def test_money_stands_per_inhabitant_where_its_seat_is_known_and_says_so_where_it_is_not() -> None:
    rows = alliance_rows(small_world(), NORTH, NORTH.definition("wide"), reader())
    (small,) = [str(row[2]) for row in rows if row[0] == "Funding that counts"]
    inside, unseated, *_ = small.split("; ")
    assert inside.startswith("with seat in the region: ")
    assert inside.endswith("per inhabitant (2024)")
    assert unseated.startswith("without one known seat, so without a value per inhabitant: ")
