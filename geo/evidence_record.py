"""What a record of evidence holds, and the words that all records share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from geo.areas import COUNTRY
from geo.figures import area_name
from geo.kept import kept_with_world
from geo.model import Definition, Indicator, Region, Source
from geo.records import records
from geo.refs import UnknownRefError
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A figure that another is made of: its part in it, what it is, its value, its address.

    ``url`` is the page of its source about it, where there is one.
    """

    role: str
    title: str
    value: str = ""
    ref: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """All that is needed to defend a figure, in the reader's language.

    ``value`` is as shown, ``number`` what it is rounded from, None where there is none. ``formula``
    says how ``terms`` make it, ``comparable`` what stands against comparing it with other years.
    ``url`` is the page of the source about it. What is not known of a figure is an empty text.
    """

    ref: str
    title: str
    value: str
    number: float | None
    place: str = ""
    period: str = ""
    unit: str = ""
    status: str = ""
    about: str = ""
    formula: str = ""
    terms: tuple[Term, ...] = ()
    sources: tuple[Source, ...] = ()
    territory: str = ""
    census: str = ""
    notes: tuple[str, ...] = ()
    comparable: tuple[str, ...] = ()
    edition: str = ""
    url: str = ""


def sources_of(world: World, source_ids: Iterable[str]) -> tuple[Source, ...]:
    """Return sources by their ids, each once; ids that no table has are left out."""
    known = _sources(world)
    return tuple(known[one] for one in dict.fromkeys(source_ids) if one in known)


@kept_with_world
def _sources(world: World) -> dict[str, Source]:
    """Return all sources by their ids."""
    names = [one.name for one in fields(Source) if one.name != "id"]
    return {
        str(source_id): Source(
            id=str(source_id), **{name: str(row.get(name, "")) for name in names}
        )
        for source_id, row in zip(world.sources.index, records(world.sources), strict=True)
    }


def territory_words(
    world: World, sources: Iterable[Source], area_ids: Iterable[str], reader: Reader
) -> str:
    """Return in which boundaries figures are, as their sources say, and those of the outlines."""
    stated = sorted({one.boundary_date for one in sources})
    dates = [reader.date(day) for day in stated if day]
    if "" in stated or not dates:
        dates.append(reader.t("not stated by the source"))
    drawn_as_of = world.areas["boundary_date"].at
    drawn = sorted({str(drawn_as_of[one]) for one in area_ids} - {""})
    words = "; ".join(dates)
    if not drawn:
        return words
    outlines = reader.t("areas of the atlas: {date}")
    return f"{words}; {outlines.format(date=', '.join(map(reader.date, drawn)))}"


def census_words(measure: Indicator, period: str, reader: Reader) -> str:
    """Return which census the population in a figure rests on, empty where none is stated."""
    base = measure.census_base(period)
    return reader.t("census of {year}").format(year=base) if base else ""


def measure_of(world: World, indicator: str) -> Indicator:
    """Return an indicator that has figures; raise :class:`UnknownRefError` if there is none."""
    if indicator not in world.catalogue or indicator not in world.observations:
        raise UnknownRefError(f"there is no indicator {indicator!r} with figures")
    return world.catalogue[indicator]


def known_area(world: World, area_id: str) -> str:
    """Return an area id that the table of areas has; raise :class:`UnknownRefError` otherwise."""
    if area_id not in world.areas.index:
        raise UnknownRefError(f"there is no area {area_id!r}")
    return area_id


def known_region(world: World, region_id: str, definition_id: str) -> tuple[Region, Definition]:
    """Return a region and its definition; raise :class:`UnknownRefError` if there is none."""
    region = world.region(region_id)
    found = [one for one in region.definitions if one.id == definition_id] if region else []
    if region is None or not found:
        raise UnknownRefError(f"there is no region {region_id!r} with definition {definition_id!r}")
    return region, found[0]


def scoped_region(world: World, scope: str) -> tuple[Region, Definition]:
    """Return the region that a scope ``region.<id>.<definition>`` names."""
    kind, _, rest = scope.partition(".")
    region_id, _, definition_id = rest.partition(".")
    if kind != "region":
        raise UnknownRefError(f"{scope!r} is no scope of a region")
    return known_region(world, region_id, definition_id)


def name_of(world: World, area_id: str, reader: Reader) -> str:
    """Return the name of an area with its official key."""
    name = area_name(world, known_area(world, area_id), reader)
    return name if area_id == COUNTRY else f"{name} ({area_id})"


def row_of(table: pd.DataFrame, key: str, wanted: str) -> Mapping[str, Any]:
    """Return the row of a table whose ``key`` is ``wanted``."""
    found = np.flatnonzero(table[key] == wanted)
    if not len(found):
        raise UnknownRefError(f"there is no {key} {wanted!r}")
    return records(table.iloc[found[0] : found[0] + 1])[0]
