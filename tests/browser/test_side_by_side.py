"""Maps side by side: one scale on the ground, one scale of classes, moved together."""

from __future__ import annotations

from math import cos, radians
from typing import Any

import pytest
from playwright.sync_api import Frame

from tests.browser.conftest import Visits
from tests.browser.visit import Visit

EQUATOR_M = 40075016.686
FUNDING = "/?beside=scale&beside_layer=funding"
FRAMES = "iframe[src*='#layer=']"
MAP = "Object.values(window).find((one) => one instanceof L.Map)"


def map_frames(seen: Visit) -> list[Frame]:
    """Return the frames of the maps in the order of the page, not that of their arrival."""
    found = [one.content_frame() for one in seen.page.query_selector_all(FRAMES)]
    return [frame for frame in found if frame]


def looks(seen: Visit) -> list[dict[str, Any]]:
    """Return what each map beside another shows: its middle, its scale, its fills, its bar."""
    seen.page.wait_for_function(
        f'() => {{ const all = [...document.querySelectorAll("{FRAMES}")];'
        "return all.length === 2 && all.every((one) => one.contentWindow.atlas?.ready); }"
    )
    return [
        frame.evaluate(
            f"""() => {{
              const map = {MAP};
              const [bar] = document.querySelectorAll(".leaflet-control-scale-line");
              return {{
                lat: map.getCenter().lat, lon: map.getCenter().lng, zoom: map.getZoom(),
                layer: atlas.layer, variant: atlas.variant, bar: bar.offsetWidth,
                said: bar.textContent,
                fills: [...document.querySelectorAll("path[data-area]")].map((one) =>
                  [one.dataset.area, one.getAttribute("fill")]),
              }};
            }}"""
        )
        for frame in map_frames(seen)
    ]


def metres_per_pixel(look: dict[str, Any]) -> float:
    return EQUATOR_M * cos(radians(look["lat"])) / 256 / 2 ** look["zoom"]


def test_two_places_are_shown_at_one_scale_on_the_ground(looked_at: Visits) -> None:
    east, west = looks(looked_at(FUNDING))
    assert (east["lon"] > 12, west["lon"] < 9) == (True, True)
    assert metres_per_pixel(east) == pytest.approx(metres_per_pixel(west), rel=1e-6)
    assert east["zoom"] != west["zoom"]
    assert (east["said"], east["layer"]) == (west["said"], "funding")
    assert east["bar"] == pytest.approx(west["bar"], abs=1)


def test_the_scale_bar_is_right_for_the_latitude(looked_at: Visits) -> None:
    for look in looks(looked_at(FUNDING)):
        number, unit = look["said"].split()
        assert unit == "km"
        assert look["bar"] * metres_per_pixel(look) / 1000 == pytest.approx(float(number), rel=0.03)


def test_zooming_one_place_keeps_the_common_scale(visit: Visits) -> None:
    seen = visit("/?beside=scale")
    before = looks(seen)
    first = map_frames(seen)[0]
    first.evaluate(f"() => {MAP}.setZoom({before[0]['zoom'] + 1}, {{ animate: false }})")
    after = looks(seen)
    assert metres_per_pixel(after[0]) == pytest.approx(metres_per_pixel(before[0]) / 2)
    assert metres_per_pixel(after[1]) == pytest.approx(metres_per_pixel(after[0]), rel=1e-6)
    assert after[1]["lon"] == pytest.approx(before[1]["lon"])


def test_two_years_share_limits_and_view(visit: Visits) -> None:
    seen = visit(
        "/?beside=years&beside_indicator=unemployment_rate&beside_from=2021&beside_to=2025"
    )
    before, after = looks(seen)
    assert (before["variant"], after["variant"]) == (
        "unemployment_rate:2021",
        "unemployment_rate:2025",
    )
    assert before["fills"] != after["fills"]
    assert {fill for _, fill in before["fills"]} & {fill for _, fill in after["fills"]}
    first = map_frames(seen)[0]
    first.evaluate(f"() => {MAP}.setView([51, 13], 8, {{ animate: false }})")
    seen.page.wait_for_timeout(100)
    for look in looks(seen):
        assert (look["lat"], look["lon"]) == pytest.approx((51, 13), abs=0.01)
        assert look["zoom"] == pytest.approx(8)


