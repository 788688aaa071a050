"""The way from a figure to its record: by click and by key, from page, map, table and grid."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.conftest import WIDE, Visits
from tests.browser.visit import Visit

NARROW = {"width": 390, "height": 844}
RECORD = ".atlas-record"
KEY_FIGURE = ".st-key-table .atlas-table a.atlas-figure"
CELL = ".st-key-table .atlas-numbers a.atlas-figure"

TRIES = 4
PATIENCE_MS = 6000
"""The grid draws itself anew while the page above it grows; what is pressed meanwhile is lost."""

every_size = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


def opened(seen: Visit) -> str:
    """Return the address of the figure whose record is open, once it is."""
    seen.page.locator(RECORD).wait_for()
    return seen.asked["evidence"]


def closed(seen: Visit) -> None:
    """Wait until no record is open and the link names none."""
    seen.page.locator(RECORD).wait_for(state="detached")
    seen.page.wait_for_function("() => !location.search.includes('evidence')")


@every_size
def test_a_click_on_a_key_figure_opens_its_record_and_escape_closes_it(
    visit: Visits, size: dict[str, int]
) -> None:
    seen = visit("/erzgebirge?layer=skills", viewport=size)
    seen.page.locator(KEY_FIGURE).first.click()
    assert opened(seen) == "region:erzgebirge:kreis:population:2024"
    assert "318.394" in seen.page.locator(".atlas-value").inner_text()
    seen.page.keyboard.press("Escape")
    closed(seen)
    assert seen.asked["layer"] == "skills"
    assert seen.faults == []


def test_going_back_closes_a_record(visit: Visits) -> None:
    seen = visit("/erzgebirge")
    seen.page.locator(KEY_FIGURE).first.click()
    opened(seen)
    seen.page.go_back()
    closed(seen)


@every_size
def test_q_opens_the_record_of_the_area_pointed_at(visit: Visits, size: dict[str, int]) -> None:
    seen = visit("/suedwestfalen?layer=skills", viewport=size)
    seen.frame.locator(".leaflet-container").scroll_into_view_if_needed()
    seen.point_at(0.5, 0.5)
    said = seen.tooltip().splitlines()
    seen.page.keyboard.press("q")
    assert opened(seen).startswith("obs:vacancies_per_100_unemployed:")
    record = seen.page.locator(RECORD).inner_text()
    assert said[0] in record
    assert seen.page.locator(".atlas-value").inner_text() in said[1]


def test_a_record_leads_to_the_figures_it_is_made_of(visit: Visits) -> None:
    seen = visit("/erzgebirge?evidence=obs:share_55_64:14521:2024")
    assert opened(seen) == "obs:share_55_64:14521:2024"
    seen.page.locator(f"{RECORD} dd a.atlas-figure").first.click()
    seen.page.locator(".atlas-value").filter(has_text="50.079").wait_for()
    assert seen.asked["evidence"] == "obs:population_55_64:14521:2024"


@every_size
def test_a_finger_finds_the_record_below_the_tooltip(visit: Visits, size: dict[str, int]) -> None:
    seen = visit("/meissen?layer=skills", viewport=size, touch=True)
    place = seen.frame.locator(".leaflet-container")
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None
    seen.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    button = seen.frame.locator(".atlas-evidence")
    button.wait_for()
    at = button.bounding_box()
    assert at is not None
    seen.page.touchscreen.tap(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2)
    assert opened(seen).startswith("obs:vacancies_per_100_unemployed:")


def test_a_table_that_followed_the_map_takes_one_stop_and_arrow_keys(visit: Visits) -> None:
    seen = visit("/meissen")
    cells = seen.page.locator(CELL)
    cells.first.wait_for()
    stops = cells.evaluate_all("all => all.filter(one => one.tabIndex === 0).length")
    assert stops == 1
    cells.first.focus()
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Q")
    assert opened(seen) == "partners:organisations:14627"
    seen.page.keyboard.press("Escape")
    closed(seen)
    cells.nth(2).click()
    assert opened(seen) == "density:organisations:inhabitants:14627"


@every_size
def test_a_cell_of_the_grid_opens_its_record(visit: Visits, size: dict[str, int]) -> None:
    seen = visit("/", viewport=size)
    seen.page.locator(".st-key-table summary").click()
    grid = seen.page.locator(".st-key-table [data-testid=stDataFrame] canvas").first
    grid.wait_for()
    for _ in range(TRIES):
        grid.click(position={"x": 40, "y": 60}, force=True)
        seen.page.keyboard.press("ArrowRight")
        seen.page.keyboard.press("ArrowRight")
        with suppress(PlaywrightTimeoutError):
            seen.page.locator(RECORD).wait_for(timeout=PATIENCE_MS)
            break
    assert opened(seen).startswith("obs:population:")


def test_the_sources_page_has_records_without_a_map(visit: Visits) -> None:
    seen = visit("/quellen")
    seen.page.locator("a.atlas-figure").first.click()
    assert opened(seen).startswith("count:sources:")


@pytest.mark.parametrize(
    "ref", ["<script>window.hacked = 1</script>", "x" * 10_000, "obs:no:such:figure"], ids=len
)
def test_an_address_that_leads_nowhere_gives_one_sentence(visit: Visits, ref: str) -> None:
    seen = visit(f"/erzgebirge?evidence={quote(ref)}")
    said = seen.page.locator(RECORD)
    said.wait_for()
    assert said.inner_text().startswith("Keine Zahl dieser Ausgabe hat die Adresse")
    assert seen.page.evaluate("window.hacked") is None
    assert seen.faults == []


@every_size
@pytest.mark.parametrize("way", ["click", "key"])
def test_a_difference_of_a_comparison_opens_its_record_which_leads_on(
    visit: Visits, size: dict[str, int], way: str
) -> None:
    asked = "lang=en&view=difference&to=DG&indicators=unemployment_rate"
    seen = visit(f"/vergleich?{asked}", viewport=size)
    cell = seen.page.locator(".st-key-table a[href*='=difference:']").first
    shown = cell.inner_text()
    if way == "click":
        cell.click()
    else:
        cell.focus()
        seen.page.keyboard.press("q")
    assert opened(seen).startswith("difference:")
    assert seen.page.locator(".atlas-value").inner_text() == shown
    seen.page.locator(f"{RECORD} dd a.atlas-figure").last.click()
    seen.page.wait_for_function("() => location.search.includes('evidence=obs')")
    assert opened(seen).startswith("obs:unemployment_rate:DG:")
    assert seen.faults == []
