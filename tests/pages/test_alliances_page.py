"""The page of alliances: filters, and the profile of every alliance."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Qualifier
from geo.profiles import qualifier_words
from geo.records import records
from geo.stated_bounds import amount_words
from geo.world import World
from loaders.store import Store
from pages.ui import page_map
from pages.ui.data import DATA
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import Table, as_typed, parsed, pieces, tables, texts

GERMAN = reader("de")
ALLIANCES = {row["alliance_id"]: row for row in records(Store(root=DATA).read_alliances())}
LISTED = {key: row for key, row in ALLIANCES.items() if row["region_id"]}
PROGRAMMES = sorted({row["programme"] for row in LISTED.values() if row["programme"]})


def listed(page: AppTest) -> list[str]:
    """Return the names in the list of alliances."""
    (table,) = parsed(page.main.get_by_key("table").html[0].value)[1]
    return [row[0] for row in table.rows[1:]]


def names(rows: list[dict[str, str]]) -> list[str]:
    return [row["short_name"] for row in rows]


def table_with(page: AppTest, head: str) -> Table | None:
    return next((table for table in tables(page) if table.rows and head in table.rows[0]), None)


def test_list_holds_every_alliance_of_a_region(open_page: Callable[..., AppTest]) -> None:
    assert listed(open_page("buendnisse")) == names(list(LISTED.values()))


def test_region_in_the_link_limits_the_list(open_page: Callable[..., AppTest]) -> None:
    expected = names([row for row in LISTED.values() if row["region_id"] == "suedwestfalen"])
    assert listed(open_page("buendnisse", region="suedwestfalen")) == expected


def test_choosing_a_region_limits_the_list_and_enters_the_link(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page("buendnisse")
    page.selectbox(key="choice_region_de").set_value("meissen").run()
    assert listed(page) == names([r for r in LISTED.values() if r["region_id"] == "meissen"])
    assert page.query_params["region"] == "meissen"


def test_programme_limits_the_list(open_page: Callable[..., AppTest]) -> None:
    page = open_page("buendnisse")
    for programme in PROGRAMMES[:3]:
        page.selectbox(key="choice_programme_de").set_value(programme).run()
        assert listed(page) == names([r for r in LISTED.values() if r["programme"] == programme])


@pytest.mark.parametrize("typed", ["rail", "  RAIL "])
def test_search_finds_names_as_typed_and_enters_the_link(
    open_page: Callable[..., AppTest], typed: str
) -> None:
    page = open_page("buendnisse")
    page.text_input(key="search").set_value(typed).run()
    assert listed(page) == names([LISTED["srcc"]])
    assert page.query_params["search"] in (typed.strip(), [typed.strip()])
    page.text_input(key="search").set_value("").run()
    assert listed(page) == names(list(LISTED.values()))
    assert "search" not in page.query_params


def test_filters_of_the_link_are_those_of_the_page(open_page: Callable[..., AppTest]) -> None:
    page = open_page("buendnisse", region="erzgebirge", programme="WIR!", search="smart")
    assert listed(page) == names([LISTED["smarterz"], LISTED["srcc"]])
    assert page.text_input(key="search").value == "smart"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["no alliance is called so", ".*"])
def test_search_without_a_match_is_one_sentence_with_the_way_back(
    open_page: Callable[..., AppTest], typed: str, language: str
) -> None:
    page = open_page("buendnisse", search=typed, lang=language)
    assert [one.value for one in page.exception] == []
    assert not tables(page)
    (said,) = (one.value for one in page.html if 'role="status"' in one.value)
    assert f'href="buendnisse?lang={language}"' in said


MORE = "The map shows all alliances of the region and the programme chosen; "
MORE += "the search in names limits the list only."


@pytest.mark.parametrize(
    ("asked", "variant", "more"),
    [
        ({}, "all", False),
        ({"region": "meissen"}, "innohandwerk-meissen", False),
        ({"region": "erzgebirge"}, "of_erzgebirge", False),
        ({"programme": "WIR!"}, "of_all_wir", False),
        (
            {"region": "suedwestfalen", "programme": "REGIONALE 2025"},
            "of_all_regionale-2025",
            False,
        ),
        ({"search": "rail"}, "srcc", False),
        ({"search": "smart"}, "all", True),
        ({"region": "erzgebirge", "search": "smart"}, "of_erzgebirge", True),
        ({"region": "meissen", "alliance": "innohandwerk-meissen"}, "innohandwerk-meissen", False),
    ],
)
def test_map_shows_what_the_filters_leave_or_says_that_it_shows_more(
    open_page: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    asked: dict[str, str],
    variant: str,
    more: bool,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(page_map, "show_chosen", lambda _, __, one: shown.append(one))
    page = open_page("buendnisse", **asked)
    assert shown == [variant]
    assert (GERMAN.t(MORE) in [one.value for one in page.caption]) is more


def test_filter_that_hides_the_chosen_alliance_gives_all_on_the_map(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page("buendnisse", alliance="smarterz")
    page.selectbox(key="choice_region_de").set_value("meissen").run()
    assert page.selectbox(key="choice_alliance_de").value == "all"
    assert [one.value for one in page.exception] == []


@pytest.fixture(scope="module", params=ALLIANCES)
def profile(
    request: pytest.FixtureRequest, open_page: Callable[..., AppTest]
) -> tuple[str, AppTest]:
    return request.param, open_page("buendnisse", alliance=request.param)


def test_profile_shows_every_statement_about_money_with_qualifier_and_source(
    profile: tuple[str, AppTest], world: World
) -> None:
    alliance_id, page = profile
    assert [one.value for one in page.exception] == []
    kinds = qualifier_words(GERMAN.t)
    expected = sorted(
        (
            str(amount_words(row, GERMAN)),
            kinds[Qualifier(row["qualifier"])],
            str(world.sources.loc[row["source_id"], "title"]),
        )
        for row in records(world.funding[world.funding["alliance_id"] == alliance_id])
    )
    money = table_with(page, GERMAN.t("Kind of statement"))
    shown = [(row[0], row[1], row[-1]) for row in money.rows[1:]] if money else []
    assert [(amount, kind) for amount, kind, _ in sorted(shown)] == [one[:2] for one in expected]
    for amount, kind, title in expected:
        assert any(row[:2] == (amount, kind) and row[2].startswith(title) for row in shown)


def test_profile_shows_the_notes_on_money_where_it_stands(
    profile: tuple[str, AppTest], world: World
) -> None:
    alliance_id, page = profile
    money = table_with(page, GERMAN.t("Kind of statement"))
    rows = world.funding[world.funding["alliance_id"] == alliance_id]
    shown = ["".join(row[3].split()) for row in money.rows[1:]] if money else []
    notes = ["".join(note.split()) for note in rows["note"]]
    assert all(any(one.endswith(note) for one in shown) for note in notes)


@pytest.mark.parametrize(
    ("alliance_id", "amount", "covers"),
    [
        ("r25-learn-it-swf", "über 1,6 Mio. €", "bewilligte Förderung (Oktober 2025)"),
        ("futuretex", "rund 45 Mio. €", "Zusage aus Zwanzig20"),
        ("vogtlandpioniere", "knapp 7 Mio. €", "zunächst zugesagtes Budget"),
    ],
)
def test_the_word_that_limits_an_amount_stands_with_it(
    open_page: Callable[..., AppTest], alliance_id: str, amount: str, covers: str
) -> None:
    money = table_with(open_page("buendnisse", alliance=alliance_id), GERMAN.t("Kind of statement"))
    assert money is not None
    shown = [(row[0].replace("\N{NO-BREAK SPACE}", " "), row[3]) for row in money.rows[1:]]
    assert any(one == amount and said.startswith(covers) for one, said in shown)


def test_the_list_and_the_profile_say_what_is_claimed_in_the_words_of_the_source(
    open_page: Callable[..., AppTest],
) -> None:
    page = open_page("buendnisse", alliance="srcc")
    (table,) = parsed(page.main.get_by_key("table").html[0].value)[1]
    text = " ".join(cell for row in table.rows for cell in row)
    assert "von über 150 " in text
    assert "von über 100 " in text
    assert "von rund 150 " in text
    amounts = text.replace("\N{NO-BREAK SPACE}", " ")
    assert "über 1,6 Mio. €" in amounts
    assert "rund 45 Mio. €" in amounts


def test_profile_names_the_alliance_and_its_partners(
    profile: tuple[str, AppTest], world: World
) -> None:
    alliance_id, page = profile
    called = world.organisation_names()
    rows = world.memberships[world.memberships["alliance_id"] == alliance_id]
    partners = table_with(page, GERMAN.t("Organisation"))
    shown = {row[0] for row in partners.rows[1:]} if partners else set()
    assert shown == {called[one] for one in rows["organisation_id"]}
    assert [as_typed(one.value) for one in page.subheader] == [ALLIANCES[alliance_id]["short_name"]]


def test_alliance_without_a_counting_statement_is_not_known_and_never_zero(
    open_page: Callable[..., AppTest], world: World
) -> None:
    known = set(world.funding.loc[world.funding["counts"], "alliance_id"])
    without = names([row for key, row in LISTED.items() if key not in known])
    table = table_with(open_page("buendnisse"), GERMAN.t("Funding that counts"))
    assert table is not None
    assert without
    shown = {table.cell(name, GERMAN.t("Funding that counts")) for name in without}
    assert shown == {GERMAN.t("not known")}


def test_profile_has_every_fact_of_a_programme_that_belongs_to_no_region(
    open_page: Callable[..., AppTest], world: World
) -> None:
    page = open_page("buendnisse", alliance="prog-wir")
    assert not [one.value for one in page.warning]
    facts = world.facts[world.facts["alliance_id"] == "prog-wir"]
    shown = "".join(texts(page))
    assert len(facts) > 1
    assert not [text for text in facts["text"] if text not in shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_programmes_of_no_region_are_named_below_the_list_with_their_number(
    open_page: Callable[..., AppTest], language: str
) -> None:
    page = open_page("buendnisse", lang=language)
    below = page.main.get_by_key("table").html[0].value.rpartition("</table>")[2]
    apart = {key: row for key, row in ALLIANCES.items() if not row["region_id"]}
    assert apart
    assert str(len(apart)) in below
    for key, row in apart.items():
        assert f'href="buendnisse?alliance={key}&amp;lang={language}"' in below
        assert row["short_name"] in below


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", "1 Bündnis oder Projekt", "9 Bündnisse und Projekte"),
        ("en", "1 alliance or project", "9 alliances and projects"),
    ],
)
def test_list_of_one_is_called_so(
    open_page: Callable[..., AppTest], language: str, one: str, many: str
) -> None:
    found = [
        table_with(open_page("buendnisse", region=region, lang=language), words)
        for region, words in (("meissen", "Region"), ("suedwestfalen", "Region"))
    ]
    assert [table.caption for table in found if table] == [one, many]


def test_region_lists_its_alliances_and_leads_to_their_profiles(
    open_page: Callable[..., AppTest],
) -> None:
    markup = "".join(pieces(open_page("meissen", lang="en")))
    mine = [key for key, row in LISTED.items() if row["region_id"] == "meissen"]
    assert mine
    assert all(f'href="buendnisse?alliance={key}&amp;lang=en"' in markup for key in mine)
