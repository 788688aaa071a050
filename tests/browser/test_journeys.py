"""Readers move about: menu, back, language, choices; the map and the link keep up."""

from __future__ import annotations

import re

import pytest

from loaders.store import Store
from tests.browser.conftest import ROOT, Visits
from tests.browser.visit import Visit

REGIONS = {region.id: region for region in Store(root=ROOT / "data").read_regions()}
OUTLINES = re.compile(r"/app/static/(?!view-)[^/]+-[0-9a-f]{12}\.json$")
SMALL = {"width": 320, "height": 700}


def go(seen: Visit, region_id: str, language: str = "de") -> None:
    """Follow the menu to the page of a region and wait for its map."""
    title = REGIONS[region_id].title.in_language(language)
    seen.page.get_by_role("link", name=title, exact=True).first.click()
    seen.page.wait_for_selector(f"h1:has-text('{title}')")
    seen.wait_for_page()
    seen.wait_for_map()


def choose_language(seen: Visit, language: str, heading: str) -> None:
    seen.page.locator(f"a.atlas-language[lang={language}]").click()
    seen.page.wait_for_selector(f"h2:has-text('{heading}')")
    seen.wait_for_page()
    seen.wait_for_map()


def test_outlines_travel_once_over_three_pages(visit: Visits) -> None:
    seen = visit("/quellen", alone=True)
    network = seen.context.new_cdp_session(seen.page)
    network.send("Network.enable")
    fetched: list[str] = []
    network.on(
        "Network.responseReceived",
        lambda event: (
            None
            if event["response"].get("fromDiskCache")
            else fetched.append(event["response"]["url"])
        ),
    )
    for region_id in ("meissen", "erzgebirge", "suedwestfalen"):
        go(seen, region_id)
    outlines = [url for url in fetched if OUTLINES.search(url)]
    assert any("districts" in url for url in outlines)
    assert sorted(outlines) == sorted(set(outlines))
    assert seen.faults == []


def test_last_of_many_quick_choices_of_a_layer_wins(visit: Visits) -> None:
    seen = visit("/suedwestfalen")
    click = "layer => document.querySelector(`[data-layer='${layer}']`).click()"
    for _ in range(10):
        for layer in ("skills", "partners", "alliances", "funding"):
            seen.frame.evaluate(click, layer)
    assert seen.atlas("layer") == "funding"
    assert seen.asked["layer"] == "funding"
    assert len(seen.blocks("layers")) == len(seen.blocks("legend")) == 1
    assert seen.faults == []


def test_leaving_a_page_while_it_loads_shows_the_page_chosen_last(visit: Visits) -> None:
    seen = visit("/quellen")
    for region_id in ("meissen", "suedwestfalen", "erzgebirge"):
        title = REGIONS[region_id].title.de
        seen.page.get_by_role("link", name=title, exact=True).first.click()
    go(seen, "mittweida")
    assert seen.page.locator("h1").inner_text() == "Mittweida"
    assert seen.atlas("drawn") == 400 + len(REGIONS["mittweida"].definition().areas)
    assert seen.faults == []