def test_the_page_keeps_its_own_layer_beside_others(visit: Visits) -> None:
    seen = visit("/?layer=partners&beside=relation")
    left, right = looks(seen)
    assert (left["layer"], right["layer"]) == ("funding", "skills")
    assert seen.asked["layer"] == "partners"
    assert seen.page.locator("table").filter(has_text="Erzgebirgskreis").count() >= 1
    assert seen.faults == []


def test_nothing_is_beside_until_it_is_opened(visit: Visits) -> None:
    seen = visit("/")
    assert seen.page.locator(FRAMES).count() == 0
    seen.page.get_by_text("Karten nebeneinander").click()
    assert len(looks(seen)) == 2


def moved_metres(before: dict[str, Any], after: dict[str, Any]) -> tuple[float, float]:
    """Return how far east and north the middle of a map went on the ground."""
    degree = EQUATOR_M / 360
    east = (after["lon"] - before["lon"]) * degree * cos(radians(after["lat"]))
    return east, (after["lat"] - before["lat"]) * degree


def by_offset(seen: Visit) -> None:
    """Make the maps of two places move by the same way, as those of a comparison do."""
    looks(seen)
    seen.page.evaluate(
        f"""() => document.querySelectorAll("{FRAMES}").forEach((one) => {{
          one.src = one.src.replace("together=scale", "together=offset");
        }})"""
    )
    seen.page.wait_for_function(
        f"""() => [...document.querySelectorAll("{FRAMES}")].every((one) =>
          one.contentWindow.location.hash.includes("together=offset")
          && one.contentWindow.performance.getEntriesByType("navigation")[0]?.type === "reload"
          && one.contentWindow.atlas?.ready)"""
    )


def test_places_far_apart_move_by_the_same_way_on_the_ground(visit: Visits) -> None:
    seen = visit("/?beside=scale")
    by_offset(seen)
    before = looks(seen)
    first = map_frames(seen)[0]
    first.evaluate(f"() => {MAP}.panBy([120, -70], {{ animate: false }})")
    seen.page.wait_for_timeout(100)
    after = looks(seen)
    ways = [moved_metres(*pair) for pair in zip(before, after, strict=True)]
    assert abs(ways[0][0]) > 10_000 < abs(ways[0][1]) * 10
    assert ways[0] == pytest.approx(ways[1], rel=0.02, abs=200)
    assert metres_per_pixel(after[0]) == pytest.approx(metres_per_pixel(after[1]), rel=1e-6)
    first.evaluate(f"() => {MAP}.setZoom({after[0]['zoom'] + 1}, {{ animate: false }})")
    seen.page.wait_for_timeout(100)
    nearer = looks(seen)
    assert metres_per_pixel(nearer[1]) == pytest.approx(metres_per_pixel(after[1]) / 2, rel=1e-3)
    assert metres_per_pixel(nearer[0]) == pytest.approx(metres_per_pixel(nearer[1]), rel=1e-6)
    assert moved_metres(after[1], nearer[1]) == pytest.approx((0, 0), abs=500)


def test_reset_brings_all_places_back(visit: Visits) -> None:
    seen = visit("/?beside=scale")
    by_offset(seen)
    before = looks(seen)
    first = map_frames(seen)[0]
    first.evaluate(f"() => {MAP}.panBy([90, 60], {{ animate: false }})")
    seen.page.wait_for_timeout(100)
    assert looks(seen)[1]["lat"] != pytest.approx(before[1]["lat"], abs=1e-3)
    first.locator(".leaflet-bar [role=button]").nth(2).click()
    seen.page.wait_for_timeout(100)
    for one, other in zip(before, looks(seen), strict=True):
        assert (one["lat"], one["lon"]) == pytest.approx((other["lat"], other["lon"]), abs=0.01)
