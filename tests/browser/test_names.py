"""Names on the map: the regions always, beside their places, none over another."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.browser.conftest import WIDE, Visits

NARROW = {"width": 390, "height": 844}
FARTHEST_PX = 60
NAMES = """() => {
  const view = document.querySelector(".leaflet-container").getBoundingClientRect();
  return [...document.querySelectorAll(".atlas-name")].map((name) => {
    const { left, top, right, bottom } = name.getBoundingClientRect();
    return {
      region: name.classList.contains("atlas-region"), text: name.textContent,
      box: [left, top, right, bottom], gap: Number(name.firstChild.dataset.gap),
      whole: left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom,
    };
  });
}"""

Box = list[float]


def apart(one: Box, other: Box) -> bool:
    """Tell whether two boxes (left, top, right, bottom) do not overlap."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", ["/", "/?lang=en", "/?layer=skills", "/buendnisse"])
def test_all_regions_are_named_near_their_places(
    looked_at: Visits, path: str, size: dict[str, int]
) -> None:
    seen = looked_at(path, viewport=size)
    names = seen.frame.evaluate(NAMES)
    regions = [name for name in names if name["region"]]
    assert len(regions) == 5
    assert all(name["whole"] and name["gap"] <= FARTHEST_PX for name in regions)
    assert all(apart(a["box"], b["box"]) for a, b in combinations(regions, 2))


@pytest.mark.parametrize("path", ["/erzgebirge", "/suedwestfalen?layer=funding", "/meissen"])
def test_a_name_whose_place_is_out_of_sight_is_left_out(looked_at: Visits, path: str) -> None:
    names = looked_at(path).frame.evaluate(NAMES)
    assert sum(name["region"] for name in names) >= 1
    assert all(apart(a["box"], b["box"]) for a, b in combinations(names, 2))
    assert all(name["gap"] <= FARTHEST_PX for name in names)


CONTROLS = """() => [...document.querySelectorAll(".leaflet-control")].map((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


@pytest.mark.parametrize("path", ["/erzgebirge", "/suedwestfalen?layer=funding"])
def test_no_name_lies_below_the_buttons_of_the_map(looked_at: Visits, path: str) -> None:
    seen = looked_at(path, viewport=NARROW)
    names, controls = seen.frame.evaluate(NAMES), seen.frame.evaluate(CONTROLS)
    assert len(controls) >= 4
    assert all(apart(name["box"], control) for name in names for control in controls)


def test_districts_are_named_from_middle_zooms_on(looked_at: Visits) -> None:
    names = "all => all.map(one => one.textContent)"
    region = looked_at("/suedwestfalen").frame.eval_on_selector_all(".atlas-district", names)
    assert {"Oberbergischer Kreis", "Northeim"} <= set(region)
    assert all("(" not in name for name in region)
    assert looked_at("/").frame.locator(".atlas-district").count() == 0
