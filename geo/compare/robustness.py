"""Does a statement hold? The chosen comparison in every other representation, counted.

A statement such as "A has a higher rate than B" is looked at in other classes, with other
denominators, in the parts of the sides and in other years. What is missing, uncertain or inside
rounding leaves it open and is never counted as borne out; what may not stand side by side is not
formed, and counted apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from geo.areas import level_of
from geo.compare.addresses import holds_ref
from geo.compare.cells import cell
from geo.compare.denominators import normalised
from geo.compare.guard import verdict
from geo.compare.overlaps import overlap_notes
from geo.compare.representations import (
    Question,
    Representation,
    as_shown,
    other_periods,
)
from geo.compare.robustness_words import sentence
from geo.compare.side_classes import in_classes
from geo.compare.side_parts import in_parts
from geo.compare.sides import Side
from geo.compare.statements import Claim, Holds, Statement, stated, statement_words
from geo.model import Level
from geo.text import Reader
from geo.world import World


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

    @property
    def formed(self) -> tuple[Representation, ...]:
        """Return the representations in which figures stand side by side."""
        return tuple(one for one in self.representations if one.holds is not Holds.REFUSED)

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
    sides, left = _comparable(world, sides, indicator, period, reader)
    statement = _statement(world, sides, indicator, period, claim, order)
    if statement is None:
        words = reader.t("Fewer than two sides have a figure of one year: nothing to state.")
        return _none((words, *left), reader)
    question = Question(statement=statement, sides=sides, measure=world.catalogue[indicator])
    return _answered(world, question, left, reader, None if order else partial(_ref, question))


def _answered(
    world: World,
    question: Question,
    left: tuple[str, ...],
    reader: Reader,
    ref_of: Callable[[str], str] | None,
) -> Robustness:
    """Return a statement in its representations; ``left`` says which sides it is not about."""
    statement, sides = question.statement, question.sides
    shown = as_shown(world, question, reader)
    if shown.holds is Holds.REFUSED:
        remedy = reader.t("Nothing is stated; take one of them out or choose a rate.")
        return _none((shown.why, remedy, *left), reader)
    found, notes = _representations(world, question, shown, reader)
    said = statement_words(statement, sides, question.measure, reader)
    return Robustness(
        statement=statement,
        representations=found,
        table=_table(found, reader),
        words=(said, sentence(found, reader, ref_of)),
        notes=overlap_notes(
            world,
            sides,
            reader,
            (*left, *_levels(sides, reader), *notes, *_stand_ins(world, question, reader)),
        ),
    )


def _statement(
    world: World,
    sides: Sequence[Side],
    indicator: str,
    period: str,
    claim: Claim | None,
    order: Sequence[str],
) -> Statement | None:
    """Return what is claimed of the sides; None where fewer than two have a figure."""
    numbers = {side.id: _number(world, side, indicator, period) for side in sides}
    found = stated(indicator, period, numbers, claim) if period else None
    if found is None or not order:
        return found
    return replace(found, order=tuple(one for one in order if one in numbers))


def _ref(question: Question, what: str) -> str:
    statement = question.statement
    ids = [side.id for side in question.sides]
    return holds_ref(what, statement.indicator, statement.claim.value, ids)


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


def _comparable(
    world: World, sides: Sequence[Side], indicator: str, period: str, reader: Reader
) -> tuple[tuple[Side, ...], tuple[str, ...]]:
    """Return the sides whose figures may stand beside one another, and why others may not."""
    cells = [cell(world, side, indicator, period=period) for side in sides]
    found = verdict([one for one in cells if one.value.number is not None], reader)
    return tuple(side for side in sides if side.id not in found.out), found.refused


def _representations(
    world: World, question: Question, shown: Representation, reader: Reader
) -> tuple[tuple[Representation, ...], tuple[str, ...]]:
    classes, unclassed = in_classes(world, question, reader)
    others, uncounted = normalised(world, question, reader)
    parts, levels = in_parts(world, question, reader)
    years = other_periods(world, question, reader)
    found = (shown, *classes, *others, *parts, *years)
    return found, (*unclassed, *uncounted, *levels)


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


def _none(reasons: tuple[str, ...], reader: Reader) -> Robustness:
    return Robustness(
        statement=None, representations=(), table=_table((), reader), words=reasons, notes=()
    )


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
    """Return a row for each representation and side; one that is not formed has one row."""
    rows: list[tuple[object, ...]] = [
        (
            *(one.way.value, one.id, one.title, one.holds.value, one.why),
            *(small.side.id, small.side.title(reader)),
            *(small.span or (None, None)),
            *(small.text, small.ref, " ".join(small.refs)),
        )
        for one in found
        for small in one.smalls
    ]
    rows += [
        (one.way.value, one.id, one.title, one.holds.value, one.why, "", "", None, None, "", "", "")
        for one in found
        if one.holds is Holds.REFUSED
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
