"""The page of a region of the reader's own: like those of the atlas, from the link alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.compare.own_regions import link_of, own_region
from geo.evidence import record
from geo.world import World
from pages.ui.data import STATIC
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import tables, titles, words

PAGE = "eigene-region"
ON_PAGE = {"map", "layers", "legend", "table", "credit", "download", "own_region"}
AREAS = {
    "districts": ("14511", "05962"),
    "municipalities": ("14522360", "14522380"),
    "mixed": ("14522360", "14627"),
    "one": ("09162",),
}


def link(world: World, areas: tuple[str, ...], title: str = "Mein Raum") -> str:
    return link_of(own_region(world, title, areas, reader("de")))


def files_of(page: AppTest) -> list[Path]:
    """Return the files with the map and the tables of a page."""
    html = "".join(one.value for one in page.html)
    tables = re.findall(r"tables-eigene-region-[0-9a-f]+\.html", html)
    views = sorted(STATIC.glob("view-eigene-region-*-de-*.json"), key=lambda f: f.stat().st_mtime)
    return [*(STATIC / name for name in tables), *views[-1:]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", AREAS)
def test_region_of_ones_own_has_a_page_like_those_of_the_atlas(
    open_page: Callable[..., AppTest], world: World, kind: str, language: str
) -> None:
    page = open_page(PAGE, own=link(world, AREAS[kind]), lang=language)
    assert [one.value for one in [*page.exception, *page.error]] == []
    assert titles(page) == ["Mein Raum"]
    assert not [key for key in ON_PAGE if not page.main.get_by_key(key).children]


def test_region_without_alliances_says_so_without_an_empty_table(
    open_page: Callable[..., AppTest], world: World
) -> None:
    page = open_page(PAGE, own=link(world, ("14625", "14626")))
    found = [table for table in tables(page) if table.rows and "Laufzeit" in table.rows[0]]
    assert not found
    assert reader("de").t("No alliance or project known.") in words(page)


def test_title_is_shown_as_typed(open_page: Callable[..., AppTest], world: World) -> None:
    page = open_page(PAGE, own=link(world, ("14511",), "<script>alert(1)</script> & {{7*7}}"))
    assert titles(page) == ["<script>alert(1)</script> & {{7*7}}"]
    assert not [one for one in page.html if "<script>alert" in one.value]


@pytest.mark.parametrize(
    "asked", ["nowhere", "Raum~99999", "~", "A~14511-14511", "<script>", "x~" + "145210100" * 900]
)
def test_link_without_a_region_gives_one_sentence_and_the_way_to_one(
    open_page: Callable[..., AppTest], asked: str
) -> None:
    page = open_page(PAGE, own=asked)
    assert [one.value for one in page.exception] == []
    assert titles(page) == [reader("de").t("Own region")]
    alerts = [one.value for one in page.html if 'role="alert"' in one.value]
    assert len(alerts) == 1
    assert alerts[0].count("<li>") == 1
    assert "<script>" not in alerts[0]
    assert page.text_area
    assert "own" not in page.query_params
    assert not [one for one in page.run().html if 'role="alert"' in one.value]


def test_named_areas_become_the_region_in_the_link(open_page: Callable[..., AppTest]) -> None:
    page = open_page(PAGE)
    page.text_input[0].input("Drei")
    page.text_area[0].input("14511, Landkreis Meißen\nMittweida")
    page.button[0].click()
    page.run()
    assert page.query_params["own"] in ("Drei~14511-14522360-14627", ["Drei~14511-14522360-14627"])


def test_what_is_not_clear_is_listed_and_nothing_is_dropped_silently(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page(PAGE, lang="en")
    page.text_area[0].input("14511; Zwickau; Atlantis")
    page.button[0].click()
    page.run()
    said = words(page)
    assert "own" not in page.query_params
    assert "Zwickau (Landkreis, 14524)" in said
    assert "Atlantis" in said


def file_with(*areas: str) -> bytes:
    return f"[[region]]\n[[region.definition]]\nareas = {json.dumps(areas)}\n".encode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_area_of_a_file_that_lies_in_another_is_named_beside_the_region_and_only_once(
    open_page: Callable[..., AppTest], language: str
) -> None:
    page = open_page(PAGE, lang=language)
    content = file_with("14521", "14521110", "05966")
    page.file_uploader[0].upload("region.toml", content, "application/toml")
    page.run()
    assert page.query_params["own"] in ("05966-14521", ["05966-14521"])
    assert page.main.get_by_key("map").children
    (said,) = (one.value for one in page.html if 'role="alert"' in one.value)
    assert "Breitenbrunn" in said
    assert not [one for one in page.run().html if 'role="alert"' in one.value]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("notes.txt", "text/plain", b"no region"),
        ("picture.png", "image/png", b"\x89PNG"),
        ("empty", "", b""),
    ],
)
@pytest.mark.parametrize("place", [PAGE, "vergleich", "vortrag"])
def test_file_of_any_kind_is_answered_by_one_sentence_of_the_atlas(
    open_page: Callable[..., AppTest],
    place: str,
    name: str,
    kind: str,
    content: bytes,
    language: str,
) -> None:
    page = open_page(place, lang=language)
    if place == "vergleich":
        page.session_state["own_open"] = True
        page.run()
    page.file_uploader[0].upload(name, content, kind)
    page.run()
    assert not page.exception
    (said,) = (one.value for one in page.html if 'role="alert"' in one.value)
    assert said.count("<li>") == 1


def test_every_figure_of_the_page_leads_to_its_record(
    open_page: Callable[..., AppTest], world: World
) -> None:
    page = open_page(PAGE, own=link(world, AREAS["mixed"]), lang="de")
    shown = "".join(file.read_text(encoding="utf-8") for file in files_of(page))
    own = {unescape(one) for one in re.findall(r'evidence=([^"&\\]+)', shown) if "own-" in one}
    assert len(own) >= 20
    for address in own:
        assert record(world, address, reader("de")).ref == address
