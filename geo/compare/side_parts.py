"""A statement seen in the parts of the sides: their districts and their municipalities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from geo.areas import level_of
from geo.comparability import level_words
from geo.compare.addresses import parts_ref
from geo.compare.objections import no_parts, parts_shared
from geo.compare.representations import (
    Question,
    Representation,
    Small,
    Way,
    near_words,
    represented,
)
from geo.compare.side_areas import areas_inside
from geo.compare.statements import Span
from geo.model import Indicator, Kind, Level
from geo.observations import values
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

Shown = Callable[[Sequence[float]], Span]

MEDIAN, RANGE, MISSING = "median", "range", "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class SideParts:
    """The figures of the parts of a side, rounded as shown, and the parts that have none."""

    measure: Indicator
    numbers: tuple[float, ...]
    lacking: tuple[str, ...]

    def span(self, what: str) -> Span | None:
        """Return median or range, None where a part has no figure."""
        if self.lacking or not self.numbers:
            return None
        low, high = _SHOWN[what](self.numbers)
        return round(low, self.measure.decimals), round(high, self.measure.decimals)

    def words(self, what: str, reader: Reader) -> str:
        """Return median or range in words, or why there is none."""
        span = self.span(what)
        if span is not None:
            return _words(span, self.measure, reader)
        if not self.lacking:
            return reader.t("no parts")
        words = reader.t("parts without a value: {count}")
        return words.format(count=reader.number(len(self.lacking)))


def side_parts(world: World, measure: Indicator, areas: Sequence[str], period: str) -> SideParts:
    """Return the figures of areas in a period."""
    rows = values(world.observations, measure.id, period)["value"].reindex(list(areas))
    return SideParts(
        measure=measure,
        numbers=tuple(round(float(one), measure.decimals) for one in rows.dropna()),
        lacking=tuple(map(str, rows.index[rows.isna()])),
    )


def in_parts(
    world: World, question: Question, reader: Reader
) -> tuple[list[Representation], tuple[str, ...]]:
    """Return the statement in medians and ranges of the parts, and which levels say nothing.

    A median of totals says how many parts there are rather than how they are, so totals have none.
    """
    if question.measure.kind is Kind.COUNT:
        return [], ()
    found, notes = [], []
    for level in (Level.DISTRICT, Level.MUNICIPALITY):
        parts = {side.id: areas_inside(world, side, level) for side in question.sides}
        period = _period(world, question, level)
        if level is Level.DISTRICT and all(len(areas) < 2 for areas in parts.values()):
            continue
        if not period or not any(parts.values()):
            words = reader.t("No figures of {level} for this measure.")
            notes.append(words.format(level=level_words(level, reader)))
            continue
        found += _of_level(world, question, level, parts, period, reader)
    return found, tuple(notes)


def _period(world: World, question: Question, level: Level) -> str:
    """Return the period of the statement, else the newest that the level has; empty for none."""
    known = world.observations.get(question.statement.indicator, {})
    having = [
        period
        for period, rows in known.items()
        if any(level_of(str(area)) is level for area in rows.index)
    ]
    return question.period if question.period in having else max(having, default="")


def _of_level(
    world: World,
    question: Question,
    level: Level,
    parts: Mapping[str, Sequence[str]],
    period: str,
    reader: Reader,
) -> list[Representation]:
    name = level_words(level, reader)
    year = "" if period == question.period else f", {period}"
    overlap = reader.t("the ranges overlap: {one} {value}, {other} {beside}")
    ways: tuple[tuple[str, str, str], ...] = (
        (MEDIAN, reader.t("median of the {level}"), near_words(reader)),
        (RANGE, reader.t("all {level} of one above all of the other"), overlap),
    )
    small = no_parts(question.sides, level, reader)
    shared = parts_shared(question.statement, question.sides, reader)
    return [
        represented(
            question,
            Way.LEVEL,
            _smalls(world, question, level, parts, period, reader, id_),
            reader,
            step=10.0**-question.measure.decimals,
            id=f"{level.value}-{id_}",
            titles=((words.format(level=name) + year), words.format(level=name) + year),
            near=near,
            against=small or (shared if id_ == "range" else ""),
        )
        for id_, words, near in ways
    ]


def _median(numbers: Sequence[float]) -> Span:
    middle = float(median(numbers))
    return middle, middle


def _range(numbers: Sequence[float]) -> Span:
    return min(numbers), max(numbers)


_SHOWN: Mapping[str, Shown] = {MEDIAN: _median, RANGE: _range}


def _smalls(
    world: World,
    question: Question,
    level: Level,
    parts: Mapping[str, Sequence[str]],
    period: str,
    reader: Reader,
    what: str,
) -> list[Small]:
    indicator = question.statement.indicator
    found = []
    for side in question.sides:
        areas = parts[side.id]
        own = side_parts(world, question.measure, areas, period)
        span = own.span(what)
        shown = what if span else MISSING if own.lacking else ""
        found.append(
            Small(
                side=side,
                span=span,
                text=own.words(what, reader),
                refs=tuple(of_observation(indicator, one, period) for one in areas if span),
                ref=shown and parts_ref(shown, side.id, level.value, indicator, period),
            )
        )
    return found


def _words(span: Span, measure: Indicator, reader: Reader) -> str:
    low, high = span
    unit = reader.of(measure.unit)
    if low == high:
        return reader.with_unit(low, measure.decimals, unit)
    lowest = reader.number(low, measure.decimals)
    return f"{lowest}–{reader.with_unit(high, measure.decimals, unit)}"
