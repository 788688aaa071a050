"""Classes are chosen in the map, made by the server and kept in the link."""

from __future__ import annotations

import pytest

from geo.classification import Method
from tests.browser.conftest import Visits
from tests.browser.test_journeys import go
from tests.browser.visit import Visit

SKILLS = "/erzgebirge?layer=skills&indicator=unemployment_rate"


def choose(seen: Visit, method: Method) -> None:
    """Choose how classes are made, and wait for the map made anew."""
    seen.frame.evaluate("window.old = true")
    seen.frame.locator('[data-choice="classes"]').select_option(method.value)
    seen.page.wait_for_function(
        "() => !document.querySelector('.st-key-map iframe').contentWindow.old"
    )
    seen.wait_for_map()


def legend(seen: Visit) -> str:
    return str(seen.page.locator(".st-key-legend").text_content())


def test_choosing_quantiles_changes_map_legend_and_link(visit: Visits) -> None:
    seen = visit(SKILLS)
    before, words = seen.fills(), legend(seen)
    choose(seen, Method.QUANTILES)
    assert seen.atlas("variant").startswith("unemployment_rate:")
    assert seen.asked["classes"] == "quantiles"
    assert seen.asked["indicator"] == "unemployment_rate"
    assert seen.fills() != before
    assert legend(seen) != words
    assert seen.faults == []


@pytest.mark.parametrize("method", [Method.MEAN_CENTRED, Method.UNCLASSED, Method.HEAD_TAIL])
def test_a_link_with_a_method_shows_its_classes(visit: Visits, method: Method) -> None:
    seen = visit(f"{SKILLS}&classes={method.value}&scale=fixed")
    assert seen.frame.locator('[data-choice="classes"]').input_value() == method.value
    assert seen.frame.locator('[data-choice="scale"]').is_checked()
    colours = {fill for fill in seen.fills() if fill and not fill.startswith("url")}
    assert len(colours) > 2


def test_an_unknown_method_gives_the_rounded_limits(visit: Visits) -> None:
    seen = visit(f"{SKILLS}&classes=by_taste")
    assert seen.frame.locator('[data-choice="classes"]').input_value() == Method.MANUAL.value
    assert seen.fills() == visit(SKILLS).fills()


def test_the_choice_stays_over_the_menu(visit: Visits) -> None:
    seen = visit(SKILLS)
    choose(seen, Method.EQUAL_INTERVAL)
    go(seen, "meissen")
    seen.wait_for_layer("skills")
    assert seen.frame.locator('[data-choice="classes"]').input_value() == "equal_interval"
    assert seen.asked["classes"] == "equal_interval"


def test_only_the_layer_of_skills_offers_classes(visit: Visits) -> None:
    seen = visit("/erzgebirge")
    offered = seen.frame.locator('[data-choice="classes"]')
    assert not offered.is_visible()
    seen.switch("skills")
    assert offered.is_visible()
