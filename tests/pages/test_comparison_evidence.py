"""Every number of a comparison and of a reader's own region leads to a record that says the same.

All views are opened with a region of the atlas, one that a district stands in for, a district, a
Land, Germany and a region of the reader's own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from geo.world import World
from pages.ui.translation import LANGUAGES
from tests.pages.recomputed_comparison import recomputed
from tests.pages.test_evidence import (
    Shown,
    follow,
    not_in_record,
    not_recomputed,
    shown,
    without_record,
)

Open = Callable[..., AppTest]
Opened = Callable[[str, str], list[Shown]]

OWN = "own-05958-05962__TWVpbiBSYXVt"
ALIKE = {"regions": "mittweida,meissen,05966,14,DG", "own": "Mein Raum~05958-05962"}
"""Sides of all kinds."""
DISTRICTS = {"regions": "meissen,erzgebirge,suedwestfalen"}
"""Sides that have most figures of their own."""
PAIR = {"regions": "05966,chemnitz-zwickau.suedwestsachsen"}
ONE = {"indicators": "unemployment_rate"}
TWO = ",".join(
    f"{one}:0"
    for one in (
        "population_density", "share_65plus", "share_employees_manufacturing",
        "share_employees_academic", "employment_rate", "gdp_per_employed_thousand",
        "disposable_income_per_inhabitant_thousand",
    )
)  # fmt: skip
"""Weights that leave too few variables to call districts alike."""
PAGES = {
    "matrix": {"view": "matrix", **ALIKE},
    "matrix of one": {"view": "matrix", **ALIKE, **ONE},
    "matrix of a count": {"view": "matrix", **DISTRICTS, "indicators": "unemployed"},
    "to Germany": {"view": "difference", "to": "DG", **ALIKE},
    "to the Land": {"view": "difference", "to": "land", **ALIKE, **ONE},
    "to a side": {"view": "difference", "to": "meissen", **DISTRICTS},
    "count to a side": {"view": "difference", "to": "05966", **PAIR, "indicators": "population"},
    "ranking": {"view": "ranking", **ALIKE},
    "ranking of a count": {"view": "ranking", "indicator": "population", **DISTRICTS},
    "scatter": {"view": "scatter", **ALIKE},
    "years": {"view": "years", **ALIKE},
    "years of a rate": {"view": "years", "indicator": "unemployment_rate", **DISTRICTS},
    "maps": {"view": "maps", **ALIKE},
    "together": {"view": "together", **ALIKE},
    "occupations": {"view": "occupations", **ALIKE},
    "programmes": {"view": "alliances", **ALIKE},
    "fields": {"view": "alliances", "by": "field", **ALIKE},
    "years of money": {"view": "alliances", "by": "year", **ALIKE},
    "peers": {"view": "peers", **ALIKE},
    "peers of a district": {"view": "peers", "of": "05966", **PAIR, "weights": "share_65plus:2.5"},
    "peers by two variables": {"view": "peers", "of": "05966", **PAIR, "weights": TWO},
    "peers of an own region": {"view": "peers", "of": OWN, **ALIKE},
    "highest": {"view": "holds", **ALIKE},
    "order": {"view": "holds", "claim": "ranking", **DISTRICTS},
    "higher": {"view": "holds", **PAIR, "indicator": "unemployment_rate"},
    "own region": {"page": "eigene-region", "own": "Mein Raum~05958-14522360"},
}
"""The pages that are walked, by what they show."""

every_page = pytest.mark.parametrize("name", PAGES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def seen(open_page: Open) -> Opened:
    """Return what reads a page once for all tests."""

    @cache
    def read(name: str, language: str) -> list[Shown]:
        asked = dict(PAGES[name])
        page = open_page(asked.pop("page", "vergleich"), lang=language, **asked)
        assert [one.value for one in [*page.exception, *page.error]] == []
        return list(shown(page))

    return read


@every_language
@every_page
def test_every_number_of_a_comparison_leads_to_its_record(
    seen: Opened, world: World, name: str, language: str
) -> None:
    assert without_record(seen(name, language), world) == []


@every_language
@every_page
def test_every_figure_of_a_comparison_is_what_the_stored_cells_make_of_it(
    seen: Opened, world: World, name: str, language: str
) -> None:
    assert not_recomputed(seen(name, language), world, language, recomputed) == []


@every_language
@every_page
def test_every_record_of_a_comparison_says_what_the_page_says(
    seen: Opened, world: World, name: str, language: str
) -> None:
    assert not_in_record(seen(name, language), world, language) == []


@every_language
def test_records_of_a_comparison_lead_on_to_records(
    seen: Opened, world: World, language: str
) -> None:
    refs = {one.ref for name in PAGES for one in seen(name, language) if one.ref}
    kinds = {one.partition(":")[0] for one in follow(world, refs, language)}
    assert {"difference", "relative", "change", "rank", "peer", "holds", "parts"} <= kinds
