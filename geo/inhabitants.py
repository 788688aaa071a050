"""Inhabitants of areas, the denominator of what is said per head.

Districts have the population of the newest year, municipalities that of the census of 2022; the
two are never mixed in one scale.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.areas import ids_of_level
from geo.kept import kept_with_world
from geo.model import Level
from geo.observations import newest, values
from geo.world import World

INDICATOR_OF_LEVEL = {
    Level.COUNTRY: "population",
    Level.STATE: "population",
    Level.DISTRICT: "population",
    Level.MUNICIPALITY: "population_census_2022",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Inhabitants:
    """Inhabitants of all areas of a level; ``number`` has the index area_id, NaN where unknown."""

    indicator: str
    period: str
    number: pd.Series
    source_ids: tuple[str, ...]


@kept_with_world
def inhabitants(world: World, level: Level) -> Inhabitants:
    """Return the inhabitants of all areas of ``level`` in the newest period there is."""
    indicator, areas = INDICATOR_OF_LEVEL[level], ids_of_level(world.areas, level)
    period = newest(world.observations, indicator, areas)
    rows = values(world.observations, indicator, period).reindex(areas)
    return Inhabitants(
        indicator=indicator,
        period=period,
        number=rows["value"],
        source_ids=tuple(sorted(set(rows["source_id"].dropna()))),
    )
