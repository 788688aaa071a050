"""Lines between places: one for each pair, as wide as the memberships are many."""

from __future__ import annotations

import pytest

from geo.alliance_layer import alliance_layer
from geo.layers import Link
from geo.partner_links import EXAMPLES, PX_OF_ONE_MEMBERSHIP, link_section
from geo.world import World
from tests.world import FACTS, MEMBERSHIPS, changed, reader, small_world, with_rows

ALL = ["alpha", "beta", "gamma"]
BELLS = ("Upper Copper", "Lower Copper")


def links(world: World, alliance_ids: list[str]) -> dict[frozenset[str], Link]:
    found = alliance_layer(world, alliance_ids, reader()).variants[0].links
    pairs = {frozenset(link.names): link for link in found}
    assert len(pairs) == len(found)
    return pairs


def shared() -> World:
    """Beta sits where a partner of Alpha does, and has a partner at Alpha's seat."""
    rows = [
        {**MEMBERSHIPS[4], "membership_id": "m10", "area_id": "98001010"},
        {**MEMBERSHIPS[5], "area_id": "98001020"},
    ]
    return with_rows("memberships", [*MEMBERSHIPS[:5], *rows])


def test_every_membership_counts_those_of_one_organisation_too() -> None:
    found = links(small_world(), ["alpha"])
    assert {tuple(link.names): link.count for link in found.values()} == {
        BELLS: 2,
        ("Upper Copper", "Tinford"): 1,
    }


def test_alliances_between_the_same_places_share_a_line_whichever_way_it_leads() -> None:
    apart = [len(links(shared(), [one])) for one in ("alpha", "beta")]
    together = links(shared(), ["alpha", "beta"])
    assert apart == [2, 1]
    assert len(together) == 2
    assert together[frozenset(BELLS)].count == 3


def test_a_line_names_places_alliances_numbers_and_sources() -> None:
    assert links(shared(), ["alpha", "beta"])[frozenset(BELLS)].lines == (
        "Upper Copper – Lower Copper; memberships: 3",
        "ALPHA (seat: Upper Copper): 2",
        "Beta (seat: Lower Copper): 1",
        "Source: Alpha (no date); Beta (no date)",
    )


def test_width_is_proportional_to_the_memberships() -> None:
    for link in links(shared(), ALL).values():
        assert link.width_px == pytest.approx(link.count * PX_OF_ONE_MEMBERSHIP, abs=0.01)


def test_the_legend_shows_widths_as_they_are_drawn() -> None:
    marks = {entry.label: entry.size_px for entry in link_section(reader()).entries}
    assert marks == {str(n): pytest.approx(n * PX_OF_ONE_MEMBERSHIP) for n in EXAMPLES}
    assert link_section(reader()) in alliance_layer(small_world(), ALL, reader()).variants[0].legend


def test_wide_lines_lie_below_narrow_ones() -> None:
    widths = [link.width_px for link in alliance_layer(shared(), ALL, reader()).variants[0].links]
    assert widths == sorted(widths, reverse=True)


def test_partners_at_a_second_seat_have_no_line() -> None:
    both = changed(FACTS, "fact_type", "seat", value="98001010;98002010")
    assert set(links(with_rows("facts", both), ["alpha"])) == {frozenset(BELLS)}
