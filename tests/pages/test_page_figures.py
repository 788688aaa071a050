"""What has changed of a page: all its figures, those made of stored ones included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.classification import Scheme
from geo.observations import indexed
from geo.world import World
from loaders.store import Store
from pages.ui import data
from pages.ui.page_figures import Difference, Figures, Shown, difference, figures
from tests.awards import awards_frame, with_awards
from tests.pages.award_rows import AWARDS, TITLES
from tests.pages.test_evidence import numbers_in, shown

OPEN = ("suedwestfalen", "meissen", "", "buendnisse")
HERE = {"recipient_area_id": "14627", "executing_body_area_id": "14627"}


@pytest.fixture
def of(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[World, str], Figures]]:
    """Return what gives the figures of a page of a world."""

    def asked(world: World, page: str, alliance: str = "") -> Figures:
        st.cache_resource.clear()
        monkeypatch.setattr(data, "world", lambda: world)
        return figures(
            Shown(page=page, definition="", alliance=alliance, language="de", scheme=Scheme())
        )

    yield asked
    st.cache_resource.clear()


def test_a_difference_counts_what_is_changed_new_and_gone() -> None:
    old, new = {"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "5", "d": "4", "e": "6"}
    assert difference(old, new) == Difference(figures=3, changed=1, new=2, gone=1)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", OPEN)
def test_every_figure_on_a_page_is_among_those_compared(
    world: World, open_page: Callable[..., AppTest], page: str, language: str
) -> None:
    asked = {"alliance": "smarterz"} if page == "buendnisse" else {}
    opened = open_page(page, lang=language, **asked)
    refs = {one.ref for one in shown(opened) if one.ref and numbers_in(one.text, world)}
    compared = figures(
        Shown(
            page=page,
            definition="",
            alliance=asked.get("alliance", ""),
            language=language,
            scheme=Scheme(),
        )
    )
    assert len(refs) > 20
    assert refs <= compared.keys()


SIDES = "suedwestfalen,erzgebirge,14"


@pytest.mark.parametrize(
    "view",
    [
        "matrix", "difference", "ranking", "scatter", "years", "maps", "occupations", "alliances",
        "peers", "holds",
    ],
)  # fmt: skip
def test_every_figure_of_a_view_of_the_comparison_is_among_those_compared(
    world: World, open_page: Callable[..., AppTest], view: str
) -> None:
    opened = open_page("vergleich", lang="de", view=view, regions=SIDES)
    refs = {one.ref for one in shown(opened) if one.ref and numbers_in(one.text, world)}
    assert len(refs) > 5
    assert refs == figures_of(opened).keys()


def test_figures_of_the_comparison_follow_its_view_sides_and_indicators(
    open_page: Callable[..., AppTest],
) -> None:
    asked = (
        {"regions": SIDES},
        {"regions": "14627,14"},
        {"regions": SIDES, "indicators": "population"},
        {"regions": SIDES, "view": "together"},
        {"regions": SIDES, "view": "together", "shown": "skills/unemployment_rate:2025"},
    )
    found = [figures_of(open_page("vergleich", **one)).keys() for one in asked]
    assert all(found)
    assert len(set(map(frozenset, found))) == len(asked)
    assert not figures_of(open_page("vergleich", regions=""))


def figures_of(page: AppTest) -> Figures:
    """Return the figures of the comparison as it was drawn."""
    return figures(
        Shown(
            page="vergleich",
            definition="",
            alliance="",
            language="de",
            scheme=Scheme(),
            compared=page.session_state["compared"],
        )
    )


def test_a_page_to_make_a_region_on_has_no_figures() -> None:
    here = Shown(page="eigene-region", definition="", alliance="", language="de", scheme=Scheme())
    assert figures(here) == {}


def test_a_revised_count_changes_sums_and_ratios_of_a_region(
    world: World, of: Callable[[World, str], Figures]
) -> None:
    frame = Store(root=data.DATA).read_observations()
    rows = (frame["indicator"] == "unemployed") & (frame["period"] == "2025")
    frame.loc[rows, "value"] = frame.loc[rows, "value"] * 2
    revised = replace(world, observations={**world.observations, **indexed(frame[rows])})
    before, after = of(world, "suedwestfalen"), of(revised, "suedwestfalen")
    changed = {ref for ref in before.keys() & after.keys() if before[ref] != after[ref]}
    assert [ref for ref in changed if ref.startswith("region:suedwestfalen")]
    assert difference(before, after).changed == len(changed) > 0
    assert difference(before, before).changed == 0


def test_a_new_award_changes_sums_and_numbers_of_awards(
    world: World, of: Callable[[World, str], Figures]
) -> None:
    def with_rows(*more: dict[str, object]) -> World:
        found = with_awards(world, awards_frame([*AWARDS, *more]))
        return replace(found, award_programmes=TITLES)

    row = {"award_id": "NEW", "amount_cents": 7_000_000_00, "programme": "wir", **HERE}
    before, after = of(with_rows(), "meissen"), of(with_rows(row), "meissen")
    changed = {ref.split(":")[0] for ref in before if before[ref] != after.get(ref)}
    assert {"awards", "award_count", "awards_each"} <= changed
    gone = difference(after, before)
    assert gone.changed == difference(before, after).changed > 0
    without = of(world, "meissen")
    assert difference(without, before).new > 200
    assert difference(without, before).gone == 0


def test_a_partner_more_changes_densities_and_counts(
    world: World, of: Callable[[World, str], Figures]
) -> None:
    members = world.memberships
    row = members[members["area_id"].str.startswith("14627")].iloc[:1]
    more = row.assign(membership_id="new", organisation_id="new-one")
    names = world.organisations.iloc[:1].assign(organisation_id="new-one", name="Neu")
    added = replace(
        world,
        memberships=pd.concat([members, more], ignore_index=True),
        organisations=pd.concat([world.organisations, names], ignore_index=True),
    )
    before, after = of(world, "meissen"), of(added, "meissen")
    changed = {ref.split(":")[0] for ref in before if before[ref] != after.get(ref)}
    assert {"density", "partners", "known"} <= changed
