"""A link that pins an edition shows its figures, says what has changed since, and stays pinned."""

from __future__ import annotations

import gc
import re
import shutil
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from loaders.store import Store
from pages.ui import data, pinned
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import pieces, tables, words

AREA, MEASURE, YEAR = "14521", "population", "2024"
OLD, NEW = 111_111.0, 222_222.0
PERSONS = {"de": "Personen", "en": "persons"}
INTERNAL_LINK = re.compile(r'href="((?!https?:|#)[^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Editions:
    """Three editions of a copy of the data; the last two differ from the first."""

    first: str
    second: str
    newest: str


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    """Let the pages read a copy of the data in which one figure is changed twice."""
    root = Path(shutil.copytree(data.DATA, tmp_path_factory.mktemp("copy") / "data"))
    shutil.rmtree(root / "editions")
    store = Store(root=root)
    frame = store.read_observations()
    row = (frame["area_id"] == AREA) & (frame["indicator"] == MEASURE) & (frame["period"] == YEAR)
    ids = []
    for value in (OLD, 150_000.0, NEW):
        frame.loc[row, "value"] = value
        edition = store.write_edition({"observations": frame}, reason=f"population {value:.0f}")
        ids.append(edition.id)
    before = data.DATA
    data.DATA = root
    st.cache_resource.clear()
    yield Editions(first=ids[0], second=ids[1], newest=ids[2])
    data.DATA = before
    st.cache_resource.clear()


Open = Callable[..., AppTest]


def inhabitants(page: AppTest) -> str:
    """Return the region's own population among the key figures."""
    table = next(one for one in tables(page) if {"Deutschland", "Germany"} & set(one.rows[0]))
    return table.rows[1][1].partition("\n")[0]


def links(page: AppTest) -> list[str]:
    return [
        link.replace("&amp;", "&") for text in pieces(page) for link in INTERNAL_LINK.findall(text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pinned_link_shows_the_figures_of_its_edition(
    editions: Editions, open_page: Open, language: str
) -> None:
    speaks = reader(language)
    pinned_page = open_page("erzgebirge", lang=language, edition=editions.first)
    assert inhabitants(pinned_page) == speaks.number(OLD)
    assert inhabitants(open_page("erzgebirge", lang=language)) == speaks.number(NEW)
    assert [one.value for one in pinned_page.exception] == []
    told = words(pinned_page)
    words_of = speaks.t("Edition {id} of {date}: {reason}.").partition("{")[0]
    assert f"{words_of}{editions.first}" in told
    assert f"population {OLD:.0f}" in told


@pytest.mark.parametrize(
    ("address", "changes"),
    [("erzgebirge", 2), ("", 2), ("buendnisse", 0), ("vergleich", 1)],
)
def test_a_pinned_page_says_how_many_of_its_own_figures_have_changed(
    editions: Editions, open_page: Open, address: str, changes: int
) -> None:
    told = words(open_page(address, edition=editions.first, lang="en"))
    count = re.search(r"page: ([\d,]+); since|of the ([\d,]+) figures", told)
    assert count
    assert int((count[1] or count[2]).replace(",", "")) > 50
    if changes:
        changed = re.search(r"since then (\d+) changed, 0 new, 0 gone\.", told)
        assert changed
        assert int(changed[1]) >= changes
    else:
        assert "has changed." in told
    assert "To the current edition" in told


def test_without_a_pin_nothing_is_said_and_the_credit_offers_the_link(
    editions: Editions, open_page: Open
) -> None:
    page = open_page("meissen")
    assert not [text for text in pieces(page) if "atlas-edition" in text]
    assert f"?lang=de&edition={editions.newest}" in links(page)


def test_a_link_to_the_newest_edition_says_so_and_stays(
    editions: Editions, open_page: Open
) -> None:
    page = open_page("erzgebirge", edition=editions.newest, lang="en")
    assert inhabitants(page) == reader("en").number(NEW)
    assert "It is the current edition." in words(page)
    assert all(f"edition={editions.newest}" in link for link in links(page))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("asked", ["2020-01-01-abcdefg", "<script>alert(1)</script>", "x" * 9999])
def test_an_unknown_edition_is_one_sentence_and_the_current_one_is_shown(
    editions: Editions, open_page: Open, asked: str, language: str
) -> None:
    page = open_page("erzgebirge", edition=asked, lang=language)
    speaks = reader(language)
    said = speaks.t("There is no edition “{id}”; the current edition is shown.")
    assert said.format(id=asked[:40]) in words(page)
    assert inhabitants(page) == speaks.number(NEW)
    assert "<script>alert" not in "".join(pieces(page))
    assert [one.value for one in page.exception] == []


@pytest.mark.parametrize("address", ["", "erzgebirge", "buendnisse", "quellen"])
def test_every_link_of_a_pinned_page_keeps_the_edition_but_the_one_that_leaves_it(
    editions: Editions, open_page: Open, address: str
) -> None:
    page = open_page(address, edition=editions.first, lang="en")
    without = [
        link for link in links(page) if "edition=" not in link and not link.startswith("./app/")
    ]
    assert without == ["?lang=en"]
    others = {editions.second, editions.newest} if address == "quellen" else set()
    named = set(re.findall(r"edition=([\w-]+)", " ".join(links(page))))
    assert named == {editions.first} | others


def test_the_menu_keeps_the_edition(editions: Editions, open_page: Open) -> None:
    page = open_page("meissen", edition=editions.first)
    del page.query_params["edition"]
    page._page_hash = calc_hash("erzgebirge")
    assert inhabitants(page.run()) == reader("de").number(OLD)
    assert page.query_params["edition"] == editions.first


def test_an_edition_that_is_not_kept_whole_is_told(
    editions: Editions, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pinned, "MOST_SHELVES", 0)
    kept = data.DATA / "editions/kept"
    away = kept.rename(kept.with_name("away"))
    try:
        page = open_page("erzgebirge", edition=editions.second, lang="en")
    finally:
        away.rename(kept)
    assert f"Edition {editions.second} is not kept whole; the current" in words(page)
    assert inhabitants(page) == reader("en").number(NEW)


def test_data_edited_by_hand_is_no_edition(
    editions: Editions, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "is_edited", lambda: True)
    told = words(open_page("meissen", lang="en"))
    assert f"Data edited since edition {editions.newest}" in told
    assert "Link to this edition" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_sources_lists_editions_with_what_changed_and_why(
    editions: Editions, open_page: Open, language: str
) -> None:
    t = reader(language).t
    found = {table.caption: table for table in tables(open_page("quellen", lang=language))}
    listed = found[t("Editions of the data")]
    assert [row[0] for row in listed.rows[1:]] == [
        editions.newest,
        editions.second,
        editions.first,
    ]
    figures = f"{t('Figures')}: {t('{count} changed').format(count=1)}"
    assert listed.cell(editions.newest, t("Changes")) == figures
    said = t("note: “{words}”").format(words=f"population {NEW:.0f}")
    assert listed.cell(editions.newest, t("Reason")) == said
    assert listed.cell(editions.first, t("Reason")).startswith(t("First edition"))
    changed = found[t("{count} changes between the two editions").format(count=1)]
    speaks = reader(language)
    row = changed.rows[1]
    assert row[0].endswith(f"Erzgebirgskreis ({AREA}), {YEAR}")
    values = [speaks.with_unit(one, 0, PERSONS[language]) for one in (150_000, NEW)]
    assert row[1:4] == [t("changed"), *values]
    assert row[-1] == said


def test_a_pair_the_wrong_way_round_is_told(editions: Editions, open_page: Open) -> None:
    page = open_page("quellen", edition_from=editions.second, edition_to=editions.second, lang="en")
    assert "must be older" in words(page)


def test_what_is_downloaded_later_is_of_the_pinned_edition(editions: Editions) -> None:
    def population() -> float:
        return float(data.world().observations[MEASURE][YEAR].loc[AREA, "value"])

    pinned.put(pinned.Pin(id=editions.first, old=True))
    later = pinned.later(population)
    name = pinned.named("map")
    pinned.put(pinned.NO_PIN)
    with ThreadPoolExecutor() as threads:
        assert threads.submit(later).result() == OLD
    assert population() == NEW
    assert (name, pinned.named("map")) == (f"map_{editions.first}", "map")


class Thing:
    """Something that can be seen to be forgotten."""


def test_only_the_editions_asked_for_last_are_held() -> None:
    shelves = pinned.Shelves()
    held = {}
    for name in ("a", "b", "c"):
        held[name] = weakref.ref(shelves.of(name).get("world", Thing, ()))
    gc.collect()
    assert len(shelves) == 2
    assert [name for name, one in held.items() if one() is not None] == ["b", "c"]
    assert shelves.of("b").get("world", Thing, ()) is held["b"]()


def test_a_shelf_that_is_full_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinned, "MOST_KEPT", 3)
    shelf = pinned.Shelf()
    for number in range(10):
        assert shelf.get(number, lambda number=number: number + 1, ()) == number + 1
    assert len(shelf.found) <= 3
