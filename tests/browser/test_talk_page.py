"""A talk as one file: steps forth and back by keys, a map and a picture, without network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.__main__ import ROOT, _jobs
from exports.options import parser
from exports.talk_page import Step, Talk, talk_page
from tests.browser import hostile
from tests.browser.conftest import WIDE
from tests.browser.tabs import Tabs
from tests.browser.test_page_file import MOST_BYTES, PHONE, Sight

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    b"<script>top.hacked=1</script></svg>"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("talk") / "talk.html"
    asked = ["make", "html", "--region", "meissen", "--out", str(found)]
    job = next(_jobs(parser(ROOT).parse_args(asked), [("meissen", "")], "en"))
    steps = (
        Step(headline="First", text="One", source="Source: nobody", view=job.view),
        Step(headline="Picture", picture=SVG, described="What it shows"),
        Step(headline=hostile.TEXT, text=hostile.TEXT, view=job.view, layer="skills"),
    )
    talk = Talk(
        title="Talk",
        steps=steps,
        world=job.world,
        files=job.files,
        reader=job.reader,
        edition=job.edition,
    )
    found.write_bytes(talk_page(talk))
    return found


@pytest.fixture
def talk(tabs: Tabs, path: Path) -> Iterator[Sight]:
    page = tabs.browser.new_page(viewport=WIDE)
    yield Sight(page, path)
    page.close()


def headline(sight: Sight) -> str:
    return sight.page.locator("h2:visible").inner_text()


def test_keys_lead_forth_and_back_and_to_the_ends(talk: Sight) -> None:
    seen = [headline(talk)]
    for key in ("ArrowRight", "PageDown", "PageDown", "ArrowLeft", "Home", "End"):
        talk.page.keyboard.press(key)
        seen.append(headline(talk))
    last = hostile.TEXT
    assert seen == ["First", "Picture", last, last, "Picture", "First", last]
    assert talk.page.locator("nav output").inner_text() == "3 / 3"


def test_maps_come_with_their_step_and_words_follow_them(talk: Sight) -> None:
    assert talk.map.evaluate("window.atlas.layer") == "alliances"
    talk.page.locator("nav button[data-step='1']").click(click_count=2)
    second = talk.page.locator("section:not([hidden]) iframe").element_handle().content_frame()
    assert second is not None
    second.wait_for_function("window.atlas?.ready")
    assert second.evaluate("window.atlas.layer") == "skills"
    second.click('[data-layer="partners"]')
    second.wait_for_function("window.atlas.layer === 'partners'")
    shown = talk.page.locator("section:not([hidden]) [data-atlas-for]:visible")
    assert {one.get_attribute("data-atlas-for").split("-")[0] for one in shown.all()} == {
        "partners"
    }
    second.focus(".folium-map")
    talk.page.keyboard.press("PageUp")
    assert headline(talk) == "Picture"


def test_a_talk_is_small_quiet_and_runs_no_script_of_its_texts(talk: Sight, path: Path) -> None:
    talk.page.keyboard.press("End")
    assert path.stat().st_size < MOST_BYTES
    assert talk.page.evaluate("window.hacked") is None
    assert talk.faults == []
    assert set(talk.asked) <= {"file", "about", "data"}


def test_a_picture_says_what_it_shows(talk: Sight) -> None:
    talk.page.keyboard.press("PageDown")
    picture = talk.page.locator("img:visible")
    assert picture.get_attribute("alt") == "What it shows"
    assert picture.evaluate("one => one.naturalWidth") == 40


def test_on_a_telephone_a_step_is_no_wider_than_the_screen(talk: Sight) -> None:
    talk.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert talk.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
