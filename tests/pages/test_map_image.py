"""The map as an image: chosen as the link says, drawn only when asked for."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from exports.products import PRODUCTS
from geo.chart_catalogue import CHARTS
from geo.paper import PAPERS
from pages.ui.data import ROOT
from pages.ui.translation import LANGUAGES
from tests.world import reader

Opened = Callable[..., AppTest]


def unfolded(page: AppTest) -> AppTest:
    """Run the page with the part open, which AppTest would fold again."""
    page.session_state["taking"] = True
    return page.run()


def chosen(page: AppTest) -> dict[str, object]:
    return {one.key: one.value for one in page.selectbox if str(one.key).startswith("image_")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_begin_with_what_the_link_says(open_page: Opened, language: str) -> None:
    asked = {"layer": "skills", "indicator": "unemployment_rate", "year": "2023"}
    page = unfolded(open_page("suedwestfalen", lang=language, **asked))
    assert not page.exception
    assert list(chosen(page).values()) == ["skills", "unemployment_rate:2023", "map-png", "16x9"]


def test_another_layer_offers_its_own_variants(open_page: Opened) -> None:
    page = unfolded(open_page("", lang="de"))
    layer, variant, _, paper = (one for one in page.selectbox if str(one.key).startswith("image_"))
    assert layer.value == "alliances"
    layer.select("funding")
    unfolded(page)
    assert chosen(page)[layer.key] == "funding"
    assert "by_seat" in chosen(page).values()
    assert len(paper.options) == len(PAPERS)
    assert variant.key not in chosen(page)


def test_folded_part_offers_nothing_yet(open_page: Opened) -> None:
    page = open_page("meissen", lang="de")
    assert chosen(page) == {}
    assert not page.download_button
    keys = [one.key for one in unfolded(page).download_button]
    whole = [one for one in PRODUCTS.values() if not (one.of_layer or one.of_chart)]
    assert keys == [*(f"download_{one.id}" for one in whole), "download_image", "download_chart"]


def test_alliances_offer_the_map_that_is_chosen(open_page: Opened) -> None:
    page = unfolded(open_page("buendnisse", lang="de", alliance="recomine"))
    assert not page.exception
    assert "recomine" in chosen(page).values()
    offered = [one.key for one in page.download_button]
    assert offered == ["page_file", "download_image", "download_chart"]


def test_slide_leaves_no_choice_of_paper(open_page: Opened) -> None:
    page = unfolded(open_page("meissen", lang="de"))
    assert not page.selectbox(key="image_paper").disabled
    page.selectbox(key="image_kind").select("map-slide")
    unfolded(page)
    assert page.selectbox(key="image_paper").disabled


@pytest.mark.parametrize(
    ("page_id", "expected"),
    [("meissen", ["key-figures", "ages", "ranking"]), ("", ["alliances-over-time"])],
)
def test_charts_of_a_region_and_of_the_atlas_are_offered(
    open_page: Opened, page_id: str, expected: list[str]
) -> None:
    page = unfolded(open_page(page_id, lang="en"))
    (chart,) = [one for one in page.selectbox if str(one.key).startswith("chart_id_")]
    titles = [CHARTS[one].title(reader()) for one in expected]
    assert chart.options[: len(titles)] == titles


def test_pixels_are_chosen_for_a_picture_only(open_page: Opened) -> None:
    page = unfolded(open_page("meissen", lang="de"))
    (dpi,) = [one for one in page.number_input if str(one.key).startswith("image_dpi")]
    assert (dpi.min, dpi.max, dpi.value, dpi.disabled) == (72, 600, 120, False)
    page.selectbox(key="image_kind").select("map-svg")
    unfolded(page)
    (dpi,) = [one for one in page.number_input if str(one.key).startswith("image_dpi")]
    assert dpi.disabled


def test_what_draws_and_what_computes_classes_is_not_loaded_by_looking_at_pages() -> None:
    code = (
        "import sys, pages.ui.download, pages.ui.map_image, pages.ui.chart_image, pages.ui.jobs\n"
        "import pages.ui.talk_add, pages.ui.compare_files, pages.ui.evidence_part\n"
        "drawing = {'exports.images', 'exports.slides', 'exports.workbook', 'exports.geopackage', "
        "'geo.static_maps', 'geo.static_charts', 'geo.static_shapes', 'pptx', 'xlsxwriter', "
        "'mapclassify', 'matplotlib'}\n"
        "print(sorted(drawing & set(sys.modules)))"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert found.stdout.strip() == "[]"
