"""The Länder and Germany beside the sides of a comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import COUNTRY, state_of
from geo.compare.cells import Cell, cell
from geo.compare.sides import Side, of_area
from geo.kept import kept_with_world
from geo.text import Reader
from geo.world import World


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
    """Return the Länder that the sides lie in and Germany, those without a figure too.

    Without a period they have their newest figures. ``is_side`` marks those that are themselves
    compared.
    """
    own = {side.id for side in sides}
    found = []
    for area_id in (*states_of(sides), COUNTRY):
        beside = area_side(world, area_id)
        found.append(
            Line(
                area_id=area_id,
                name=line_name(beside, reader),
                cell=cell(world, beside, indicator, period=period or None),
                is_side=area_id in own,
            )
        )
    return tuple(found)


def line_name(side: Side, reader: Reader) -> str:
    """Return the name of a Land, or Germany in the reader's language."""
    return reader.t("Germany") if side.id == COUNTRY else side.title(reader)


def states_of(sides: Sequence[Side]) -> list[str]:
    """Return the Länder in which any part of the sides lies, sorted."""
    return sorted({state_of(area) for side in sides for area in side.areas} - {COUNTRY})
