"""The maps of awards: two rules, their difference, years; the remainder is always said."""

from __future__ import annotations

import re
from dataclasses import replace
from math import pi

import pandas as pd
import pytest

from geo.award_fills import round_limits
from geo.awards_layer import award_variants
from geo.classification import Method, Scheme
from geo.funding_layer import funding_layer
from geo.layers import Variant
from geo.palette import DIVERGING, MONEY, two_sided
from tests.awards import awards_frame, with_awards
from tests.world import reader, small_world

WORLD = with_awards()
BY_ID = {one.id: one for one in funding_layer(WORLD, reader()).variants}
RECIPIENT, EXECUTING = BY_ID["awards_recipient"], BY_ID["awards_executing_body"]
DIFFERENCE = BY_ID["awards_difference"]
AWARDS = [one for name, one in BY_ID.items() if name.startswith("awards_")]


def said(variant: Variant) -> str:
    listed = [line for section in variant.legend for line in section.reference]
    return "\n".join([*variant.essentials, *listed])


def test_without_awards_the_layer_is_as_before() -> None:
    variants = funding_layer(small_world(), reader()).variants
    assert [one.id for one in variants] == ["by_seat", "per_run_year"]


def test_with_awards_their_maps_follow_and_the_default_stays() -> None:
    assert list(BY_ID) == [
        "by_seat",
        "per_run_year",
        "awards_recipient",
        "awards_executing_body",
        "awards_difference",
        "awards_executing_body:2021",
    ]


@pytest.mark.parametrize(
    ("variant", "district", "code"),
    [
        (RECIPIENT, "98001", "class"),
        (RECIPIENT, "98002", "z"),  # no award
        (RECIPIENT, "99001", "class"),
        (RECIPIENT, "99002", "g"),  # an award whose amount is not disclosed
        (EXECUTING, "99002", "n"),  # inhabitants are not known
        (EXECUTING, "98002", "class"),
        (EXECUTING, "99001", "z"),
    ],
)
def test_a_district_has_euros_per_inhabitant_none_or_an_unknown_number(
    variant: Variant, district: str, code: str
) -> None:
    (fill,) = variant.fills
    found = fill.codes[district]
    assert ("class" if found.isdigit() else found) == code
    assert fill.zero_text == "no award in the catalogue"


def test_euros_are_divided_by_inhabitants() -> None:
    assert RECIPIENT.fills[0].values == {"98001": 8.0, "98002": 0.0, "99001": 1.0}


def test_a_sum_with_undisclosed_awards_is_at_least() -> None:
    assert RECIPIENT.fills[0].lower_bound == {"98001"}
    assert DIFFERENCE.fills[0].uncertain == {"98001", "98002"}


def test_only_undisclosed_awards_are_not_known_and_not_zero() -> None:
    row = {"award_id": "A", "amount_cents": 0, "status": "secret"}
    world = with_awards(awards=awards_frame([row, {"award_id": "B", "amount_cents": 5}]))
    rows = world.awards.assign(executing_body_area_id=["99001", "98001"])
    fill = award_variants(with_awards(awards=rows), reader(), Scheme())[1].fills[0]
    assert fill.codes["99001"] == "g"
    assert "99001" not in fill.values
    assert fill.codes["98001"] == "k"  # five cents are rounded to zero but some


def entries(variant: Variant) -> dict[str, int]:
    """Return the signs of areas in the legend that any area carries."""
    found = [one for section in variant.legend if section.level for one in section.entries]
    return {one.label: one.count for one in found if one.count}


def test_few_differences_have_a_sign_and_a_number_and_no_classes() -> None:
    (fill,) = DIFFERENCE.fills
    assert fill.values == {"98001": -5.0, "98002": 11.0, "99001": -1.0}
    assert fill.classes.breaks == (0.0,)
    assert {one.label for one in DIFFERENCE.symbols} == {"+€1.1M", "−€1M", "−€70,000"}
    assert "fewer than ten districts differ" in DIFFERENCE.essentials[1]
    assert {"above 0": 1, "under 0": 2}.items() <= entries(DIFFERENCE).items()
    assert any("rules differ: 3" in line for one in DIFFERENCE.legend for line in one.reference)


def moved(*rows: tuple[str, str, int], number: int = 0) -> Variant:
    """Return the difference of awards (seat, body, cents), and of ``number`` invented districts."""
    base = small_world()
    more = [f"97{n:03}" for n in range(number)]
    pairs = [*rows, *((a, more[n - 1], 10 ** (3 + n)) for n, a in enumerate(more))]
    awards = [
        {"award_id": f"A{n}", "recipient_area_id": seat, "executing_body_area_id": body}
        | {"amount_cents": cents, "status": "exact" if cents else "secret"}
        for n, (seat, body, cents) in enumerate(pairs)
    ]
    district = base.areas.loc[["98001"]]
    added = pd.concat([district.rename(index={"98001": one}) for one in more] or [district[:0]])
    period, figures = next(iter(base.observations["population"].items()))
    known = figures.loc[["98001"]]
    people = pd.concat([figures, *(known.rename(index={"98001": one}) for one in more)])
    observed = {**base.observations, "population": {period: people}}
    world = replace(base, areas=pd.concat([base.areas, added]), observations=observed)
    every = award_variants(with_awards(world, awards_frame(awards)), reader(), Scheme())
    return next(one for one in every if one.id == "awards_difference")


