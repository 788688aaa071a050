"""Two measures of the same sides in one view: which sides may stand there, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from geo.comparability import Basis, basis_level_words
from geo.compare.cells import Cell
from geo.compare.guard import Verdict, verdict
from geo.model import Kind
from geo.text import Reader


class Use(StrEnum):
    """What two measures are put together for."""

    SCATTER = "scatter"
    RATIO = "ratio"
    PER = "per"


def verdict_of_two(
    first: Sequence[Cell], second: Sequence[Cell], use: Use, reader: Reader
) -> Verdict:
    """Return what stands against two measures of the same sides, in the same order, in one view.

    Within each measure :func:`geo.compare.guard.verdict` holds. Both figures of a side must be of
    one area, of whatever parts they are made; for a ratio they must be counts of one period and one
    census. What is divided by the size of a side, as ``PER``, may be of another year.
    """
    found = [verdict(cells, reader) for cells in (first, second)]
    out = {side for one in found for side in one.out}
    both = [
        (one, other)
        for one, other in zip(first, second, strict=True)
        if one.side.id not in out and one.basis and other.basis
    ]
    apart = [
        (one.side.id, words) for one, other in both for words in _apart(one, other, use, reader)
    ]
    out |= {side for side, _ in apart}
    said = [
        words
        for one, other in both
        if one.side.id not in out
        for words in _beside(one.basis, other.basis, reader)
    ]
    refused = [*(words for one in found for words in one.refused), *(words for _, words in apart)]
    notes = [*(words for one in found for words in one.notes), *said]
    return Verdict(
        refused=tuple(dict.fromkeys(refused)),
        notes=tuple(dict.fromkeys(notes)),
        out=tuple(one.side.id for one in first if one.side.id in out),
    )


def _apart(one: Cell, other: Cell, use: Use, reader: Reader) -> Iterator[str]:
    """Yield why two figures of a side cannot be put together."""
    t, side = reader.t, one.side.title(reader)
    left, right = one.basis, other.basis
    if left is None or right is None:
        return
    if one.of_district != other.of_district:
        yield t("{side}: one measure is of the region, one of its district.").format(side=side)
    if use is Use.SCATTER:
        return
    if {left.indicator.kind, right.indicator.kind} != {Kind.COUNT}:
        yield t("Only counts are divided by one another.")
    if use is Use.RATIO and left.period != right.period:
        yield t("{side}: the two counts are of different periods.").format(side=side)
    if left.census_base and right.census_base and left.census_base != right.census_base:
        yield t("{side}: the two counts rest on different censuses.").format(side=side)


def _beside(left: Basis | None, right: Basis | None, reader: Reader) -> Iterator[str]:
    """Yield in what two measures in one view differ."""
    if left is None or right is None:
        return
    titles = reader.of(left.indicator.title), reader.of(right.indicator.title)
    levels = [basis_level_words(one, reader) for one in (left, right)]
    for words, one, other in (
        (reader.t("Different periods: {list}."), left.period, right.period),
        (reader.t("Figures of different levels: {list}."), *levels),
        (reader.t("Census: {list}."), left.census_base, right.census_base),
    ):
        if one and other and one != other:
            yield words.format(list=f"{titles[0]} {one}; {titles[1]} {other}")
