"""Does a statement hold? The chosen comparison in every other representation, counted.

A statement such as "A has a higher rate than B" is looked at in other classes, with other
denominators, in the parts of the sides and in other years. What is missing, uncertain or inside
rounding leaves it open and is never counted as borne out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from geo.areas import level_of
from geo.citation import cited, figure, joined
from geo.compare.addresses import EVERY, holds_ref
from geo.compare.cells import cell
from geo.compare.denominators import normalised
from geo.compare.representations import (
    Question,
    Representation,
    as_shown,
    other_periods,
)
from geo.compare.side_classes import in_classes
from geo.compare.side_parts import in_parts
from geo.compare.sides import Side
from geo.compare.statements import Claim, Holds, Statement, stated, statement_words
from geo.model import Level
from geo.text import Reader
from geo.world import World

LISTED = 4
"""How many representations a sentence names; the rest is counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Robustness:
    """A statement in its representations; ``statement`` is None where none can be made.

    ``words`` are the statement and the one sentence counted from the representations. ``table`` has
    a row for each representation and side; ``ref`` is the address of its value, ``refs`` holds
    those of the figures it is made of, with spaces between.
    """

    statement: Statement | None
    representations: tuple[Representation, ...]
    table: pd.DataFrame
    words: tuple[str, ...]
    notes: tuple[str, ...]

    def counted(self, holds: Holds) -> int:
        """Return in how many representations the statement is so."""
        return sum(one.holds is holds for one in self.representations)


def robustness(
    world: World,
    sides: Sequence[Side],
    indicator: str,
    reader: Reader,
    *,
    claim: Claim | None = None,
    order: Sequence[str] = (),
) -> Robustness:
    """Return a statement on an indicator in every representation there is.

    Args:
        world: The tables.
        sides: At least two.
        indicator: Id of the measure.
        reader: Language of the texts.
        claim: What is claimed; by default of two sides which is higher, of more which is highest.
        order: Ids of the sides in the order claimed, highest first; by default that of the figures.

    """
    period = _period(world, sides, indicator)
    numbers = {side.id: _number(world, side, indicator, period) for side in sides}
    statement = stated(indicator, period, numbers, claim) if period else None
    if statement is None:
        words = reader.t("Fewer than two sides have a figure of one year: nothing to state.")
        return _none(words, reader)
    if order:
        statement = Statement(
            claim=statement.claim, indicator=indicator, period=period, order=tuple(order)
        )
    question = Question(statement=statement, sides=tuple(sides), measure=world.catalogue[indicator])
    found, notes = _representations(world, question, reader)
    said = statement_words(statement, sides, question.measure, reader)
    return Robustness(
        statement=statement,
        representations=found,
        table=_table(found, reader),
        words=(said, sentence(found, reader, None if order else partial(_ref, question))),
        notes=(*_levels(sides, reader), *notes, *_stand_ins(world, question, reader)),
    )


def _ref(question: Question, what: str) -> str:
    statement = question.statement
    ids = [side.id for side in question.sides]
    return holds_ref(what, statement.indicator, statement.claim.value, ids)


def sentence(
    found: Sequence[Representation], reader: Reader, ref_of: Callable[[str], str] | None = None
) -> str:
    """Return in how many representations a statement holds, where it fails and what is open.

    ``ref_of`` gives the address of a number by the verdict that is counted, or ``all``.
    """

    def counted(what: str, number: int) -> str:
        return figure(reader.number(number), ref_of(what) if ref_of else "")

    by_holds = {holds: [one for one in found if one.holds is holds] for holds in Holds}
    yes, no, undecided = (by_holds[one] for one in (Holds.YES, Holds.NO, Holds.UNDECIDED))
    parts: list[str] = [
        cited(
            reader.t("Holds in {count} of {all} representations"),
            count=counted(Holds.YES, len(yes)),
            all=counted(EVERY, len(found)),
        )
    ]
    if no:
        parts.append(reader.t("fails for {list}").format(list=_listed(no, reader)))
    if undecided:
        parts.append(
            cited(
                reader.t("{count} cannot be decided ({list})"),
                count=counted(Holds.UNDECIDED, len(undecided)),
                list=_listed(undecided, reader),
            )
        )
    return joined("", [joined("; ", parts), "."])


COLUMNS = (
    "way",
    "id",
    "title",
    "holds",
    "why",
    "side",
    "name",
    "low",
    "high",
    "text",
    "ref",
    "refs",
)


def _representations(
    world: World, question: Question, reader: Reader
) -> tuple[tuple[Representation, ...], tuple[str, ...]]:
    classes, unclassed = in_classes(world, question, reader)
    others, uncounted = normalised(world, question, reader)
    parts, levels = in_parts(world, question, reader)
    years, breaks = other_periods(world, question, reader)
    shown = as_shown(world, question, reader)
    found = (shown, *classes, *others, *parts, *years)
    return found, (*unclassed, *uncounted, *levels, *breaks)


def _period(world: World, sides: Sequence[Side], indicator: str) -> str:
    """Return the newest period in which most sides, and at least two, have a figure."""
    having = {
        period: sum(_number(world, side, indicator, period) is not None for side in sides)
        for period in sorted(world.observations.get(indicator, {}), reverse=True)
    }
    most = max(having.values(), default=0)
    return next(one for one in having if having[one] == most) if most >= 2 else ""


def _number(world: World, side: Side, indicator: str, period: str) -> float | None:
    return cell(world, side, indicator, period=period).value.number


def _none(reason: str, reader: Reader) -> Robustness:
    return Robustness(
        statement=None, representations=(), table=_table((), reader), words=(reason,), notes=()
    )


def _listed(found: Sequence[Representation], reader: Reader) -> str:
    names = ", ".join(one.short for one in found[:LISTED])
    rest = len(found) - LISTED
    more = reader.t(" and {count} more").format(count=reader.number(rest))
    return names + (more if rest > 0 else "")


def _levels(sides: Sequence[Side], reader: Reader) -> tuple[str, ...]:
    """Return a word on Länder or Germany beside regions, which are of another level."""
    wide = {Level.COUNTRY, Level.STATE}
    levels = [level_of(side.areas[0]) for side in sides]
    if not wide & set(levels) or set(levels) <= wide:
        return ()
    return (reader.t("Länder or Germany stand beside regions: their areas are of unlike size."),)


def _stand_ins(world: World, question: Question, reader: Reader) -> tuple[str, ...]:
    notes = []
    for side in question.sides:
        own = cell(world, side, question.measure.id, period=question.period).of_district
        if own:
            words = reader.t("{side} has no figures of its own here; those of {district} stand in.")
            name = str(world.areas.loc[own, "name"])
            notes.append(words.format(side=side.title(reader), district=name))
    return tuple(notes)


def _table(found: Sequence[Representation], reader: Reader) -> pd.DataFrame:
    rows = [
        (
            *(one.way.value, one.id, one.title, one.holds.value, one.why),
            *(small.side.id, small.side.title(reader)),
            *(small.span or (None, None)),
            *(small.text, small.ref, " ".join(small.refs)),
        )
        for one in found
        for small in one.smalls
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
