"""Outlines of slides: far fewer points, and neighbours still share their borders."""

from __future__ import annotations

import shapely

from geo.model import Level
from geo.static_simple import simplified
from tests.exports import reading

GERMANY = ((47.2, 5.8), (55.1, 15.1))


def test_outlines_have_far_fewer_points_and_no_gaps_between_neighbours() -> None:
    whole = reading.outlines()
    found = simplified(whole, GERMANY)
    for level in (Level.DISTRICT, Level.MUNICIPALITY):
        few, all_of_them = found.areas[level], whole.areas[level]
        assert len(few) == len(all_of_them)
        assert shapely.coverage_is_valid(few.to_numpy())
        points = shapely.get_num_coordinates(few.to_numpy()).sum()
        before = shapely.get_num_coordinates(all_of_them[few.index].to_numpy()).sum()
        assert points < 0.6 * before
    assert list(found.regions.index) == list(whole.regions.index)


def test_what_lies_far_from_a_map_is_left_out() -> None:
    whole = reading.outlines()
    region = reading.job("suedwestfalen").view.bounds
    near = simplified(whole, region).areas[Level.DISTRICT]
    assert 20 < len(near) < 0.7 * len(whole.areas[Level.DISTRICT])
    assert {"05958", "05962", "05966", "05970", "05974"} <= set(near.index)
