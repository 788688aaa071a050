"""A statement seen with other denominators: the same count per inhabitant, employee or km².

Only where the count behind a measure is stored; a total beside them says what size does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, log10

from geo.compare.addresses import quotient_ref
from geo.compare.cells import Cell, cell
from geo.compare.objections import objection
from geo.compare.representations import (
    Question,
    Representation,
    Small,
    Way,
    near_words,
    represented,
)
from geo.model import Kind, Status
from geo.text import Reader
from geo.world import World

DIGITS = 3
"""Significant digits shown of a quotient; two that are alike in them are not told apart."""


YEARS_APART = 2
"""How far the years of a count and its denominator may lie apart; they are said."""
LAND = "area_km2"


@dataclass(frozen=True, kw_only=True, slots=True)
class Denominator:
    """A count that others are divided by; ``of_labour`` is for counts of the labour market."""

    id: str
    factor: float
    of_labour: bool = False


DENOMINATORS = (
    Denominator(id="population", factor=1000),
    Denominator(id="population_15_64", factor=1000, of_labour=True),
    Denominator(id="employees_workplace_by_occupation", factor=1000),
    Denominator(id=LAND, factor=1),
    Denominator(id="unemployed", factor=100, of_labour=True),
    Denominator(id="vacancies", factor=100, of_labour=True),
)
LABOUR = ("unemployed", "long_term_unemployed", "vacancies", "employees", "insolvencies")
"""What the ids of counts of the labour market and of firms begin with."""


def normalised(
    world: World, question: Question, reader: Reader
) -> tuple[list[Representation], tuple[str, ...]]:
    """Return the statement for the total and for every other denominator, and what cannot be."""
    measure = question.measure
    count = measure.id if measure.kind is Kind.COUNT else measure.numerator
    if not count:
        words = reader.t("The count behind the measure is not stored: no other denominators.")
        return [], (words,)
    top = [cell(world, side, count, period=question.period) for side in question.sides]
    found = [] if measure.kind is Kind.COUNT else [_total(world, question, count, top, reader)]
    for one in _fitting(count, measure.denominator or ""):
        period = _nearest_period(world, question, one, top)
        if period:
            found.append(_divided(world, question, one, period, top, reader))
    return found, ()


def _fitting(count: str, own: str) -> Iterator[Denominator]:
    for one in DENOMINATORS:
        if one.id not in {count, own} and (count.startswith(LABOUR) or not one.of_labour):
            yield one


def _total(
    world: World, question: Question, count: str, top: list[Cell], reader: Reader
) -> Representation:
    measure = world.catalogue[count]
    smalls = [
        Small(
            side=one.side,
            span=_span(one.value.number, one.value.status),
            text=reader.figure(one.value, measure.decimals, reader.of(measure.unit)),
            refs=(one.ref,) if one.ref else (),
            ref=one.ref,
        )
        for one in top
    ]
    words = reader.t("{count}, total ({period})")
    title = words.format(count=reader.of(measure.title), period=question.period)
    return represented(
        question,
        Way.NORMALISED,
        smalls,
        reader,
        step=10.0**-measure.decimals,
        id="total",
        titles=(title, reader.t("total")),
        near=near_words(reader),
        against=objection(question.statement, top, reader),
    )


def _divided(
    world: World,
    question: Question,
    one: Denominator,
    period: str,
    top: list[Cell],
    reader: Reader,
) -> Representation:
    below = [cell(world, above.side, one.id, period=period) for above in top]
    quotients = [_quotient(*both, one) for both in zip(top, below, strict=True)]
    known = [number for number in quotients if number]
    decimals = _decimals(max(known, default=1.0))
    unit = unit_words(one, reader)
    smalls = [
        _small(one, above, under, number, decimals, reader)
        for above, under, number in zip(top, below, quotients, strict=True)
    ]
    measure = world.catalogue[top[0].indicator]
    title = f"{reader.of(measure.title)} {unit} ({question.period})"
    if period != question.period:
        words = reader.t("{count} {unit} ({period}; denominator of {other})")
        title = words.format(
            count=reader.of(measure.title), unit=unit, period=question.period, other=period
        )
    return represented(
        question,
        Way.NORMALISED,
        smalls,
        reader,
        step=10.0**-decimals,
        id=f"per-{one.id}",
        titles=(title, unit),
        near=near_words(reader),
        against=objection(question.statement, top, reader, below),
    )


def unit_words(one: Denominator, reader: Reader) -> str:
    """Return what a quotient is counted in."""
    t = reader.t
    known = {
        "population": t("per 1,000 inhabitants"),
        "population_15_64": t("per 1,000 inhabitants aged 15 to 64"),
        "employees_workplace_by_occupation": t("per 1,000 employees"),
        "area_km2": t("per km²"),
        "unemployed": t("per 100 unemployed"),
        "vacancies": t("per 100 vacancies"),
    }
    return known[one.id]


def _nearest_period(world: World, question: Question, one: Denominator, top: list[Cell]) -> str:
    """Return the period of a denominator nearest to that of the count, empty if none is near.

    Periods in which all sides have it come first; areas of land hardly change with the years.
    """
    count_year = int(question.period[:4])
    near = sorted(
        (abs(int(period[:4]) - count_year), -int(period[:4]), period)
        for period in world.observations.get(one.id, {})
        if one.id == LAND or abs(int(period[:4]) - count_year) <= YEARS_APART
    )
    periods = [period for _, _, period in near]
    full = (
        period
        for period in periods
        if all(cell(world, above.side, one.id, period=period).value.number for above in top)
    )
    return next(full, periods[0] if periods else "")


def _quotient(above: Cell, below: Cell, one: Denominator) -> float | None:
    if above.value.number is None or not below.value.number:
        return None
    return one.factor * above.value.number / below.value.number


def _small(
    one: Denominator,
    above: Cell,
    below: Cell,
    number: float | None,
    decimals: int,
    reader: Reader,
) -> Small:
    if number is None:
        return Small(side=above.side, span=None, text=reader.t("not known"))
    return Small(
        side=above.side,
        span=_span(round(number, decimals), above.value.status),
        text=quotient_words(number, decimals, one, reader),
        refs=tuple(filter(None, (above.ref, below.ref))),
        ref=quotient_ref(one.id, above, below, decimals),
    )


def quotient_words(number: float, decimals: int, one: Denominator, reader: Reader) -> str:
    """Return a quotient with its unit; ``decimals`` below 0 round to tens and hundreds."""
    return reader.with_unit(round(number, decimals), max(decimals, 0), unit_words(one, reader))


def _decimals(number: float) -> int:
    """Return how many decimals leave the significant digits; fewer than none round to tens."""
    return DIGITS - 1 - floor(log10(number))


def _span(number: float | None, status: Status) -> tuple[float, float] | None:
    return None if number is None or status is Status.UNCERTAIN else (number, number)
