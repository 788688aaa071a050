"""Every page on a wide and a narrow screen: stands, keeps to itself, shows its map."""

from __future__ import annotations

import pytest

from geo.areas import members
from geo.model import Level
from geo.text import NO_BREAK_SPACE
from geo.world import World
from loaders.store import Store
from tests.browser.conftest import ROOT, WIDE, Visits
from tests.browser.visit import Visit

NARROW = {"width": 390, "height": 844}
CREDIT = "© GeoBasis-DE / BKG"

REGIONS = {region.id: region for region in Store(root=ROOT / "data").read_regions()}
PATHS = ["/vortrag", "/quellen", *(f"/{one}" for one in REGIONS), "/buendnisse", "/"]
IN_ENGLISH = ["/?lang=en", "/suedwestfalen?lang=en"]
SCREENS = {"wide": WIDE, "narrow": NARROW}


@pytest.fixture(
    scope="module",
    params=[
        *((path, screen) for path in PATHS for screen in SCREENS),
        *((path, "wide") for path in IN_ENGLISH),
    ],
    ids=lambda case: f"{case[0]}-{case[1]}",
)
def seen(request: pytest.FixtureRequest, looked_at: Visits) -> Visit:
    path, screen = request.param
    return looked_at(path, viewport=SCREENS[screen])


def has_map(seen: Visit) -> bool:
    return not any(one in seen.page.url for one in ("/quellen", "/vortrag"))


def test_page_asks_no_other_host(seen: Visit) -> None:
    assert seen.foreign == []


def test_page_reports_no_fault(seen: Visit) -> None:
    assert seen.faults == []
    assert seen.page.locator(".stException").count() == 0


def test_page_does_not_scroll_sideways(seen: Visit) -> None:
    widths = seen.page.evaluate(
        "[document.documentElement, document.body, document.querySelector('.stMain')]"
        ".map(one => [one.scrollWidth, one.clientWidth])"
    )
    assert all(content <= shown for content, shown in widths)


def test_map_draws_every_area(seen: Visit, world: World) -> None:
    region = REGIONS.get(seen.page.url.partition("?")[0].rpartition("/")[2])
    drawn = (world.areas["level"] == Level.DISTRICT).sum()
    if region:
        drawn += len(members(world.areas, region.definition().areas, Level.MUNICIPALITY))
    if has_map(seen):
        assert seen.atlas("ready") is True
        assert seen.atlas("drawn") == drawn


def test_page_has_its_containers(seen: Visit) -> None:
    on_region = any(one in seen.page.url for one in REGIONS)
    first = seen.page.url.partition("?")[0] == f"{seen.base}/"
    keys = {"credit"}
    keys |= {"map", "layers", "legend", "table"} if has_map(seen) else set()
    keys |= {"download"} if on_region or first else set()
    assert {key for key in keys if not seen.page.locator(f".st-key-{key}").is_visible()} == set()


def test_credit_for_the_outlines_can_be_read(seen: Visit) -> None:
    assert CREDIT in seen.page.locator(".st-key-credit").inner_text().replace(NO_BREAK_SPACE, " ")
    if has_map(seen):
        assert CREDIT in seen.frame.locator(".leaflet-container").inner_text()


def test_page_is_in_the_language_asked_for(seen: Visit) -> None:
    menu = seen.page.locator("body").inner_text()
    if has_map(seen) and "narrow" not in seen.page.url:
        labels = seen.frame.locator(".atlas-bar").inner_text() + menu
        assert ("Alliances" in labels) == ("lang=en" in seen.page.url)