def test_no_difference_no_award_and_not_known_are_states_of_their_own() -> None:
    both = moved(("98001", "98001", 700), ("98002", "98002", 500), ("98002", "99001", 0))
    assert both.fills[0].codes == {"98001": "z", "98002": "g", "99001": "g", "99002": "e"}
    assert both.fills[0].values == {"98001": 0.0}
    assert both.fills[0].nothing_text == "no award under either rule"
    assert {"no difference": 1, "no award under either rule": 1}.items() <= entries(both).items()


def test_some_cents_of_difference_are_rounded_to_zero_and_not_none() -> None:
    assert moved(("98001", "98002", 7)).fills[0].codes["98001"] == "k"


def test_ten_districts_that_differ_have_the_same_classes_on_both_sides_of_zero() -> None:
    variant = moved(number=10)
    (fill,) = variant.fills
    limits = fill.classes.breaks
    assert limits == tuple(-limit + 0.0 for limit in reversed(limits))
    assert 0.0 in limits
    assert len(fill.classes.colours) == 6
    assert set(fill.classes.colours) == set(DIVERGING) - {DIVERGING[3]}
    assert not any(one.label for one in variant.symbols)
    labels = [e.label for s in variant.legend if s.level for e in s.entries if e.mark == "class"]
    assert labels[2].startswith("above 0 to under ")
    assert labels[3].endswith(" to under 0")
    counted = sum(entries(variant).get(label, 0) for label in labels)
    assert counted + entries(variant).get("rounded to zero", 0) == 10


@pytest.mark.parametrize("number", [1, 2, 3])
def test_two_sides_have_as_many_colours_and_none_for_zero(number: int) -> None:
    colours = two_sided(number)
    assert len(set(colours)) == 2 * number
    assert set(colours) <= set(DIVERGING) - {DIVERGING[3]}
    places = [DIVERGING.index(colour) for colour in colours]
    assert places == sorted(places)
    assert [6 - place for place in reversed(places)] == places


def test_the_file_is_what_is_taken_and_what_is_not() -> None:
    note = next(one for one in RECIPIENT.notes if "The file of the catalogue" in one)
    plain = re.sub(r"\[[^\]]*\]|<[^>]*>", "", note)
    for part in ("1,570,083.25", "1,570,126.46", "−43.21", "negative amounts", "readable amount"):
        assert part in plain


def test_circles_are_proportional_and_share_one_scale() -> None:
    symbols = [symbol for one in (RECIPIENT, EXECUTING) for symbol in one.symbols]
    areas = {symbol.lines[0]: pi * symbol.radius_px**2 for symbol in symbols}
    per_euro = areas["Copperhill: €1.5M"] / 1_500_000.01
    assert areas["Tinford: €1.1M"] == pytest.approx(per_euro * 1_070_000.01)
    assert areas["Copperhill: €500,000"] == pytest.approx(per_euro * 500_000)
    assert {symbol.colour for symbol in symbols} == {MONEY}


def test_a_loss_is_hollow_and_a_gain_is_full() -> None:
    hollow = {symbol.lines[0]: symbol.hollow for symbol in DIFFERENCE.symbols}
    assert hollow == {
        "Tinford: +€1.1M": False,
        "Copperhill: \u2212€1M": True,
        "Silverdale: \u2212€70,000": True,
    }


@pytest.mark.parametrize("variant", AWARDS, ids=lambda one: one.id)
def test_the_remainder_is_said_with_every_map_of_awards(variant: Variant) -> None:
    assert "Without a district" in " ".join(variant.essentials)
    assert any("Without a district" in line for s in variant.legend for line in s.reference)


def test_the_remainder_names_its_reasons_and_the_national_sum() -> None:
    words = said(RECIPIENT)
    for part in ("€126 of €1.6M", "private persons, not named: €123, 2 awards", "abroad: €3, 1 aw"):
        assert part in words


def test_the_rule_of_counting_is_said() -> None:
    assert "seat of its recipient" in RECIPIENT.essentials[0]
    assert "executing body sits" in EXECUTING.essentials[0]


def test_catalogue_and_inhabitants_are_the_sources() -> None:
    assert set(RECIPIENT.sources) == {"catalogue", "stat-people"}
    assert "Catalogue of awards" in RECIPIENT.fills[0].source


@pytest.mark.parametrize("method", Method)
def test_every_choice_of_classes_can_be_drawn(method: Method) -> None:
    for variant in award_variants(WORLD, reader(), Scheme(method=method)):
        assert variant.classed in variant.notes


@pytest.mark.parametrize(
    ("values", "limits"),
    [
        ([], ()),
        ([0.2, 0.3], ()),
        ([1, 11, 111, 1_111, 11_111], (9.0, 70.0, 500.0, 3_000.0)),
        ([5, 5, 5, 5], (5.0,)),
    ],
)
def test_limits_are_rounded_to_one_digit(values: list[float], limits: tuple[float, ...]) -> None:
    assert round_limits(pd.Series(values, dtype="float64"), (0.2, 0.4, 0.6, 0.8)) == limits
