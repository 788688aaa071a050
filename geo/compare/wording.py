"""Words of a comparison made by rule: figures, distances, lists; nothing about causes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.citation import Cited, cited, figure, joined
from geo.compare.cells import Cell, absence_words
from geo.model import Indicator
from geo.text import Reader
from geo.world import World

PERCENT = "%"
_TOLERANCE = 1e-9
"""Of differences of binary fractions such as 0.3 - 0.2."""


def rounding_step(measure: Indicator) -> float:
    """Return the smallest difference that the decimals of a measure can show."""
    return float(10.0**-measure.decimals)


def alike(one: float, other: float, measure: Indicator) -> bool:
    """Tell whether two figures differ by less than the rounding, so that none is higher."""
    return abs(one - other) < rounding_step(measure) - _TOLERANCE


def number_words(number: float, measure: Indicator, reader: Reader, *, ref: str = "") -> Cited:
    """Return a figure with its unit, leading to its record."""
    text = reader.with_unit(number, measure.decimals, reader.of(measure.unit))
    return figure(text, ref)


def cell_words(cell: Cell, measure: Indicator, reader: Reader) -> Cited:
    """Return the figure of a side, leading to its record; it must have a number."""
    text = reader.with_unit(cell.value.number or 0.0, measure.decimals, reader.of(measure.unit))
    return figure(reader.signed(text, cell.value.status), cell.ref)


def difference_unit(measure: Indicator, reader: Reader) -> str:
    """Return the unit of a difference: percentage points where the figures are percentages."""
    unit = reader.of(measure.unit)
    if measure.unit.en == PERCENT:
        return reader.t("percentage points")
    if measure.unit.en.startswith(f"{PERCENT} "):
        return unit.replace(PERCENT, reader.t("percentage points"), 1)
    return unit


def from_unrounded(words: str, one: float, other: float, measure: Indicator, reader: Reader) -> str:
    """Return a difference with the hint that the shown numbers give another one, where they do."""
    decimals = measure.decimals
    shown = round(one, decimals) - round(other, decimals)
    if alike(one, other, measure) or round(shown - round(one - other, decimals), decimals) == 0:
        return words
    return cited(reader.t("{difference}, formed from unrounded values"), difference=words)


def difference_words(difference: float, measure: Indicator, reader: Reader) -> str:
    """Return a difference without its sign, in its unit."""
    return reader.with_unit(abs(difference), measure.decimals, difference_unit(measure, reader))


def signed_words(difference: float, measure: Indicator, reader: Reader) -> str:
    """Return a difference with its sign, "not distinguishable" where it is inside rounding."""
    if alike(difference, 0.0, measure):
        return reader.t("not distinguishable")
    sign = "+" if difference > 0 else ""
    return sign + reader.with_unit(difference, measure.decimals, difference_unit(measure, reader))


def apart_words(number: float, beside: float, measure: Indicator, reader: Reader) -> str:
    """Return where a figure lies beside another: so much above or below, or not to be told."""
    if alike(number, beside, measure):
        return reader.t("not distinguishable from it")
    words = reader.t("{amount} above it") if number > beside else reader.t("{amount} below it")
    said = words.format(amount=difference_words(number - beside, measure, reader))
    return from_unrounded(said, number, beside, measure, reader)


def listed(parts: Iterable[str], reader: Reader) -> Cited:
    """Return parts as a list in words; figures among them keep their addresses."""
    texts = list(parts)
    if len(texts) < 2:
        return joined("", texts)
    most = joined(", ", texts[:-1])
    return cited(reader.t("{most} and {last}"), most=most, last=texts[-1])


def titles(cells: Iterable[Cell], period: str, reader: Reader) -> Cited:
    """Return the names of sides as a list in words, with the year where it is another one."""
    return listed([dated_title(one, period, reader) for one in cells], reader)


def dated_title(cell: Cell, period: str, reader: Reader) -> str:
    """Return the name of a side, with the year of its figure where that is another one."""
    title = cell.side.title(reader)
    own = cell.value.period
    return title if own in ("", period) else f"{title} ({own})"


def missing_sentence(world: World, missing: Sequence[Cell], reader: Reader) -> str:
    """Return which sides have no figure and why; empty where all have one."""
    if not missing:
        return ""
    named = [f"{one.side.title(reader)} ({absence_words(world, one, reader)})" for one in missing]
    return cited(reader.t("Without a figure: {sides}."), sides=listed(named, reader))


def aside_sentence(aside: Iterable[str], reader: Reader) -> str:
    """Return which sides are not compared; empty where all are."""
    names = list(aside)
    if not names:
        return ""
    return cited(reader.t("Not comparable and left out: {sides}."), sides=listed(names, reader))


def source_sentence(world: World, source_ids: Iterable[str], reader: Reader) -> str:
    """Return who published the figures; empty where no source is known."""
    known = [one for one in dict.fromkeys(source_ids) if one in world.sources.index]
    names = dict.fromkeys(str(one) for one in world.sources.loc[known, "publisher"] if one)
    if not names:
        return ""
    return reader.t("Source: {list}.").format(list="; ".join(names))


def sentences(*found: str) -> tuple[str, ...]:
    """Return the sentences that say something."""
    return tuple(one for one in found if one)
