"""Records of differences: of two sides, in percent of a count, of a side over the years."""

from __future__ import annotations

from collections.abc import Sequence

from geo.comparability import Aspect, differences
from geo.compare.addresses import cell_of
from geo.compare.cells import Cell
from geo.compare.derived import cell_term, derived, measure_in
from geo.compare.distances import against_counts
from geo.compare.guard import verdict
from geo.compare.lines import line_name
from geo.compare.series import parting
from geo.compare.wording import alike, difference_unit, signed_words
from geo.evidence_record import Record
from geo.model import Indicator, Kind
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World

RELATIVE_DECIMALS = 1
"""Of differences in percent of a count."""


def subtracted(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the figure of a side less that of another."""
    one, other = (cell_of(world, text) for text in parts)
    if one.side.id == other.side.id:
        raise UnknownRefError("a difference is one of two sides")
    measure = measure_in(one, world)
    found = verdict([one, other], reader)
    number = _number(one) - _number(other)
    return _record(
        world,
        ("difference", *parts),
        (one, other),
        reader,
        title=reader.t("{measure}: difference"),
        value=signed_words(number, measure, reader),
        number=number,
        unit=difference_unit(measure, reader),
        formula=_minus(one, other, reader),
        refused=found.refused,
        said=found.notes,
    )


def in_percent(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how much a count is above or below another, in percent of that."""
    one, other = (cell_of(world, text) for text in parts)
    measure = measure_in(one, world)
    if measure.kind is not Kind.COUNT or one.side.id == other.side.id:
        raise UnknownRefError("only two counts of two sides differ in percent")
    found = verdict([one, other], reader)
    against = against_counts(one, other, reader)
    below = _number(other)
    number = 100 * (_number(one) - below) / below if below else None
    unit = reader.t("% of the reference")
    words = "" if number is None else reader.with_unit(number, RELATIVE_DECIMALS, unit)
    if number is not None and alike(_number(one), below, measure):
        words = reader.t("not distinguishable")
    return _record(
        world,
        ("relative", *parts),
        (one, other),
        reader,
        title=reader.t("{measure}: difference in percent"),
        value=f"+{words}" if number and number > 0 and words[:1].isdigit() else words,
        number=number,
        unit=unit,
        formula=f"100 × ({_minus(one, other, reader)}) ÷ {line_name(other.side, reader)}",
        refused=(*found.refused, *filter(None, [against])),
        said=found.notes,
    )


def over_years(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of what a figure of a side has changed by between two years."""
    before, after = (cell_of(world, text) for text in parts)
    if before.side.id != after.side.id or before.value.period >= after.value.period:
        raise UnknownRefError("a change is one of a side, from a year to a later one")
    measure = measure_in(after, world)
    number = _number(after) - _number(before)
    why = parting(before, after, reader)
    return _record(
        world,
        ("change", *parts),
        (after, before),
        reader,
        title=reader.t("{measure}: change"),
        value=signed_words(number, measure, reader),
        number=number,
        unit=difference_unit(measure, reader),
        formula=f"{after.value.period} − {before.value.period}",
        refused=(why,) if why else (),
        said=_unlike(before, after, reader),
    )


def _record(
    world: World,
    parts: Sequence[str],
    cells: tuple[Cell, Cell],
    reader: Reader,
    *,
    title: str,
    value: str,
    number: float | None,
    unit: str,
    formula: str,
    refused: Sequence[str],
    said: tuple[str, ...],
) -> Record:
    """Return the record of two figures; where they may not stand side by side there is no value."""
    t = reader.t
    measure: Indicator = measure_in(cells[0], world)
    not_formed = t("not formed: {reason}").format(reason=" ".join(refused))
    found = Record(
        ref=ref(*parts),
        title=title.format(measure=reader.of(measure.title)),
        value=not_formed if refused else value,
        number=None if refused else number,
        unit=unit,
        formula=formula,
        terms=tuple(
            cell_term(world, one, role, reader)
            for one, role in zip(cells, (t("figure"), t("less")), strict=True)
        ),
        notes=(t("Differences are worked out before rounding."), _rounding(measure, reader)),
        comparable=said,
    )
    return derived(world, found, cells, reader)


def _unlike(before: Cell, after: Cell, reader: Reader) -> tuple[str, ...]:
    """Return in what two years of a figure differ; the years themselves need no word."""
    if before.basis is None or after.basis is None:
        return ()
    found = differences(before.basis, after.basis, reader)
    return tuple(one.words for one in found if one.kind is not Aspect.PERIOD)


def _rounding(measure: Indicator, reader: Reader) -> str:
    words = reader.t(
        "Figures that differ by less than {step} cannot be told apart as they are shown."
    )
    step = reader.number(10.0**-measure.decimals, measure.decimals)
    return words.format(step=step)


def _minus(one: Cell, other: Cell, reader: Reader) -> str:
    return f"{line_name(one.side, reader)} − {line_name(other.side, reader)}"


def _number(found: Cell) -> float:
    return float("nan") if found.value.number is None else found.value.number
