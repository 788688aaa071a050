"""Regions side by side in a report: only what may be compared, the rest with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geo.areas import COUNTRY
from geo.citation import cited, figure, joined
from geo.compare.beside_words import states_sentence
from geo.compare.cells import Cell as Figure
from geo.compare.cells import absence_words
from geo.compare.overlaps import overlap_words
from geo.compare.row_words import aside_names, by_number, ends
from geo.compare.rows import Row, default_indicators, note_of, row_notes, rows
from geo.compare.sides import AREA, Side
from geo.compare.wording import (
    alike,
    aside_sentence,
    cell_words,
    missing_sentence,
    number_words,
    sentences,
    titles,
)
from geo.model import Text
from geo.report_notes import definition_ref
from geo.report_parts import Block, Cell, Section, Table
from geo.report_sentences import cut
from geo.text import Reader
from geo.world import World

MOST_BESIDE = 5
"""Regions that stand beside one another in a table of a page; more make further tables."""
LONGEST_HEAD = 70
"""Letters of the name of a region above a column."""


def distinct(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Return sides of which no two are called alike: a title that comes twice has its definition.

    Those of one definition and one title are numbered.
    """
    twice = Counter(side.region.title for side in sides)
    named = [_with_definition(side) if twice[side.region.title] > 1 else side for side in sides]
    again = Counter(side.region.title for side in named)
    seen: Counter[Text] = Counter()
    found = []
    for side in named:
        title = side.region.title
        seen[title] += 1
        number = f" ({seen[title]})" if again[title] > 1 else ""
        found.append(_titled(side, Text(de=f"{title.de}{number}", en=f"{title.en}{number}")))
    return tuple(found)


def _with_definition(side: Side) -> Side:
    region, own = side.region.title, side.definition.title
    return _titled(side, Text(de=f"{region.de} – {own.de}", en=f"{region.en} – {own.en}"))


def _titled(side: Side, title: Text) -> Side:
    return replace(side, apart="", region=replace(side.region, title=title))


def comparison_sections(world: World, sides: Sequence[Side], reader: Reader) -> tuple[Section, ...]:
    """Return the chapter that compares sides; ``sides`` are at least two and called unlike."""
    t = reader.t
    found = rows(world, sides, default_indicators(world), reader)
    tables = tuple(
        _table(world, found, sides[first : first + MOST_BESIDE], reader)
        for first in range(0, len(sides), MOST_BESIDE)
    )
    parts = [Section(title=reader.of(one.indicator.title), blocks=_said(world, one, reader),
                     level=3) for one in found]  # fmt: skip
    return (
        Section(title=t("Regions side by side"), blocks=_shared(world, sides, reader), level=1),
        Section(title=t("Key figures side by side"), blocks=tables),
        Section(title=t("Measure by measure"), blocks=(t(
            "What is said compares only what may stand side by side; what may not is named with "
            "the reason."
        ),)),
        *parts,
    )  # fmt: skip


def _shared(world: World, sides: Sequence[Side], reader: Reader) -> tuple[Block, ...]:
    """Return which sides share areas, each with how it is drawn."""
    t = reader.t
    drawn = {side.id: definition_ref(side.region, side.definition) for side in chapters(sides)}
    found = overlap_words(world, sides, reader, drawn)
    never = t("Figures of regions are never added up: regions may overlap and are of unlike size.")
    return (*(found or (t("No two of the regions share an area."),)), never)


def _table(world: World, found: Sequence[Row], sides: Sequence[Side], reader: Reader) -> Table:
    t = reader.t
    names = [cut(side.title(reader), LONGEST_HEAD) for side in sides]
    ids = {side.id for side in sides}
    return Table(
        caption=t("Key figures of {list} beside Germany").format(
            list=", ".join(side.title(reader) for side in sides)
        ),
        heads=(t("Measure"), *names, t("Germany")),
        rows=tuple(_row(world, one, ids, reader) for one in found),
        widths=(1.8, *[1.0] * (len(sides) + 1)),
    )


def _row(world: World, found: Row, ids: set[str], reader: Reader) -> tuple[Cell, ...]:
    measure = found.indicator
    line = found.line(COUNTRY)
    country = _valued(line.cell, "", reader) if line else Cell(text=reader.t("no figure"))
    return (
        Cell(text=reader.of(measure.title), small=reader.of(measure.unit)),
        *(_cell(world, found, one, reader) for one in found.cells if one.side.id in ids),
        country,
    )


def _cell(world: World, found: Row, one: Figure, reader: Reader) -> Cell:
    if one.side.id in found.parted.aside:
        return Cell(text=reader.t("not comparable"), small=found.parted.aside[one.side.id])
    if one.value.number is None:
        return Cell(text=absence_words(world, one, reader))
    return _valued(one, note_of(world, found, one, reader), reader)


def _valued(one: Figure, note: str, reader: Reader) -> Cell:
    """Return a figure with its year, and with its measure where that is another one."""
    decimals = one.measure.decimals if one.measure else 0
    text = figure(reader.figure(one.value, decimals, ""), one.ref)
    of = one.basis.indicator if one.basis else one.measure
    other = reader.of(of.title) if of and of.id != one.indicator else ""
    return Cell(text=text, small="; ".join(filter(None, [one.value.period, other, note])))


def _said(world: World, found: Row, reader: Reader) -> tuple[Block, ...]:
    """Return a paragraph about a measure, and what differs or is to be borne in mind."""
    said = sentences(
        _ends_sentence(found, reader),
        _country_sentence(found, reader),
        states_sentence(world, found, reader),
        aside_sentence(aside_names(found, reader), reader),
        missing_sentence(world, found.parted.missing, reader),
    )
    return (joined(" ", said), *row_notes(found, reader))


def _ends_sentence(found: Row, reader: Reader) -> str:
    """Return whose figures are highest and lowest; figures that cannot be told apart are alike."""
    t, measure = reader.t, found.indicator
    ordered = by_number(found.parted.compared)
    if not ordered:
        return t("No region has a figure that may be compared.")
    bottom, top = (one.value.number or 0.0 for one in (ordered[0], ordered[-1]))
    known = {
        "period": found.period,
        "low": cell_words(ordered[0], measure, reader),
        "high": cell_words(ordered[-1], measure, reader),
        "lowest": titles(ends(ordered, bottom, measure), found.period, reader),
        "highest": titles(ends(ordered, top, measure), found.period, reader),
    }
    if len(ordered) == 1:
        return cited(t("Only {highest} has a figure ({period}): {high}."), **known)
    if alike(bottom, top, measure):
        return cited(t("{highest} are not distinguishable ({period}) at {high}."), **known)
    words = t("Highest ({period}): {highest} with {high}; lowest: {lowest} with {low}.")
    return cited(words, **known)


def _country_sentence(found: Row, reader: Reader) -> str:
    """Return the figure of Germany and which sides lie above and below it; empty without one."""
    line = found.line(COUNTRY)
    if line is None or line.number is None or line.is_side:
        return ""
    value = number_words(line.number, found.indicator, reader, ref=line.cell.ref)
    return joined(": ", [reader.t("Germany"), joined("", [value, "."])])


def chapters(sides: Sequence[Side]) -> Iterator[Side]:
    """Yield the sides that are regions; districts and Länder have no chapter of their own."""
    return (side for side in sides if side.definition.id != AREA)
