"""Every value that a map says leads to a record, and is what the stored cells make of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from geo.classification import Scheme
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.text import number
from geo.world import World
from loaders.store import Store
from pages.ui import map_files, views
from pages.ui.data import DATA
from pages.ui.translation import LANGUAGES, reader
from tests.pages.recomputed import recomputed
from tests.pages.test_evidence import kept_record, numbers_in, read

REGIONS = Store(root=DATA).read_regions()
PAGES = ["overview", "buendnisse", *((r.id, d.id) for r in REGIONS for d in r.definitions)]
UNSAID = {
    "place": "who sits at a place is listed; how many are not named is said of the list only",
    "field": "the number of the field stands beside its dot",
}
"""Kinds of circles whose tooltips may say less than their record."""

every_page = pytest.mark.parametrize("page", PAGES, ids=str)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def view(page: str | tuple[str, str], language: str) -> MapView:
    if page == "overview":
        return views.overview(language, Scheme())
    if page == "buendnisse":
        return views.alliances(language)
    return views.region(page[0], page[1], language, Scheme())


@cache
def plain(page: str | tuple[str, str], language: str) -> Any:
    """Return what the browser gets of a map."""
    return json.loads(json.dumps(config(view(page, language))))


def fills(found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for layer in found["layers"]:
        for variant in layer["variants"]:
            yield from ((f"{layer['id']} {variant['id']}", one) for one in variant["fills"])


def wrong_values(found: Any, language: str) -> list[tuple[object, ...]]:
    """Return the values of areas that the stored cells do not make."""
    ids, wrong = found["ids"], []
    for where, fill in fills(found):
        assert fill["ref"].count("{}") == 1, where
        for area, value in zip(ids[fill["ids"]], fill["values"], strict=True):
            ref = fill["ref"].replace("{}", area)
            if value is None or (value == 0 and fill["zero"]):
                continue
            shown = number(value, fill["decimals"], language)
            if not {shown.replace("\u2212", "")} <= recomputed(ref, language):
                wrong.append((where, ref, shown, recomputed(ref, language)))
    return wrong


def values_without_record(found: Any, world: World) -> list[tuple[object, ...]]:
    """Return the values of areas, a few of each map, that their records do not say."""
    ids, speaks, wrong = found["ids"], reader("en"), []
    for where, fill in fills(found):
        known = list(zip(ids[fill["ids"]], fill["values"], strict=True))
        said = [pair for pair in known if pair[1]]
        for area, value in [*known[:: max(1, len(known) // 4)], *said[:4]]:
            own = kept_record(world, fill["ref"].replace("{}", area), "en")
            if value and speaks.number(value, fill["decimals"]) not in own.value:
                wrong.append((where, own.ref, value, own.value))
    return wrong


def wrong_lines(found: Any, world: World, language: str) -> list[tuple[object, ...]]:
    """Return the numbers of circles, lines and cells that no record says."""
    wrong: list[tuple[object, ...]] = []
    cells = [
        cell for layer in found["layers"] for one in layer["variants"] for cell in one["cells"]
    ]
    for thing in [*found["symbols"], *found["links"], *cells]:
        said = numbers_in(" | ".join(thing["lines"]), world)
        if not thing["ref"]:
            wrong += [(thing["lines"][0], number) for number in said]
            continue
        own = kept_record(world, thing["ref"], language)
        known = " ".join([own.value, own.title, *(f"{t.value} {t.title}" for t in own.terms)])
        known += " ".join(
            term.value + deeper.value
            for term in own.terms
            if term.ref
            for deeper in kept_record(world, term.ref, language).terms
        )
        known += _shares(own)
        wrong += [(thing["ref"], one, known) for one in said if one not in known]
        first = numbers_in(thing["lines"][0], world)
        if thing["ref"].split(":")[0] not in UNSAID:
            wrong += [
                (thing["ref"], one, recomputed(thing["ref"], language))
                for one in first
                if one not in recomputed(thing["ref"], language)
            ]
    return wrong


def wrong_words(shown: MapView, world: World, language: str) -> list[tuple[object, ...]]:
    """Return the numbers in words and legends of a map that no record says."""
    wrong: list[tuple[object, ...]] = []
    for (layer, variant), found in map_files.explained(shown).items():
        for one in read(found.words + found.legend):
            known = recomputed(one.ref, language) if one.ref else set()
            wrong += [
                (layer, variant, one.ref, one.text.strip(), number)
                for number in numbers_in(one.text, world)
                if not one.exempt and number not in known
            ]
    return wrong


@every_language
@every_page
def test_every_value_of_an_area_is_what_the_stored_cells_make_of_it(
    page: str | tuple[str, str], language: str
) -> None:
    assert wrong_values(plain(page, language), language) == []


@every_page
def test_every_area_that_says_a_value_has_its_record(
    world: World, page: str | tuple[str, str]
) -> None:
    assert values_without_record(plain(page, "en"), world) == []


@every_language
@every_page
def test_every_number_of_a_circle_a_line_or_a_cell_is_in_its_record(
    world: World, page: str | tuple[str, str], language: str
) -> None:
    assert wrong_lines(plain(page, language), world, language) == []


@every_language
@every_page
def test_every_number_in_words_and_legends_of_all_variants_has_its_record(
    world: World, page: str | tuple[str, str], language: str
) -> None:
    assert wrong_words(view(page, language), world, language) == []


def _shares(own: Any) -> str:
    """Return how many of the participations listed are of each alliance and organisation."""
    names = [name for term in own.terms for name in (term.role, term.title.split(" · ")[0])]
    return " ".join(map(str, sorted(Counter(names).values())))
