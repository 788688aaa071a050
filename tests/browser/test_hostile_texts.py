"""Texts from data are shown as typed, wherever they stand, and never run."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.browser.conftest import ROOT, Visits, visits
from tests.browser.hostile import TEXT, copy
from tests.browser.servers import running
from tests.browser.tabs import Tabs
from tests.browser.visit import Visit

ALLIANCE = "/buendnisse?alliance=smarterz"
PATHS = (
    "/",
    "/erzgebirge?layer=skills",
    "/chemnitz-zwickau?layer=partners&lang=en",
    "/mittweida?layer=funding",
    "/meissen",
    "/suedwestfalen?lang=en&layer=skills",
    ALLIANCE,
    "/quellen",
)


@pytest.fixture(scope="module")
def hostile(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    folder = tmp_path_factory.mktemp("hostile")
    with (
        running(copy(ROOT, folder / "atlas"), folder / "log.txt") as address,
        visits(tabs, address) as start,
    ):
        yield start


class Opened(dict[str, Visit]):
    """Pages by path, opened when first asked for."""

    def __init__(self, start: Visits) -> None:
        super().__init__()
        self.start = start

    def __missing__(self, path: str) -> Visit:
        self[path] = self.start(path)
        return self[path]


@pytest.fixture(scope="module")
def seen(hostile: Visits) -> Opened:
    return Opened(hostile)


def documents(one: Visit) -> list[str]:
    """Return all text of the page and of its map, folded parts included, without the styles."""
    frames = [frame for frame in one.page.frames if frame.url.startswith(one.base)]
    script = """() => {
        const copy = document.body.cloneNode(true);
        copy.querySelectorAll('style, script, noscript').forEach(part => part.remove());
        return copy.textContent;
    }"""
    return [frame.evaluate(script) for frame in frames]


@pytest.mark.parametrize("path", PATHS)
def test_page_with_hostile_texts_opens_and_runs_none_of_them(seen: Opened, path: str) -> None:
    one = seen[path]
    assert one.page.locator(".stException").count() == 0
    for frame in one.page.frames:
        assert frame.evaluate("window.hacked") is None
        assert frame.locator("img[src='x']").count() == 0
    assert one.faults == []
    assert one.foreign == []


@pytest.mark.parametrize("path", PATHS)
def test_page_shows_hostile_texts_as_typed(seen: Opened, path: str) -> None:
    said = documents(seen[path])
    assert any(TEXT in text for text in said)
    rest = " ".join(text.replace(TEXT, "") for text in said)
    assert re.findall(r".{0,60}hacked.{0,20}|7\*7|49 \$\{|\}\} 49", rest) == []


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/", ".atlas-card"),
        ("/", ".st-key-legend"),
        ("/erzgebirge?layer=skills", "h1"),
        ("/erzgebirge?layer=skills", ".st-key-layers"),
        ("/erzgebirge?layer=skills", ".st-key-legend"),
        ("/erzgebirge?layer=skills", ".st-key-table td, .st-key-table th"),
        ("/chemnitz-zwickau?layer=partners&lang=en", "details td"),
        (ALLIANCE, ".st-key-table"),
        (ALLIANCE, ".atlas-table caption, .atlas-table td"),
        ("/quellen", ".atlas-table"),
    ],
)
def test_part_of_a_page_shows_hostile_texts_as_typed(seen: Opened, path: str, place: str) -> None:
    found = seen[path].page.locator(place).all_text_contents()
    assert any(TEXT in text for text in found)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/meissen", ".atlas-name"),
        ("/erzgebirge?layer=skills", "option"),
    ],
)
def test_part_of_a_map_shows_hostile_texts_as_typed(seen: Opened, path: str, place: str) -> None:
    found = seen[path].frame.locator(place).all_text_contents()
    assert any(TEXT in text for text in found)


def test_tooltip_of_an_area_shows_hostile_texts_as_typed(seen: Opened) -> None:
    one = seen["/erzgebirge?layer=skills"]
    one.point_at(0.5, 0.5)
    name, measure, *_, source, _key = one.tooltip().splitlines()
    assert all(TEXT in line for line in (name, measure, source))
    assert one.frame.evaluate("window.hacked") is None


def test_tooltip_of_a_symbol_shows_hostile_texts_as_typed(seen: Opened) -> None:
    one = seen[ALLIANCE]
    symbols = one.frame.locator(".leaflet-symbols-pane path.leaflet-interactive")
    symbols.last.dispatch_event("mouseover")
    assert TEXT in one.tooltip()
    assert one.frame.evaluate("window.hacked") is None


def test_words_that_come_with_a_change_of_layer_are_shown_as_typed(hostile: Visits) -> None:
    one = hostile("/erzgebirge")
    for layer in ("partners", "funding", "skills"):
        one.switch(layer)
        assert TEXT in (one.page.locator(".st-key-legend").text_content() or "")
        assert one.page.evaluate("window.hacked") is None
    assert TEXT in (one.page.locator(".st-key-layers").text_content() or "")
    assert one.faults == []


def test_link_leads_only_to_the_web(seen: Opened) -> None:
    links = seen["/quellen"].page.eval_on_selector_all(
        ".atlas-table a", "all => all.map(one => one.getAttribute('href'))"
    )
    assert links
    assert all(
        link.startswith(("https://", "http://", "?evidence=", "?edition=")) for link in links
    )
