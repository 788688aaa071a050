"""Names on a static map: those of regions always, the others where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import cos, pi, sin

from geo.paper import NoRoomError

MOST_ORDERED = 5
"""Of how many names that must stand all orders are tried."""
_GAP = 3.0
_DIRECTIONS = 16
_DISTANCES = (10, 18, 28, 40, 54, 70, 90, 115, 145, 180, 220)
_COST_OF_COVER = 12.0
_NEAR = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle of the sheet by its middle, in units."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Tell whether two boxes share ground or come closer than ``gap``."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def within(self, outer: Box) -> bool:
        """Tell whether the box lies wholly inside another."""
        return (
            abs(self.x - outer.x) <= (outer.width - self.width) / 2
            and abs(self.y - outer.y) <= (outer.height - self.height) / 2
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is nearest to a point."""
        return (
            min(max(x, self.x - self.width / 2), self.x + self.width / 2),
            min(max(y, self.y - self.height / 2), self.y + self.height / 2),
        )

    def crossed_by(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Tell whether a straight line runs through the box."""
        low, high = 0.0, 1.0
        for first, last, middle, size in (
            (start[0], end[0], self.x, self.width),
            (start[1], end[1], self.y, self.height),
        ):
            to_edges = (middle - size / 2 - first, middle + size / 2 - first)
            if first == last:
                if not to_edges[0] < 0 < to_edges[1]:
                    return False
                continue
            enter, leave = sorted(edge / (last - first) for edge in to_edges)
            low, high = max(low, enter), min(high, leave)
        return low < high


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A text with the size it takes, and the point of the sheet it belongs to.

    ``gap`` is how far from the point it begins; a name without a gap stands on its point.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    gap: float = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """Where a name stands; ``leader`` is a line from it to its point where it is moved aside."""

    name: Name
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None
    cost: float = 0


def place_all(
    names: Sequence[Name], frame: Box, taken: Sequence[Box], covered: Sequence[Box]
) -> list[Spot]:
    """Return a spot for every name, in the order in which the leaders are shortest.

    Args:
        names: The names; all of them are placed.
        frame: Where they may stand.
        taken: What they must not overlap.
        covered: What they should not cover.

    Raises:
        NoRoomError: The frame is too small for the names.

    """
    spots = {
        name: sorted(_spots(name, frame, taken, [*covered, *_points(names, name)]), key=_cost)
        for name in names
    }
    orders = permutations(names) if len(names) <= MOST_ORDERED else [tuple(names)]
    tries = [_while_free(order, spots) for order in orders]
    whole = [found for found in tries if len(found) == len(names)]
    if not whole:
        listed = ", ".join(name.text for name in names)
        raise NoRoomError(f"The map has no room for the names {listed}; choose a larger paper.")
    return min(whole, key=lambda found: sum(map(_cost, found)))


def place_moved(
    names: Sequence[Name],
    frame: Box,
    taken: Sequence[Box],
    covered: Sequence[Box],
    standing: Sequence[Spot] = (),
) -> list[Spot]:
    """Return a spot for each name, moved aside where its place is taken, the first names first.

    Names that find no room come first in the next try; if none has room for all, that with most
    names is returned.
    """
    spots = {
        name: sorted(_spots(name, frame, taken, [*covered, *_points(names, name)]), key=_cost)
        for name in names
    }
    order, most = list(names), list[Spot]()
    for _ in names:
        found = _while_free(order, spots, standing)
        most = max(most, found, key=len)
        if len(most) == len(names):
            break
        placed = {spot.name for spot in found}
        order = sorted(order, key=placed.__contains__)
    return most


def place_some(
    names: Sequence[Name],
    frame: Box,
    taken: Sequence[Box],
    covered: Sequence[Box],
    standing: Sequence[Spot] = (),
) -> list[Spot]:
    """Return a spot near its point for each name that has room, the first names first."""
    found: list[Spot] = []
    full = [*taken, *covered]
    for name in names:
        near = (box for box in _near(name) if box.within(frame) and not _hits(box, full))
        spots = (Spot(name=name, box=box) for box in near)
        free = (spot for spot in spots if not _clashes(spot, [*standing, *found]))
        found += [spot for spot in [next(free, None)] if spot]
    return found


def _hits(box: Box, full: Sequence[Box]) -> bool:
    return any(box.overlaps(other, _GAP) for other in full)


def _near(name: Name) -> Iterator[Box]:
    """Yield the places beside a point, for a name without a gap the point and above and below."""
    if not name.gap:
        for lines in (0, -1, 1, -2, 2):
            y = name.y + lines * name.height
            yield Box(x=name.x, y=y, width=name.width, height=name.height)
        return
    for right, down in _NEAR:
        slanted = 0.7 if right and down else 1.0
        yield Box(
            x=name.x + right * (name.gap * slanted + name.width / 2),
            y=name.y + down * (name.gap * slanted + name.height / 2),
            width=name.width,
            height=name.height,
        )


def _spots(name: Name, frame: Box, taken: Sequence[Box], covered: Sequence[Box]) -> Iterator[Spot]:
    """Yield where a name can stand: on its point, or in any direction with a leader."""
    for distance, box in _around(name):
        if not box.within(frame) or _hits(box, taken):
            continue
        leader = (box.nearest(name.x, name.y), (name.x, name.y)) if distance else None
        if leader and any(_in_the_way(other, leader) for other in taken):
            continue
        hidden = sum(box.overlaps(other) for other in covered)
        yield Spot(name=name, box=box, leader=leader, cost=distance + hidden * _COST_OF_COVER)


def _in_the_way(box: Box, leader: tuple[tuple[float, float], tuple[float, float]]) -> bool:
    """Tell whether a leader runs through a box that its own point does not lie in."""
    start, (x, y) = leader
    return box.nearest(x, y) != (x, y) and box.crossed_by(start, (x, y))


def _around(name: Name) -> Iterator[tuple[float, Box]]:
    """Yield the places of a name that must stand, with how far it is moved aside."""
    size = {"width": name.width, "height": name.height}
    beside = _near(name) if name.gap else [Box(x=name.x, y=name.y, **size)]
    yield from ((0.0, box) for box in beside)
    for distance in _DISTANCES:
        for step in range(_DIRECTIONS):
            right, down = cos(2 * pi * step / _DIRECTIONS), sin(2 * pi * step / _DIRECTIONS)
            x = name.x + right * (name.gap + distance + name.width / 2)
            y = name.y + down * (name.gap + distance + name.height / 2)
            yield float(distance), Box(x=x, y=y, **size)


def _while_free(
    order: Sequence[Name], spots: dict[Name, list[Spot]], standing: Sequence[Spot] = ()
) -> list[Spot]:
    found: list[Spot] = []
    for name in order:
        free = (spot for spot in spots[name] if not _clashes(spot, [*standing, *found]))
        found += [spot for spot in [next(free, None)] if spot]
    return found


def _clashes(one: Spot, others: Sequence[Spot]) -> bool:
    return any(_clash(one, other) for other in others)


def _clash(one: Spot, other: Spot) -> bool:
    return (
        one.box.overlaps(other.box, _GAP)
        or bool(one.leader and other.box.crossed_by(*one.leader))
        or bool(other.leader and one.box.crossed_by(*other.leader))
    )


def _points(names: Sequence[Name], own: Name) -> list[Box]:
    return [Box(x=one.x, y=one.y, width=12, height=12) for one in names if one is not own]


def _cost(spot: Spot) -> float:
    return spot.cost
