"""Figures of the sides of a comparison."""

import pytest

from geo.compare.cells import cell
from geo.compare.sides import of_area, of_region
from tests.world import reader, small_world

WORLD = small_world()


@pytest.mark.parametrize("area_id", ["98001", "98", "DG"])
def test_area_as_a_side_is_called_by_its_name_and_has_its_own_figure(area_id):
    side = of_area(WORLD, area_id)
    found = cell(WORLD, side, "population")
    assert side.title(reader())
    assert found.value.number
    assert found.ref == f"obs:population:{area_id}:{found.value.period}"


@pytest.mark.parametrize("area_id", ["98001010", "12345", "X"])
def test_neither_municipality_nor_unknown_area_is_a_side(area_id):
    with pytest.raises(LookupError, match=area_id):
        of_area(WORLD, area_id)


def test_region_under_another_definition_is_another_side():
    for region in WORLD.regions:
        ids = [of_region(region, one).id for one in region.definitions]
        assert ids[0] == region.id
        assert len(set(ids)) == len(ids)
