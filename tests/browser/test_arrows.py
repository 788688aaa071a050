"""Arrows at the edge of the map: how many memberships lie beyond it, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
import shapely
from playwright.sync_api import Locator

from geo.alliance_layer import alliance_layer
from geo.layers import Link
from geo.money import alliances_of
from geo.world import World
from pages.ui.translation import reader
from tests.browser.conftest import WIDE, Visits
from tests.browser.visit import Visit

NARROW = {"width": 390, "height": 844}
LEAST_PX = 24
FRAME = """() => {
  const size = map_atlas.getSize();
  const corners = [[0, 0], [size.x, size.y]].map((at) => map_atlas.containerPointToLatLng(at));
  return corners.map(({ lat, lng }) => [lat, lng]);
}"""
BOXES = """all => all.map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [left, top, right, bottom];
})"""


def links_of(world: World, region_id: str) -> tuple[Link, ...]:
    region = world.region(region_id)
    assert region
    ids = alliances_of(world, region, region.definition().id)["alliance_id"].tolist()
    return alliance_layer(world, ids, reader("de")).variants[0].links


def beyond(seen: Visit, links: tuple[Link, ...]) -> Counter[str]:
    """Work out from data and view how many memberships lie beyond the map, by place."""
    (north, west), (south, east) = seen.frame.evaluate(FRAME)
    view = shapely.box(west, south, east, north)
    places: Counter[str] = Counter()
    for link in links:
        start, end = (shapely.Point(lon, lat) for lat, lon in (link.start, link.end))
        if view.covers(start) and view.covers(end):
            continue
        if not view.intersects(shapely.LineString([start, end])):
            continue
        name = link.names[0] if view.covers(end) else link.names[1]
        places[name] += link.count
    return places


def arrows(seen: Visit) -> Locator:
    return seen.frame.locator(".atlas-arrow")


def counts(seen: Visit) -> list[int]:
    return [int(text) for text in arrows(seen).all_inner_texts()]


def boxes(seen: Visit, selector: str) -> Iterator[shapely.Polygon]:
    yield from (shapely.box(*one) for one in seen.frame.eval_on_selector_all(selector, BOXES))


@pytest.mark.parametrize("region", ["mittweida", "erzgebirge", "meissen"])
def test_arrows_count_the_memberships_beyond_the_map(
    looked_at: Visits, world: World, region: str
) -> None:
    seen = looked_at(f"/{region}")
    found = beyond(seen, links_of(world, region))
    assert sum(counts(seen)) == found.total() > 0
    assert seen.faults == []


def test_nothing_lies_beyond_where_all_is_in_view(looked_at: Visits) -> None:
    assert counts(looked_at("/")) == []


def test_arrows_follow_the_map_without_the_server(visit: Visits, world: World) -> None:
    seen, links = visit("/mittweida"), links_of(world, "mittweida")
    before, places = counts(seen), list(boxes(seen, ".atlas-arrow"))
    seen.wait_for_page()
    seen.messages.clear()
    seen.frame.evaluate("map_atlas.panBy([150, 90], { animate: false })")
    assert list(boxes(seen, ".atlas-arrow")) != places
    assert sum(counts(seen)) == beyond(seen, links).total()
    seen.frame.evaluate("map_atlas.setZoom(map_atlas.getZoom() - 1, { animate: false })")
    assert sum(counts(seen)) == beyond(seen, links).total() != sum(before)
    seen.frame.evaluate("map_atlas.setZoom(5, { animate: false })")
    assert counts(seen) == []
    assert seen.messages == []


def test_a_partner_in_view_points_to_its_seat_beyond(visit: Visits, world: World) -> None:
    seen, links = visit("/mittweida"), links_of(world, "mittweida")
    seen.frame.evaluate("map_atlas.setView([52.52, 13.4], 9, { animate: false })")
    assert beyond(seen, links) == {"Mittweida": 2}
    (arrow,) = arrows(seen).all()
    assert arrow.inner_text() == "2"
    assert "Mittweida: 2" in (arrow.get_attribute("aria-label") or "")
    turn = arrow.locator("path").get_attribute("transform") or ""
    assert 45 < float(turn.partition("(")[2].split()[0]) < 135  # down, which is south


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("region", ["mittweida", "meissen"])
def test_arrows_are_large_and_cover_neither_one_another_nor_controls(
    looked_at: Visits, size: dict[str, int], region: str
) -> None:
    seen = looked_at(f"/{region}", viewport=size)
    (view,) = boxes(seen, ".leaflet-container")
    controls = list(boxes(seen, ".leaflet-control"))
    found = list(boxes(seen, ".atlas-arrow"))
    assert found
    for at, one in enumerate(found):
        west, north, east, south = one.bounds
        assert min(east - west, south - north) >= LEAST_PX
        assert view.covers(one)
        assert not any(one.intersects(other) for other in [*found[at + 1 :], *controls])


def test_pointing_at_an_arrow_names_places_and_numbers(shared_visit: Visits, world: World) -> None:
    seen = shared_visit("/mittweida?lang=en")
    said: Counter[str] = Counter()
    for arrow in arrows(seen).all():
        arrow.hover()
        title, *lines = seen.tooltip().splitlines()
        assert title == f"Memberships beyond the frame: {arrow.inner_text()}"
        for name, _, number in (line.rpartition(": ") for line in lines):
            said[name] += int(number)
        seen.frame.locator(".leaflet-container").hover(position={"x": 200, "y": 170})
    assert said == beyond(seen, links_of(world, "mittweida"))


def test_an_arrow_speaks_when_reached_by_keyboard(shared_visit: Visits) -> None:
    seen = shared_visit("/mittweida?lang=en")
    first = arrows(seen).first
    assert first.get_attribute("role") == "button"
    first.focus()
    assert seen.tooltip().startswith("Memberships beyond the frame")


def test_other_layers_have_no_arrows(visit: Visits) -> None:
    seen = visit("/mittweida")
    assert counts(seen)
    seen.switch("skills")
    assert counts(seen) == []
    seen.switch("alliances")
    assert counts(seen)
