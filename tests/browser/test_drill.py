"""Readers go from Germany into a Land and a district, and back; the server rests meanwhile."""

from __future__ import annotations

import re

import pytest

from geo.classify import ZERO_CODE
from geo.leaflet.look import PLAIN
from geo.model import Level
from geo.palette import GROUND
from geo.partner_layer import density_fill
from geo.world import World
from pages.ui.translation import reader
from tests.browser.conftest import Visits
from tests.browser.test_search import MARKED, SEARCH, offered
from tests.browser.visit import Visit

PHONE = {"width": 390, "height": 844}
AREA = ".leaflet-areas-pane path[data-area='{}']"
CRUMBS = ".atlas-path button"
HINT = ".atlas-path p"
LEAST_PX = 24
INSIDE = """id => {
  const path = document.querySelector(`.leaflet-areas-pane path[data-area='${id}']`);
  const box = path.getBoundingClientRect();
  const tries = [];
  for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) tries.push([i / 20, j / 20]);
  tries.sort((a, b) => Math.hypot(a[0] - 0.5, a[1] - 0.5) - Math.hypot(b[0] - 0.5, b[1] - 0.5));
  return tries.map(([i, j]) => [box.left + box.width * i, box.top + box.height * j])
    .find(([left, top]) => document.elementFromPoint(left, top) === path);
}"""
"""A point where nothing lies above an area, as near its middle as there is one."""
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".leaflet-control, .atlas-bar")]
    .map(one => one.getBoundingClientRect()).filter(box => box.width);
  return boxes.some((a, i) => boxes.slice(i + 1).some(b =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
}"""


def place_of(seen: Visit, area_id: str) -> tuple[float, float]:
    """Return where on the page an area can be pointed at."""
    seen.frame.locator(".leaflet-container").scroll_into_view_if_needed()
    found: list[float] | None = seen.frame.evaluate(INSIDE, area_id)
    frame = seen.page.locator(".st-key-map iframe").bounding_box()
    assert found
    assert frame
    return frame["x"] + found[0], frame["y"] + found[1]


def click(seen: Visit, area_id: str) -> None:
    seen.page.mouse.click(*place_of(seen, area_id))


def wait_for_scope(seen: Visit, area_id: str) -> None:
    seen.wait_until(f"atlas.scope === '{area_id}'")


def enter(seen: Visit, area_id: str, scope: str) -> None:
    click(seen, area_id)
    wait_for_scope(seen, scope)


def path_of(seen: Visit) -> list[str]:
    return seen.frame.locator(CRUMBS).all_inner_texts()


def fills(seen: Visit, start: str, digits: int) -> dict[str, str]:
    """Return how the areas whose key begins so are filled."""
    found: list[list[str]] = seen.frame.eval_on_selector_all(
        f".leaflet-areas-pane path[data-area^='{start}']",
        "all => all.map(one => [one.dataset.area, one.getAttribute('fill')])",
    )
    return {area: fill for area, fill in found if len(area) == digits}


def dimmed(seen: Visit) -> set[str]:
    return set(
        seen.frame.eval_on_selector_all("path.atlas-dim", "all => all.map(one => one.dataset.area)")
    )


def municipalities(world: World, district: str) -> set[str]:
    return {area for area in world.areas.index if len(area) == 8 and area.startswith(district)}


def test_clicks_lead_into_a_land_and_a_district_without_the_server(
    visit: Visits, world: World
) -> None:
    seen = visit("/?layer=partners")
    assert path_of(seen) == ["Deutschland"]
    before = seen.messages.copy()
    enter(seen, "14625", "14")
    assert path_of(seen) == ["Deutschland", "Sachsen"]
    assert seen.asked["area"] == "14"
    enter(seen, "14521", "14521")
    assert path_of(seen) == ["Deutschland", "Sachsen", "Erzgebirgskreis"]
    assert seen.asked["area"] == "14521"
    assert set(fills(seen, "14521", 8)) == municipalities(world, "14521")
    seen.frame.locator(CRUMBS).first.click()
    wait_for_scope(seen, "DG")
    assert "area" not in seen.asked
    assert fills(seen, "14", 8) == {}
    assert seen.messages == before
    assert seen.faults == []


def test_a_click_into_a_municipality_tells_and_marks_it(visit: Visits) -> None:
    seen = visit("/?layer=partners&area=14521")
    wait_for_scope(seen, "14521")
    click(seen, "14521370")
    assert seen.tooltip().splitlines()[0] == "Lößnitz"
    assert "je 100.000" in seen.tooltip() or "keine bekannt" in seen.tooltip()
    assert seen.frame.locator(MARKED).count() == 1
    assert seen.atlas("scope") == "14521"
    seen.page.keyboard.press("Escape")
    wait_for_scope(seen, "14")
    assert seen.frame.locator(MARKED).count() == 0


def test_a_double_click_opens_one_area_only(visit: Visits) -> None:
    seen = visit("/?layer=skills")
    seen.page.mouse.dblclick(*place_of(seen, "14625"))
    wait_for_scope(seen, "14")
    assert path_of(seen) == ["Deutschland", "Sachsen"]


def test_another_land_is_entered_from_within_a_land(visit: Visits) -> None:
    seen = visit("/?area=14")
    enter(seen, "16077", "16")
    assert path_of(seen) == ["Deutschland", "Thüringen"]


def test_the_outlines_of_a_district_are_fetched_once_and_only_when_opened(visit: Visits) -> None:
    seen = visit("/")

    def fetched() -> list[str]:
        return [url for url in seen.requests if re.search(r"/static/\d{5}-[0-9a-f]{12}\.json", url)]

    enter(seen, "14521", "14")
    assert fetched() == []
    for _ in range(3):
        enter(seen, "14521", "14521")
        seen.page.keyboard.press("Escape")
        wait_for_scope(seen, "14")
    assert len(fetched()) == 1
    assert seen.faults == []


def test_municipalities_are_coloured_by_the_classes_of_municipalities(
    looked_at: Visits, world: World
) -> None:
    seen = looked_at("/?layer=partners&area=14521")
    wait_for_scope(seen, "14521")
    fill = density_fill(world, Level.MUNICIPALITY, reader("de"), inside=["14521"])
    wanted = {
        area: PLAIN["z"] if code == ZERO_CODE else fill.classes.colours[int(code)]
        for area, code in fill.codes.items()
    }
    assert len(set(wanted.values())) > 1
    assert fills(seen, "14521", 8) == wanted
    assert fills(seen, "14521", 5) == {"14521": GROUND}
    others = {fill for area, fill in fills(seen, "", 5).items() if area != "14521"}
    assert not others & set(fill.classes.colours)
    assert seen.frame.locator(HINT).inner_text() == ""


def test_classes_of_municipalities_are_those_of_the_legend(looked_at: Visits) -> None:
    seen = looked_at("/?layer=partners&area=14521")
    wait_for_scope(seen, "14521")
    (rows,) = [
        section.locator("tr")
        for section in seen.page.locator(".st-key-legend .atlas-legend").all()
        if section.locator("h4").inner_text().startswith("Gemeinden eines geöffneten Kreises")
    ]
    legend = rows.locator(".atlas-sw").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    shown = seen.frame.eval_on_selector_all(
        ".leaflet-areas-pane path[data-area^='14521']:not([data-area='14521'])",
        "all => all.map(one => getComputedStyle(one).fill)",
    )
    assert len(set(shown)) > 1
    assert set(shown) <= set(legend)


def test_a_layer_without_values_for_municipalities_keeps_the_fill_of_the_district(
    visit: Visits,
) -> None:
    seen = visit("/?layer=skills&area=14")
    before = fills(seen, "14521", 5)
    enter(seen, "14521", "14521")
    assert fills(seen, "14521", 5) == before
    path = seen.frame.locator(AREA.format("14521010"))
    assert path.get_attribute("fill-opacity") == "0"
    assert seen.frame.locator(HINT).inner_text() == "Werte nur für Kreise"
    seen.page.mouse.move(*place_of(seen, "14521370"))
    assert seen.tooltip().splitlines()[:2] == ["Lößnitz", "Erzgebirgskreis"]
    assert len(seen.tooltip().splitlines()) > 2
    seen.switch("partners")
    assert fills(seen, "14521", 5) != before
    assert seen.frame.locator(HINT).inner_text() == ""
    seen.switch("alliances")
    assert seen.frame.locator(HINT).inner_text() == ""


def test_a_district_without_outlines_of_municipalities_says_so(visit: Visits) -> None:
    seen = visit("/?area=09162&lang=en&layer=skills")
    wait_for_scope(seen, "09162")
    assert seen.frame.locator(HINT).inner_text() == "No outlines of municipalities here"
    assert path_of(seen)[:2] == ["Germany", "Bayern"]
    assert seen.atlas("drawn") == 400


def test_what_lies_outside_is_dimmed_and_not_hidden(visit: Visits, world: World) -> None:
    seen = visit("/?layer=skills")
    assert dimmed(seen) == set()
    districts = set(world.areas.index[world.areas["level"] == Level.DISTRICT])
    enter(seen, "14521", "14")
    assert dimmed(seen) == {area for area in districts if not area.startswith("14")}
    faint = seen.frame.locator(AREA.format("09162"))
    assert float(faint.evaluate("one => getComputedStyle(one).fillOpacity")) < 0.3
    assert faint.evaluate("one => getComputedStyle(one).display") != "none"
    enter(seen, "14521", "14521")
    assert dimmed(seen) == districts - {"14521"}
    seen.frame.locator(CRUMBS).first.click()
    wait_for_scope(seen, "DG")
    assert dimmed(seen) == set()


def view_of(seen: Visit) -> str | None:
    """Return how the sheet of the areas lies on the map, as far as it is seen."""
    return seen.frame.locator("g.atlas-sheet").first.get_attribute("transform")


def test_escape_goes_one_step_back_and_ends_in_germany(visit: Visits) -> None:
    seen = visit("/?layer=skills")
    start = view_of(seen)
    enter(seen, "14521", "14")
    land = view_of(seen)
    enter(seen, "14521", "14521")
    assert len({start, land, view_of(seen)}) == 3
    for scope, view in (("14", land), ("DG", start), ("DG", start)):
        seen.page.keyboard.press("Escape")
        wait_for_scope(seen, scope)
        assert view_of(seen) == view


def test_escape_in_an_open_list_of_the_search_only_closes_it(visit: Visits) -> None:
    seen = visit("/?area=14521")
    wait_for_scope(seen, "14521")
    seen.frame.fill(SEARCH, "Chemnitz")
    seen.frame.locator(".atlas-search li button").first.wait_for()
    seen.page.keyboard.press("Escape")
    assert not seen.frame.locator("#atlas-found").is_visible()
    assert seen.atlas("scope") == "14521"


def test_the_path_is_reached_and_used_with_the_keyboard(visit: Visits) -> None:
    seen = visit("/?area=14521")
    wait_for_scope(seen, "14521")
    crumb = seen.frame.locator(CRUMBS).nth(1)
    seen.frame.locator(CRUMBS).first.focus()
    seen.page.keyboard.press("Tab")
    assert crumb.evaluate("one => one === document.activeElement")
    assert crumb.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    seen.page.keyboard.press("Enter")
    wait_for_scope(seen, "14")
    current = seen.frame.locator(".atlas-path [aria-current]")
    assert current.inner_text() == "Sachsen"
    assert current.evaluate("one => one === document.activeElement")


def test_reset_leads_back_to_germany(visit: Visits) -> None:
    seen = visit("/?area=14521")
    wait_for_scope(seen, "14521")
    seen.frame.get_by_role("button", name="Ausschnitt zurücksetzen").click()
    wait_for_scope(seen, "DG")
    assert dimmed(seen) == set()
    assert "area" not in seen.asked


def test_a_link_restores_what_was_opened(visit: Visits) -> None:
    seen = visit("/?layer=skills&area=14521")
    wait_for_scope(seen, "14521")
    assert path_of(seen) == ["Deutschland", "Sachsen", "Erzgebirgskreis"]
    assert {"layer": "skills", "area": "14521"}.items() <= seen.asked.items()
    seen.page.reload()
    seen.wait_for_map()
    wait_for_scope(seen, "14521")


def test_what_was_opened_survives_a_change_of_language(visit: Visits) -> None:
    seen = visit("/")
    enter(seen, "14521", "14")
    seen.page.locator("a.atlas-language[lang=en]").click()
    seen.page.wait_for_selector("h2:has-text('The regions')")
    wait_for_scope(seen, "14")
    assert path_of(seen) == ["Germany", "Sachsen"]


@pytest.mark.parametrize(
    "asked", ["", "99", "14999", "DG", "14521010", "__proto__", "%3Cimg%20src=x%3E", "'%5D", "145"]
)
def test_an_unknown_area_gives_germany(visit: Visits, asked: str) -> None:
    seen = visit(f"/?area={asked}")
    wait_for_scope(seen, "DG")
    assert path_of(seen) == ["Deutschland"]
    assert "area" not in seen.asked
    assert seen.faults == []


def test_outlines_that_do_not_come_are_told_and_come_when_asked_again(visit: Visits) -> None:
    seen = visit("/?area=14")
    pattern = re.compile(r"/static/14521-")
    seen.page.route(pattern, lambda route: route.abort())
    click(seen, "14521")
    wait_for_scope(seen, "14521")
    assert seen.frame.locator(HINT).inner_text().startswith("Die Gemeinden ließen sich nicht laden")
    seen.page.unroute(pattern)
    seen.frame.locator(".atlas-path [aria-current]").click()
    wait_for_scope(seen, "14521")
    assert len(fills(seen, "14521", 8)) > 50


def with_names(seen: Visit) -> Visit:
    """Focus the search and wait until it knows the names of municipalities."""
    seen.frame.fill(SEARCH, "14522360")
    seen.frame.locator(".atlas-search li", has_text="Mittweida 14522360").wait_for()
    return seen


@pytest.mark.parametrize("typed", ["Meissen", "meißen", "14627140"])
def test_municipalities_are_found_with_the_name_of_their_district(
    shared_visit: Visits, typed: str
) -> None:
    seen = with_names(shared_visit("/"))
    assert "Meißen 14627140, Meißen (Landkreis)" in offered(seen, typed)


def test_namesakes_are_told_apart(shared_visit: Visits) -> None:
    seen = with_names(shared_visit("/"))
    assert offered(seen, "Bernsdorf")[:2] == [
        "Bernsdorf 14524010, Zwickau (Landkreis)",
        "Bernsdorf 14625030, Bautzen (Landkreis)",
    ]
    assert offered(seen, "Köln")[:2] == [
        "Köln 05315000, Köln (Kreisfreie Stadt)",
        "Köln (Kreisfreie Stadt) 05315",
    ]


def test_names_are_fetched_once_and_only_when_a_reader_searches(visit: Visits) -> None:
    seen = visit("/")

    def fetched() -> int:
        return sum("/static/names-" in url for url in seen.requests)

    assert fetched() == 0
    with_names(seen)
    seen.frame.locator(CRUMBS).first.focus()
    seen.frame.focus(SEARCH)
    assert offered(seen, "Mittweida")[0] == "Mittweida 14522360, Mittelsachsen (Landkreis)"
    assert fetched() == 1


def test_names_that_do_not_come_are_told(visit: Visits) -> None:
    seen = visit("/")
    seen.page.route(re.compile("/static/names-"), lambda route: route.abort())
    assert offered(seen, "Mittweida") == ["Die Namen der Gemeinden ließen sich nicht laden."]
    assert any(one.startswith("Dresden") for one in offered(seen, "Dresden"))


def test_search_leads_to_a_municipality_with_the_keyboard_alone(visit: Visits) -> None:
    seen = with_names(visit("/?layer=partners"))
    before = seen.messages.copy()
    offered(seen, "Mittweida")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    wait_for_scope(seen, "14522")
    assert seen.tooltip().splitlines()[0] == "Mittweida"
    assert seen.frame.locator(MARKED).count() == 1
    assert seen.frame.locator(SEARCH).evaluate("one => one === document.activeElement")
    assert not seen.frame.locator("#atlas-found").is_visible()
    seen.page.keyboard.press("Escape")
    wait_for_scope(seen, "14")
    assert seen.messages == before
    assert seen.faults == []


@pytest.mark.parametrize(
    ("typed", "scope", "name"), [("Sachsen", "14", ""), ("14", "14", ""), ("15003", "15003", "M")]
)
def test_search_enters_a_land_or_a_district(
    visit: Visits, typed: str, scope: str, name: str
) -> None:
    seen = with_names(visit("/?layer=skills"))
    offered(seen, typed)
    seen.frame.press(SEARCH, "Enter")
    wait_for_scope(seen, scope)
    assert seen.asked["area"] == scope
    if name:
        assert seen.tooltip().startswith(name)


def test_a_touch_tells_first_and_enters_when_repeated(visit: Visits) -> None:
    seen = visit("/?layer=skills", viewport=PHONE, touch=True)
    place = place_of(seen, "14521")
    seen.page.touchscreen.tap(*place)
    assert seen.tooltip().startswith("Erzgebirgskreis")
    assert seen.atlas("scope") == "DG"
    seen.page.touchscreen.tap(*place_of(seen, "09162"))
    assert seen.tooltip().startswith("München")
    assert seen.atlas("scope") == "DG"
    seen.page.touchscreen.tap(*place_of(seen, "09162"))
    wait_for_scope(seen, "09")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("area", ["14521", "05970", "09162"])
def test_nothing_overlaps_on_a_phone(visit: Visits, area: str, language: str) -> None:
    seen = visit(f"/?layer=skills&area={area}&lang={language}", viewport=PHONE)
    wait_for_scope(seen, area)
    assert not seen.frame.evaluate(OVERLAPS)
    for crumb in seen.frame.locator(CRUMBS).all():
        box = crumb.bounding_box()
        assert box
        assert box["height"] >= LEAST_PX
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]


def test_other_maps_are_not_entered(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills")
    click(seen, "14521")
    assert seen.tooltip().startswith("Erzgebirgskreis")
    assert seen.frame.locator(".atlas-path").count() == 0
    assert "area" not in seen.asked
    assert dimmed(seen) == set()
