"""The difference of each side to a reference: diverging bars, table, words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.areas import COUNTRY
from geo.citation import Cited, cited, joined
from geo.compare.bars import Bar, bar_chart
from geo.compare.distances import (
    LAND,
    Distance,
    distance_words,
    distances,
    inside_rounding,
    reference_name,
)
from geo.compare.marks import marks
from geo.compare.matrix_words import matrix_notes
from geo.compare.rows import Row, default_indicators, rows, source_ids, value_words
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.wording import (
    cell_words,
    dated_title,
    difference_unit,
    listed,
    sentences,
    source_sentence,
)
from geo.model import Kind
from geo.text import Reader
from geo.world import World

MOST_NAMED = 3
COLUMNS = (
    "indicator", "measure", "unit", "side", "title", "period", "number", "value", "ref",
    "reference", "reference_number", "reference_value", "reference_ref", "difference", "relative",
    "words", "reason",
)  # fmt: skip


def difference(
    world: World,
    sides: Sequence[Side],
    reference: str,
    reader: Reader,
    indicators: Sequence[str] = (),
) -> View:
    """Return the distances of the sides from ``reference``: id of a side, ``land`` or ``DG``.

    Raises:
        LookupError: The reference is none of these.

    """
    if reference not in {LAND, COUNTRY, *(side.id for side in sides)}:
        raise LookupError(f"{reference!r} is neither a side of the comparison nor Land nor Germany")
    found = rows(world, sides, indicators or default_indicators(world), reader)
    known = [one for own in found for one in distances(world, own, reference, reader)]
    name = reference_name(world, sides, reference, reader)
    return View(
        id="difference",
        title=reader.t("Difference to {reference}").format(reference=name),
        chart=bar_chart(_bars(known, reader), marks(world, sides), sides, reader),
        table=pd.DataFrame([_record(world, one, reader) for one in known], columns=list(COLUMNS)),
        words=_words(world, found, known, name, reader),
        notes=_notes(found, known, reader),
        source_ids=source_ids(found),
    )


def _words(
    world: World, found: Sequence[Row], known: Sequence[Distance], name: str, reader: Reader
) -> tuple[str, ...]:
    """Return each distance of one indicator; of several how often a side is above and below."""
    several = len(found) > 1
    return sentences(
        _counted(known, name, reader) if several else _each(known, reader),
        _refused(known, name, reader),
        source_sentence(world, source_ids(found), reader),
    )


def _each(known: Sequence[Distance], reader: Reader) -> str:
    said: dict[Cited, list[str]] = {}
    for one in known:
        if one.difference is None or one.beside is None:
            continue
        value = cell_words(one.beside, one.row.indicator, reader)
        beside = cited(reader.t("beside {side} ({value})"), side=one.reference, value=value)
        said.setdefault(beside, []).append(
            cited(
                reader.t("{side} {value}, {difference}"),
                side=dated_title(one.cell, one.row.period, reader),
                value=cell_words(one.cell, one.row.indicator, reader),
                difference=distance_words(one, reader),
            )
        )
    if not said:
        return ""
    own = known[0].row
    return cited(
        reader.t("{measure} {period}, {distances}."),
        measure=_measure(own, reader),
        period=own.period,
        distances=joined(
            "; ", [cited("{beside}: {own}", beside=b, own=joined("; ", s)) for b, s in said.items()]
        ),
    )


def _counted(known: Sequence[Distance], name: str, reader: Reader) -> str:
    """Return for each side in how many indicators it lies above, below or at the reference."""
    said = []
    for title in dict.fromkeys(one.cell.side.title(reader) for one in known):
        own = [
            one
            for one in known
            if one.cell.side.title(reader) == title and one.difference is not None
        ]
        level = sum(inside_rounding(one) for one in own)
        above = sum((one.difference or 0) > 0 and not inside_rounding(one) for one in own)
        if own:
            words = reader.t("{side} {above} higher, {below} lower")
            if level:
                words = reader.t(
                    "{side} {above} higher, {below} lower, {alike} not distinguishable"
                )
            below = len(own) - above - level
            said.append(words.format(side=title, above=above, below=below, alike=level))
    if not said:
        return reader.t("No figure can be set against {reference}.").format(reference=name)
    words = reader.t("Indicators beside {reference}: {counts}.")
    return words.format(reference=name, counts="; ".join(said))


def _refused(known: Sequence[Distance], name: str, reader: Reader) -> str:
    """Return how many differences there are not, of few which and why."""
    lost = [one for one in known if one.difference is None]
    if not lost:
        return ""
    if len(lost) > MOST_NAMED:
        words = reader.t("{count} differences to {reference} are refused; the table says why.")
        return words.format(count=len(lost), reference=name)
    named = [f"{one.cell.side.title(reader)} ({one.reason.rstrip('.')})" for one in lost]
    return cited(reader.t("Not formed: {sides}."), sides=listed(named, reader))


def _notes(found: Sequence[Row], known: Sequence[Distance], reader: Reader) -> tuple[str, ...]:
    """Return why differences are refused or relative, and what is to be said of the figures."""
    relative = [_measure(one.row, reader) for one in known if one.relative]
    said = _reasons(known, reader)
    if relative:
        words = reader.t("Differences of counts are given in % of the reference: {measures}.")
        said.append(words.format(measures="; ".join(dict.fromkeys(relative))))
    said.append(reader.t("Differences are worked out before rounding."))
    return tuple(dict.fromkeys([*said, *matrix_notes(found, reader)]))


def _reasons(known: Sequence[Distance], reader: Reader) -> list[str]:
    """Return why differences are not formed: each reason once, with measures and sides."""
    whose: dict[str, dict[str, list[str]]] = {}
    for one in known:
        if one.reason:
            sides = whose.setdefault(one.reason, {}).setdefault(_measure(one.row, reader), [])
            sides.append(one.cell.side.title(reader))
    said = []
    for reason, found in whose.items():
        together: dict[str, list[str]] = {}
        for measure, sides in found.items():
            together.setdefault(", ".join(sides), []).append(measure)
        listed_ = "; ".join(f"{', '.join(names)} – {sides}" for sides, names in together.items())
        said.append(f"{listed_}: {reason}")
    return said


def _bars(distances: Sequence[Distance], reader: Reader) -> list[Bar]:
    return [
        Bar(
            side=one.cell.side,
            group=one.row.indicator.id,
            title=_head(one, reader),
            size=0.0 if inside_rounding(one) else one.difference or 0.0,
            words=_short(one, reader),
            hover=f"{one.cell.side.title(reader)} – {one.reference}: {distance_words(one, reader)}",
            known=one.difference is not None,
        )
        for one in distances
    ]


def _head(found: Distance, reader: Reader) -> str:
    """Return measure, unit of the differences and year."""
    unit = difference_unit(found.row.indicator, reader)
    if found.row.indicator.kind is Kind.COUNT:
        unit = reader.t("% of the reference")
    return ", ".join(filter(None, (_measure(found.row, reader), unit, found.row.period)))


def _short(found: Distance, reader: Reader) -> str:
    if found.difference is None:
        return reader.t("not formed")
    if inside_rounding(found):
        return reader.t("not distinguishable")
    decimals = 1 if found.relative else found.row.indicator.decimals
    return ("+" if found.difference > 0 else "") + reader.number(found.difference, decimals)


def _record(world: World, found: Distance, reader: Reader) -> dict[str, object]:
    beside = found.beside
    return {
        "indicator": found.row.indicator.id,
        "measure": _measure(found.row, reader),
        "unit": reader.of(found.row.indicator.unit),
        "side": found.cell.side.id,
        "title": found.cell.side.title(reader),
        "period": found.cell.value.period,
        "number": found.cell.value.number,
        "value": value_words(world, found.row, found.cell, reader),
        "ref": found.cell.ref,
        "reference": found.reference,
        "reference_number": beside.value.number if beside else None,
        "reference_value": value_words(world, found.row, beside, reader) if beside else "",
        "reference_ref": beside.ref if beside else "",
        "difference": found.difference,
        "relative": found.relative,
        "words": distance_words(found, reader),
        "reason": found.reason,
    }


def _measure(found: Row, reader: Reader) -> str:
    return reader.of(found.indicator.title)
