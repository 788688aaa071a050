"""Long tables follow the map: they come by address once it is drawn, and stay."""

from __future__ import annotations

from geo.classification import Method
from tests.browser.conftest import Visits
from tests.browser.test_classes import choose

PLACE = ".st-key-table .atlas-numbers"


def test_the_table_of_areas_follows_the_map_once(visit: Visits) -> None:
    seen = visit("/meissen")
    table = seen.page.locator(PLACE)
    table.filter(has_text="Radebeul").wait_for()
    assert table.filter(has_text="Radebeul").count() == 1
    assert seen.page.locator("[data-atlas-later]").count() == 0
    assert seen.faults == []


def test_the_table_stays_when_the_page_runs_again(visit: Visits) -> None:
    seen = visit("/meissen?layer=skills")
    table = seen.page.locator(PLACE).filter(has_text="Radebeul")
    table.wait_for()
    choose(seen, Method.QUANTILES)
    assert table.count() == 1


def test_tables_that_cannot_be_fetched_say_so(visit: Visits) -> None:
    seen = visit("/meissen", lost="**/tables-*.html")
    seen.page.locator(".st-key-table").filter(
        has_text="Die Zahlen konnten nicht geladen werden. Bitte die Seite neu laden."
    ).wait_for()
