"""Every view of the comparison on the stage: large letters, whole rows, nothing cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from exports.__main__ import main
from geo.compare.view_kinds import VIEW_KINDS
from geo.talk import Step, StepKind, Talk, Words
from geo.talk_address import address
from geo.talk_file import file_of
from tests.browser.conftest import WIDE
from tests.browser.tabs import Tabs
from tests.browser.test_talk import LEAST_LETTERS_PX, LEFT_OVER, SMALL_LETTERS

SIX = "erzgebirge,chemnitz-zwickau,mittweida,meissen,suedwestfalen&own=Dresden~14612"
ASKED = (
    *(f"view={one}" for one in (*VIEW_KINDS, "maps", "peers", "holds", "together")),
    *(f"view=maps&regions={one}" for one in ("erzgebirge,meissen", SIX)),
    "view=maps&level=municipality",
    "view=difference&to=DG",
    "view=difference&to=land",
    f"view=matrix&regions={SIX}",
)
SHOWN = "document.querySelector('[data-scene]:not([hidden])')"
OUTSIDE = f"""() => {{
    const {{ bottom, right }} = {SHOWN}.querySelector('aside').getBoundingClientRect();
    return [...{SHOWN}.querySelectorAll('aside :is(p, td, th, li, img, h3, figcaption)')]
        .filter((one) => one.checkVisibility())
        .filter((one) => {{
            const box = one.getBoundingClientRect();
            return box.bottom > bottom + 1 || box.right > right + 1;
        }}).map((one) => one.outerHTML.slice(0, 90));
}}"""
ROWS = f"""() => {{
    const rows = [...{SHOWN}.querySelectorAll('table:has(~ .stage-more) tbody tr')];
    const more = {SHOWN}.querySelector('.stage-more');
    const said = more.checkVisibility() ? parseInt(more.textContent.replace(/\\D/g, ''), 10) : 0;
    const seen = rows.filter((one) => !one.hidden).length;
    return [rows.length + Number(more.dataset.left), said, seen];
}}"""


def talk() -> Talk:
    steps = (
        Step(
            id=f"s{place}",
            kind=StepKind.COMPARISON,
            address=address(f"vergleich?{asked}"),
            words={"de": Words(headline=asked[:40])},
        )
        for place, asked in enumerate(ASKED)
    )
    return Talk(title={"de": "Alle"}, steps=tuple(steps))


@pytest.fixture(scope="module")
def stages(
    tabs: Tabs, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, dict[str, int]], Page]]:
    """Return what opens the stage of all views in a language."""
    folder: Path = tmp_path_factory.mktemp("stage")
    file = folder / "all.toml"
    file.write_bytes(file_of(talk()))
    opened = []

    def stage(language: str, viewport: dict[str, int]) -> Page:
        out = folder / f"{language}.html"
        if not out.exists():
            assert main(["talk", str(file), "--language", language, "--out", str(out)]) == 0
        opened.append(tabs.context(viewport=viewport))
        page = opened[-1].new_page()
        page.goto(out.as_uri())
        return page

    yield stage
    for one in opened:
        one.close()


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_comparison_is_whole_on_the_stage_in_large_letters(
    stages: Callable[[str, dict[str, int]], Page], language: str
) -> None:
    page = stages(language, WIDE)
    for asked in ASKED:
        assert page.evaluate(SMALL_LETTERS, LEAST_LETTERS_PX) == [], asked
        assert max(page.evaluate(LEFT_OVER)) <= 1, asked
        assert page.evaluate(OUTSIDE) == [], asked
        words = page.locator("[data-scene]:not([hidden]) .stage-words")
        assert words.first.is_visible(), asked
        if page.locator("[data-scene]:not([hidden]) .stage-more").count():
            whole, left, seen = page.evaluate(ROWS)
            assert whole == left + seen, asked
            assert seen >= 1, asked
        page.keyboard.press("ArrowRight")


def test_maps_of_five_regions_take_the_whole_width_of_the_stage(
    stages: Callable[[str, dict[str, int]], Page],
) -> None:
    page = stages("de", WIDE)
    for _ in range(ASKED.index("view=maps")):
        page.keyboard.press("ArrowRight")
    boxes = [
        one.bounding_box() for one in page.locator("[data-scene]:not([hidden]) figure img").all()
    ]
    widths = [one["width"] for one in boxes if one]
    assert len(widths) == 5
    assert min(widths) > 220
    assert max(one["x"] + one["width"] for one in boxes if one) > 1240


def test_rows_left_out_for_want_of_room_are_there_where_the_page_scrolls(
    stages: Callable[[str, dict[str, int]], Page],
) -> None:
    page = stages("de", {"width": 390, "height": 844})
    for _ in range(ASKED.index("view=difference&to=DG")):
        page.keyboard.press("ArrowRight")
    whole, left, seen = page.evaluate(ROWS)
    assert seen == 6
    assert whole == left + seen
