"""Of which sides something is stated: those with a figure of one period that is comparable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.citation import cited, joined
from geo.compare.cells import Cell, absence_words, cell
from geo.compare.likeness import parted
from geo.compare.sides import Side
from geo.compare.wording import listed
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """The figures that a statement is about, of one ``period``; empty where there are none.

    ``left`` are the other sides, each with the reason why nothing is stated of it.
    """

    period: str
    cells: tuple[Cell, ...]
    left: tuple[tuple[Side, str], ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """Return the sides that a statement is about."""
        return tuple(one.side for one in self.cells)


def stated_sides(world: World, sides: Sequence[Side], indicator: str, reader: Reader) -> Stated:
    """Return of which sides figures of one period may stand beside one another."""
    period = _period(world, sides, indicator)
    cells = tuple(cell(world, one, indicator, period=period or None) for one in sides)
    apart = parted(cells, reader)
    reasons = {
        **apart.aside,
        **{one.side.id: _absence(world, one, period, reader) for one in apart.missing},
    }
    return Stated(
        period=period,
        cells=apart.compared if period else (),
        left=tuple((one, reasons[one.id]) for one in sides if one.id in reasons),
    )


def left_sentence(
    left: Sequence[tuple[Side, str]], reader: Reader, *, of_statement: bool = True
) -> str:
    """Return which sides have no comparable figure and why, those with one reason together.

    ``of_statement`` says that so nothing is stated of them, where something is stated of others.
    """
    if not left:
        return ""
    whose: dict[str, list[str]] = {}
    for side, reason in left:
        whose.setdefault(reason.rstrip("."), []).append(side.title(reader))
    said = [f"{listed(names, reader)} ({reason})" for reason, names in whose.items()]
    words = reader.t("Without a comparable figure: {sides}.")
    if of_statement:
        words = reader.t("Without a comparable figure, so nothing is stated of: {sides}.")
    return cited(words, sides=joined("; ", said))


def _absence(world: World, one: Cell, period: str, reader: Reader) -> str:
    """Return why a side has no figure of a period, and of which it has one instead."""
    newest = cell(world, one.side, one.indicator)
    if not period or newest.value.number is None or newest.basis is None:
        return absence_words(world, one, reader)
    words = reader.t("no figure of {period}, only of {other}: {measure}")
    title = reader.of(newest.basis.indicator.title)
    return words.format(period=period, measure=title, other=newest.value.period)


def _period(world: World, sides: Sequence[Side], indicator: str) -> str:
    """Return the newest period in which most sides, and at least two, have a figure."""
    having = {
        period: sum(_known(world, side, indicator, period) for side in sides)
        for period in sorted(world.observations.get(indicator, {}), reverse=True)
    }
    most = max(having.values(), default=0)
    return next(one for one in having if having[one] == most) if most >= 2 else ""


def _known(world: World, side: Side, indicator: str, period: str) -> bool:
    return cell(world, side, indicator, period=period).value.number is not None
