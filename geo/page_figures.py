"""Which stored figures and statements a page rests on, for what has changed of them since."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pandas as pd

from geo.areas import COUNTRY, districts_touched, ids_of_level, members, state_of
from geo.figures import KEY_INDICATORS
from geo.inhabitants import INDICATOR_OF_LEVEL
from geo.kept import kept_with_world
from geo.model import Level
from geo.skills_layer import skills_indicators
from geo.world import World

Cell = tuple[str, str, str]
"""An observation (indicator, area_id, period), or a row of another table (table, key, "")."""

STATEMENTS = {"facts": "fact_id", "memberships": "membership_id", "funding": "statement_id"}
"""Tables with what is said about alliances, with their keys."""


@kept_with_world
def figures_of_page(
    world: World, areas: tuple[str, ...], alliance_ids: tuple[str, ...]
) -> frozenset[Cell]:
    """Return the cells behind the tables, the map and the profiles of a page.

    Args:
        world: The tables.
        areas: Areas whose figures the page shows.
        alliance_ids: Alliances whose partners, facts and money it shows.

    """
    return frozenset([*_observed(world, areas), *_stated(world, alliance_ids)])


def areas_shown(world: World, definition_areas: Collection[str]) -> tuple[str, ...]:
    """Return the areas of the tables of a region, with its Land and Germany beside them.

    Without a region they are all districts, with all Länder and Germany.
    """
    if not definition_areas:
        states = ids_of_level(world.areas, Level.STATE)
        return (COUNTRY, *states, *members(world.areas, [COUNTRY], Level.DISTRICT))
    districts = districts_touched(definition_areas)
    inside = members(world.areas, definition_areas, Level.MUNICIPALITY)
    return (COUNTRY, *sorted({state_of(one) for one in districts}), *districts, *inside)


def _observed(world: World, areas: Collection[str]) -> Iterator[Cell]:
    """Yield the measures of skills shortage in all years, all others in the newest."""
    wanted = pd.Index(list(areas))
    every_year = {one.id for one in skills_indicators(world)}
    newest_year = {*KEY_INDICATORS, *INDICATOR_OF_LEVEL.values()} - every_year
    for indicator, by_period in world.observations.items():
        if indicator not in every_year | newest_year:
            continue
        known = {period: rows.index.intersection(wanted) for period, rows in by_period.items()}
        periods = sorted(period for period, ids in known.items() if len(ids))
        for period in periods if indicator in every_year else periods[-1:]:
            yield from ((indicator, str(area_id), period) for area_id in known[period])


def _stated(world: World, alliance_ids: Collection[str]) -> Iterator[Cell]:
    for table, key in STATEMENTS.items():
        rows: pd.DataFrame = getattr(world, table)
        own = rows.loc[rows["alliance_id"].isin(alliance_ids), key]
        yield from ((table, str(one), "") for one in own)
