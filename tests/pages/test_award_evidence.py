"""With awards in the data, every number of theirs leads to a record that the rows make."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.classification import Scheme
from geo.evidence import record
from geo.funding_layer import LAYER_ID
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.world import World
from pages.ui import data, views
from pages.ui.translation import LANGUAGES, reader
from tests.awards import awards_frame, with_awards
from tests.pages.award_rows import funded
from tests.pages.reading import tables, words
from tests.pages.test_evidence import (
    REGIONS,
    Shown,
    follow,
    not_in_record,
    not_recomputed,
    shown,
    without_record,
)
from tests.pages.test_map_evidence import (
    values_without_record,
    wrong_lines,
    wrong_values,
    wrong_words,
)

MAP = {"layer": LAYER_ID, "indicator": "awards_executing_body"}
ADDRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("", MAP),
    ("", {**MAP, "indicator": "awards_difference"}),
    ("", {**MAP, "year": "2024"}),
    ("quellen", {}),
    ("buendnisse", {"alliance": "smarterz"}),
    ("buendnisse", {"alliance": "recomine"}),
    *((one.id, {"definition": d.id, **MAP}) for one in REGIONS for d in one.definitions),
)
"""Pages that show something of awards."""

Open = Callable[..., AppTest]
Read = Callable[[int, str], list[Shown]]
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_page = pytest.mark.parametrize("number", range(len(ADDRESSES)))


@pytest.fixture(scope="module")
def added(world: World) -> Iterator[World]:
    """Add awards to what all pages read."""
    found = funded(world)
    with pytest.MonkeyPatch.context() as patch:
        st.cache_resource.clear()
        patch.setattr(data, "world", lambda: found)
        yield found
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def page(added: World, open_page: Open) -> Read:
    """Return what reads a page once for all tests."""

    @cache
    def seen(number: int, language: str) -> list[Shown]:
        address, asked = ADDRESSES[number]
        found = open_page(address, lang=language, **asked)
        assert [one.value for one in found.exception] == []
        return list(shown(found))

    return seen


@pytest.fixture(scope="module")
def maps(added: World) -> Callable[[str], MapView]:
    """Return the map of Germany with the awards only; regions show the same ones."""

    @cache
    def seen(language: str) -> MapView:
        view = views.overview(language, Scheme())
        layer = next(one for one in view.layers if one.id == LAYER_ID)
        variants = tuple(one for one in layer.variants if one.id.startswith("awards_"))
        return replace(view, layers=(replace(layer, variants=variants),))

    return seen


def plain(view: MapView) -> Any:
    return json.loads(json.dumps(config(view)))


@every_language
@every_page
def test_every_number_leads_to_a_record_that_the_rows_make(
    page: Read, added: World, number: int, language: str
) -> None:
    texts = page(number, language)
    assert without_record(texts, added) == []
    assert not_recomputed(texts, added, language) == []
    assert not_in_record(texts, added, language) == []


@every_language
def test_records_lead_on_to_awards_with_their_page_in_the_catalogue(
    page: Read, added: World, language: str
) -> None:
    refs = {
        one.ref for number in range(len(ADDRESSES)) for one in page(number, language) if one.ref
    }
    refs.add("awards_each:executing_body.2024:district.14511")
    refs.add("awards:executing_body.2024:district.14511")
    seen = follow(added, refs, language)
    kinds = {ref.split(":")[0] for ref in seen}
    awards = [ref for ref in sorted(seen) if ref.startswith("award:")]
    for one in awards:
        found = record(added, one, reader(language))
        assert found.url.startswith("https://foerderportal.bund.de/")
        assert found.sources[0].publisher
    assert {"award", "award_year", "awards", "award_count", "awards_each"} <= kinds


@every_language
def test_every_value_of_a_map_is_what_the_rows_make(
    maps: Callable[[str], MapView], added: World, language: str
) -> None:
    found = plain(maps(language))
    assert len(found["layers"][0]["variants"]) == 9
    assert wrong_values(found, language) == []
    assert values_without_record(found, added) == []


@every_language
def test_every_circle_and_word_of_a_map_has_its_record(
    maps: Callable[[str], MapView], added: World, language: str
) -> None:
    assert all(one["ref"] for one in plain(maps(language))["symbols"])
    assert wrong_lines(plain(maps(language)), added, language) == []
    assert wrong_words(maps(language), added, language) == []


@every_language
def test_programmes_of_a_region_add_up_to_its_awards(
    added: World, open_page: Open, language: str
) -> None:
    t = reader(language).t
    found = open_page("meissen", lang=language)
    table = next(one for one in tables(found) if one.caption == t("Federal awards by programme"))
    names = [row[0] for row in table.rows[1:]]
    assert names[-2:] == [t("no programme recognised"), t("All federal awards")]
    assert "WIR! – Wandel" in names
    assert t("Awards are known by district; counted are, in full: {districts}.").format(
        districts="Meißen"
    ) in words(found)


@every_language
def test_a_region_without_districts_of_its_own_says_which_is_counted(
    added: World, open_page: Open, language: str
) -> None:
    found = open_page("mittweida", lang=language)
    sentence = reader(language).t(
        "Awards are known by district; counted are, in full: {districts}."
    )
    assert sentence.format(districts="Mittelsachsen") in words(found)


@every_language
def test_a_region_without_awards_has_none_and_no_zero(
    world: World, open_page: Open, language: str
) -> None:
    there = {"recipient_area_id": "09162", "executing_body_area_id": "09162"}
    rows = [{"award_id": "A", "amount_cents": 5_000_000_00, **there}]
    elsewhere = with_awards(world, awards_frame(rows))
    t = reader(language).t
    st.cache_resource.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data, "world", lambda: elsewhere)
        found = open_page("meissen", lang=language)
    assert [one.value for one in found.exception] == []
    st.cache_resource.clear()
    table = next(one for one in tables(found) if one.caption == t("Federal awards by programme"))
    assert {tuple(row[1:]) for row in table.rows[1:]} == {(t("no award in the catalogue"), "–")}


@every_language
def test_a_profile_has_the_sum_of_each_recipient(
    added: World, open_page: Open, language: str
) -> None:
    t = reader(language).t
    found = open_page("buendnisse", alliance="smarterz", lang=language)
    table = next(one for one in tables(found) if one.caption == t("Federal awards by recipient"))
    assert len({tuple(row[:2]) for row in table.rows[1:]}) == len(table.rows) - 1 == 6


@pytest.fixture(scope="module")
def without(world: World) -> Iterator[None]:
    """Let all pages read the data without awards."""
    with pytest.MonkeyPatch.context() as patch:
        st.cache_resource.clear()
        patch.setattr(data, "world", lambda: world)
        yield
    st.cache_resource.clear()


@every_language
@pytest.mark.parametrize("address", ["meissen", "", "buendnisse"])
def test_without_awards_pages_say_nothing_of_them(
    without: None, open_page: Open, language: str, address: str
) -> None:
    asked = {"alliance": "smarterz"} if address == "buendnisse" else {}
    found = open_page(address, lang=language, **asked)
    t = reader(language).t
    assert [one.value for one in found.exception] == []
    assert not {t("Federal awards by programme"), t("Federal awards by recipient")} & {
        one.caption for one in tables(found)
    }
    assert t("Federal awards") not in words(found)
