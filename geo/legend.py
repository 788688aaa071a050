"""Legends made from the same classes and symbols that draw the layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from geo.classification import MOST_CLASSES
from geo.classify import (
    CLASS_CODES,
    CODE_OF_STATUS,
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
        entries.append(
            LegendEntry(
                mark="pattern",
                label=zero_label,
                colour=ZERO_CODE,
                count=found.get(ZERO_CODE, 0),
                code=ZERO_CODE,
            )
        )
    if ROUNDED_TO_ZERO_CODE in found:
        entries.append(
            LegendEntry(
                mark="pattern",
                label=reader.status(Status.ROUNDED_TO_ZERO),
                colour=ROUNDED_TO_ZERO_CODE,
                count=found[ROUNDED_TO_ZERO_CODE],
                code=ROUNDED_TO_ZERO_CODE,
            )
        )
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
        reader.t("{low} to under {high}").format(low=low, high=high)
        for low, high in pairwise(limits)
    ]
    return [
        reader.t("under {high}").format(high=limits[0]),
        *middle,
        reader.t("{low} and more").format(low=limits[-1]),
    ]


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
    return [
        LegendEntry(
            mark="pattern",
            label=reader.status(status),
            colour=code,
            count=found.get(code, 0),
            code=code,
        )
        for status, code in CODE_OF_STATUS.items()
    ]
