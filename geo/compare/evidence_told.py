"""Records of what the words of a comparison count: figures, indicators, sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from geo.areas import COUNTRY
from geo.compare.addresses import EVERY, at_most, sides_of
from geo.compare.cells import Cell, absence_words
from geo.compare.derived import cell_term, counted, derived
from geo.compare.distances import (
    LAND,
    Distance,
    distance_ref,
    distance_words,
    distances,
    place_of,
    reference_name,
)
from geo.compare.lines import line_name
from geo.compare.matrix_words import Leaders, leaders
from geo.compare.rows import MOST_INDICATORS, Row, rows, source_ids
from geo.compare.sides import Side
from geo.evidence_record import Record, Term, measure_of
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World

NAMED = ("sides", "indicators")
"""What the reader has chosen, which rests on no source."""

Listed = tuple[str, int, list[Term]]
"""What is counted, how many, and which."""


def compared(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a number that the words about several indicators say."""
    what, side_ids, indicators = parts
    sides, found = _rows(world, side_ids, indicators, reader)
    title, number, terms = _told(world, what, sides, found, reader)
    record = counted(
        ref("compared", *parts), title, number, terms, reader, place=_names(sides, reader)
    )
    used = () if what in NAMED else source_ids(found)
    return derived(world, record, (), reader, source_ids=used)


def _told(
    world: World, what: str, sides: Sequence[Side], found: Sequence[Row], reader: Reader
) -> Listed:
    """Return what is counted of a comparison; raise :class:`UnknownRefError` for what is not."""
    if what in ("told", *Leaders.ENDS):
        return _led(found, what, reader)
    ways: Mapping[str, Callable[[], Listed]] = {
        "sides": lambda: _sides(sides, reader),
        "indicators": lambda: _indicators(found, reader),
        "figures": lambda: _figures(world, found, reader),
        "missing": lambda: _missing(world, found, reader),
    }
    if what not in ways:
        raise UnknownRefError(f"{what!r} is not counted of a comparison")
    return ways[what]()


def beside(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many figures lie above, below or at a reference, or at none."""
    where, of, reference, side_ids, indicators = parts
    sides, found = _rows(world, side_ids, indicators, reader)
    if reference not in {LAND, COUNTRY, *(one.id for one in sides)}:
        raise UnknownRefError(f"{reference!r} is no reference of this comparison")
    known = [one for own in found for one in distances(world, own, reference, reader)]
    own = [one for one in known if of in (EVERY, one.cell.side.id) and place_of(one) == where]
    t = reader.t
    titles = {
        "higher": t("Figures above the reference"),
        "lower": t("Figures below the reference"),
        "alike": t("Figures not distinguishable from the reference"),
        "refused": t("Differences that are not formed"),
    }
    if where not in titles or of not in (EVERY, *(one.id for one in sides)):
        raise UnknownRefError(f"{where!r} of {of!r} is not counted beside a reference")
    name = reference_name(world, sides, reference, reader)
    whose = [one for one in sides if of in (EVERY, one.id)]
    against = t("reference: {name}").format(name=name)
    record = counted(
        ref("beside", *parts),
        titles[where],
        len(own),
        [_distance_term(one, reader) for one in own],
        reader,
        place=f"{_names(whose, reader)}; {against}",
    )
    return derived(world, record, (), reader, source_ids=source_ids(found))


def _rows(
    world: World, side_ids: str, indicators: str, reader: Reader
) -> tuple[tuple[Side, ...], tuple[Row, ...]]:
    wanted = at_most(indicators, MOST_INDICATORS)
    for one in wanted:
        measure_of(world, one)
    sides = sides_of(world, side_ids, reader)
    return sides, rows(world, sides, wanted, reader)


def _names(sides: Sequence[Side], reader: Reader) -> str:
    return ", ".join(line_name(one, reader) for one in sides)


def _sides(sides: Sequence[Side], reader: Reader) -> Listed:
    terms = [Term(role=reader.t("part"), title=line_name(one, reader)) for one in sides]
    return reader.t("Sides of the comparison"), len(sides), terms


def _indicators(found: Sequence[Row], reader: Reader) -> Listed:
    terms = [Term(role=reader.t("part"), title=reader.of(one.indicator.title)) for one in found]
    return reader.t("Indicators of the comparison"), len(found), terms


def _figures(world: World, found: Sequence[Row], reader: Reader) -> Listed:
    terms = [
        cell_term(world, cell, reader.t("part"), reader)
        for one in found
        for cell in one.parted.compared
    ]
    return reader.t("Figures that stand side by side"), len(terms), terms


def _missing(world: World, found: Sequence[Row], reader: Reader) -> Listed:
    terms = [
        Term(
            role=reader.t("part"),
            title=f"{reader.of(row.indicator.title)}, {line_name(cell.side, reader)}",
            value=row.parted.aside.get(cell.side.id, "") or absence_words(world, cell, reader),
            ref=cell.ref,
        )
        for row, cell in _apart(found)
    ]
    return reader.t("Figures that are missing or not comparable"), len(terms), terms


def _apart(found: Sequence[Row]) -> Iterator[tuple[Row, Cell]]:
    """Yield the figures that do not stand beside the others."""
    for row in found:
        yield from ((row, one) for one in row.cells if not row.parted.shown(one.side.id))


def _led(found: Sequence[Row], what: str, reader: Reader) -> Listed:
    """Return in how many indicators there is an order, or one side is at an end most often."""
    t, own = reader.t, leaders(found)
    titles = {
        "told": t("Indicators other than counts in which the sides can be told apart"),
        "highest": t("Indicators in which one side is highest most often"),
        "lowest": t("Indicators in which one side is lowest most often"),
    }
    if what == "told":
        terms = [Term(role=t("part"), title=reader.of(one.indicator.title)) for one in own.told]
        return titles[what], len(terms), terms
    terms = [
        Term(role=line_name(cell.side, reader), title=reader.of(row.indicator.title), ref=cell.ref)
        for row, cell in own.firsts(what)
    ]
    return titles[what], own.most(what), terms


def _distance_term(one: Distance, reader: Reader) -> Term:
    return Term(
        role=reader.t("part"),
        title=f"{reader.of(one.row.indicator.title)}, {line_name(one.cell.side, reader)}",
        value=distance_words(one, reader),
        ref=distance_ref(one),
    )
