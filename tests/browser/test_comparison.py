"""The page of comparison in a browser: every view on both screens, areas chosen by clicks."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import WIDE, Visits
from tests.browser.visit import Visit

NARROW = {"width": 390, "height": 844}
VIEWS = (
    "matrix", "difference", "ranking", "scatter", "years", "maps", "together", "occupations",
    "alliances", "peers", "holds",
)  # fmt: skip
CHARTS = ".stPlotlyChart .main-svg"
DRAWN = {
    "maps": ".atlas-multiples img",
    "together": "iframe[src*='#layer=']",
    "holds": ".atlas-thumbnails img",
}
FRAME = "map-pick"
CLICK = """id => document.querySelector(`path[data-area='${id}']`)
  .dispatchEvent(new MouseEvent("click", {bubbles: true, clientX: 300, clientY: 300}))"""


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("view", VIEWS)
def test_view_is_drawn_without_a_fault_or_a_foreign_request(
    visit: Visits, view: str, viewport: dict[str, int]
) -> None:
    seen = visit(f"/vergleich?lang=en&view={view}", viewport=viewport)
    seen.page.locator(DRAWN.get(view, CHARTS)).first.wait_for()
    seen.page.locator(".st-key-credit a").first.wait_for()
    assert seen.page.locator(".stException").count() == 0
    assert seen.faults == []
    assert seen.foreign == []
    wide, shown = seen.page.evaluate(
        "[document.querySelector('.stMain').scrollWidth, document.querySelector('.stMain')"
        ".clientWidth]"
    )
    assert wide <= shown


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("language", "number"), [("de", r"\d{1,3}(\.\d{3})*"), ("en", r"\d{1,3}(,\d{3})*")]
)
@pytest.mark.parametrize(
    ("asked", "axes"),
    [
        ("view=ranking&indicator=gdp", "x"),
        ("view=scatter&across=population&up=gdp&regions=05,14,09", "xy"),
    ],
)
def test_large_numbers_of_an_axis_are_written_as_the_language_writes_them(
    visit: Visits,
    asked: str,
    axes: str,
    language: str,
    number: str,
    viewport: dict[str, int],
) -> None:
    seen = visit(f"/vergleich?lang={language}&{asked}", viewport=viewport)
    for axis in axes:
        seen.page.locator(f".{axis}tick text").first.wait_for()
        texts = [str(one) for one in seen.page.locator(f".{axis}tick text").all_text_contents()]
        assert [one for one in texts if not re.fullmatch(number, one)] == []
        assert max(map(len, texts)) >= len("10.000")


def test_years_of_an_axis_have_no_thousands(visit: Visits) -> None:
    asked = "view=years&indicator=unemployment_rate&regions=meissen,erzgebirge"
    seen = visit(f"/vergleich?lang=de&{asked}")
    seen.page.locator(".xtick text").first.wait_for()
    texts = seen.page.locator(".xtick text").all_text_contents()
    assert texts
    assert [one for one in texts if not re.fullmatch(r"20\d\d", str(one))] == []


def picked(seen: Visit) -> list[str]:
    """Return the areas chosen on the map, once it is drawn."""
    seen.page.wait_for_function(
        f"""() => [...document.querySelectorAll("iframe[src*='{FRAME}']")]
        .some(one => one.contentWindow.atlas?.ready)"""
    )
    frame = next(one for one in seen.page.frames if FRAME in one.url)
    found: list[str] = frame.evaluate("atlas.picked")
    return found


def test_areas_are_chosen_by_keys_alone(visit: Visits) -> None:
    seen = visit("/vergleich?lang=en&pick=05966")
    assert picked(seen) == ["05966"]
    frame = next(one for one in seen.page.frames if FRAME in one.url)
    frame.locator("path[data-area][tabindex='0']").focus()
    seen.page.keyboard.press("ArrowRight")
    reached = frame.evaluate("document.activeElement.dataset.area")
    assert reached != "05966"
    seen.page.keyboard.press("Enter")
    assert frame.evaluate("atlas.picked") == sorted(["05966", reached])
    assert frame.locator("path[aria-checked='true'][tabindex='0']").count() == 1
    seen.page.keyboard.press("Space")
    seen.page.keyboard.press("ArrowLeft")
    assert frame.evaluate("atlas.picked") == ["05966"]
    assert frame.locator("path[tabindex='0']").count() == 1


def test_areas_chosen_by_clicks_join_the_list_and_become_a_region(visit: Visits) -> None:
    seen = visit("/vergleich?lang=en&pick=05966")
    assert picked(seen) == ["05966"]
    frame = next(one for one in seen.page.frames if FRAME in one.url)
    frame.evaluate(CLICK, "05958")
    frame.locator("input[value=municipality]").check()
    frame.evaluate(CLICK, "14522")
    frame.locator("path[data-area='14522360']").wait_for(state="attached")
    frame.evaluate(CLICK, "14522360")
    assert picked(seen) == ["05958", "05966", "14522360"]
    frame.locator("[data-pick=take]").click()
    seen.page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].map(one => one.value).join()"
        " === '05958, 05966, 14522360'"
    )
    seen.page.get_by_role("textbox", name="Name of the region").fill("Three places")
    seen.page.get_by_text("Add to the comparison").click()
    seen.page.locator(".stMultiSelect").get_by_text("Three places").wait_for()
    assert "own=Three+places" in seen.page.url


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_germany_lies_free_of_the_panel_in_which_areas_are_chosen(
    visit: Visits, viewport: dict[str, int]
) -> None:
    seen = visit("/vergleich?lang=en&pick=05966", viewport=viewport)
    assert picked(seen) == ["05966"]
    frame = next(one for one in seen.page.frames if FRAME in one.url)
    free, wide = frame.evaluate(
        """() => {
          const panel = document.querySelector(".atlas-picking").getBoundingClientRect();
          const boxes = [...document.querySelectorAll("path[data-area]")]
            .map((one) => one.getBoundingClientRect());
          const least = (side) => Math.min(...boxes.map((one) => one[side]));
          const most = (side) => Math.max(...boxes.map((one) => one[side]));
          return [
            most("right") <= panel.left || least("top") >= panel.bottom,
            least("left") >= 0 && most("right") <= innerWidth && most("bottom") <= innerHeight,
          ];
        }"""
    )
    assert free
    assert wide
