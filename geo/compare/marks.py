"""How the sides of a comparison look: the same letter, shape and colour in every view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from string import ascii_uppercase

from geo import palette
from geo.compare.sides import Side
from geo.world import World

SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "pentagon",
    "hexagon",
    "octagon",
    "triangle-up",
    "triangle-down",
)
"""Shapes of plotly with room for a letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Letter, shape and colour of a side; ``ink`` is the colour of a letter on it."""

    letter: str
    symbol: str
    colour: str

    @property
    def ink(self) -> str:
        """Return the colour of letters on the mark."""
        return palette.ink_on(self.colour)


def marks(world: World, sides: Sequence[Side]) -> Mapping[str, Mark]:
    """Return the mark of each side by its id.

    Regions of the atlas keep theirs whatever stands beside them. Others, and regions under another
    definition, take what is left in the order of the sides.
    """
    places = {region.id: place for place, region in enumerate(world.regions)}
    taken = {one.letter for one in world.regions}
    letters = (one for one in ascii_uppercase if one not in taken)
    symbols = _left(
        SYMBOLS, (SYMBOLS[places[one.id] % len(SYMBOLS)] for one in sides if _own(world, one))
    )
    colours = cycle(palette.OTHER_SIDES)
    found = {}
    for side in sides:
        if _own(world, side):
            found[side.id] = Mark(
                letter=side.region.letter,
                symbol=SYMBOLS[places[side.id] % len(SYMBOLS)],
                colour=palette.region_colour(side.id),
            )
        else:
            found[side.id] = Mark(letter=next(letters), symbol=next(symbols), colour=next(colours))
    return found


def _own(world: World, side: Side) -> bool:
    """Tell whether a side is a region of the atlas under its first definition."""
    return any(one.id == side.id for one in world.regions)


def _left(symbols: Sequence[str], used: Iterator[str]) -> Iterator[str]:
    gone = set(used)
    return cycle([one for one in symbols if one not in gone] or symbols)
