"""Frames side by side: one for each part of Germany, all at one scale on the ground."""

from __future__ import annotations

import pytest

from geo.frames import MARGIN, across_km, frames
from tests.world import REGIONS

EXTENTS = {region.id: (12.0 + n, 50.0, 13.0 + n, 51.0) for n, region in enumerate(REGIONS)}


def test_regions_of_one_land_share_a_frame() -> None:
    found, _ = frames(REGIONS, EXTENTS)
    states = {region.definition().areas[0][:2] for region in REGIONS}
    assert len(found) == len(states) < len(REGIONS) + 1
    assert len({frame.name for frame in found}) == len(found)


def test_a_frame_looks_at_the_middle_of_its_regions() -> None:
    (only,), _ = frames(REGIONS[:1], EXTENTS)
    assert (only.lat, only.lon) == (50.5, 12.5)
    assert only.name == REGIONS[0].id


def test_the_common_scale_shows_the_largest_frame_as_a_whole() -> None:
    _, across = frames(REGIONS, EXTENTS)
    widest = max(across_km(extent) for extent in EXTENTS.values())
    assert across >= round(MARGIN * widest)


@pytest.mark.parametrize(
    ("extent", "km"),
    [((7.0, 50.9, 9.0, 51.1), 140), ((8.0, 50.0, 8.1, 51.0), 1.2 * 111)],
    ids=["wide", "high"],
)
def test_the_width_is_in_kilometres_on_the_ground(
    extent: tuple[float, float, float, float], km: float
) -> None:
    assert across_km(extent) == pytest.approx(km, rel=0.01)
