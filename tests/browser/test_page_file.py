"""A view as one file, opened from the disk by a browser that finds no host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, Request, expect

from exports.__main__ import main
from tests.browser import hostile
from tests.browser.conftest import ROOT, WIDE
from tests.browser.tabs import Tabs

MOST_BYTES = 3_000_000
PHONE = {"width": 390, "height": 844}
REGION = ("--region", "meissen")
TABLE_FIGURE = ".atlas-numbers tbody tr:nth-child(1) a.atlas-figure"

Opened = Callable[..., "Sight"]


class Sight:
    """A file in the browser: its page, its map if any, all that went wrong or was asked for."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.faults, self.asked = page, list[str](), list[str]()
        page.on("request", self._note)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.goto(path.as_uri())
        if page.locator("iframe").count():
            self.wait_until("atlas.ready")

    @property
    def map(self) -> Frame:
        element = self.page.wait_for_selector("iframe", state="attached")
        found = element.content_frame() if element else None
        assert found is not None
        return found

    def wait_until(self, condition: str) -> None:
        self.page.wait_for_function(
            "() => { const atlas = document.querySelector('iframe').contentWindow?.atlas;"
            f"return Boolean(atlas && ({condition})); }}"
        )

    def record(self) -> str:
        self.page.wait_for_selector("dialog[open] h3")
        return self.page.locator("dialog").inner_text()

    def _note(self, request: Request) -> None:
        self.asked.append(request.url.split(":")[0])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("files")
    spoilt = hostile.copy(ROOT, folder / "copy") / "data"
    asked = {
        "region": ["make", "html", *REGION],
        "germany": ["make", "html", "--language", "en", "--layer", "skills"],
        "hostile": ["--data", str(spoilt), "make", "html", *REGION],
    }
    found = {name: folder / f"{name}.html" for name in asked}
    for name, arguments in asked.items():
        assert main([*arguments, "--out", str(found[name])]) == 0
    return found


@pytest.fixture
def opened(tabs: Tabs, files: dict[str, Path]) -> Iterator[Opened]:
    pages = []

    def start(name: str, viewport: dict[str, int] = WIDE) -> Sight:
        pages.append(tabs.browser.new_page(viewport=viewport))
        return Sight(pages[-1], files[name])

    yield start
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", ["region", "germany"])
def test_a_file_is_small_whole_and_quiet(opened: Opened, files: dict[str, Path], name: str) -> None:
    assert files[name].stat().st_size < MOST_BYTES
    sight = opened(name)
    assert set(sight.asked) <= {"file", "about"}
    assert sight.faults == []
    assert sight.map.evaluate("window.atlas.drawn") >= 400


def test_layers_switch_with_their_words_and_legend(opened: Opened) -> None:
    sight = opened("region")
    before = sight.page.locator("[data-atlas-blocks=layers] :visible").first.inner_text()
    sight.map.click('[data-layer="skills"]')
    sight.wait_until("atlas.layer === 'skills'")
    filled = sight.map.eval_on_selector_all(
        "path[data-area]", "all => new Set(all.map((one) => one.getAttribute('fill'))).size"
    )
    assert filled > 3
    assert "je 100 Arbeitslose" in sight.page.locator("[data-atlas-blocks=layers]").inner_text()
    assert before not in sight.page.locator("[data-atlas-blocks=layers]").inner_text()
    assert sight.page.locator("[data-atlas-blocks=legend] td:visible").count() > 5
    assert sight.faults == []


def test_the_layer_asked_for_comes_first(opened: Opened) -> None:
    assert opened("germany").map.evaluate("window.atlas.layer") == "skills"


def test_a_figure_opens_its_record_and_the_keys_lead_there_and_back(opened: Opened) -> None:
    sight = opened("region")
    figure = sight.page.locator(TABLE_FIGURE).first
    number = figure.inner_text()
    figure.focus()
    sight.page.keyboard.press("q")
    assert number in sight.record()
    sight.page.keyboard.press("Escape")
    assert not sight.page.locator("dialog[open]").count()
    expect(sight.page).to_have_url(re.compile("^[^#]*#?$"))
    sight.page.keyboard.press("ArrowRight")
    sight.page.keyboard.press("Enter")
    assert sight.record()
    assert sight.faults == []


def test_the_map_opens_records_of_the_region_only(opened: Opened) -> None:
    sight = opened("region")
    sight.map.click('[data-layer="skills"]')
    sight.wait_until("atlas.layer === 'skills'")
    told = "code => window.parent.atlasEvidence.has(code)"
    assert sight.map.evaluate(told, "obs:vacancies_per_100_unemployed:14627:2025")
    assert not sight.map.evaluate(told, "obs:vacancies_per_100_unemployed:09162:2025")
    sight.page.evaluate("atlasEvidence.open('obs:vacancies_per_100_unemployed:14627:2025')")
    assert "Meißen" in sight.record()


def test_an_area_of_germany_opens_without_network(opened: Opened) -> None:
    sight = opened("germany")
    sight.map.fill(".atlas-search input", "14627")
    sight.map.press(".atlas-search input", "Enter")
    sight.wait_until("atlas.scope === '14627'")
    assert sight.faults == []


def test_on_a_telephone_nothing_is_wider_than_the_screen(opened: Opened) -> None:
    sight = opened("region", PHONE)
    assert sight.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_texts_of_the_data_stay_texts(opened: Opened) -> None:
    sight = opened("hostile")
    sight.page.locator(TABLE_FIGURE).first.click()
    assert hostile.TEXT in sight.record()
    sight.page.keyboard.press("Escape")
    assert hostile.TEXT in sight.page.title()
    for layer in ("partners", "skills", "alliances"):
        sight.map.click(f'[data-layer="{layer}"]')
        sight.wait_until(f"atlas.layer === '{layer}'")
    assert sight.page.evaluate("window.hacked") is None
    assert sight.map.evaluate("window.hacked") is None
    assert not sight.page.locator("img, a[href^='javascript']").count()
    assert sight.faults == []
    assert set(sight.asked) <= {"file", "about"}
