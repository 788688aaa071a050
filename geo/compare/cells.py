"""One figure of one side of a comparison, with its address and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.aggregate import UNLIKE_PARTS
from geo.apportioning import apportioned
from geo.areas import COUNTRY, levels_of
from geo.comparability import Basis, basis, joint
from geo.compare.sides import AREA, Side
from geo.figures import (
    RegionFigure,
    area_figure,
    missing_words,
    own_ref,
    parts_of,
    region_figure,
)
from geo.kept import kept_with_world, newest_kept_with_world
from geo.model import Indicator, Level, Value
from geo.observations import values
from geo.refs import of_estimate, of_observation
from geo.text import Reader
from geo.world import World

MOST_KEPT = 20_000
"""Figures kept for a world: those of all regions and districts, and of some of the reader's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A figure of a side; ``ref`` is empty and ``basis`` None where it has no figure.

    ``indicator`` is the one asked for; that of ``basis`` is another one where the side has another
    measure of the same, such as the census for municipalities. ``of_district`` names the district
    the figure really describes, where it is another area's. ``shares`` are districts and the part
    of their inhabitants by which the figure is estimated; then ``estimated`` is true. ``measure``
    is the entry of the catalogue for ``indicator``. ``unlike`` names the parts whose own figure
    their counts do not give.
    """

    side: Side
    indicator: str
    value: Value
    ref: str
    basis: Basis | None
    of_district: str = ""
    shares: tuple[tuple[str, float], ...] = ()
    measure: Indicator | None = None
    unlike: tuple[str, ...] = ()

    @property
    def estimated(self) -> bool:
        """Whether the figure is apportioned and not counted."""
        return bool(self.shares)


@newest_kept_with_world(MOST_KEPT)
def cell(world: World, side: Side, indicator: str, *, period: str | None = None) -> Cell:
    """Return a figure of a side, by default its newest."""
    figure = _figure(world, side, indicator, period)
    known = bool(figure.value.period)
    return Cell(
        side=side,
        indicator=indicator,
        value=figure.value,
        ref=_ref(side, figure) if known else "",
        basis=_basis(world, side, figure) if known else None,
        of_district=figure.of_district,
        measure=world.catalogue[indicator],
        unlike=_unlike(world, figure.value),
    )


def estimate(world: World, side: Side, indicator: str, *, period: str | None = None) -> Cell:
    """Return a figure of a side; a count of a part-district that is not known is apportioned.

    What is apportioned by inhabitants is marked and names its shares. Use it only where the reader
    has asked for estimates.
    """
    own = cell(world, side, indicator, period=period)
    if own.value.number is not None and not own.of_district:
        return own
    found = apportioned(world, side.definition, indicator, period=period)
    if found is None:
        return own
    return replace(
        own,
        value=found.value,
        ref=of_estimate(side.region, side.definition, indicator, found.value.period),
        basis=basis_of(world, indicator, found.value.period, Level.DISTRICT),
        shares=tuple(one for one in found.shares if one[1] < 1),
    )


def row(world: World, sides: Sequence[Side], indicator: str) -> tuple[Cell, ...]:
    """Return an indicator of all sides, of the newest period that all have, else each its newest.

    Sides without any figure of it do not matter for the period.
    """
    newest = tuple(cell(world, side, indicator) for side in sides)
    known = [one for one in newest if one.value.number is not None]
    if len({one.value.period for one in known}) < 2:
        return newest
    latest = min(one.value.period for one in known)
    for period in sorted(_periods(world, known), reverse=True):
        if period > latest:
            continue
        found = tuple(
            cell(world, one.side, indicator, period=period) if one in known else one
            for one in newest
        )
        if all(one.value.number is not None for one in found if one.side in _sides(known)):
            return found
    return newest


def cells(
    world: World, sides: Sequence[Side], indicators: Sequence[str]
) -> Mapping[str, tuple[Cell, ...]]:
    """Return the figures of all sides by indicator, each as :func:`row` returns them."""
    return {indicator: row(world, sides, indicator) for indicator in indicators}


def absence_words(world: World, one: Cell, reader: Reader) -> str:
    """Return in words why a side has no figure, with the parts that have no value."""
    if one.value.number is not None:
        return ""
    value = one.value
    reason = reader.refusal(value.reason) if value.reason else reader.status(value.status)
    return "; ".join(filter(None, [reason, missing_words(world, value, reader)]))


@kept_with_world
def basis_of(world: World, indicator: str, period: str, level: Level) -> Basis:
    """Return what the figures of an indicator rest on, see :func:`geo.comparability.basis`."""
    return basis(world, indicator, period, level)


def _sides(known: Sequence[Cell]) -> list[Side]:
    return [one.side for one in known]


def _periods(world: World, known: Sequence[Cell]) -> set[str]:
    """Return the periods of the measures that the figures of sides are of."""
    measures = {one.basis.indicator.id for one in known if one.basis}
    return {period for one in measures for period in world.observations.get(one, {})}


def _figure(world: World, side: Side, indicator: str, period: str | None) -> RegionFigure:
    if side.definition.id == AREA:
        value = area_figure(world, indicator, side.areas[0], period=period)
        return RegionFigure(indicator=indicator, value=value)
    return region_figure(world, side.region, side.definition, indicator, period=period)


def _unlike(world: World, value: Value) -> tuple[str, ...]:
    named = value.missing if value.reason == UNLIKE_PARTS else ()
    return tuple(str(world.areas.at[one, "name"]) for one in named)


def _ref(side: Side, figure: RegionFigure) -> str:
    if side.definition.id == AREA:
        return of_observation(figure.indicator, side.areas[0], figure.value.period)
    return own_ref(side.region, side.definition, figure)


def _basis(world: World, side: Side, figure: RegionFigure) -> Basis:
    indicator, period = figure.indicator, figure.value.period
    levels = _levels(world, side, figure)
    return joint([basis_of(world, indicator, period, one) for one in levels])


def _levels(world: World, side: Side, figure: RegionFigure) -> tuple[Level, ...]:
    """Return the levels of the areas that a figure is of, or of the parts it is made of."""
    if figure.of_district:
        return (Level.DISTRICT,)
    own = levels_of(side.areas)
    if own[0] in (Level.STATE, Level.COUNTRY):
        return (_level(world, side, figure, own[0]),)
    by_municipalities = figure.value.parts > len(side.areas)
    return (Level.MUNICIPALITY,) if by_municipalities else own


def _level(world: World, side: Side, figure: RegionFigure, own: Level) -> Level:
    """Return the level of the parts that the figure of a Land or of Germany is made of."""
    if figure.value.parts == 1:
        return own
    parts = next(parts_of(world, side.areas[0]))
    rows = values(world.observations, figure.indicator, figure.value.period)
    of_districts = figure.value.parts == len(parts) and parts[0] in rows.index
    if of_districts or figure.value.reason:
        return Level.DISTRICT
    return Level.MUNICIPALITY if side.areas[0] != COUNTRY else Level.DISTRICT
