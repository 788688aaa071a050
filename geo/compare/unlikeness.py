"""Figures that are unlike most others in measure, unit or census: which, and what each of them is.

Where one figure is unlike all others, which are alike, it is named; else it is said what each is,
since of two unlike figures neither is the odd one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from geo.compare.cells import Cell
from geo.text import Reader

Reason = tuple[Cell, str]
"""A figure that is left out, and the sentence that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Aspect:
    """What must be the same of all figures; ``of`` is empty where it is not stated.

    ``words`` say it in the sentence ``apart``, which sets a figure against each of the others;
    ``alone`` is the sentence for one that is unlike all others.
    """

    of: Callable[[Cell], str]
    words: Callable[[Cell], str]
    alone: str
    apart: str


def aspects(reader: Reader) -> tuple[Aspect, ...]:
    """Return what must be the same of all figures beside one another."""
    t = reader.t
    return (
        Aspect(
            of=lambda one: one.indicator,
            words=lambda one: measure_words(one, reader),
            alone=t("{side}: another measure than the others."),
            apart=t("{side}: {own}, not the same measure as of {others}."),
        ),
        Aspect(
            of=lambda one: one.basis.indicator.unit.en if one.basis else "",
            words=lambda one: reader.of(one.basis.indicator.unit) if one.basis else "",
            alone=t("{side}: measured in another unit than the others."),
            apart=t("{side}: measured in {own}, not in the unit of {others}."),
        ),
        Aspect(
            of=census_of,
            words=census_of,
            alone=t("{side}: population after another census than that of the others."),
            apart=t("{side}: population after the census {own}, not after that of {others}."),
        ),
    )


def unlike(known: Sequence[Cell], aspect: Aspect, reader: Reader) -> Iterator[Reason]:
    """Yield the figures that are unlike most, of equally many those unlike the first."""
    groups: dict[str, list[Cell]] = {}
    for one in known:
        if aspect.of(one):
            groups.setdefault(aspect.of(one), []).append(one)
    usual = max(groups.values(), key=len, default=[])
    for group in groups.values():
        for one in group if group is not usual else ():
            alone = len(group) == len(groups) - 1 == 1 < len(usual)
            side = one.side.title(reader)
            words = aspect.alone.format(side=side) if alone else _apart(one, known, aspect, reader)
            yield one, words


def census_of(one: Cell) -> str:
    """Return the census that a figure rests on, empty where none is stated."""
    return one.basis.census_base if one.basis else ""


def measure_words(one: Cell, reader: Reader) -> str:
    """Return of what measure and period a figure is."""
    measure = one.basis.indicator if one.basis else one.measure
    title, period = reader.of(measure.title) if measure else one.indicator, one.value.period
    return title if period in title else f"{title} {period}"


def _apart(one: Cell, known: Sequence[Cell], aspect: Aspect, reader: Reader) -> str:
    """Return what a figure is, and what each one is that is unlike it."""
    whose: dict[str, list[str]] = {}
    for other in known:
        if aspect.of(other) not in ("", aspect.of(one)):
            whose.setdefault(aspect.words(other), []).append(other.side.title(reader))
    others = "; ".join(f"{', '.join(names)} ({what})" for what, names in whose.items())
    side = one.side.title(reader)
    return aspect.apart.format(side=side, own=aspect.words(one), others=others)
