"""Key figures of a region, with its Länder and Germany beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geo import aggregate
from geo.areas import (
    COUNTRY,
    districts_touched,
    ids_of_level,
    level_of,
    members,
    states_beside,
    states_of,
)
from geo.inhabitants import INDICATOR_OF_LEVEL
from geo.kept import kept_with_world, newest_kept_with_world
from geo.model import Definition, Kind, Level, Region, Value
from geo.observations import periods, values
from geo.places import shortened
from geo.refs import of_observation, ref
from geo.text import Reader
from geo.world import World

KEY_INDICATORS = (
    "population",
    "area_km2",
    "vacancies_per_100_unemployed",
    "unemployed_per_vacancy",
    "unemployment_rate",
    "youth_per_100_aged_55_64",
    "share_55_64",
    "training_places_per_100_seekers",
)
HEADLINE_SKILLS_INDICATOR = "vacancies_per_100_unemployed"
MOST_KEPT = 5_000
"""Figures of single areas; those of Germany and of Länder stand beside all others."""

_OF_MUNICIPALITIES = {
    "population": INDICATOR_OF_LEVEL[Level.MUNICIPALITY],
    "area_km2": "area_km2",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class RegionFigure:
    """A figure of a region; ``of_district`` names the district it really describes, if another.

    ``low`` and ``high`` span the districts where the region has no figure of its own.
    """

    indicator: str
    value: Value
    of_district: str = ""
    low: Value | None = None
    high: Value | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """One indicator for a region, for each Land that its parts lie in, and for Germany."""

    region: RegionFigure
    states: Mapping[str, Value]
    country: Value


def area_name(world: World, area_id: str, reader: Reader) -> str:
    """Return the name of an area; Germany in the reader's language, all others are proper names."""
    return reader.t("Germany") if area_id == COUNTRY else _names(world)[area_id]


@kept_with_world
def _names(world: World) -> dict[str, str]:
    return {str(area): str(name) for area, name in world.areas["name"].items()}


@newest_kept_with_world(MOST_KEPT)
def area_figure(world: World, indicator: str, area_id: str, *, period: str | None = None) -> Value:
    """Return a figure of one area: its own, else put together from the areas inside it.

    Districts come before municipalities, which count only where all of a Land are known.
    """
    own = aggregate.figure(
        world.observations, world.catalogue, indicator, areas=[area_id], period=period
    )
    if own.number is not None or level_of(area_id) not in (Level.COUNTRY, Level.STATE):
        return own
    refused: Value | None = None
    for parts in parts_of(world, area_id):
        found = aggregate.figure(
            world.observations, world.catalogue, indicator, areas=parts, period=period
        )
        if found.number is not None:
            return found
        refused = refused or found
    return refused or own


def parts_of(world: World, area_id: str) -> Iterator[list[str]]:
    """Yield the areas of each level that make up a Land or Germany completely."""
    districts = members(world.areas, [area_id], Level.DISTRICT)
    yield districts
    municipalities = members(world.areas, [area_id], Level.MUNICIPALITY)
    if set(districts_touched(municipalities)) == set(districts):
        yield municipalities


def region_figure(
    world: World,
    region: Region,
    definition: Definition,
    indicator: str,
    *,
    period: str | None = None,
) -> RegionFigure:
    """Return a figure of a region, from its own parts or from the district that stands for it.

    A district never stands for a part of it with a count, which is smaller there.
    """
    own_indicator, areas = _basis(world, definition, indicator)
    own = _put_together(world, own_indicator, areas, period)
    stand_in = region.figures_from or ""
    if own.value.number is not None or not stand_in or _is_count(world, indicator):
        return own
    other = aggregate.figure(
        world.observations, world.catalogue, indicator, areas=[stand_in], period=period
    )
    return RegionFigure(indicator=indicator, value=other, of_district=stand_in)


def _is_count(world: World, indicator: str) -> bool:
    return world.catalogue[indicator].kind is Kind.COUNT


