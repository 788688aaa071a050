"""One figure of one side of a comparison, with its address and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from geo.areas import level_of
from geo.comparability import Basis, basis
from geo.compare.sides import AREA, Side
from geo.figures import RegionFigure, area_figure, own_ref, region_figure
from geo.model import Level, Value
from geo.refs import of_observation
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A figure of a side; ``ref`` is empty and ``basis`` None where it has no figure.

    ``of_district`` names the district the figure really describes, where it is another area's.
    """

    side: Side
    indicator: str
    value: Value
    ref: str
    basis: Basis | None
    of_district: str = ""


def cell(world: World, side: Side, indicator: str, *, period: str | None = None) -> Cell:
    """Return a figure of a side, the newest one unless a period is asked for."""
    figure = _figure(world, side, indicator, period)
    known = figure.value.number is not None or figure.value.period
    return Cell(
        side=side,
        indicator=indicator,
        value=figure.value,
        ref=_ref(side, figure) if known else "",
        basis=basis(world, figure.indicator, figure.value.period, _level(side, figure))
        if known
        else None,
        of_district=figure.of_district,
    )


def _figure(world: World, side: Side, indicator: str, period: str | None) -> RegionFigure:
    if side.definition.id == AREA:
        value = area_figure(world, indicator, side.areas[0], period=period)
        return RegionFigure(indicator=indicator, value=value)
    return region_figure(world, side.region, side.definition, indicator, period=period)


def _ref(side: Side, figure: RegionFigure) -> str:
    if side.definition.id == AREA:
        return of_observation(figure.indicator, side.areas[0], figure.value.period)
    return own_ref(side.region, side.definition, figure)


def _level(side: Side, figure: RegionFigure) -> Level:
    """Return the level of the areas that a figure is of."""
    return level_of(figure.of_district or side.areas[0])
