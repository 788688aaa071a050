"""The layer of money: circles at the seats, and areas that tell unknown from nothing."""

from __future__ import annotations

from dataclasses import replace
from math import pi

import pandas as pd
import pytest

from geo.classification import Method, Scheme
from geo.funding_layer import PER_RUN_YEAR, counting_rule, funding_layer, per_inhabitant_fill
from geo.funding_symbols import Circles, funding_symbols
from geo.layers import Fill
from geo.money import by_run_year, by_seat
from geo.palette import AREA_LINE
from geo.world import World
from tests.geo.real import real_world
from tests.world import FACTS, FUNDING, MEMBERSHIPS, changed, reader, small_world, with_rows

WORLD = small_world()


def fill_of(world: World) -> Fill:
    fill, _ = per_inhabitant_fill(world, by_seat(world), reader())
    return fill


@pytest.mark.parametrize(
    ("district", "code"),
    [
        ("98001", "1"),  # 40 euros per inhabitant
        ("98002", "n"),  # no alliance sits there
        ("99001", "g"),  # an alliance of unknown money sits there
        ("99002", "n"),
    ],
)
def test_a_district_is_known_not_known_or_not_recorded(district: str, code: str) -> None:
    assert fill_of(WORLD).codes[district] == code


def test_a_sum_to_which_more_may_come_is_at_least() -> None:
    assert fill_of(WORLD).lower_bound == {"98001"}


def test_a_complete_sum_is_no_lower_bound() -> None:
    world = replace(WORLD, alliances=WORLD.alliances[WORLD.alliances["alliance_id"] == "alpha"])
    assert fill_of(world).lower_bound == frozenset()


def test_euros_are_per_inhabitant_of_the_district() -> None:
    assert fill_of(WORLD).values == {"98001": 40.0}


def test_a_district_without_inhabitants_has_no_value_and_is_not_zero() -> None:
    world = with_rows("facts", changed(FACTS, "fact_type", "seat", value="99002010"))
    assert "99002" not in fill_of(world).values
    assert fill_of(world).codes["99002"] in set("gn")


@pytest.mark.parametrize(
    ("amount", "code"), [(5_000_000, "1"), (10_000_000, "2"), (39_899_999, "3"), (39_999_999, "4")]
)
def test_an_amount_shown_as_the_limit_is_in_the_class_above(amount: int, code: str) -> None:
    rows = changed(FUNDING, "statement_id", "s2", amount_eur=amount)
    rows = changed(rows, "statement_id", "s3", counts=False)
    assert fill_of(with_rows("funding", rows)).codes["98001"] == code


def test_the_area_of_a_circle_is_proportional_to_the_money() -> None:
    rows = changed(FUNDING, "statement_id", "s6", counts=True, amount_eur=2_000_000)
    large, small = funding_symbols(with_rows("funding", rows), reader(), Circles())
    assert pi * large.radius_px**2 == pytest.approx(8 / 2 * pi * small.radius_px**2)


def test_the_legend_has_the_scale_of_the_circles() -> None:
    circles = funding_layer(WORLD, reader()).variants[0].legend[0].entries
    per_million = {
        round(entry.size_px**2 / n, 6) for entry, n in zip(circles, (100, 25, 5), strict=True)
    }
    symbol = funding_symbols(WORLD, reader(), Circles())[0]
    assert per_million == {round(symbol.radius_px**2 / 8, 6)}


def test_two_alliances_at_one_place_share_a_circle() -> None:
    rows = changed(MEMBERSHIPS, "membership_id", "m6", area_id="98001010")
    world = with_rows("memberships", rows)
    world = replace(
        world,
        funding=with_rows("funding", changed(FUNDING, "statement_id", "s6", counts=True)).funding,
    )
    (symbol,) = funding_symbols(world, reader(), Circles())
    assert symbol.lines[0] == "Upper Copper: €18M"
    assert {line.split(":")[0] for line in symbol.lines[1:]} == {"Source", "ALPHA", "Beta"}


