"""What stands against a statement in one representation: the guard, and parts beside their whole.

A representation against which something stands is not formed; it is counted and named apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.areas import level_of
from geo.compare.cells import Cell
from geo.compare.guard import verdict
from geo.compare.overlaps import share_areas
from geo.compare.pairs import Use, verdict_of_two
from geo.compare.sides import Side
from geo.compare.statements import Statement
from geo.model import Kind, Level
from geo.text import Reader


def objection(
    statement: Statement, cells: Sequence[Cell], reader: Reader, below: Sequence[Cell] = ()
) -> str:
    """Return why figures may not bear a statement out or not, empty where they may.

    Args:
        statement: What is claimed.
        cells: The figure of each side; those without a number are missing and refuse nothing.
        reader: Language of the words.
        below: What each of them is divided by, in the same order; empty where they are not.

    """
    if below:
        pairs = [
            (one, other)
            for one, other in zip(cells, below, strict=True)
            if one.value.number is not None and other.value.number is not None
        ]
        upper, lower = ([pair[place] for pair in pairs] for place in (0, 1))
        return " ".join(verdict_of_two(upper, lower, Use.PER, reader).refused)
    known = [one for one in cells if one.value.number is not None]
    refused = verdict(known, reader).refused
    counted = any(one.measure is not None and one.measure.kind is Kind.COUNT for one in known)
    parts = part_of_whole(statement, [one.side for one in known], reader) if counted else ""
    return " ".join(filter(None, [*refused, parts]))


def part_of_whole(statement: Statement, sides: Sequence[Side], reader: Reader) -> str:
    """Return that counts of sides that share areas are not compared, empty where none do."""
    shared = _shared(statement, sides, reader)
    words = reader.t("A count of a part is not set against that of the whole: {sides}.")
    return words.format(sides="; ".join(shared)) if shared else ""


def parts_shared(statement: Statement, sides: Sequence[Side], reader: Reader) -> str:
    """Return that sides have parts in common, of which none lies above itself; else empty."""
    shared = _shared(statement, sides, reader)
    words = reader.t("They have parts in common, which cannot lie above themselves: {sides}.")
    return words.format(sides="; ".join(shared)) if shared else ""


def no_parts(sides: Sequence[Side], level: Level, reader: Reader) -> str:
    """Return which sides are smaller than the areas of a level, empty where none is."""
    small = [
        side.title(reader)
        for side in sides
        if level is Level.DISTRICT
        and any(level_of(area) is Level.MUNICIPALITY for area in side.areas)
    ]
    words = reader.t("Made of municipalities, so without districts of its own: {sides}.")
    return words.format(sides="; ".join(small)) if small else ""


def _shared(statement: Statement, sides: Sequence[Side], reader: Reader) -> list[str]:
    by_id = {side.id: side for side in sides}
    words = reader.t("{one} and {other}")
    return [
        words.format(one=by_id[first].title(reader), other=by_id[second].title(reader))
        for first, second in statement.compared()
        if first in by_id and second in by_id and share_areas(by_id[first], by_id[second])
    ]
