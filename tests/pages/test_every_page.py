"""Every page in both languages: opens, is titled, translated and complete."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.world import World
from loaders.store import Store
from pages.ui.data import DATA
from pages.ui.translation import LANGUAGES, catalogue, reader
from tests.pages.reading import as_typed, tables, texts, titles, words

REGIONS = {region.id: region for region in Store(root=DATA).read_regions()}
TITLES = {
    "": "Overview",
    "buendnisse": "Alliances",
    "vergleich": "Comparison",
    "vortrag": "Talk",
    "quellen": "Sources",
}
ON_MAP_PAGES = {"map", "layers", "legend", "table", "credit"}
CONTAINERS = {
    "": ON_MAP_PAGES | {"download"},
    "buendnisse": ON_MAP_PAGES,
    "vergleich": {"views", "table", "download", "credit"},
    "vortrag": {"talk_files", "credit"},
    "quellen": {"credit"},
    **dict.fromkeys(REGIONS, ON_MAP_PAGES | {"download"}),
}


Seen = Callable[[str, str], AppTest]

every_page = pytest.mark.parametrize("address", CONTAINERS)
every_region = pytest.mark.parametrize("address", REGIONS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
@every_page
def test_page_opens_without_a_fault(seen_page: Seen, address: str, language: str) -> None:
    page = seen_page(address, language)
    assert [one.value for one in page.exception] == []
    assert [one.value for one in page.error] == []


@every_language
@every_page
def test_page_has_one_title_in_the_readers_language(
    seen_page: Seen, address: str, language: str
) -> None:
    speaks, region = reader(language), REGIONS.get(address)
    expected = speaks.of(region.title) if region else speaks.t(TITLES[address])
    assert titles(seen_page(address, language)) == [expected]


@every_page
def test_page_has_its_containers(seen_page: Seen, address: str) -> None:
    page = seen_page(address, "de")
    empty = [key for key in CONTAINERS[address] if not page.main.get_by_key(key).children]
    assert empty == []


@every_page
def test_german_page_says_nothing_in_the_english_of_the_code(seen_page: Seen, address: str) -> None:
    said = {text.strip() for text in texts(seen_page(address, "de"))}
    untranslated = [
        text
        for english, german in catalogue("de").items()
        if english != german
        for text in filter(_said(english).fullmatch, said)
    ]
    assert untranslated == []


@every_language
@every_page
def test_page_shows_no_placeholder_and_no_name_for_nothing(
    seen_page: Seen, address: str, language: str
) -> None:
    said = texts(seen_page(address, language))
    assert [text for text in said if re.search(r"\{[a-z_]*\}", text)] == []
    assert [text for text in said if re.search(r"^(None|nan)$|\b(NaN|NaT|<NA>)\b", text)] == []


@every_language
@every_region
def test_region_says_what_it_is_and_what_it_is_not(
    seen_page: Seen, address: str, language: str
) -> None:
    region, speaks = REGIONS[address], reader(language)
    said = as_typed(words(seen_page(address, language)))
    assert speaks.of(region.is_what) in said
    assert speaks.of(region.is_not) in said


@every_language
@every_region
def test_key_figures_stand_beside_those_of_land_and_country(
    seen_page: Seen, world: World, address: str, language: str
) -> None:
    region = REGIONS[address]
    state = str(world.areas.loc[region.definition().areas[0][:2], "name"])
    found = [t.rows for t in tables(seen_page(address, language)) if state in t.rows[0]]
    assert len(found) == 1
    heads, *rows = found[0]
    assert heads[1:4] == [reader(language).of(region.title), state, reader(language).t("Germany")]
    assert len(rows) >= 5
    assert all(all(cell.strip() for cell in row) for row in rows)


@every_region
def test_table_of_a_region_lists_its_districts_and_municipalities(
    seen_page: Seen, world: World, address: str
) -> None:
    parts = REGIONS[address].definition().areas
    inside = {str(name) for key, name in world.areas["name"].items() if str(key).startswith(parts)}
    listed = {row[0] for table in tables(seen_page(address, "de")) for row in table.rows if row}
    assert inside - listed == set()


def _said(message: str) -> re.Pattern[str]:
    """Return what finds a message with its placeholders filled in."""
    parts = re.split(r"\{[a-z_]+\}", message)
    return re.compile(".+?".join(map(re.escape, parts)))
