"""The layer of alliances: seats, partners, and lines between them."""

from __future__ import annotations

import pytest

from geo.alliance_layer import (
    SEAT_RADIUS_PX,
    alliance_layer,
    partner_dots,
)
from geo.layers import Symbol
from geo.palette import OTHER_REGION
from tests.world import (
    FACTS,
    MEMBERSHIPS,
    changed,
    reader,
    small_world,
    with_rows,
)

WORLD = small_world()
ALL = ["alpha", "beta", "gamma"]


def by_place(dots: list[Symbol]) -> dict[str, Symbol]:
    return {dot.lines[0]: dot for dot in dots}


def test_partners_outside_the_region_are_hollow() -> None:
    dots = by_place(partner_dots(WORLD, ["alpha"], ["98001"], reader()))
    assert {name: dot.hollow for name, dot in dots.items()} == {
        "Upper Copper": False,
        "Lower Copper": False,
        "Tinford": True,
    }


def test_without_a_region_no_partner_is_hollow() -> None:
    assert not any(dot.hollow for dot in partner_dots(WORLD, ALL, [], reader()))


def test_only_partners_of_the_alliances_asked_for_are_drawn() -> None:
    assert set(by_place(partner_dots(WORLD, ["beta"], [], reader()))) == {
        "Lower Copper",
        "Silverton",
        "Leadmoor",
    }


def test_a_dot_names_each_partner_once_with_its_alliance() -> None:
    dots = by_place(partner_dots(WORLD, ALL, [], reader()))
    assert dots["Lower Copper"].lines[1:3] == ("Bell Foundry (ALPHA)", "Bell Foundry (Beta)")


def test_a_seat_carries_the_names_of_its_alliances() -> None:
    world = with_rows(
        "memberships", changed(MEMBERSHIPS, "membership_id", "m6", area_id="98001010")
    )
    symbols = alliance_layer(world, ALL, reader()).variants[0].symbols
    (seat,) = [one for one in symbols if one.label]
    assert (seat.label, seat.radius_px) == ("ALPHA · Beta", SEAT_RADIUS_PX)
    assert seat.colour == OTHER_REGION
    assert seat.lines[:4] == (
        "Seat: Upper Copper",
        "Alpha – Alloys of the North",
        "Beta – Bright Bearings",
        "Source: Alpha (no date); Beta (no date)",
    )
    assert seat.lines[4] == "Partners here:"
    assert any("(ALPHA)" in line for line in seat.lines[5:])


def test_an_alliance_without_a_seat_is_named_in_a_note() -> None:
    notes = alliance_layer(WORLD, ALL, reader()).variants[0].notes
    assert notes == ("Without a known seat and so without a marker: Gamma.",)
    assert alliance_layer(WORLD, ["alpha"], reader()).variants[0].notes == ()


def test_lines_lead_from_the_seat_to_every_other_place() -> None:
    links = alliance_layer(WORLD, ["alpha"], reader()).variants[0].links
    areas = WORLD.areas[["label_lat", "label_lon"]]
    assert {link.start for link in links} == {tuple(areas.loc["98001010"])}
    assert {link.end for link in links} == {
        tuple(areas.loc["98001020"]),
        tuple(areas.loc["98002010"]),
    }


def test_an_alliance_without_a_seat_has_no_lines() -> None:
    world = with_rows(
        "memberships", changed(MEMBERSHIPS, "membership_id", "m8", area_id="98002010")
    )
    assert alliance_layer(world, ["gamma"], reader()).variants[0].links == ()


def test_an_unknown_seat_is_no_marker() -> None:
    world = with_rows("facts", changed(FACTS, "fact_type", "seat", value="97001010"))
    symbols = alliance_layer(world, ["alpha"], reader()).variants[0].symbols
    assert not [one for one in symbols if one.label]


@pytest.mark.parametrize(("parts", "rings"), [([], 0), (["98001"], 1)])
def test_the_legend_explains_hollow_dots_only_where_there_can_be_some(
    parts: list[str], rings: int
) -> None:
    legend = alliance_layer(WORLD, ALL, reader(), parts=parts).variants[0].legend[0]
    assert [entry.mark for entry in legend.entries].count("ring") == rings
