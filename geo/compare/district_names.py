"""Names of districts, those that a town and a Landkreis share told apart."""

from __future__ import annotations

from collections.abc import Mapping

from geo.kept import kept_with_world
from geo.model import Level
from geo.world import World


@kept_with_world
def district_names(world: World) -> Mapping[str, str]:
    """Return the names of all districts by AGS; those that two have, with their designation."""
    rows = world.areas[world.areas["level"] == Level.DISTRICT]
    twice = rows["name"].duplicated(keep=False)
    names = rows["name"].where(~twice, rows["name"] + " (" + rows["designation"] + ")")
    return {str(area_id): str(name) for area_id, name in names.items()}
