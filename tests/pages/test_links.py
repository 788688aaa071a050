"""Links: what they ask for is shown, and what nobody knows gives the default."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from geo.world import World
from pages.ui.translation import reader
from tests.pages.reading import as_typed, tables, titles, words

DISTRICTS = {
    "": ("14511", "14524"),
    "kern": ("14511", "14524"),
    "suedwestsachsen": ("14511", "14521", "14522", "14523", "14524"),
}
WHAT_NOBODY_KNOWS = ("nowhere", "<script>", "")
PARAMETERS = ("lang", "layer", "indicator", "year", "level", "definition", "region", "alliance")


def language_link(page: AppTest) -> str:
    """Return the HTML of the way to the other language."""
    return next(one.value for one in page.html if "atlas-language" in one.value)


def inhabitants(page: AppTest) -> str:
    """Return the first line of the region's own population among the key figures."""
    table = next(one for one in tables(page) if "Deutschland" in one.rows[0])
    return table.rows[1][1].partition("\n")[0]


@pytest.mark.parametrize("definition", DISTRICTS)
def test_definition_in_the_link_decides_whose_population_is_shown(
    open_page: Callable[..., AppTest], world: World, definition: str
) -> None:
    asked = {"definition": definition} if definition else {}
    people = world.observations["population"]["2024"]["value"]
    total = float(people[list(DISTRICTS[definition])].sum())
    assert inhabitants(open_page("chemnitz-zwickau", **asked)) == reader("de").number(total)


def test_choosing_a_definition_changes_figures_and_link(
    open_page: Callable[..., AppTest], world: World
) -> None:
    page = open_page("chemnitz-zwickau")
    page.selectbox(key="choice_definition_de").set_value("suedwestsachsen").run()
    people = world.observations["population"]["2024"]["value"]
    total = float(people[list(DISTRICTS["suedwestsachsen"])].sum())
    assert inhabitants(page) == reader("de").number(total)
    assert page.query_params["definition"] == "suedwestsachsen"


def test_definition_survives_a_change_of_language(open_page: Callable[..., AppTest]) -> None:
    page = open_page("chemnitz-zwickau", definition="suedwestsachsen")
    assert 'href="?definition=suedwestsachsen&amp;lang=en"' in language_link(page)
    english = open_page("chemnitz-zwickau", definition="suedwestsachsen", lang="en")
    assert english.selectbox(key="choice_definition_en").value == "suedwestsachsen"
    assert 'href="?definition=suedwestsachsen&amp;lang=de"' in language_link(english)


@pytest.mark.parametrize("value", WHAT_NOBODY_KNOWS)
@pytest.mark.parametrize("address", ["", "chemnitz-zwickau", "buendnisse", "quellen"])
def test_link_with_unknown_ids_opens_the_default(
    open_page: Callable[..., AppTest],
    seen_page: Callable[[str, str], AppTest],
    address: str,
    value: str,
) -> None:
    page = open_page(address, **dict.fromkeys(PARAMETERS, value))
    assert [one.value for one in page.exception] == []
    assert words(page) == words(seen_page(address, "de"))


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("", "layer"), ("", "indicator"), ("", "year"), ("", "area"), ("", "classes"),
        ("meissen", "layer"), ("chemnitz-zwickau", "definition"), ("meissen", "area"),
        ("buendnisse", "region"), ("buendnisse", "alliance"),
        ("vergleich", "view"), ("vergleich", "indicators"),
    ],
)  # fmt: skip
def test_what_nobody_knows_is_said_in_one_sentence_and_leaves_the_link(
    open_page: Callable[..., AppTest], address: str, parameter: str
) -> None:
    page = open_page(address, lang="en", **{parameter: "*nowhere*"})
    assert ["“*nowhere*”" in as_typed(one.value) for one in page.warning] == [True]
    assert parameter not in page.query_params
    assert not open_page(address, lang="en", **{parameter: ""}).warning


@pytest.mark.parametrize(
    "asked",
    [
        {"layer": "skills", "indicator": "vacancies_per_100_unemployed", "year": "2025"},
        {"area": "14"},
        {"area": "14521"},
        {"classes": "quantiles", "scale": "fixed"},
    ],
)
def test_what_a_map_has_is_not_refused(
    open_page: Callable[..., AppTest], asked: dict[str, str]
) -> None:
    page = open_page(**asked)
    assert [one.value for one in page.warning] == []
    assert set(asked) <= set(page.query_params)


def test_year_that_an_indicator_lacks_is_said_with_what_is_shown(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page(
        layer="skills", indicator="vacancies_per_100_unemployed", year="1999", lang="en"
    )
    assert ["“1999” as “Year”" in as_typed(one.value) for one in page.warning] == [True]
    assert "indicator" in page.query_params


@pytest.mark.parametrize(
    ("layer", "shown"),
    [("skills", "Fachkräfte: Gemeldete Stellen je 100 Arbeitslose"), ("alliances", "Bündnisse: ")],
)
def test_indicator_that_there_is_not_is_said_with_layer_and_indicator_shown(
    open_page: Callable[..., AppTest], layer: str, shown: str
) -> None:
    page = open_page("meissen", layer=layer, indicator="zzz")
    assert [f"zeigt wird: {shown}" in as_typed(one.value) for one in page.warning] == [True]


def test_comparison_survives_a_change_of_language(open_page: Callable[..., AppTest]) -> None:
    asked = {
        "regions": "05966,14",
        "own": ["One~05958", "Two~05962"],
        "view": "scatter",
        "across": "population",
    }
    link = language_link(open_page("vergleich", lang="en", **asked))
    told = parse_qs(re.search('href="[?]([^"]*)"', unescape(link))[1])
    assert told == {
        **{name: one if isinstance(one, list) else [one] for name, one in asked.items()},
        "lang": ["de"],
    }


def test_unknown_language_reads_german(open_page: Callable[..., AppTest]) -> None:
    assert titles(open_page(lang="fr")) == [reader("de").t("Overview")]


def test_language_stays_on_the_next_page_and_in_its_link(open_page: Callable[..., AppTest]) -> None:
    page = open_page("meissen", lang="en")
    del page.query_params["lang"]
    page._page_hash = calc_hash("quellen")
    assert titles(page.run()) == ["Sources"]
    assert page.query_params["lang"] == "en"


def test_parameter_given_twice_is_no_fault(open_page: Callable[..., AppTest]) -> None:
    page = open_page("buendnisse", alliance=["itas", "smarterz"], region=["meissen", "erzgebirge"])
    assert [one.value for one in page.exception] == []


def test_unknown_page_opens_the_overview(open_page: Callable[..., AppTest]) -> None:
    page = open_page("nowhere")
    assert [one.value for one in page.exception] == []
    assert titles(page) == [reader("de").t("Overview")]
