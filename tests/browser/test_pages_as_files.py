"""Pages offer what they show as one file; each is opened from the disk, where no host is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import WIDE, Visits
from tests.browser.tabs import Tabs
from tests.browser.test_page_file import MOST_BYTES, PHONE, Sight

SIDES = "regions=suedwestfalen,erzgebirge,meissen"
PATHS = {
    "matrix": f"/vergleich?{SIDES}",
    "ranking": f"/vergleich?{SIDES}&view=ranking&lang=en",
    "maps": f"/vergleich?{SIDES}&view=maps",
    "peers": f"/vergleich?{SIDES}&view=peers",
    "holds": f"/vergleich?{SIDES}&view=holds&lang=en",
    "alliances": "/buendnisse?alliance=smarterz",
    "region": "/mittweida?lang=en",
}
DRAWN = {
    "matrix": ".atlas-chart > svg.atlas-wide polygon",
    "ranking": ".atlas-chart > svg.atlas-wide circle",
    "maps": ".atlas-multiples img",
    "peers": ".atlas-chart > svg.atlas-wide rect",
    "holds": ".atlas-thumbnails img",
}
NAME = r"strukturwandel-atlas_[\w-]+_\d{4}-\d\d-\d\d-\w{7}\.html"
"""What it shows and the edition of the data."""
MAPS = {"alliances", "region"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def found(name: str, folder: Path, visit: Visits) -> Path:
    """Return the file that a page hands out, taken once."""
    path = folder / f"{name}.html"
    if path.exists():
        return path
    page = visit(PATHS[name]).page
    if name in MAPS:
        page.click(".st-key-download_open button")
    with page.expect_download() as download:
        page.click(".st-key-page_file button, .st-key-download_html button")
    assert re.fullmatch(NAME, download.value.suggested_filename)
    download.value.save_as(path)
    return path


@pytest.fixture
def opened(found: Path, tabs: Tabs) -> Iterator[Sight]:
    page = tabs.browser.new_page(viewport=WIDE)
    yield Sight(page, found)
    page.close()


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("name", PATHS)
def test_what_a_page_shows_is_in_its_file(name: str, found: Path, opened: Sight) -> None:
    assert found.stat().st_size < MOST_BYTES
    for selector in [DRAWN[name]] if name in DRAWN else []:
        images = opened.page.locator(selector)
        assert images.count() > 2
        assert images.first.bounding_box()
    assert opened.page.evaluate(
        "[...document.images].every((one) => one.complete && one.naturalWidth > 0)"
    )
    opened.page.locator("a.atlas-figure:visible").first.click()
    assert len(opened.record()) > 100
    opened.page.keyboard.press("Escape")
    opened.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert overflow(opened.page) <= 0
    assert opened.faults == []
    assert set(opened.asked) <= {"file", "about", "data"}


@pytest.mark.parametrize("name", ["alliances"])
def test_the_alliance_of_the_page_comes_first_and_others_can_be_chosen(opened: Sight) -> None:
    assert opened.map.evaluate("atlas.variant") == "smarterz"
    assert opened.page.locator("h1").inner_text() == "SmartERZ"
    opened.page.select_option(".atlas-choice select", "recomine")
    opened.wait_until("atlas.variant === 'recomine'")
    assert opened.faults == []


@pytest.mark.parametrize("name", ["matrix"])
def test_a_chart_says_in_words_what_it_shows(opened: Sight) -> None:
    chart = opened.page.locator("svg[role=img]:visible")
    assert chart.count() == 1
    assert opened.page.locator(".atlas-words p").first.inner_text() in str(
        chart.get_attribute("aria-label")
    )
