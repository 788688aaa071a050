"""The areas inside the sides of a comparison, looked up once."""

from __future__ import annotations

from geo.areas import districts_touched, ids_of_level, level_of, members
from geo.compare.sides import Side
from geo.kept import kept_with_world, newest_kept_with_world
from geo.model import Level
from geo.world import World

MOST_LISTS = 1_000


@newest_kept_with_world(MOST_LISTS)
def areas_inside(world: World, side: Side, level: Level) -> tuple[str, ...]:
    """Return the areas of a level inside a side; of municipalities the districts they lie in."""
    if level is Level.DISTRICT and level_of(side.areas[0]) is Level.MUNICIPALITY:
        return tuple(districts_touched(side.areas))
    return tuple(members(world.areas, side.areas, level))


@kept_with_world
def all_of_level(world: World, level: Level) -> tuple[str, ...]:
    """Return all areas of a level, sorted."""
    return tuple(ids_of_level(world.areas, level))
