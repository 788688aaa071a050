"""What is said of one indicator over all sides: range, highest, lowest, Land, Germany, missing."""

from __future__ import annotations

from collections.abc import Sequence

from geo.areas import COUNTRY, state_of
from geo.citation import cited, figure, joined
from geo.compare.addresses import difference_ref
from geo.compare.cells import Cell
from geo.compare.rows import Row
from geo.compare.wording import (
    alike,
    apart_words,
    aside_sentence,
    cell_words,
    difference_words,
    from_unrounded,
    listed,
    missing_sentence,
    number_words,
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
            aside_sentence(aside_names(found, reader), reader),
            missing_sentence(world, found.parted.missing, reader),
            source_sentence(world, found.source_ids, reader),
        ),
    )
    return sentences(
        range_sentence(found, reader),
        country_sentence(found, reader),
        states_sentence(found, reader),
        rest,
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
    words = reader.t(
        "{measure} {period}: highest {highest} with {high}, lowest {lowest} with {low}, "
        "a range of {range}."
    )
    spread = figure(difference_words(top - bottom, measure, reader), difference_ref(high, low))
    return cited(words, **known, range=from_unrounded(spread, top, bottom, measure, reader))


def country_sentence(found: Row, reader: Reader) -> str:
    """Return how far highest and lowest lie from Germany; empty for counts."""
    line = found.line(COUNTRY)
    if line is None or line.number is None or found.indicator.kind is Kind.COUNT:
        return ""
    if line.is_side:
        return ""
    ordered = by_number(found.parted.compared)
    ends_of = ordered[-1:] if len(ordered) == 1 else [ordered[-1], ordered[0]]
    measure, beside = found.indicator, line.number
    placed = [
        cited(
            "{side} {apart}",
            side=one.side.title(reader),
            apart=figure(
                apart_words(_number(one), beside, measure, reader), difference_ref(one, line.cell)
            ),
        )
        for one in ends_of
    ]
    return cited(
        reader.t("Germany stands at {value}: {sides}."),
        value=number_words(line.number, found.indicator, reader, ref=line.cell.ref),
        sides=joined(", ", placed),
    )


def states_sentence(found: Row, reader: Reader) -> str:
    """Return which sides lie above, below or at their own Land; empty for counts."""
    if found.indicator.kind is Kind.COUNT:
        return ""
    groups: dict[str, list[str]] = {}
    for one in found.parted.compared:
        states = {state_of(area) for area in one.side.areas}
        line = found.line(states.pop()) if len(states) == 1 else None
        if line is not None and line.area_id == one.side.id:
            continue
        if line is not None and line.number is not None:
            where = _where(_number(one), line.number, found.indicator)
            groups.setdefault(where, []).append(one.side.title(reader))
    words = {
        "above": reader.t("above their Land: {sides}"),
        "below": reader.t("below their Land: {sides}"),
        "alike": reader.t("not distinguishable from their Land: {sides}"),
    }
    said = [
        cited(text, sides=listed(groups[where], reader))
        for where, text in words.items()
        if where in groups
    ]
    return cited("{said}.", said=_capital(joined("; ", said))) if said else ""


def by_number(cells: Sequence[Cell]) -> list[Cell]:
    """Return figures from lowest to highest, equal ones in the order of the sides."""
    return sorted(cells, key=_number)


def ends(ordered: Sequence[Cell], number: float, measure: Indicator) -> list[Cell]:
    """Return the figures that cannot be told from a number."""
    return [one for one in ordered if alike(_number(one), number, measure)]


def _number(cell: Cell) -> float:
    return float("nan") if cell.value.number is None else cell.value.number


def _where(number: float, beside: float, measure: Indicator) -> str:
    if alike(number, beside, measure):
        return "alike"
    return "above" if number > beside else "below"


def _capital(text: str) -> str:
    """Return a text without figures with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def aside_names(found: Row, reader: Reader) -> list[str]:
    """Return the names of the sides whose figures are set aside."""
    return [one.side.title(reader) for one in found.cells if one.side.id in found.parted.aside]
