"""Variants of the funding layer made of awards: by two rules of place, their difference, years."""

from __future__ import annotations

from functools import partial

from geo import palette
from geo.award_account import account_note
from geo.award_difference import difference_fill, differing_line, is_classed
from geo.award_fills import award_sources, sum_fill, year_fill
from geo.award_symbols import (
    circles,
    difference_circles,
    difference_section,
    difference_symbols,
    sum_symbols,
)
from geo.award_words import (
    counting,
    euros,
    no_remainder,
    remainder_line,
    remainder_lines,
    remainder_sentence,
    rule_words,
)
from geo.award_years import YearlyAllocation, allocated_by_year
from geo.awards import DIFFERENCE, Allocation, Rule, allocated, has_awards
from geo.citation import cited, figure, joined
from geo.classification import Scheme
from geo.layers import Fill, LegendSection, Variant
from geo.legend import circle_section, class_section
from geo.refs import of_awards
from geo.text import Reader
from geo.world import World

SHOWN_YEARS = 8
"""The last years in which awards begin, each a map of its own."""


def award_variants(world: World, reader: Reader, scheme: Scheme) -> tuple[Variant, ...]:
    """Return the maps of awards, none where no awards were added."""
    if not has_awards(world):
        return ()
    found = allocated_by_year(world, Rule.EXECUTING)
    by_year = partial(_year_variant, world, found, reader, scheme)
    return (
        *(_sum_variant(world, rule, reader, scheme) for rule in Rule),
        _difference_variant(world, reader),
        *map(by_year, shown_years(world, found)),
    )


def award_fill(world: World, measure: str, reader: Reader, scheme: Scheme) -> Fill | None:
    """Return the areas of a map of awards by what addresses call it, None where there is none."""
    rules = {rule.value: rule for rule in Rule} if has_awards(world) else {}
    name, _, year = measure.partition(".")
    if name == DIFFERENCE and rules:
        return difference_fill(world, reader)[0]
    if name not in rules:
        return None
    if not year:
        return sum_fill(world, allocated(world, rules[name]), reader, scheme)[0]
    yearly = allocated_by_year(world, rules[name])
    known = {str(one): int(one) for one in yearly.by_district.columns}
    return year_fill(world, yearly, known[year], reader, scheme)[0] if year in known else None


def shown_years(world: World, found: YearlyAllocation) -> list[int]:
    """Return the years that have a map, newest first; none in which no award begins."""
    last = max((text[:4] for text in world.awards["starts"].unique() if text), default="")
    years = [int(year) for year in found.by_district.columns if str(year) <= last]
    return sorted(years, reverse=True)[:SHOWN_YEARS]


def _sum_variant(world: World, rule: Rule, reader: Reader, scheme: Scheme) -> Variant:
    t, found = reader.t, allocated(world, rule)
    fill, note = sum_fill(world, found, reader, scheme)
    by = rule_words(reader)[rule]
    scale = circles(world)
    return Variant(
        id=f"awards_{rule.value}",
        label=t("Federal awards {rule}").format(rule=by),
        title=t("Federal awards {rule}").format(rule=by),
        subtitle=_with_rest(
            t("Symbols: euros in the district; areas: euros per inhabitant"),
            remainder_line(found, reader),
        ),
        essentials=(counting(rule, reader), remainder_sentence(found, reader)),
        notes=(_total_note(found, reader), *account_note(world, reader), note),
        sources=award_sources(world),
        legend=(
            circle_section(
                t("Awards in the district (symbol size independent of zoom)"),
                scale.sizes(reader),
                palette.MONEY,
            ),
            class_section(
                fill,
                t("Euros per inhabitant of the district"),
                reader,
                zero_label=fill.zero_text,
            ),
            remainder_section(found, reader),
        ),
        fills=(fill,),
        symbols=sum_symbols(world, found, reader),
        classed=note,
    )