def test_a_statement_without_a_run_time_has_no_empty_brackets() -> None:
    rows = changed(FUNDING, "alliance_id", "alpha", period_from="", period_to="")
    (symbol,) = funding_symbols(with_rows("funding", rows), reader(), Circles())
    assert not any("()" in line for line in symbol.lines)


def test_money_without_a_seat_is_a_hollow_circle_amid_its_region_and_a_note() -> None:
    variant = funding_layer(WORLD, reader()).variants[0]
    (seated,) = [one for one in variant.symbols if not one.hollow]
    (unseated,) = [one for one in variant.symbols if one.hollow]
    assert unseated.lines[0] == "North, without one known seat: €5M"
    assert (unseated.lat, unseated.lon) != (seated.lat, seated.lon)
    assert any("no single known seat: Gamma €5M" in note for note in variant.notes)


def test_money_that_is_not_known_has_no_circle() -> None:
    assert all(
        "Beta" not in line for s in funding_symbols(WORLD, reader(), Circles()) for line in s.lines
    )


def test_the_rule_of_counting_is_said() -> None:
    said = funding_layer(WORLD, reader()).variants[0].essentials
    assert any("never enter a sum" in words for words in said)


def test_the_rule_names_every_kind_of_statement_that_counts() -> None:
    funding = real_world().funding
    kinds = {
        "total_spent": "spent",
        "total_available": "available in total",
        "grant": "granted",
        "approved": "approvals",
    }
    assert set(funding.loc[funding["counts"], "qualifier"]) == set(kinds)
    assert all(word in counting_rule(reader()) for word in kinds.values())


def test_the_legend_counts_the_lower_bounds() -> None:
    section = funding_layer(WORLD, reader()).variants[0].legend[-1]
    (dotted,) = [e for e in section.entries if e.mark == "dashed"]
    assert (dotted.count, dotted.colour) == (1, AREA_LINE)


def test_sources_are_those_of_counting_statements_and_inhabitants() -> None:
    found = funding_layer(WORLD, reader()).variants[0].sources
    assert set(found) == {"stat-people", "web-alpha", "web-beta"}


def yearly(start: str, end: str) -> dict[str, float]:
    rows = changed(FUNDING, "alliance_id", "alpha", period_from=start, period_to=end)
    rows = changed(rows, "statement_id", "s3", counts=False)
    amounts = by_run_year(with_rows("funding", rows).funding, ["alpha"])
    return {str(k): float(v) for k, v in amounts.items()}


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2019", "2022", 4),
        ("2019-01-01", "2022-12-31", 4),
        ("2019-07", "2020-06", 1),
        ("2021", "2021", 1),
    ],
)
def test_money_a_year_is_the_amount_by_the_years_of_the_run_time(
    start: str, end: str, years: int
) -> None:
    whole = yearly("2021", "2021")["alpha"]
    assert yearly(start, end)["alpha"] == pytest.approx(whole / years, rel=0.003)


@pytest.mark.parametrize(("start", "end"), [("", "2022"), ("2019", ""), ("", "")])
def test_money_a_year_is_not_known_without_start_or_end(start: str, end: str) -> None:
    assert pd.isna(yearly(start, end)["alpha"])


def test_money_a_year_without_a_run_time_is_not_known_on_the_map() -> None:
    rows = changed(FUNDING, "alliance_id", "alpha", period_to="")
    world = with_rows("funding", rows)
    fill, _ = per_inhabitant_fill(world, by_seat(world, by_run_year), reader(), PER_RUN_YEAR)
    assert (fill.codes["98001"], fill.values) == ("g", {})


def test_both_measures_are_offered_and_the_whole_run_time_comes_first() -> None:
    variants = funding_layer(WORLD, reader()).variants
    assert [one.id for one in variants] == ["by_seat", "per_run_year"]
    assert variants[1].fills[0].unit == "€ per inhabitant and year"


def test_classes_that_cannot_be_made_are_refused_in_words() -> None:
    for variant in funding_layer(WORLD, reader(), Scheme(method=Method.QUANTILES)).variants:
        assert any("fewer than two different values" in note for note in variant.notes)
