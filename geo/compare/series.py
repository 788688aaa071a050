"""The figures of a side over the years, parted where the series breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.comparability import Aspect, differences
from geo.compare.cells import Cell, cell
from geo.compare.sides import Side
from geo.text import Reader
from geo.world import World

BREAKS = frozenset({Aspect.INDICATOR, Aspect.LEVEL, Aspect.TERRITORY, Aspect.CENSUS, Aspect.TABLE})
"""What parts a series: everything but the year itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Break:
    """Two years between which figures may not be compared, and why."""

    before: str
    after: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Figures of a side by year; each part holds years that may be compared with one another."""

    side: Side
    parts: tuple[tuple[Cell, ...], ...]
    breaks: tuple[Break, ...]
    without: tuple[str, ...]

    @property
    def longest(self) -> tuple[Cell, ...]:
        """Return the newest part with at least two years, empty where there is none."""
        return next((part for part in reversed(self.parts) if len(part) > 1), ())


def series(world: World, side: Side, indicator: str, reader: Reader) -> Series:
    """Return all figures of a side; ``without`` are the years in which it has none."""
    newest = cell(world, side, indicator)
    own = newest.basis.indicator.id if newest.basis else indicator
    years = sorted(world.observations.get(own, {}))
    cells = [cell(world, side, indicator, period=year) for year in years]
    known = [one for one in cells if one.value.number is not None and one.value.period]
    parts: list[list[Cell]] = []
    breaks = []
    for one in known:
        why = parting(parts[-1][-1], one, reader) if parts else ""
        if why:
            last = parts[-1][-1].value.period
            breaks.append(Break(before=last, after=one.value.period, why=why))
        if why or not parts:
            parts.append([one])
        else:
            parts[-1].append(one)
    had = {one.value.period for one in known}
    return Series(
        side=side,
        parts=tuple(map(tuple, parts)),
        breaks=tuple(breaks),
        without=tuple(year for year in years if year not in had),
    )


def all_series(
    world: World, sides: Sequence[Side], indicator: str, reader: Reader
) -> tuple[Series, ...]:
    """Return the series of all sides."""
    return tuple(series(world, side, indicator, reader) for side in sides)


def parting(one: Cell, other: Cell, reader: Reader) -> str:
    """Return why two figures of a side may not be joined by a line; empty where they may."""
    if one.basis is None or other.basis is None:
        return ""
    apart = differences(one.basis, other.basis, reader)
    return " ".join(each.words for each in apart if each.kind in BREAKS)
