"""Which alliances stand together: those of the regions, and programmes that belong to none."""

from __future__ import annotations

import pandas as pd

from geo.world import World


def of_regions(world: World) -> pd.DataFrame:
    """Return the alliances, projects and programmes of the regions, which lists and sums hold."""
    return world.alliances[world.alliances["region_id"] != ""]


def of_no_region(world: World) -> pd.DataFrame:
    """Return what belongs to no region, such as a programme that runs in many."""
    return world.alliances[world.alliances["region_id"] == ""]
