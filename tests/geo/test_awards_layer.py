"""The maps of awards: two rules, their difference, years; the remainder is always said."""

from __future__ import annotations

from math import pi

import pandas as pd
import pytest

from geo.award_fills import round_limits
from geo.awards_layer import award_variants
from geo.classification import Method, Scheme
from geo.funding_layer import funding_layer
from geo.layers import Variant
from geo.palette import DIVERGING, MONEY
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


def test_the_difference_is_signed_and_coloured_around_zero() -> None:
    (fill,) = DIFFERENCE.fills
    assert fill.values == {"98001": -5.0, "98002": 11.0, "99001": -1.0}
    assert set(fill.classes.colours) <= set(DIVERGING) or len(fill.classes.colours) % 2
    assert fill.classes.breaks == tuple(-limit for limit in reversed(fill.classes.breaks))


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