def test_going_back_restores_page_layer_and_indicator(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills&indicator=unemployment_rate&year=2023")
    go(seen, "meissen")
    seen.page.go_back()
    seen.page.wait_for_selector("h1:has-text('Erzgebirge')")
    seen.wait_until("atlas.variant === 'unemployment_rate:2023'")
    assert seen.asked["layer"] == "skills"


def test_language_is_kept_over_the_menu(visit: Visits) -> None:
    seen = visit("/erzgebirge?lang=en")
    go(seen, "suedwestfalen", "en")
    assert seen.asked["lang"] == "en"
    seen.page.locator("h2").filter(has_text="Key figures").wait_for()


def test_change_of_language_keeps_layer_indicator_and_map(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills&indicator=unemployment_rate&year=2023")
    choose_language(seen, "en", "Key figures")
    seen.wait_until("atlas.variant === 'unemployment_rate:2023'")
    assert "Partner density" in seen.frame.locator(".atlas-bar").inner_text()
    assert {"lang": "en", "layer": "skills", "year": "2023"}.items() <= seen.asked.items()
    assert len(seen.blocks("layers")) == 1
    assert seen.faults == []


def test_definition_survives_two_changes_of_language(visit: Visits) -> None:
    seen = visit("/chemnitz-zwickau?definition=suedwestsachsen")
    choose_language(seen, "en", "Key figures")
    assert seen.asked["definition"] == "suedwestsachsen"
    choose_language(seen, "de", "Kennzahlen")
    assert seen.asked["definition"] == "suedwestsachsen"


def test_choosing_a_definition_redraws_the_map_and_survives_a_reload(visit: Visits) -> None:
    seen = visit("/chemnitz-zwickau?layer=partners")
    before = seen.atlas("drawn")
    seen.page.get_by_role("combobox").first.click()
    seen.page.get_by_role("option").nth(1).click()
    seen.wait_until(f"atlas.ready && atlas.drawn > {before}")
    drawn = seen.atlas("drawn")
    assert seen.asked["definition"] == "suedwestsachsen"
    seen.page.reload()
    seen.wait_for_map()
    assert seen.atlas("drawn") == drawn
    assert seen.asked["layer"] == "partners"


def test_choosing_an_alliance_shows_it_on_the_map_and_in_the_link(visit: Visits) -> None:
    seen = visit("/buendnisse")
    assert seen.atlas("variant") == "all"
    seen.page.locator(".st-key-choice_alliance_de").get_by_role("combobox").click()
    seen.page.get_by_role("option", name="rECOmine", exact=True).click()
    seen.wait_until("atlas.variant === 'recomine'")
    assert seen.asked["alliance"] == "recomine"
    assert len(seen.blocks("layers")) == 1


def test_map_of_alliances_follows_the_filters(visit: Visits) -> None:
    seen = visit("/buendnisse?region=suedwestfalen")
    seen.wait_until("atlas.variant === 'of_suedwestfalen'")
    seen.page.locator(".st-key-choice_region_de").get_by_role("combobox").click()
    seen.page.get_by_role("option", name="Meißen", exact=True).click()
    seen.wait_until("atlas.variant === 'innohandwerk-meissen'")
    assert seen.asked["region"] == "meissen"
    assert seen.faults == []


def test_figures_are_downloaded_for_german_excel_and_for_programs(visit: Visits) -> None:
    seen = visit("/meissen")
    seen.page.locator(".st-key-download_open button").click()
    files = []
    for key in ("download_figures-excel", "download_figures-csv"):
        with seen.page.expect_download() as started:
            seen.page.locator(f".st-key-{key} button").click()
        files.append(started.value.path().read_bytes())
    excel, plain = files
    assert excel.startswith(b"\xef\xbb\xbf")
    assert b";" in excel.splitlines()[0]
    assert plain.startswith(b"area_id,")
    assert "Meißen" in plain.decode()


def test_map_that_the_link_names_is_saved_as_an_image(visit: Visits) -> None:
    seen = visit("/meissen?layer=skills&indicator=unemployment_rate&year=2023")
    seen.page.locator(".st-key-download_open button").click()
    with seen.page.expect_download() as started:
        seen.page.locator(".st-key-download_image button").click()
    name = "strukturwandel-atlas_skills-unemployment_rate_meissen_2023_"
    assert started.value.suggested_filename.startswith(name)
    assert started.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("path", ["/", "/suedwestfalen?layer=skills", "/buendnisse", "/quellen"])
def test_smallest_screen_does_not_scroll_sideways(visit: Visits, path: str) -> None:
    seen = visit(path, viewport=SMALL)
    frames = [frame for frame in seen.page.frames if frame.url.startswith(seen.base)]
    for frame in frames:
        assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.page.locator(".stMain").evaluate("one => one.scrollWidth <= one.clientWidth")
