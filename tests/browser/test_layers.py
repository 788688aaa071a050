"""Layers are switched in the browser: map, words, legend and address follow, the server rests."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.alliance_layer import alliance_layer
from geo.classify import Classes
from geo.funding_layer import funding_layer, per_inhabitant_fill
from geo.layers import Fill
from geo.leaflet.look import PATTERNS, PLAIN
from geo.model import Level, Status
from geo.money import by_seat
from geo.partner_layer import partner_layer
from geo.skills_layer import district_fill, district_periods, skills_indicators, skills_layer
from geo.world import World
from pages.ui.translation import reader
from tests.browser.conftest import Visits
from tests.browser.visit import Visit

LAYERS = ("partners", "funding", "skills", "alliances")
LONGER_THAN_ANY_DELAY_MS = 5000
WHITE = {"#fff", "#ffffff", "white", "none", "", None}


@pytest.fixture(scope="module")
def titles(world: World) -> dict[str, str]:
    """The title of the words beside the map by layer, where there is one variant to choose."""
    alliances = world.alliances["alliance_id"].tolist()
    layers = (
        alliance_layer(world, alliances, reader("de")),
        partner_layer(world, (), alliances, reader("de")),
        funding_layer(world, reader("de")),
        skills_layer(world, (), reader("de")),
    )
    return {layer.id: layer.variants[0].title for layer in layers}


def assert_shown(seen: Visit, layer: str) -> None:
    """Check that words, legend, control and address all speak of the layer on the map."""
    assert seen.atlas("layer") == layer
    assert seen.asked["layer"] == layer
    words, legends = seen.blocks("layers"), seen.blocks("legend")
    assert len(words) == len(legends) == 1
    assert words == legends
    pressed = seen.frame.locator('[aria-pressed="true"]')
    assert [one.get_attribute("data-layer") for one in pressed.all()] == [layer]


@pytest.mark.parametrize("path", ["/", "/suedwestfalen"])
def test_switching_layers_sends_nothing_to_the_server(
    visit: Visits, titles: dict[str, str], path: str
) -> None:
    seen = visit(path, clock=True)
    settle(seen)
    assert "received" in seen.messages
    seen.messages.clear()
    for layer in LAYERS:
        seen.switch(layer)
        assert_shown(seen, layer)
        assert titles[layer] in seen.page.locator(".st-key-layers").inner_text()
    settle(seen)
    assert seen.messages == []
    assert seen.faults == []


def settle(seen: Visit) -> None:
    """Let every timer of page and map run out, and the browser draw what came of it."""
    seen.wait_for_page()
    seen.page.clock.fast_forward(LONGER_THAN_ANY_DELAY_MS)
    frames = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    seen.page.evaluate(frames)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_layer_is_chosen_by_keyboard(visit: Visits, key: str) -> None:
    seen = visit("/meissen")
    control = seen.frame.locator('[data-layer="funding"]')
    seen.frame.locator('[data-layer="partners"]').focus()
    seen.page.keyboard.press("Tab")
    assert control.evaluate("one => one === document.activeElement")
    seen.page.keyboard.press(key)
    seen.wait_for_layer("funding")
    assert_shown(seen, "funding")


def test_link_opens_layer_indicator_and_year(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills&indicator=unemployment_rate&year=2023")
    assert_shown(seen, "skills")
    assert seen.atlas("variant") == "unemployment_rate:2023"
    assert seen.frame.locator('[data-choice="indicator"]').input_value() == "unemployment_rate:2023"


def test_choosing_an_indicator_enters_the_address_and_survives_a_reload(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills")
    seen.frame.locator('[data-choice="indicator"]').select_option("share_55_64:2024")
    seen.wait_until("atlas.variant === 'share_55_64:2024'")
    assert {"indicator": "share_55_64", "year": "2024", "layer": "skills"}.items() <= (
        seen.asked.items()
    )
    seen.page.reload()
    seen.wait_for_map()
    assert_shown(seen, "skills")
    assert seen.atlas("variant") == "share_55_64:2024"


def test_layer_remembers_its_indicator(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=skills&indicator=unemployment_rate&year=2023")
    seen.switch("funding")
    seen.switch("skills")
    assert seen.atlas("variant") == "unemployment_rate:2023"


def expected_fills(fill: Fill) -> Counter[str]:
    def look(code: str, classes: Classes) -> str:
        if code.isdigit():
            return classes.colours[int(code)]
        return f"url(#atlas-{code})" if code in PATTERNS else PLAIN[code]

    return Counter(look(code, fill.classes).lower() for code in fill.codes.values())


def test_districts_without_known_funding_are_hatched_and_never_white(
    visit: Visits, world: World
) -> None:
    seen = visit("/?layer=funding")
    fills = seen.fills()
    assert Counter(map(str.lower, fills)) == expected_fills(
        per_inhabitant_fill(world, by_seat(world), reader("de"))[0]
    )
    assert "url(#atlas-g)" in fills
    assert seen.frame.locator("pattern#atlas-g").count() == 1
    assert not WHITE & set(fills)


def test_districts_without_a_value_of_an_indicator_are_never_white(
    visit: Visits, world: World
) -> None:
    found = [
        (indicator, period, fill)
        for indicator in (one.id for one in skills_indicators(world))
        for period in district_periods(world, indicator)
        for fill in [district_fill(world, world.catalogue[indicator], period, reader("de"))]
        if len(fill.values) < (world.areas["level"] == Level.DISTRICT).sum()
    ]
    indicator, period, fill = found[0]
    seen = visit(f"/?layer=skills&indicator={indicator}&year={period}")
    assert Counter(map(str.lower, seen.fills())) == expected_fills(fill)
    assert not WHITE & set(seen.fills())


def test_pointing_at_a_district_tells_name_value_unit_year_and_source(
    visit: Visits, world: World
) -> None:
    seen = visit("/erzgebirge?layer=skills&indicator=unemployment_rate&year=2023")
    seen.point_at(0.5, 0.5)
    row = world.observations["unemployment_rate"]["2023"].loc["14521"]
    speaks, measure = reader("de"), world.catalogue["unemployment_rate"]
    assert row["status"] == Status.EXACT
    source = world.sources.loc[row["source_id"]]
    said = seen.tooltip()
    assert said.splitlines()[0] == "Erzgebirgskreis"
    assert speaks.with_unit(row["value"], measure.decimals, speaks.of(measure.unit)) in said
    for part in (speaks.of(measure.title), "2023", source["publisher"], source["title"]):
        assert part in said


def test_pointing_at_a_district_without_a_value_says_why(visit: Visits, world: World) -> None:
    seen = visit("/meissen?layer=funding")
    seen.point_at(0.5, 0.5)
    said = seen.tooltip().splitlines()
    assert said[0] == "Meißen (Landkreis)"
    assert reader("de").status(Status.SECRET) in said[1]
    assert not any(sign.isdigit() for sign in said[1])
    (fill,) = funding_layer(world, reader("de")).variants[0].fills
    assert said[2] == fill.period
    assert said[3] == fill.source
