"""The page of sources: every source with its title and its licence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from geo.records import records
from geo.world import World
from pages.ui.translation import LANGUAGES, reader
from tests.pages.reading import tables


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_listed_once_with_its_licence(
    open_page: Callable[..., AppTest], world: World, language: str
) -> None:
    speaks = reader(language)
    found = [
        table
        for table in tables(open_page("quellen", lang=language))
        if speaks.t("Licence") in table.rows[0]
    ]
    shown = sorted(
        (row[0], row[table.rows[0].index(speaks.t("Licence"))])
        for table in found
        for row in table.rows[1:]
    )
    none = speaks.t("none stated")
    assert shown == sorted((s["title"], s["licence"] or none) for s in records(world.sources))


def test_every_source_says_what_it_is_used_for(open_page: Callable[..., AppTest]) -> None:
    found = [one for one in tables(open_page("quellen")) if "Verwendet für" in one.rows[0]]
    uses = [row[-1] for table in found for row in table.rows[1:]]
    assert uses
    assert all(uses)