def _put_together(
    world: World, indicator: str, areas: Sequence[str], period: str | None
) -> RegionFigure:
    value = aggregate.figure(
        world.observations, world.catalogue, indicator, areas=areas, period=period
    )
    span = None
    if value.number is None and len(areas) > 1:
        span = aggregate.spread(world.observations, indicator, areas)
    return RegionFigure(
        indicator=indicator,
        value=value,
        low=span[0] if span else None,
        high=span[1] if span else None,
    )


def comparison(world: World, region: Region, definition: Definition, indicator: str) -> Comparison:
    """Return a figure of the region beside those of its Länder and of Germany, of one period."""
    own = region_figure(world, region, definition, indicator)
    period = own.value.period or (own.low.period if own.low else None)
    states = states_beside(definition.areas)
    return Comparison(
        region=own,
        states={one: area_figure(world, own.indicator, one, period=period) for one in states},
        country=area_figure(world, own.indicator, COUNTRY, period=period),
    )


def own_ref(region: Region, definition: Definition, figure: RegionFigure) -> str:
    """Return the address of a region's figure, empty where it has none of its own."""
    period = figure.value.period
    if figure.of_district:
        return of_observation(figure.indicator, figure.of_district, period)
    if figure.value.number is None:
        return ""
    return ref("region", region.id, definition.id, figure.indicator, period)


def span_refs(world: World, definition: Definition, figure: RegionFigure) -> tuple[str, str]:
    """Return the addresses of the lowest and the highest figure among the areas of a region."""
    period = figure.low.period if figure.low else ""
    numbers = values(world.observations, figure.indicator, period)["value"]
    own = numbers.reindex(sorted(definition.areas))
    return (
        of_observation(figure.indicator, str(own.idxmin()), period),
        of_observation(figure.indicator, str(own.idxmax()), period),
    )


def key_figures(
    world: World,
    region: Region,
    definition: Definition,
    indicators: Sequence[str] = KEY_INDICATORS,
) -> list[Comparison]:
    """Return the comparisons of all key indicators."""
    return [comparison(world, region, definition, indicator) for indicator in indicators]


def region_parts(world: World, definition: Definition, indicator: str) -> list[str]:
    """Return the areas that a figure of a region is put together from.

    Where districts and municipalities stand together and have no figures of one period, the
    districts are taken by their municipalities, if all of these are known.
    """
    areas = list(definition.areas)
    whole = [one for one in areas if level_of(one) is Level.DISTRICT]
    if len(whole) in (0, len(areas)) or periods(world.observations, indicator, areas):
        return areas
    inside = members(world.areas, areas, Level.MUNICIPALITY)
    return inside if set(whole) <= set(districts_touched(inside)) else areas


def missing_words(world: World, value: Value, reader: Reader) -> str:
    """Return for want of which parts the whole has no value, or which are unlike; else nothing."""
    names = [area_name(world, one, reader) for one in value.missing if one in world.areas.index]
    if not names:
        return ""
    unlike = value.reason == aggregate.UNLIKE_PARTS
    words = reader.t("not that of {list}") if unlike else reader.t("no value: {list}")
    return words.format(list=", ".join(shortened(names, reader)))


def known_only_words(world: World, indicator: str, value: Value, reader: Reader) -> str:
    """Return for which Länder alone an indicator is known where a whole lacks others, else ""."""
    tables = world.observations.get(indicator, {}).values()
    known = set(states_of(str(area) for table in tables for area in table.index))
    every = set(ids_of_level(world.areas, Level.STATE))
    if value.reason != "part_missing" or not known or known >= every:
        return ""
    names = ", ".join(area_name(world, one, reader) for one in sorted(known & every))
    return reader.t("known only for {list}").format(list=names)


def _basis(world: World, definition: Definition, indicator: str) -> tuple[str, list[str]]:
    """Return the indicator and the areas to use for a region."""
    areas = definition.areas
    if all(level_of(area) is Level.DISTRICT for area in areas):
        return indicator, list(areas)
    own = _OF_MUNICIPALITIES.get(indicator, indicator)
    return own, region_parts(world, definition, own)
