"""Legends made from the same classes and symbols that draw the layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.classification import MOST_CLASSES
from geo.classify import (
    CLASS_CODES,
    CODE_OF_STATUS,
    NOTHING_CODE,
    ROUNDED_TO_ZERO_CODE,
    ZERO_CODE,
    Classes,
    counts,
)
from geo.layers import Fill, LegendEntry, LegendSection, Mark
from geo.model import Status
from geo.palette import AREA_LINE
from geo.text import Reader

LEAST, UNCERTAIN = "least", "uncertain"
"""The codes of borders that say more of a number."""


def class_section(
    fill: Fill, title: str, reader: Reader, *, zero_label: str = "", marks: Sequence[Mark] = ()
) -> LegendSection:
    """Return the section of a choropleth: highest class on top, then zero, then what is missing.

    ``marks`` are values that stand beside their class and are said below.
    """
    found = counts(fill.codes)
    entries = _class_entries(fill, found, marks, reader)
    if fill.classes.zero:
        entries.append(_state(ZERO_CODE, zero_label, found))
    if ROUNDED_TO_ZERO_CODE in found:
        rounded = reader.status(Status.ROUNDED_TO_ZERO)
        entries.append(_state(ROUNDED_TO_ZERO_CODE, rounded, found))
    if NOTHING_CODE in found:
        entries.append(_state(NOTHING_CODE, fill.nothing_text, found))
    entries += missing_entries(found, reader)
    entries += borders(fill, reader)
    said = tuple(mark.text for mark in marks)
    return LegendSection(title=title, entries=tuple(entries), reference=said, level=fill.level)


def borders(fill: Fill, reader: Reader) -> list[LegendEntry]:
    """Return a line for each kind of border that says more of the numbers of a fill."""
    kinds = (
        ("dashed", LEAST, fill.lower_bound, reader.t("dashed border: at least this much")),
        ("dotted", UNCERTAIN, fill.uncertain, reader.t("dotted border: uncertain")),
    )
    return [
        LegendEntry(mark=mark, colour=AREA_LINE, label=label, count=len(areas), code=code)
        for mark, code, areas, label in kinds
        if areas
    ]


def _class_entries(
    fill: Fill, found: Mapping[str, int], marks: Sequence[Mark], reader: Reader
) -> list[LegendEntry]:
    """Return a line for each class, or one ramp where there are too many to tell apart."""
    classes = fill.classes
    if len(classes.colours) > MOST_CLASSES:
        return [_ramp(fill, marks, reader)]
    places = [(mark.name, bisect_right(classes.breaks, mark.value)) for mark in marks]
    return [
        LegendEntry(
            mark="class",
            label=label,
            colour=classes.colours[place],
            count=found.get(CLASS_CODES[place], 0),
            named=tuple((name, 0.5) for name, at in places if at == place),
            code=CLASS_CODES[place],
        )
        for place, label in reversed(list(enumerate(class_labels(classes, fill, reader))))
    ]


def _ramp(fill: Fill, marks: Sequence[Mark], reader: Reader) -> LegendEntry:
    classed = [value for key, value in fill.values.items() if fill.codes[key] in CLASS_CODES]
    least, most = fill.classes.span or (min(classed), max(classed))
    label = reader.t("{low} to {high}, without classes").format(
        low=reader.number(least, fill.decimals), high=reader.number(most, fill.decimals)
    )
    spread = (most - least) or 1
    return LegendEntry(
        mark="ramp",
        label=label,
        colour=",".join(fill.classes.colours),
        count=len(classed),
        named=tuple((m.name, min(max((m.value - least) / spread, 0), 1)) for m in marks),
    )


def class_labels(classes: Classes, fill: Fill, reader: Reader) -> list[str]:
    """Return the words of each class, lowest first: under a, a to under b, b and more."""
    limits = [reader.number(limit, _decimals(classes.breaks, fill)) for limit in classes.breaks]
    if not limits:
        return [reader.t("all values")]
    middle = [
        _from_to(low, high, reader, above=_is_left_out(classes, place))
        for place, (low, high) in enumerate(pairwise(limits))
    ]
    above = _is_left_out(classes, len(limits) - 1)
    last = reader.t("above {low}") if above else reader.t("{low} and more")
    return [
        reader.t("under {high}").format(high=limits[0]),
        *middle,
        last.format(low=limits[-1]),
    ]


def _from_to(low: str, high: str, reader: Reader, *, above: bool) -> str:
    words = reader.t("above {low} to under {high}") if above else reader.t("{low} to under {high}")
    return words.format(low=low, high=high)


def _is_left_out(classes: Classes, place: int) -> bool:
    """Tell whether a limit is the zero that has a class of its own."""
    return classes.zero and classes.breaks[place] == 0


def circle_section(title: str, sizes: Sequence[tuple[str, float]], colour: str) -> LegendSection:
    """Return nested circles for (label, radius in pixels), largest first."""
    entries = [
        LegendEntry(mark="circle", label=label, colour=colour, size_px=radius)
        for label, radius in sizes
    ]
    return LegendSection(title=title, entries=tuple(entries))


def _decimals(breaks: Sequence[float], fill: Fill) -> int:
    """Return how many decimals name all limits as they are, at least those of the values."""
    if all(float(limit).is_integer() for limit in breaks):
        return 0
    needed = max(len(f"{limit:.6f}".rstrip("0").partition(".")[2]) for limit in breaks)
    return max(fill.decimals, needed)


def missing_entries(found: Mapping[str, int], reader: Reader) -> list[LegendEntry]:
    """Return a line for each kind of missing value with the number of areas, 0 too."""
    return [_state(code, reader.status(status), found) for status, code in CODE_OF_STATUS.items()]


def _state(code: str, label: str, found: Mapping[str, int]) -> LegendEntry:
    count = found.get(code, 0)
    return LegendEntry(mark="pattern", label=label, colour=code, count=count, code=code)
