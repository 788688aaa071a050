"""A statement seen in the parts of the sides: their districts and their municipalities."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from geo.areas import level_of
from geo.comparability import level_words
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
from geo.model import Kind, Level
from geo.observations import values
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

Shown = Callable[[Sequence[float]], tuple[float, float]]


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
    ways: tuple[tuple[str, str, Shown, str], ...] = (
        ("median", reader.t("median of the {level}"), _median, near_words(reader)),
        ("range", reader.t("all {level} of one above all of the other"), _range, overlap),
    )
    small = no_parts(question.sides, level, reader)
    shared = parts_shared(question.statement, question.sides, reader)
    return [
        represented(
            question,
            Way.LEVEL,
            _smalls(world, question, parts, period, reader, shown),
            reader,
            step=10.0**-question.measure.decimals,
            id=f"{level.value}-{id_}",
            titles=((words.format(level=name) + year), words.format(level=name) + year),
            near=near,
            against=small or (shared if id_ == "range" else ""),
        )
        for id_, words, shown, near in ways
    ]


def _median(numbers: Sequence[float]) -> tuple[float, float]:
    middle = float(median(numbers))
    return middle, middle


def _range(numbers: Sequence[float]) -> tuple[float, float]:
    return min(numbers), max(numbers)


def _smalls(
    world: World,
    question: Question,
    parts: Mapping[str, Sequence[str]],
    period: str,
    reader: Reader,
    shown: Shown,
) -> list[Small]:
    indicator = question.statement.indicator
    rows = values(world.observations, indicator, period)["value"]
    found = []
    for side in question.sides:
        own = rows.reindex(list(parts[side.id]))
        missing = int(own.isna().sum())
        if own.empty or missing:
            words = reader.t("parts without a value: {count}") if missing else reader.t("no parts")
            text = words.format(count=reader.number(missing))
            found.append(Small(side=side, span=None, text=text))
            continue
        decimals = question.measure.decimals
        low, high = shown([round(float(one), decimals) for one in own])
        span = (round(low, decimals), round(high, decimals))
        refs = tuple(of_observation(indicator, str(area), period) for area in own.index)
        found.append(Small(side=side, span=span, text=_words(span, question, reader), refs=refs))
    return found


def _words(span: tuple[float, float], question: Question, reader: Reader) -> str:
    low, high = span
    decimals, unit = question.measure.decimals, reader.of(question.measure.unit)
    if low == high:
        return reader.with_unit(low, decimals, unit)
    return f"{reader.number(low, decimals)}–{reader.with_unit(high, decimals, unit)}"
