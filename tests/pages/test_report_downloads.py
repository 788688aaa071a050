"""Reports to take away: over the regions compared, of a region, and what their font cannot show."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from exports.report_files import OVER_SEVERAL, REPORTS
from pages.ui.translation import LANGUAGES, reader

Open = Callable[..., AppTest]
KEYS = [f"download_{one.id}" for one in OVER_SEVERAL]
ALL_KEYS = [f"download_{one.id}" for one in REPORTS]


def unfolded(page: AppTest) -> AppTest:
    """Run the page with the part open, which AppTest would fold again."""
    page.session_state["taking"] = True
    return page.run()


def offered(page: AppTest) -> list[str]:
    assert [one.value for one in page.exception] == []
    return [str(one.key) for one in page.download_button if one.key in ALL_KEYS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comparison_offers_a_report_over_its_regions(open_page: Open, language: str) -> None:
    page = open_page("vergleich", lang=language, regions="meissen,mittweida,14")
    assert offered(page) == []
    assert reader(language).t("Take away a report") in [one.label for one in page.button]
    page = unfolded(page)
    assert offered(page) == KEYS
    labels = [one.label for one in page.download_button if one.key in KEYS]
    assert labels == [one.about(reader(language)) for one in OVER_SEVERAL]


def test_districts_alone_have_no_report(open_page: Open) -> None:
    page = unfolded(open_page("vergleich", lang="de", regions="14522,14523"))
    assert offered(page) == []
    assert "Bericht mitnehmen" not in [one.label for one in page.button]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("eigene-region", {"own": "中Raum~14511-14521"}),
        ("vergleich", {"regions": "meissen", "own": "中Raum~14511-14521"}),
    ],
)
def test_a_title_that_reports_cannot_show_is_said_before_one_is_made(
    open_page: Open, address: str, asked: dict[str, str]
) -> None:
    page = unfolded(open_page(address, lang="de", **asked))
    assert offered(page) == []
    said = [one.value for one in page.caption if "Kein Bericht" in one.value]
    assert len(said) == 1
    assert "„中“" in said[0]


def test_nothing_that_is_drawn_is_offered_of_a_title_that_cannot_be_shown(open_page: Open) -> None:
    page = unfolded(open_page("eigene-region", lang="de", own="中Raum~14511-14521"))
    assert [one.value for one in page.exception] == []
    keys = {str(one.key) for one in page.download_button}
    assert {"download_figures-xlsx", "download_html"} <= keys
    assert not keys & {"download_slides", "download_image", "download_chart"}


def test_a_view_with_a_title_that_cannot_be_shown_has_figures_and_no_drawing(
    open_page: Open,
) -> None:
    asked = {"regions": "meissen", "own": "中Raum~14511-14521", "view": "ranking"}
    page = unfolded(open_page("vergleich", lang="de", **asked))
    assert [one.value for one in page.exception] == []
    keys = {str(one.key) for one in page.download_button}
    assert "compare_xlsx" in keys
    assert "download_view" not in keys
    assert len([one for one in page.caption if "Keine Zeichnung" in one.value]) == 1


def test_a_region_of_ones_own_has_all_reports(open_page: Open) -> None:
    page = unfolded(open_page("eigene-region", lang="en", own="Mein Raum~14511-14521"))
    assert offered(page) == ALL_KEYS
