"""The difference of each side to a reference: diverging bars, table, words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.areas import COUNTRY
from geo.compare.addresses import beside_ref
from geo.compare.bars import Bar, bar_chart
from geo.compare.difference_words import (
    RefOf,
    difference_more,
    difference_notes,
    difference_sentences,
    difference_title,
    measure_title,
)
from geo.compare.distances import (
    LAND,
    Distance,
    beside_period,
    distance_ref,
    distance_words,
    distances,
    inside_rounding,
    reference_name,
)
from geo.compare.marks import marks
from geo.compare.overlaps import overlap_notes
from geo.compare.rows import Row, default_indicators, rows, source_ids, value_words
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.wording import (
    difference_unit,
)
from geo.model import Kind
from geo.text import Reader
from geo.world import World

COLUMNS = (
    "indicator", "measure", "unit", "side", "title", "period", "number", "value", "ref",
    "reference", "reference_period", "reference_number", "reference_value", "reference_ref",
    "difference", "relative",
    "words", "difference_ref", "reason",
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
    name = "" if reference == LAND else reference_name(world, sides, reference, reader)
    return View(
        id="difference",
        title=difference_title(name, reader),
        chart=bar_chart(_bars(known, reader), marks(world, sides), sides, reader),
        table=pd.DataFrame([_record(world, one, reader) for one in known], columns=list(COLUMNS)),
        words=difference_sentences(
            world, found, known, name, _counts(sides, reference, found), reader
        ),
        notes=overlap_notes(world, sides, reader, difference_notes(found, known, reader)),
        source_ids=source_ids(found),
        more=difference_more(found, reader),
    )


def _counts(sides: Sequence[Side], reference: str, found: Sequence[Row]) -> RefOf:
    side_ids, indicators = [one.id for one in sides], [one.indicator.id for one in found]
    return lambda what, of: beside_ref(what, of, reference, side_ids, indicators)


def _bars(distances: Sequence[Distance], reader: Reader) -> list[Bar]:
    return [
        Bar(
            side=one.cell.side,
            group=one.row.indicator.id,
            title=_head(one, distances, reader),
            size=0.0 if inside_rounding(one) else one.difference or 0.0,
            words=_short(one, reader),
            hover=f"{one.cell.side.title(reader)} – {one.reference}: {distance_words(one, reader)}",
            known=one.difference is not None,
        )
        for one in distances
    ]


def _head(found: Distance, distances: Sequence[Distance], reader: Reader) -> str:
    """Return measure, unit and year of differences, and that of a reference that differs."""
    unit = difference_unit(found.row.indicator, reader)
    if found.row.indicator.kind is Kind.COUNT:
        unit = reader.t("% of the reference")
    others = sorted({beside_period(one) for one in distances if one.row is found.row} - {""})
    words = reader.t("reference {period}")
    beside = words.format(period=", ".join(others)) if others else ""
    parts = (measure_title(found.row, reader), unit, found.row.period, beside)
    return ", ".join(filter(None, parts))


def _short(found: Distance, reader: Reader) -> str:
    if found.difference is None:
        return reader.t("not formed")
    if inside_rounding(found):
        return reader.t("not distinguishable")
    decimals = 1 if found.relative else found.row.indicator.decimals
    return ("+" if found.difference > 0 else "") + reader.number(found.difference, decimals)


def _reference_value(world: World, found: Distance, reader: Reader) -> str:
    """Return the figure of the reference, with its year where that is another one."""
    if found.beside is None:
        return ""
    value = value_words(world, found.row, found.beside, reader)
    period = beside_period(found)
    return f"{value} ({period})" if period and found.beside.value.number is not None else value


def _record(world: World, found: Distance, reader: Reader) -> dict[str, object]:
    beside = found.beside
    return {
        "indicator": found.row.indicator.id,
        "measure": measure_title(found.row, reader),
        "unit": reader.of(found.row.indicator.unit),
        "side": found.cell.side.id,
        "title": found.cell.side.title(reader),
        "period": found.cell.value.period,
        "number": found.cell.value.number,
        "value": value_words(world, found.row, found.cell, reader),
        "ref": found.cell.ref,
        "reference": found.reference,
        "reference_period": beside.value.period if beside else "",
        "reference_number": beside.value.number if beside else None,
        "reference_value": _reference_value(world, found, reader),
        "reference_ref": beside.ref if beside else "",
        "difference": found.difference,
        "relative": found.relative,
        "words": distance_words(found, reader),
        "difference_ref": distance_ref(found),
        "reason": found.reason,
    }
