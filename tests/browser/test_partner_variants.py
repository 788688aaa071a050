"""Partner density: each variant has its link, and the grid is drawn from enough points on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from geo.hexbin import LEAST_POINTS
from geo.partner_density import MEASURES
from geo.partner_grid import GRID_ID, placed_memberships
from geo.world import World
from tests.browser.conftest import ROOT, Visits, visits
from tests.browser.hostile import LEFT_OUT
from tests.browser.servers import running
from tests.browser.tabs import Tabs

IDS = [*(measure.id for measure in MEASURES), GRID_ID]
CELLS = ".leaflet-areas-pane path.leaflet-interactive:not([data-area])"
CHOICE = '[data-choice="indicator"]'


@pytest.mark.parametrize("name", IDS)
def test_a_link_opens_each_variant(visit: Visits, name: str) -> None:
    seen = visit(f"/erzgebirge?layer=partners&indicator={name}")
    assert seen.atlas("variant") == name
    assert seen.frame.locator(CHOICE).input_value() == name
    assert seen.blocks("layers") == seen.blocks("legend") == [f"partners-{IDS.index(name)}"]
    assert seen.faults == []


def test_choosing_a_variant_enters_the_link_and_survives_a_reload(visit: Visits) -> None:
    seen = visit("/suedwestfalen?layer=partners")
    for name in reversed(IDS):
        seen.frame.locator(CHOICE).select_option(name)
        seen.wait_until(f"atlas.variant === '{name}'")
        assert seen.asked.get("indicator", IDS[0]) == name
        assert "year" not in seen.asked
    seen.frame.locator(CHOICE).select_option("memberships_per_area")
    seen.page.reload()
    seen.wait_for_map()
    assert seen.atlas("variant") == "memberships_per_area"


def test_variants_paint_differently(visit: Visits) -> None:
    seen = visit("/?layer=partners")
    looks = []
    for name in IDS[:-1:2]:
        seen.frame.locator(CHOICE).select_option(name)
        looks.append(tuple(seen.fills()))
    assert len(set(looks)) == len(looks)


def test_chosen_classes_reach_the_map(visit: Visits) -> None:
    rounded = visit("/?layer=partners").fills()
    assert visit("/?layer=partners&classes=equal_interval").fills() != rounded


def test_pointing_at_none_known_gives_no_number(visit: Visits) -> None:
    seen = visit("/meissen?layer=partners&indicator=memberships_per_area&lang=en")
    seen.point_at(0.5, 0.5)
    assert seen.tooltip().splitlines()[1] == "Memberships: none known"


def test_the_grid_is_refused_with_its_number(visit: Visits, world: World) -> None:
    number = len(placed_memberships(world))
    seen = visit(f"/?layer=partners&indicator={GRID_ID}&lang=en")
    words = seen.page.locator(".st-key-layers").inner_text()
    drawn = seen.frame.locator(CELLS).count()
    assert (f"takes {LEAST_POINTS} memberships or more" in words) is (number < LEAST_POINTS)
    assert (f"there are {number}." in words) is (number < LEAST_POINTS)
    assert bool(drawn) is (number >= LEAST_POINTS)


@pytest.fixture(scope="module")
def crowded(tabs: Tabs, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visits]:
    """An atlas that knows each membership on the map twice."""
    folder = tmp_path_factory.mktemp("crowded")
    atlas = folder / "atlas"
    shutil.copytree(ROOT, atlas, ignore=shutil.ignore_patterns(*LEFT_OUT))
    _double(atlas / "data" / "alliances" / "memberships.csv")
    with running(atlas, folder / "log.txt") as address, visits(tabs, address) as start:
        yield start


def _double(path: Path) -> None:
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    again = rows.assign(membership_id=rows["membership_id"] + "-again")
    pd.concat([rows, again]).to_csv(path, index=False, lineterminator="\n")


def test_the_grid_is_drawn_with_points_enough(crowded: Visits) -> None:
    seen = crowded(f"/?layer=partners&indicator={GRID_ID}&lang=en")
    assert "Not drawn" not in seen.page.locator(".st-key-layers").inner_text()
    cells = seen.frame.locator(CELLS)
    assert cells.count() > 10
    assert "none" not in {cell.get_attribute("fill") for cell in cells.all()}
    cells.first.dispatch_event("mouseover")
    assert "20 km wide" in seen.tooltip()
    seen.switch("skills")
    assert cells.count() == 0
    assert seen.faults == []
