"""A talk from the first view added to the last word on the stage, in a browser."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from geo.talk import Step, StepKind, Talk, Words
from geo.talk_address import address as view_at
from geo.talk_file import file_of
from tests.browser.conftest import ROOT, WIDE, Visits
from tests.browser.hostile import TEXT
from tests.browser.servers import running
from tests.browser.tabs import Tabs
from tests.browser.visit import Visit

LEAST_LETTERS_PX = 24
WHOLE_S = 90
SECONDS_MS = 60_000
READY = """() => {
    const frames = [...document.querySelectorAll('#maps iframe')];
    const { wanted } = window.atlasTalk;
    return frames.length === wanted && frames.every((one) => one.contentWindow.atlas?.look);
}"""
LIVE = "document.querySelector('#maps iframe.live')"

SMALL_LETTERS = """(least) => {
    const zoom = (one) => (one.ownerSVGElement ? one.getScreenCTM().a : 1);
    const small = (root, view) => [...root.querySelectorAll('*')].filter((one) =>
        [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
        && !one.closest('script, style, noscript, .atlas-spoken, #bar')
        && one.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        && one.getClientRects().length
        && parseFloat(view.getComputedStyle(one).fontSize) * zoom(one) < least - 0.01
    ).map((one) => one.outerHTML.slice(0, 90));
    const live = document.querySelector('#maps iframe.live');
    const inside = live ? small(live.contentDocument.body, live.contentWindow) : [];
    return [...small(document.body, window), ...inside];
}"""
LEFT_OVER = """() => {
    const section = document.querySelector('[data-scene]:not([hidden])');
    return ['aside', 'footer'].map((name) => section.querySelector(name))
        .map((one) => one.scrollHeight - one.clientHeight);
}"""


def prepare(visit: Visit) -> str:
    """Prepare the talk of a visit and return the address of its stage."""
    visit.page.click(".st-key-talk_prepare button")
    link = visit.page.wait_for_selector(".st-key-talk_stage a", timeout=WHOLE_S * 1000)
    assert link is not None
    return visit.base + str(link.get_attribute("href"))


def ready_made(visit: Visit) -> str:
    visit.page.click("[class*='st-key-talk_box'] button")
    visit.page.wait_for_selector(".st-key-talk_prepare button")
    return prepare(visit)


def loaded(visit: Visit, talk: Talk) -> str:
    content = {"name": "talk.toml", "mimeType": "application/toml", "buffer": file_of(talk)}
    visit.page.set_input_files("input[type=file]", [content])  # type: ignore[list-item]
    visit.page.wait_for_selector(".st-key-talk_prepare button")
    return prepare(visit)


def on_stage(page: Page, at: str) -> list[str]:
    """Open a stage, wait for all its maps, and return what goes wrong on it from now on."""
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.goto(at)
    page.wait_for_function(READY, timeout=SECONDS_MS)
    return faults


def headline(page: Page) -> str:
    return page.locator("[data-scene]:not([hidden]) h1").inner_text()


def layer(page: Page) -> str:
    page.wait_for_function(f"() => {LIVE}?.contentWindow.atlas.ready")
    return str(page.evaluate(f"{LIVE}.contentWindow.atlas.layer"))


@pytest.fixture(scope="module")
def stages(tabs: Tabs, address: str) -> Iterator[Callable[[str], str]]:
    """Return the address of the talk in the box, prepared once for each language."""
    found: dict[str, str] = {}
    context = tabs.context(viewport=WIDE)

    def stage(language: str) -> str:
        if language not in found:
            visit = Visit(context.new_page(), address).open(f"/vortrag?lang={language}")
            found[language] = ready_made(visit)
        return found[language]

    yield stage
    context.close()


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    context = tabs.context(viewport=WIDE)
    yield context.new_page()
    context.close()


def test_view_added_is_the_one_that_the_map_shows_by_then(visit: Visits) -> None:
    seen = visit("/suedwestfalen?layer=skills&lang=en")
    seen.switch("funding")
    seen.page.click("[data-atlas-add]")
    seen.page.click(".st-key-talk_add [data-testid='stPageLink'] a")
    link = seen.page.locator(".st-key-talk_step a")
    assert "suedwestfalen?layer=funding" in str(link.get_attribute("href"))
    assert seen.faults == []


def test_first_view_added_is_in_the_talk_after_the_page_is_loaded_anew(visit: Visits) -> None:
    seen = visit("/suedwestfalen?layer=skills&lang=de")
    seen.page.click("[data-atlas-add]")
    seen.page.wait_for_selector(".st-key-talk_add [data-testid='stPageLink'] a")
    seen.page.wait_for_function("document.cookie.includes('atlas_talk=')")
    seen.page.click(".atlas-heading a[lang='en']")
    expect(seen.page.locator("html")).to_have_attribute("lang", "en")
    said = seen.page.locator(".st-key-talk_add [data-testid='stPageLink'] a")
    expect(said).to_have_text("To the talk (steps: 1)")


def test_keys_of_clickers_and_keyboards_lead_through_the_talk(
    page: Page, stages: Callable[[str], str]
) -> None:
    faults = on_stage(page, stages("de"))
    first = headline(page)
    page.keyboard.press("End")
    last, number = headline(page), page.locator("#progress output").inner_text()
    assert number.split(" / ")[0] == number.split(" / ")[1]
    page.keyboard.press("Home")
    assert headline(page) == first
    for forth, back in (
        ("ArrowRight", "ArrowLeft"),
        ("PageDown", "PageUp"),
        ("ArrowDown", "ArrowUp"),
        (" ", "Backspace"),
        ("Enter", "p"),
    ):
        page.keyboard.press(forth)
        assert headline(page) not in {first, last}
        page.keyboard.press(back)
        assert headline(page) == first
    page.keyboard.press("ArrowLeft")
    assert headline(page) == first
    assert faults == []


def test_keys_lead_on_when_the_map_has_the_focus(page: Page, stages: Callable[[str], str]) -> None:
    on_stage(page, stages("de"))
    page.keyboard.press("PageDown")
    second = headline(page)
    layer(page)
    page.mouse.click(300, 350)
    page.keyboard.press("PageDown")
    assert headline(page) != second


def test_b_makes_the_stage_black_and_any_step_bright_again(
    page: Page, stages: Callable[[str], str]
) -> None:
    on_stage(page, stages("de"))
    page.keyboard.press("b")
    pixels = Image.open(io.BytesIO(page.screenshot())).convert("RGB").getextrema()
    assert pixels == ((0, 0), (0, 0), (0, 0))
    page.keyboard.press("b")
    assert page.locator("#black").is_hidden()
    page.keyboard.press("b")
    page.keyboard.press("ArrowRight")
    assert page.locator("#black").is_hidden()


@pytest.mark.parametrize("language", ["de", "en"])
def test_everything_the_audience_reads_is_large_and_nothing_is_cut(
    page: Page, stages: Callable[[str], str], language: str
) -> None:
    page.emulate_media(reduced_motion="reduce")  # what is read does not depend on the flights
    on_stage(page, stages(language))
    for _ in range(page.locator("[data-scene]").count()):
        page.wait_for_timeout(600)
        assert page.evaluate(SMALL_LETTERS, LEAST_LETTERS_PX) == [], headline(page)
        assert max(page.evaluate(LEFT_OVER)) <= 1, headline(page)
        page.keyboard.press("ArrowRight")


def test_second_window_has_the_notes_and_both_lead_one_another(
    page: Page, stages: Callable[[str], str]
) -> None:
    on_stage(page, stages("de"))
    page.keyboard.press("ArrowRight")
    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.locator("#where")).to_have_text("2 / 13")
    shown = speaker.locator("#now h1").inner_text()
    assert shown == headline(page)
    assert "nie zusammengezählt" in speaker.locator("#notes").inner_text()
    assert speaker.locator("#next h1").inner_text() == "Erzgebirge"
    assert speaker.locator("iframe").count() == 0
    speaker.keyboard.press("PageDown")
    expect(page.locator("#progress output")).to_have_text("3 / 13")
    page.keyboard.press("PageDown")
    expect(speaker.locator("#where")).to_have_text("4 / 13")
    speaker.keyboard.press("b")
    expect(page.locator("#black")).to_be_visible()
    expect(speaker.locator("#timer")).not_to_have_text("0:00")
    speaker.click("#run")
    assert speaker.locator("#run").inner_text() == "Start"


@pytest.mark.parametrize(("motion", "moves"), [("no-preference", True), ("reduce", False)])
def test_camera_flies_between_maps_unless_less_motion_is_wanted(
    tabs: Tabs, stages: Callable[[str], str], motion: str, *, moves: bool
) -> None:
    context = tabs.context(viewport=WIDE, reduced_motion=motion)
    page = context.new_page()
    on_stage(page, stages("de"))
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(2500)
    page.keyboard.press("ArrowRight")
    at_once = page.evaluate(f"{LIVE}.contentWindow.atlas.bounds()")
    page.wait_for_timeout(2500)
    later = page.evaluate(f"{LIVE}.contentWindow.atlas.bounds()")
    assert bool(np.abs(np.subtract(at_once, later)).max() > 0.2) is moves
    context.close()


def test_talk_goes_on_when_the_server_is_gone(tabs: Tabs, tmp_path: Path) -> None:
    context = tabs.context(viewport=WIDE)
    page = context.new_page()
    with running(ROOT, tmp_path / "log.txt") as base:
        visit = Visit(context.new_page(), base).open("/vortrag?lang=de")
        stage = loaded(visit, small_talk())
        page.goto(stage)
        page.wait_for_selector("[data-scene]")
    for number in range(2, 5):
        page.keyboard.press("PageDown")
        assert page.locator("#progress output").inner_text().startswith(f"{number} /")
        still = page.locator("[data-scene]:not([hidden]) img.stage-still")
        if still.count():
            still.wait_for(timeout=1000)
            assert still.evaluate("one => one.complete && one.naturalWidth > 500")
    page.keyboard.press("Home")
    page.keyboard.press("PageDown")
    assert layer(page) == "skills"
    context.close()


def test_still_picture_is_seen_where_the_map_does_not_come(
    page: Page, stages: Callable[[str], str]
) -> None:
    without_leaflet = "Object.defineProperty(window, 'L', { value: {} })"
    page.add_init_script(f"if (window.frameElement) {without_leaflet};")
    page.goto(stages("de"))
    page.keyboard.press("ArrowRight")
    still = page.locator("[data-scene]:not([hidden]) img.stage-still")
    still.wait_for(timeout=1000)
    assert page.locator("#maps iframe.live").count() == 0
    box = still.bounding_box()
    assert box is not None
    assert box["width"] > 600
    assert "Innovationsbündnisse" in str(still.get_attribute("alt"))


def small_talk(**words: str) -> Talk:
    def step(name: str, kind: StepKind, at: str) -> Step:
        said = {"de": Words(headline=name, **words)}
        return Step(id=name, kind=kind, address=view_at(at), words=said)

    return Talk(
        title={"de": words.get("text", "Probe")},
        steps=(
            step("anfang", StepKind.TITLE, "suedwestfalen?layer=skills"),
            step("karte", StepKind.MAP, "?layer=skills"),
            step("land", StepKind.MAP, "?layer=funding&area=14"),
            step("fort", StepKind.PROFILE, "buendnisse?alliance=atlantis"),
            step("ende", StepKind.CLOSING, "suedwestfalen?layer=skills"),
        ),
    )


def test_code_on_the_first_step_leads_to_its_view_and_what_is_gone_says_so(
    visit: Visits, page: Page
) -> None:
    stage = loaded(visit("/vortrag?lang=de"), small_talk())
    faults = on_stage(page, stage)
    seen = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L"))
    [code] = zxingcpp.read_barcodes(seen)
    path = "/" + code.text.split("/", 3)[3]
    assert visit(path).atlas("layer") == "skills"
    assert "/suedwestfalen" in path
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    assert "atlantis" in page.locator("[data-scene]:not([hidden]) .stage-fault").inner_text()
    page.keyboard.press("PageUp")
    page.wait_for_timeout(2000)
    (south, west), (north, east) = page.evaluate(f"{LIVE}.contentWindow.atlas.bounds()")
    assert south < 51 < north
    assert west < 13 < east
    assert north - south < 3
    assert faults == []


def test_hostile_words_are_shown_as_typed(visit: Visits, page: Page) -> None:
    stage = loaded(visit("/vortrag?lang=de"), small_talk(text=TEXT, notes=TEXT))
    faults = on_stage(page, stage)
    assert TEXT in page.locator("[data-scene]:not([hidden]) .stage-text").inner_text()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[src='x']").count() == 0
    assert faults == []


def test_talk_as_a_file_needs_neither_server_nor_network(
    page: Page, stages: Callable[[str], str], tmp_path: Path
) -> None:
    name = stages("en").rpartition("/")[2]
    file = tmp_path / "talk.html"
    file.write_bytes((ROOT / "static" / name).read_bytes())
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    faults = on_stage(page, file.as_uri())
    page.keyboard.press("ArrowRight")
    assert layer(page) == "alliances"
    assert {one.split(":")[0] for one in asked} <= {"file", "data", "about"}
    assert faults == []
    assert file.stat().st_size < 3_000_000