def _difference_variant(world: World, reader: Reader) -> Variant:
    t = reader.t
    fill, note = difference_fill(world, reader)
    scale = difference_circles(world)
    rest = _both_remainders(world, reader)
    return Variant(
        id="awards_difference",
        label=t("Federal awards: difference of both rules"),
        title=t("Federal awards: by executing body less by recipient seat"),
        subtitle=_with_rest(t("Symbols: euros that move; areas: euros per inhabitant"), rest),
        essentials=(
            t(
                "Above zero: more is carried out in the district than is awarded to recipients "
                "that sit there. Below zero: the other way round."
            ),
            *(() if is_classed(world) else (note,)),
            _sentence(rest),
        ),
        notes=(counting(Rule.EXECUTING, reader), note),
        sources=award_sources(world),
        legend=(
            circle_section(
                t("Euros that move (symbol size independent of zoom)"),
                scale.sizes(reader),
                palette.MONEY,
            ),
            difference_section(reader),
            LegendSection(title="", entries=(), reference=(differing_line(world, reader),)),
            class_section(
                fill,
                t("Difference in euros per inhabitant"),
                reader,
                zero_label=fill.zero_text,
            ),
            LegendSection(title=t("Without a district"), entries=(), reference=(rest,)),
        ),
        fills=(fill,),
        symbols=difference_symbols(world, reader, labelled=not is_classed(world)),
        classed=note,
    )


def _year_variant(
    world: World, found: YearlyAllocation, reader: Reader, scheme: Scheme, year: int
) -> Variant:
    t = reader.t
    fill, note = year_fill(world, found, year, reader, scheme)
    rest = cited(
        t("Without a district in {year}: {amount}; without a year: {without}"),
        year=year,
        amount=figure(
            euros(int(found.remainder[year]), reader),
            of_awards(f"{found.rule.value}.{year}", "remainder"),
        ),
        without=figure(euros(found.without_year, reader), of_awards("all", "undated")),
    )
    return Variant(
        id=f"awards_executing_body:{year}",
        label=t("Federal awards in {year}, by executing body").format(year=year),
        title=t("Federal awards by executing body, share of {year}").format(year=year),
        subtitle=_with_rest(
            t("Euros per inhabitant, each award spread evenly over the days of its run time"), rest
        ),
        essentials=(counting(Rule.EXECUTING, reader), _sentence(rest)),
        notes=(note,),
        sources=award_sources(world),
        legend=(
            class_section(
                fill,
                t("Euros per inhabitant of the district and year"),
                reader,
                zero_label=fill.zero_text,
            ),
            LegendSection(title=t("Without a district"), entries=(), reference=(rest,)),
        ),
        fills=(fill,),
        classed=note,
    )


def _both_remainders(world: World, reader: Reader) -> str:
    """Return what has no district under either rule."""
    seat, body = (allocated(world, rule) for rule in Rule)
    seat_rest, body_rest = (
        figure(euros(one.remainder_cents, reader), of_awards(one.rule.value, "remainder"))
        for one in (seat, body)
    )
    words = reader.t(
        "Without a district: {seat} by recipient seat, {body} by executing body, of {total}"
    )
    total = figure(euros(seat.total_cents, reader), of_awards("all", "total"))
    return cited(words, seat=seat_rest, body=body_rest, total=total)


def _with_rest(words: str, rest: str) -> str:
    """Return what stands beside the map at once, the remainder included."""
    return joined(". ", (words, rest))


def _sentence(words: str) -> str:
    return joined("", (words, "."))


def remainder_section(found: Allocation, reader: Reader) -> LegendSection:
    """Return the part of the legend that says what has no district."""
    parts = remainder_lines(found, reader)
    lines = (remainder_line(found, reader), *parts) if parts else (no_remainder(reader),)
    return LegendSection(title=reader.t("Without a district"), entries=(), reference=lines)


def _total_note(found: Allocation, reader: Reader) -> str:
    words = reader.t("All awards: {total}, the same sum under every rule of place.")
    total = figure(euros(found.total_cents, reader), of_awards("all", "total"))
    return cited(words, total=total)
