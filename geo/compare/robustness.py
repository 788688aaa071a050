"""Does a statement hold? The chosen comparison in every other representation, counted.

A statement such as "A has a higher rate than B" is looked at in other classes, with other
denominators, in the parts of the sides and in other years. It is about the same sides in each:
those with a comparable figure; the others are named. What is missing or uncertain leaves it open
and is never counted as borne out, nor is what lies inside rounding unless a tie is stated; what may
not stand side by side is not formed, and counted apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from geo.areas import level_of
from geo.compare.addresses import STATED, holds_ref
from geo.compare.cells import cell
from geo.compare.denominators import normalised
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
from geo.compare.stated_sides import Stated, left_sentence, stated_sides
from geo.compare.statements import Claim, Holds, Statement, stated, statement_words
from geo.compare.wording import sentences
from geo.model import Indicator, Level
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Robustness:
    """A statement in its representations; ``statement`` is None where none can be made.

    ``words`` are the statement, why nothing is stated of the sides ``left`` where there are some,
    and the one sentence counted from the representations. ``table`` has a row for each
    representation and side; ``ref`` is the address of its value, ``refs`` holds those of the
    figures it is made of, with spaces between.
    """

    statement: Statement | None
    representations: tuple[Representation, ...]
    table: pd.DataFrame
    words: tuple[str, ...]
    notes: tuple[str, ...]
    left: tuple[Side, ...] = ()

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
    about = stated_sides(world, sides, indicator, reader)
    measure = world.catalogue[indicator]
    statement = _statement(about, measure, claim, order)
    if statement is None:
        left = sentences(left_sentence(about.left, reader, of_statement=False))
        words = reader.t(
            "Fewer than two sides have a comparable figure of one year: nothing to state."
        )
        return _none((words, *left), reader)
    question = Question(statement=statement, sides=about.sides, measure=measure)
    shown = as_shown(world, question, reader)
    left = sentences(left_sentence(about.left, reader))
    if shown.holds is Holds.REFUSED:
        remedy = reader.t("Nothing is stated; take one of them out or choose a rate.")
        return _none((shown.why, remedy, *left), reader)
    ref_of = None if order else partial(_ref, statement, sides)
    found = _answered(world, question, shown, reader)
    said = statement_words(statement, sides, measure, reader, ref_of(STATED) if ref_of else "")
    counted = sentence(found.representations, reader, ref_of)
    return replace(found, words=(said, *left, counted), left=tuple(side for side, _ in about.left))


def _answered(
    world: World, question: Question, shown: Representation, reader: Reader
) -> Robustness:
    """Return a statement in its representations and what is to be noted, not yet in words."""
    sides = question.sides
    found, notes = _representations(world, question, shown, reader)
    said = (*_levels(sides, reader), *notes, *_stand_ins(world, question, reader))
    return Robustness(
        statement=question.statement,
        representations=found,
        table=_table(found, reader),
        words=(),
        notes=overlap_notes(world, sides, reader, said),
    )


def _statement(
    about: Stated, measure: Indicator, claim: Claim | None, order: Sequence[str]
) -> Statement | None:
    """Return what is claimed of the sides; None where fewer than two have a figure."""
    numbers = {one.side.id: one.value.number for one in about.cells}
    found = stated(measure, about.period, numbers, claim)
    if found is None or not order:
        return found
    return replace(found, order=tuple(one for one in order if one in numbers), ties=())


def _ref(statement: Statement, sides: Sequence[Side], what: str) -> str:
    ids = [side.id for side in sides]
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


def _representations(
    world: World, question: Question, shown: Representation, reader: Reader
) -> tuple[tuple[Representation, ...], tuple[str, ...]]:
    classes, unclassed = in_classes(world, question, reader)
    others, uncounted = normalised(world, question, reader)
    parts, levels = in_parts(world, question, reader)
    years = other_periods(world, question, reader)
    found = (shown, *classes, *others, *parts, *years)
    return found, (*unclassed, *uncounted, *levels)


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
