"""Areas are found by name and by key, with the keyboard alone."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visits
from tests.browser.visit import Visit

SEARCH = ".atlas-search input"
MARKED = "path.atlas-marked"


def offered(seen: Visit, typed: str) -> list[str]:
    """Type into the search and return the names and keys it offers."""
    seen.frame.fill(SEARCH, typed)
    rows = seen.frame.locator(".atlas-search li")
    rows.first.wait_for()
    return rows.all_inner_texts()


@pytest.mark.parametrize("typed", ["Meißen", "meissen", "MEISSEN", " Meiß", "14627140"])
def test_a_name_is_found_however_it_is_typed(shared_visit: Visits, typed: str) -> None:
    assert "Meißen 14627140, Meißen (Landkreis)" in offered(shared_visit("/meissen"), typed)


@pytest.mark.parametrize("typed", ["Köln", "koeln", "koln"])
def test_umlauts_may_be_written_in_three_ways(shared_visit: Visits, typed: str) -> None:
    assert any(one.startswith("Köln (") for one in offered(shared_visit("/"), typed))


def test_a_key_offers_what_lies_inside(shared_visit: Visits) -> None:
    found = offered(shared_visit("/erzgebirge"), "1452101")
    assert found == ["Amtsberg 14521010, Erzgebirgskreis"]


def test_what_is_not_there_is_said(shared_visit: Visits) -> None:
    (words,) = offered(shared_visit("/?lang=en"), "Atlantis")
    assert words == "No area on this map is called so."


def test_enter_goes_to_the_area_and_marks_it(visit: Visits) -> None:
    seen = visit("/erzgebirge?layer=partners")
    before = seen.messages.copy()
    seen.frame.fill(SEARCH, "annaberg")
    seen.frame.press(SEARCH, "Enter")
    assert seen.tooltip().startswith("Annaberg-Buchholz")
    assert seen.frame.locator(MARKED).count() == 1
    assert not seen.frame.locator("#atlas-found").is_visible()
    assert seen.messages == before
    assert seen.faults == []


def test_arrows_choose_and_escape_closes(visit: Visits) -> None:
    seen = visit("/erzgebirge")
    seen.frame.fill(SEARCH, "sch")
    seen.frame.press(SEARCH, "ArrowDown")
    focused = "document.activeElement.tagName"
    assert seen.frame.evaluate(focused) == "BUTTON"
    seen.page.keyboard.press("ArrowUp")
    assert seen.frame.evaluate(focused) == "INPUT"
    seen.page.keyboard.press("Escape")
    assert not seen.frame.locator("#atlas-found").is_visible()
