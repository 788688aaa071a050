"""What pages show once awards of the Förderkatalog were added; without them nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.world import World
from pages.ui import data
from pages.ui.translation import LANGUAGES, reader
from tests.awards import awards_frame, with_awards
from tests.pages.reading import tables, words

ROWS = (
    {"award_id": "03WIR0101A", "amount_cents": 30_117_500, "recipient": "Muster <b>GmbH</b>"},
    {"award_id": "03WIR0101B", "amount_cents": 0, "status": "secret", "recipient": "Werk Muster"},
)
PLACES = {"recipient_area_id": "14521", "executing_body_area_id": "14511"}


@pytest.fixture(scope="module")
def added(world: World) -> Iterator[None]:
    """Add two awards of SmartERZ to what all pages read."""
    awards = awards_frame([{**row, **PLACES, "alliance_id": "smarterz"} for row in ROWS])
    found = with_awards(world, awards)
    with pytest.MonkeyPatch.context() as patch:
        st.cache_resource.clear()
        patch.setattr(data, "world", lambda: found)
        yield
    st.cache_resource.clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_profile_names_the_awards_beside_the_statements(
    added: None, open_page: Callable[..., AppTest], language: str
) -> None:
    page = open_page("buendnisse", alliance="smarterz", lang=language)
    assert [one.value for one in page.exception] == []
    speaks = reader(language)
    table = next(one for one in tables(page) if one.rows and one.rows[0][0] == speaks.t("FKZ"))
    assert table.caption.endswith(
        speaks.t("{amount}; {awards}; recipients: {recipients}").format(
            amount=speaks.euro(301_175),
            awards=speaks.t(
                "{count} awards, {undisclosed} of them without a disclosed amount"
            ).format(count=2, undisclosed=1),
            recipients=2,
        )
    )
    assert table.cell("03WIR0101A", speaks.t("Recipient")) == "Muster <b>GmbH</b>"
    assert table.cell("03WIR0101B", speaks.t("Amount")) == speaks.t("not disclosed")
    assert "fkz=03WIR0101A" in "".join(one.value for one in page.html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "asked",
    ["awards_recipient", "awards_executing_body", "awards_difference"],
)
def test_the_remainder_stands_beside_the_map(
    added: None, open_page: Callable[..., AppTest], asked: str, language: str
) -> None:
    page = open_page("", layer="funding", indicator=asked, lang=language)
    assert [one.value for one in page.exception] == []
    speaks = reader(language)
    amount, total = speaks.euro(123), speaks.euro(301_298)
    one = speaks.t("Without a district: {amount} of {total}").format(amount=amount, total=total)
    both = speaks.t(
        "Without a district: {seat} by recipient seat, {body} by executing body, of {total}"
    ).format(seat=amount, body=amount, total=total)
    said = words(page).replace("\n", "")  # figures are links
    assert said.count(both if asked == "awards_difference" else one) > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_among_the_sources(
    added: None, open_page: Callable[..., AppTest], language: str
) -> None:
    page = open_page("quellen", lang=language)
    assert re.search(rf"{reader(language).t('Federal awards')}\W+1\W", words(page))


def test_alliances_without_awards_have_no_table_of_them(
    added: None, open_page: Callable[..., AppTest]
) -> None:
    page = open_page("buendnisse", alliance="recomine", lang="en")
    assert not [one for one in tables(page) if one.rows and one.rows[0][0] == "FKZ"]
