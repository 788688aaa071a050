"""The overview: a card for each region, and the figures of all districts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.run_times import run_times
from geo.world import World
from loaders.store import Store
from pages.ui import region_cards
from pages.ui.data import DATA
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import parsed

REGIONS = Store(root=DATA).read_regions()
NOT_KNOWN = ("meissen", "InnoHandwerk")
"""A region whose one alliance has no statement about money that counts."""


@pytest.fixture(scope="module", params=LANGUAGES)
def overview(request: pytest.FixtureRequest, open_page: Callable[..., AppTest]) -> AppTest:
    return open_page("", lang=request.param)


def cards(page: AppTest) -> dict[str, list[str]]:
    """Return the texts of the cards by the region their link leads to."""
    markup = next(one.value for one in page.html if "atlas-cards" in one.value)
    return {
        card.partition('href="')[2].partition("?")[0]: parsed(card)[0]
        for card in markup.split("<article ")[1:]
    }


def noted(markup: str) -> list[str]:
    """Return the notes in front of a table of run times."""
    before, _, table = markup.partition("<table")
    return ["".join(parsed(before)[0])] if "atlas-note" in before and table else []


def test_overview_has_one_card_for_each_region(overview: AppTest) -> None:
    assert list(cards(overview)) == [region.id for region in REGIONS]


def test_overview_says_of_how_many_regions_the_atlas_is(
    overview: AppTest, monkeypatch: pytest.MonkeyPatch, world: World
) -> None:
    speaks = reader("".join(overview.query_params["lang"]))
    said = []
    for number in (len(REGIONS), 2, 1):
        few = replace(world, regions=world.regions[:number])
        monkeypatch.setattr(region_cards.data, "world", lambda few=few: few)
        said.append(region_cards.number_html(speaks))
    assert said[0] in [piece.value for piece in overview.html]
    many, one = {"de": ("Regionen", "Region"), "en": ("regions", "region")}[speaks.language]
    found = ["".join(parsed(html)[0]).split()[:2] for html in said]
    assert found == [[str(len(REGIONS)), many], ["2", many], ["1", one]]


def test_every_card_shows_name_and_inhabitants(overview: AppTest) -> None:
    speaks = reader("".join(overview.query_params["lang"]))
    found = cards(overview)
    for region in REGIONS:
        assert speaks.of(region.title) in found[region.id]
        assert any("202" in text for text in found[region.id])


def test_every_amount_of_money_on_a_card_is_written_in_one_form(overview: AppTest) -> None:
    german = "".join(overview.query_params["lang"]) == "de"
    said = " ".join(text for card in cards(overview).values() for text in card)
    amounts = re.findall(r"€\d|\d(?:\s(?:Mio\.|Tsd\.))?\s€", said)
    assert len(amounts) > 4
    assert {one.startswith("€") for one in amounts} == {not german}


def test_funding_nobody_knows_is_said_and_never_zero(overview: AppTest) -> None:
    speaks = reader("".join(overview.query_params["lang"]))
    region_id, alliance = NOT_KNOWN
    card = cards(overview)[region_id]
    assert any(alliance in text for text in card) or card
    assert card[card.index(speaks.t("Funding that counts")) + 1] == speaks.t("not known")


def test_grid_has_all_districts_once_opened(overview: AppTest, world: World) -> None:
    assert not overview.dataframe
    overview.session_state["grid"] = True
    grid = overview.run().dataframe[0].value
    assert len(grid) == (world.areas["level"] == "district").sum()
    assert grid["area_id"].is_unique


def test_timeline_has_a_table_beside_it(overview: AppTest, world: World) -> None:
    assert not overview.get("plotly_chart")
    overview.session_state["timeline_open"] = True
    overview.run()
    assert len(overview.get("plotly_chart")) == 1
    listed = {
        row[0]
        for one in overview.html
        for table in parsed(one.value)[1]
        for row in table.rows
        if row
    }
    chart = overview.get("plotly_chart")[0].proto.spec
    lacking = run_times(world)
    lacking = lacking.loc[lacking["start"].isna(), "short_name"].tolist()
    (below,) = (text for one in overview.html for text in noted(one.value))
    assert lacking
    assert str(len(lacking)) in below.split()
    assert not [name for name in lacking if name not in below or f'"{name}"' in chart]
    regional = world.alliances[world.alliances["region_id"] != ""]
    assert set(regional["short_name"]) <= listed
