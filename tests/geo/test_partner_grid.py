"""The grid of memberships: refused with its reason, or drawn with every membership in a cell."""

from __future__ import annotations

import pytest

from geo import palette
from geo.hexbin import LEAST_POINTS
from geo.layers import Variant
from geo.partner_grid import CLASSES, grid_variant
from geo.world import World
from tests.world import MEMBERSHIPS, reader, with_rows

TOWNS = ("98001010", "98001020", "98002010", "99001010")


def rows_of(number: int) -> list[dict[str, str]]:
    return [
        {**MEMBERSHIPS[0], "membership_id": f"n{n}", "area_id": TOWNS[min(n % 40, 3)]}
        for n in range(number)
    ]


def world_of(number: int) -> World:
    """Return the invented world with so many memberships on the map, and one that is nowhere."""
    nowhere = {**MEMBERSHIPS[7], "membership_id": "nowhere"}
    return with_rows("memberships", [*rows_of(number), nowhere])


def variant_of(number: int) -> Variant:
    return grid_variant(world_of(number), "unplaced", reader())


@pytest.mark.parametrize("number", [0, 1, LEAST_POINTS - 1])
def test_too_few_memberships_draw_no_cell_and_say_why(number: int) -> None:
    found = variant_of(number)
    assert found.cells == ()
    assert f"takes {LEAST_POINTS} memberships or more" in found.subtitle
    assert f"there are {number}." in found.subtitle
    places = {row["area_id"] for row in rows_of(number)}
    assert len(found.symbols) == len(places)


def test_a_hundred_memberships_draw_cells_instead_of_circles() -> None:
    found = variant_of(LEAST_POINTS)
    assert found.cells
    assert found.symbols == ()
    assert "Not drawn" not in found.subtitle
    counted = [int(cell.lines[0].rpartition(": ")[2]) for cell in found.cells]
    assert sum(counted) == LEAST_POINTS


def test_a_cell_has_six_corners_and_the_colour_of_its_class() -> None:
    for cell in variant_of(LEAST_POINTS).cells:
        number = int(cell.lines[0].rpartition(": ")[2])
        assert len(set(cell.corners)) == 6
        assert all(47 < lat < 56 and 5 < lon < 16 for lat, lon in cell.corners)
        assert cell.colour == CLASSES.colours[sum(number >= limit for limit in CLASSES.breaks)]


def test_a_cell_names_width_places_organisations_and_sources() -> None:
    texts = ["\n".join(cell.lines) for cell in variant_of(LEAST_POINTS).cells]
    assert all("20 km wide" in text and "Source: Alpha" in text for text in texts)
    assert any("Silverton" in text and "Agency of Copperhill (" in text for text in texts)


def test_the_legend_counts_every_cell_and_says_what_no_cell_means() -> None:
    found = variant_of(LEAST_POINTS)
    (section,) = found.legend
    assert sum(entry.count or 0 for entry in section.entries) == len(found.cells)
    assert section.entries[0].label == "20 and more"
    none = section.entries[-1]
    assert "not a missing value" in none.label
    assert none.colour == palette.GROUND


def test_both_kinds_of_the_variant_have_one_id_and_label() -> None:
    few, many = variant_of(1), variant_of(LEAST_POINTS)
    assert (few.id, few.label) == (many.id, many.label) == ("hexbin", many.label)
