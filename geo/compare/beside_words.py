"""What is said of distances to the own Land and to Germany: formed where the guard lets them be."""

from __future__ import annotations

from collections.abc import Sequence

from geo.areas import COUNTRY
from geo.citation import Cited, cited, figure, joined
from geo.compare.cells import Cell
from geo.compare.distances import (
    LAND,
    Distance,
    distance_ref,
    distance_words,
    distances,
    inside_rounding,
    place_of,
)
from geo.compare.rows import Row
from geo.compare.wording import apart_words, dated_title, listed, number_words, sentences
from geo.model import Kind
from geo.text import Reader
from geo.world import World


def country_sentence(world: World, found: Row, asked: Sequence[Cell], reader: Reader) -> str:
    """Return how far figures lie from Germany, or why that is not formed; empty for counts."""
    is_side = any(one.is_side and one.area_id == COUNTRY for one in found.lines)
    if is_side or found.indicator.kind is Kind.COUNT:
        return ""
    by_side = {one.cell.side.id: one for one in distances(world, found, COUNTRY, reader)}
    known = [by_side[one.side.id] for one in asked]
    lost = _lost([one for one in known if one.difference is None], found, reader)
    words = reader.t("Distance to Germany not formed: {sides}.")
    refused = cited(words, sides=lost) if lost else ""
    return joined(" ", sentences(*_formed(known, found, reader), refused))


def _formed(known: Sequence[Distance], found: Row, reader: Reader) -> list[str]:
    """Return a sentence for each figure of Germany that others are set against."""
    placed: dict[str, tuple[Cell, list[Distance]]] = {}
    for one in known:
        if one.difference is not None and one.beside is not None:
            placed.setdefault(one.beside.ref, (one.beside, []))[1].append(one)
    return [_country(beside, own, found, reader) for beside, own in placed.values()]


def _country(beside: Cell, known: Sequence[Distance], found: Row, reader: Reader) -> str:
    measure, number = found.indicator, beside.value.number or 0.0
    sides = [
        cited(
            "{side} {apart}",
            side=one.cell.side.title(reader),
            apart=figure(
                apart_words(one.cell.value.number or 0.0, number, measure, reader),
                distance_ref(one),
            ),
        )
        for one in known
    ]
    words = reader.t("Germany stands at {value}: {sides}.")
    if beside.value.period != found.period:
        words = reader.t("Germany stood at {value} in {period}: {sides}.")
    return cited(
        words,
        value=number_words(number, measure, reader, ref=beside.ref),
        period=beside.value.period,
        sides=joined(", ", sides),
    )


def states_sentence(world: World, found: Row, reader: Reader) -> str:
    """Return how far sides lie above or below their own Land; empty for counts."""
    if found.indicator.kind is Kind.COUNT:
        return ""
    known = [
        one
        for one in distances(world, found, LAND, reader)
        if one.beside is not None and found.parted.shown(one.cell.side.id)
    ]
    groups: dict[str, list[str]] = {}
    for one in known:
        groups.setdefault(place_of(one), []).append(_beside_land(one, found, reader))
    lost = _lost([one for one in known if one.difference is None], found, reader)
    words = {
        "higher": reader.t("above their Land: {sides}"),
        "lower": reader.t("below their Land: {sides}"),
        "alike": reader.t("not distinguishable from their Land: {sides}"),
    }
    said = [
        cited(text, sides=listed(groups[where], reader))
        for where, text in words.items()
        if where in groups
    ]
    if lost:
        said.append(cited(reader.t("distance to the Land not formed: {sides}"), sides=lost))
    if not said:
        return ""
    whole = cited("{said}.", said=joined("; ", said))
    return Cited(whole[:1].upper() + whole[1:], whole.spans)


def _beside_land(one: Distance, found: Row, reader: Reader) -> str:
    """Return a side with its distance and the figure of its Land."""
    if one.beside is None:
        return ""
    measure = found.indicator
    land = cited(
        "{name} {value}",
        name=one.reference,
        value=number_words(one.beside.value.number or 0.0, measure, reader, ref=one.beside.ref),
    )
    amount = figure(distance_words(one, reader), distance_ref(one))
    beside = land if inside_rounding(one) else joined("; ", [amount, land])
    return cited("{side} ({beside})", side=one.cell.side.title(reader), beside=beside)


def _lost(lost: Sequence[Distance], found: Row, reader: Reader) -> str:
    """Return figures that are set against nothing with the reason, those of one reason together."""
    whose: dict[str, list[str]] = {}
    for one in lost:
        own = dated_title(one.cell, found.period, reader)
        whose.setdefault(_reason(one, reader), []).append(own)
    return "; ".join(f"{listed(sides, reader)} ({reason})" for reason, sides in whose.items())


def _reason(lost: Distance, reader: Reader) -> str:
    """Return why a distance is not formed, with the year that the reference has no figure of."""
    beside, period = lost.beside, lost.cell.value.period
    if beside is None or beside.value.number is not None or not period:
        return lost.reason.rstrip(".")
    return reader.t("no figure of {area} for {period}").format(area=lost.reference, period=period)
