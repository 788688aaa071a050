"""Tooltips are read whole, wherever on the map the mouse is."""

from __future__ import annotations

import pytest

from tests.browser.conftest import WIDE, Visits

NARROW = {"width": 390, "height": 844}
INSIDE = """() => {
  const view = document.querySelector(".leaflet-container").getBoundingClientRect();
  const box = document.querySelector(".leaflet-tooltip").getBoundingClientRect();
  return box.left >= view.left - 1 && box.right <= view.right + 1
    && box.top >= view.top - 1 && box.bottom <= view.bottom + 1;
}"""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "place", [(0.5, 0.06), (0.5, 0.9), (0.1, 0.5), (0.95, 0.5), (0.9, 0.1)], ids=str
)
def test_a_tooltip_lies_within_the_map(
    shared_visit: Visits, size: dict[str, int], place: tuple[float, float]
) -> None:
    seen = shared_visit("/suedwestfalen?layer=skills", viewport=size)
    seen.frame.locator(".leaflet-container").scroll_into_view_if_needed()
    seen.point_at(*place)
    assert len(seen.tooltip().splitlines()) >= 3
    assert seen.frame.evaluate(INSIDE)
