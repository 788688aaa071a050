"""A link that pins an edition: map and tables show its figures, and every step keeps it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from loaders.store import Store
from tests.browser.conftest import ROOT, WIDE, Visits, visits
from tests.browser.hostile import LEFT_OUT
from tests.browser.servers import running
from tests.browser.tabs import Tabs

NARROW = {"width": 390, "height": 844}
MEASURE, YEAR = "unemployment_rate", "2025"
AREA = "14521"
PAGE = f"/erzgebirge?layer=skills&indicator={MEASURE}&year={YEAR}"


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """An atlas with two editions: the unemployment rate was 11.1, now it is 22.2."""

    start: Visits
    old: str
    new: str


def written(store: Store, value: float) -> str:
    frame = store.read_observations()
    keys = {"area_id": AREA, "indicator": MEASURE, "period": YEAR}
    row = (frame[list(keys)].astype("str") == list(keys.values())).all(axis=1)
    assert row.sum() == 1
    frame.loc[row, "value"] = value
    return store.write_edition({"observations": frame}, reason=f"rate {value}").id


@pytest.fixture(scope="module")
def atlas(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Atlas]:
    folder = tmp_path_factory.mktemp("editions")
    root = Path(shutil.copytree(ROOT, folder / "atlas", ignore=shutil.ignore_patterns(*LEFT_OUT)))
    store = Store(root=root / "data")
    old, new = written(store, 11.1), written(store, 22.2)
    with (
        running(root, folder / "log.txt") as address,
        visits(tabs, address) as start,
    ):
        yield Atlas(start=start, old=old, new=new)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_pinned_link_shows_its_figures_on_map_and_in_tables(
    atlas: Atlas, size: dict[str, int]
) -> None:
    seen = atlas.start(f"{PAGE}&edition={atlas.old}", viewport=size)
    note = seen.page.locator(".atlas-edition")
    note.get_by_text("seither").wait_for()
    assert atlas.old in note.inner_text()
    assert re.search(r"seither geändert: [1-9]\d*, neu: 0, entfallen: 0", note.inner_text())
    seen.frame.locator(".leaflet-container").scroll_into_view_if_needed()
    seen.point_at(0.5, 0.5)
    assert "11,1" in seen.tooltip()
    table = seen.page.locator(".st-key-table").inner_text()
    assert "11,1" in table
    assert "22,2" not in table
    box = note.bounding_box()
    assert box is not None
    assert box["width"] <= size["width"]
    assert seen.faults == []


def test_the_layer_the_language_and_the_menu_keep_the_edition(atlas: Atlas) -> None:
    seen = atlas.start(f"{PAGE}&edition={atlas.old}")
    seen.switch("partners")
    assert seen.asked["edition"] == atlas.old
    seen.page.click("a.atlas-language")
    seen.page.wait_for_selector('h1:has-text("Erzgebirge"), .atlas-edition:has-text("Edition")')
    assert seen.asked["edition"] == atlas.old
    seen.page.get_by_role("link", name="Meißen").first.click()
    seen.page.locator("h1", has_text="Meißen").wait_for()
    seen.page.wait_for_function("location.search.includes('edition=')")
    assert seen.asked["edition"] == atlas.old


def test_the_way_back_leads_to_the_current_figures(atlas: Atlas) -> None:
    seen = atlas.start(f"{PAGE}&edition={atlas.old}")
    seen.page.click(".atlas-edition a")
    seen.page.locator(".st-key-table", has_text="22,2").wait_for()
    assert seen.page.locator(".atlas-edition").count() == 0
    assert "edition" not in seen.asked


def test_the_link_to_the_edition_keeps_what_the_map_shows(atlas: Atlas) -> None:
    seen = atlas.start(PAGE)
    seen.switch("funding")
    link = seen.page.locator("a[data-atlas-pin]")
    seen.page.wait_for_function(
        "document.querySelector('a[data-atlas-pin]').href.includes('layer=funding')"
    )
    address = link.get_attribute("href") or ""
    assert f"edition={atlas.new}" in address
