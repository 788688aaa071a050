"""The areas inside the sides of a comparison, looked up once."""

from __future__ import annotations

from geo.areas import district_of, ids_of_level, level_of, members
from geo.compare.sides import Side
from geo.kept import kept_with_world, newest_kept_with_world
from geo.model import Level
from geo.world import World

MOST_LISTS = 1_000


@newest_kept_with_world(MOST_LISTS)
def areas_inside(world: World, side: Side, level: Level) -> tuple[str, ...]:
    """Return the areas of a level inside a side; of municipalities the districts they lie in."""
    inside = members(world.areas, side.areas, level)
    if level is not Level.DISTRICT:
        return tuple(inside)
    return tuple(sorted({*inside, *whole_districts(side)}))


def whole_districts(side: Side) -> dict[str, tuple[str, ...]]:
    """Return the districts of which a side has only municipalities, with these."""
    found: dict[str, list[str]] = {}
    for area in side.areas:
        if level_of(area) is Level.MUNICIPALITY:
            found.setdefault(district_of(area), []).append(area)
    return {district: tuple(parts) for district, parts in sorted(found.items())}


@kept_with_world
def all_of_level(world: World, level: Level) -> tuple[str, ...]:
    """Return all areas of a level, sorted."""
    return tuple(ids_of_level(world.areas, level))
