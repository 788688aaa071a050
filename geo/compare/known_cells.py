"""Figures of sides that were looked up lately, kept for the next view; and those beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import COUNTRY, state_of
from geo.compare import cells
from geo.compare.cells import Cell
from geo.compare.sides import Side, of_area
from geo.kept import kept_with_world
from geo.text import Reader
from geo.world import World

MOST_KEPT = 20_000
"""Figures; what a hundred readers with eight sides and twenty indicators look at."""

Key = tuple[Side, str, str | None]


def known_cell(world: World, side: Side, indicator: str, period: str | None = None) -> Cell:
    """Return a figure of a side as :func:`geo.compare.cells.cell` does, looked up once."""
    shelf = _shelf(world)
    key = (side, indicator, period)
    found = shelf.get(key)
    if found is None:
        found = cells.cell(world, side, indicator, period=period)
        if len(shelf) >= MOST_KEPT:
            shelf.clear()
        shelf[key] = found
    return found


@kept_with_world
def _shelf(_world: World) -> dict[Key, Cell]:
    """Return what is filled while the world is in use."""
    return {}


@kept_with_world
def area_side(world: World, area_id: str) -> Side:
    """Return a Land, a district or Germany as a side, see :func:`geo.compare.sides.of_area`."""
    return of_area(world, area_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A figure of a Land or of Germany beside which the sides are put."""

    area_id: str
    name: str
    cell: Cell
    is_side: bool = False

    @property
    def number(self) -> float | None:
        """Return the figure, None where there is none."""
        return self.cell.value.number


def lines(
    world: World, sides: Sequence[Side], indicator: str, period: str, reader: Reader
) -> tuple[Line, ...]:
    """Return the Länder that the sides lie in and Germany, those without a figure left out.

    ``is_side`` marks those that are themselves compared.
    """
    own = {side.id for side in sides}
    found = []
    for area_id in (*states_of(sides), COUNTRY):
        beside = area_side(world, area_id)
        figure = known_cell(world, beside, indicator, period)
        if figure.value.number is not None:
            name = line_name(beside, reader)
            is_side = area_id in own
            found.append(Line(area_id=area_id, name=name, cell=figure, is_side=is_side))
    return tuple(found)


def line_name(side: Side, reader: Reader) -> str:
    """Return the name of a Land, or Germany in the reader's language."""
    return reader.t("Germany") if side.id == COUNTRY else side.title(reader)


def states_of(sides: Sequence[Side]) -> list[str]:
    """Return the Länder in which any part of the sides lies, sorted."""
    return sorted({state_of(area) for side in sides for area in side.areas} - {COUNTRY})
