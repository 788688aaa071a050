"""What is said of one indicator over all sides: range, highest, lowest, Land, Germany, missing."""

from __future__ import annotations

from collections.abc import Sequence

from geo.citation import cited, figure, joined
from geo.compare.addresses import difference_ref
from geo.compare.beside_words import country_sentence, states_sentence
from geo.compare.cells import Cell
from geo.compare.likeness import set_against
from geo.compare.made_words import level_sentence, made_sentence
from geo.compare.overlaps import share_areas
from geo.compare.rows import Row
from geo.compare.wording import (
    alike,
    aside_sentence,
    cell_words,
    difference_words,
    from_unrounded,
    missing_sentence,
    sentences,
    source_sentence,
    titles,
)
from geo.model import Indicator, Kind
from geo.text import Reader
from geo.world import World


def row_words(world: World, found: Row, reader: Reader) -> tuple[str, ...]:
    """Return two to four sentences about an indicator."""
    if not found.parted.compared:
        nothing = reader.t("{measure}: no side has a figure.")
        return (nothing.format(measure=reader.of(found.indicator.title)),)
    rest = joined(
        " ",
        sentences(
            level_sentence(found.parted.compared, reader),
            made_sentence(world, found.parted.compared, reader),
            aside_sentence(aside_names(found, reader), reader),
            missing_sentence(world, found.parted.missing, reader),
            source_sentence(world, found.source_ids, reader),
        ),
    )
    return sentences(
        range_sentence(found, reader),
        country_sentence(world, found, _far_ends(found), reader),
        states_sentence(world, found, reader) or _no_distance([found], reader),
        rest,
    )


def indicator_words(world: World, found: Sequence[Row], reader: Reader) -> tuple[str, ...]:
    """Return of each of several indicators its ends and range, and how far Land and Germany are."""
    said = (_ends_sentences(world, one, reader) for one in found if one.parted.compared)
    return sentences(*said, _no_distance(found, reader))


def _ends_sentences(world: World, found: Row, reader: Reader) -> str:
    """Return range, highest and lowest of an indicator, and the distances to Land and Germany."""
    return joined(
        " ",
        sentences(
            range_sentence(found, reader),
            country_sentence(world, found, _far_ends(found), reader),
            states_sentence(world, found, reader),
        ),
    )


def _no_distance(found: Sequence[Row], reader: Reader) -> str:
    """Return why counts have no distance to Land and Germany; empty where there is no count."""
    if all(one.indicator.kind is not Kind.COUNT for one in found):
        return ""
    return reader.t(
        "Counts have no distance to Land and Germany: it would only say how large a side is."
    )


def range_sentence(found: Row, reader: Reader) -> str:
    """Return from where to where the figures of the sides reach, and whose are at the ends."""
    measure = found.indicator
    ordered = by_number(found.parted.compared)
    low, high = ordered[0], ordered[-1]
    bottom, top = _number(low), _number(high)
    known = {
        "measure": reader.of(measure.title),
        "period": found.period,
        "low": cell_words(low, measure, reader),
        "high": cell_words(high, measure, reader),
        "lowest": titles(ends(ordered, bottom, measure), found.period, reader),
        "highest": titles(ends(ordered, top, measure), found.period, reader),
    }
    if len(ordered) == 1:
        return cited(reader.t("{measure} {period}: only {highest} has a figure, {high}."), **known)
    if alike(bottom, top, measure):
        words = reader.t("{measure} {period}: {highest} are not distinguishable at {high}.")
        return cited(words, **known)
    if not _has_range(high, low, reader):
        words = reader.t(
            "{measure} {period}: highest {highest} with {high}, lowest {lowest} with {low}; "
            "these two are not set against one another, so no range is formed."
        )
        return cited(words, **known)
    words = reader.t(
        "{measure} {period}: highest {highest} with {high}, lowest {lowest} with {low}, "
        "a range of {range}."
    )
    spread = figure(difference_words(top - bottom, measure, reader), difference_ref(high, low))
    return cited(words, **known, range=from_unrounded(spread, top, bottom, measure, reader))


def _has_range(high: Cell, low: Cell, reader: Reader) -> bool:
    """Tell whether one figure may be taken from the other, each by the measure that it is of.

    A count of a part is not set against that of the whole.
    """
    if high.basis is None or low.basis is None:
        return False
    part = high.basis.indicator.kind is Kind.COUNT and share_areas(high.side, low.side)
    return not part and not set_against(high, low, reader)


def _far_ends(found: Row) -> list[Cell]:
    """Return the highest and the lowest figure, one where there is no other."""
    ordered = by_number(found.parted.compared)
    return ordered[-1:] if len(ordered) == 1 else [ordered[-1], ordered[0]]


def by_number(cells: Sequence[Cell]) -> list[Cell]:
    """Return figures from lowest to highest, equal ones in the order of the sides."""
    return sorted(cells, key=_number)


def ends(ordered: Sequence[Cell], number: float, measure: Indicator) -> list[Cell]:
    """Return the figures that cannot be told from a number."""
    return [one for one in ordered if alike(_number(one), number, measure)]


def _number(cell: Cell) -> float:
    return float("nan") if cell.value.number is None else cell.value.number


def aside_names(found: Row, reader: Reader) -> list[str]:
    """Return the names of the sides whose figures are set aside."""
    return [one.side.title(reader) for one in found.cells if one.side.id in found.parted.aside]
