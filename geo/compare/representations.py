"""A statement seen in one way: a small value for each side, and whether they bear it out.

Here the values as shown and other years; classes, other denominators and parts of the sides stand
in modules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from geo.citation import Cited, cited, figure, joined
from geo.comparability import differences
from geo.compare.cells import Cell, cell
from geo.compare.objections import objection
from geo.compare.sides import Side
from geo.compare.statements import Holds, Span, Statement, judged
from geo.model import Indicator, Status
from geo.text import Reader
from geo.world import World


class Way(StrEnum):
    """In which way a representation differs from the values as shown."""

    VALUE = "value"
    CLASSES = "classes"
    NORMALISED = "normalised"
    LEVEL = "level"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True, slots=True)
class Small:
    """What a representation shows of a side; ``span`` is None where it shows nothing.

    ``text`` is the value in words, ``ref`` its address, ``refs`` are those of the figures it is
    made of.
    """

    side: Side
    span: Span | None
    text: str
    refs: tuple[str, ...] = ()
    ref: str = ""

    @property
    def cited(self) -> Cited:
        """Return the value in words, leading to its record."""
        return figure(self.text, self.ref)


@dataclass(frozen=True, kw_only=True, slots=True)
class Representation:
    """A statement seen in one way; ``colours`` are those of the classes, lowest first.

    ``short`` names it in a list, ``title`` on its own.
    """

    way: Way
    id: str
    title: str
    short: str
    holds: Holds
    why: str
    smalls: tuple[Small, ...]
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked in every way: a statement, of which sides, about which measure."""

    statement: Statement
    sides: tuple[Side, ...]
    measure: Indicator

    @property
    def period(self) -> str:
        """Return the period of the statement."""
        return self.statement.period


def represented(
    question: Question,
    way: Way,
    smalls: Sequence[Small],
    reader: Reader,
    *,
    step: float,
    id: str,  # noqa: A002 - the word of the dataclass
    titles: tuple[str, str],
    near: str,
    colours: tuple[str, ...] = (),
    against: str = "",
) -> Representation:
    """Return a representation with its verdict; ``near`` says why two are not told apart.

    ``titles`` are the full one and the short one; what is said ``against`` it refuses it.
    """
    if against:
        return refused(way, id, titles, against)
    numbers = {one.side.id: one.span for one in smalls}
    holds, pair = judged(question.statement, numbers, step)
    by_id = {one.side.id: one for one in smalls}
    why = _why(holds, by_id[pair[0]], by_id[pair[1]], near, reader) if pair else ""
    return Representation(
        way=way,
        id=id,
        title=titles[0],
        short=titles[1],
        holds=holds,
        why=why,
        smalls=tuple(smalls),
        colours=colours,
    )


def refused(way: Way, id_: str, titles: tuple[str, str], against: str) -> Representation:
    """Return a representation that is not formed, for what is said ``against`` it."""
    return Representation(
        way=way,
        id=id_,
        title=titles[0],
        short=titles[1],
        holds=Holds.REFUSED,
        why=against,
        smalls=(),
    )


def _why(holds: Holds, one: Small, other: Small, near: str, reader: Reader) -> str:
    lacking = [small for small in (one, other) if small.span is None]
    if lacking and holds is Holds.UNDECIDED:
        if one.text == other.text:
            return one.cited
        said = [joined(": ", [small.side.title(reader), small.cited]) for small in lacking]
        return joined("; ", said)
    words = near if holds is Holds.UNDECIDED else reader.t("{one}: {value}; {other}: {beside}")
    return cited(
        words,
        one=one.side.title(reader),
        value=one.cited,
        other=other.side.title(reader),
        beside=other.cited,
    )


def near_words(reader: Reader) -> str:
    """Return why two numbers are not told apart: they differ by less than their rounding."""
    return reader.t("not distinguishable: {one} {value}, {other} {beside}")


def small_of(found: Cell, measure: Indicator, reader: Reader) -> Small:
    """Return a figure with its words; an uncertain one cannot decide and is none."""
    value = found.value
    text = reader.figure(value, measure.decimals, reader.of(measure.unit))
    number = value.number
    decides = number is not None and value.status is not Status.UNCERTAIN
    return Small(
        side=found.side,
        span=(number, number) if decides and number is not None else None,
        text=text,
        refs=(found.ref,) if found.ref else (),
        ref=found.ref,
    )


def in_period(world: World, question: Question, period: str, reader: Reader) -> list[Small]:
    """Return the figures of the sides in a period, as they are shown."""
    return [small_of(one, question.measure, reader) for one in cells_in(world, question, period)]


def cells_in(world: World, question: Question, period: str) -> list[Cell]:
    """Return the figures of the sides in a period."""
    indicator = question.statement.indicator
    return [cell(world, side, indicator, period=period) for side in question.sides]


def as_shown(world: World, question: Question, reader: Reader) -> Representation:
    """Return the statement in the values themselves."""
    title = reader.t("Values as shown ({period})").format(period=question.period)
    return represented(
        question,
        Way.VALUE,
        in_period(world, question, question.period, reader),
        reader,
        step=10.0**-question.measure.decimals,
        id="value",
        titles=(title, reader.t("values as shown")),
        near=near_words(reader),
        against=_against(world, question, question.period, reader),
    )


def _against(world: World, question: Question, period: str, reader: Reader) -> str:
    return objection(question.statement, cells_in(world, question, period), reader)


def other_periods(world: World, question: Question, reader: Reader) -> list[Representation]:
    """Return the statement in other years; those that are not comparable are not formed."""
    found = []
    for period in _periods(world, question):
        smalls = in_period(world, question, period, reader)
        apart = _apart(world, question, period, reader)
        if not apart and sum(one.span is not None for one in smalls) < 2:
            continue
        found.append(
            represented(
                question,
                Way.YEAR,
                smalls,
                reader,
                step=10.0**-question.measure.decimals,
                id=f"year-{period}",
                titles=(reader.t("Year {period}").format(period=period), period),
                near=near_words(reader),
                against=apart or _against(world, question, period, reader),
            )
        )
    return found


def _periods(world: World, question: Question) -> Iterator[str]:
    known = world.observations.get(question.statement.indicator, {})
    yield from (one for one in sorted(known, reverse=True) if one != question.period)


def _apart(world: World, question: Question, period: str, reader: Reader) -> str:
    """Return why a year may not be put beside that of the statement, empty where it may."""
    indicator = question.statement.indicator
    for side in question.sides:
        now = cell(world, side, indicator, period=question.period).basis
        then = cell(world, side, indicator, period=period).basis
        if now and then:
            apart = [one.words for one in differences(now, then, reader) if one.refused]
            if apart:
                return " ".join(apart)
    return ""
