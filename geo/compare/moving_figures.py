"""The figures of maps that move together: those of areas, or alliances and money of the sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from geo.class_choice import DEFAULT
from geo.compare.multiples import Multiples
from geo.compare.multiples_table import areas_notes, areas_table, areas_words
from geo.compare.overlaps import overlap_notes
from geo.compare.programmes import programmes
from geo.compare.side_alliances import By
from geo.compare.side_areas import areas_inside
from geo.compare.side_fills import periods_of, side_fill
from geo.compare.sides import Side
from geo.compare.view import View
from geo.model import Kind, Level
from geo.text import Reader
from geo.world import World

Variants = Sequence[tuple[str, str]]
"""Ids of layers and of their variants; that of an indicator names its period after a colon."""


def indicator_maps(
    world: World, sides: Sequence[Side], shown: Variants, reader: Reader
) -> tuple[Multiples, ...]:
    """Return words and table of the districts on each map of an indicator; none for other maps."""
    return tuple(
        _of_indicator(world, sides, indicator, period, reader)
        for indicator, period in _indicators(world, shown)
    )


def alliance_figures(
    world: World, sides: Sequence[Side], shown: Variants, reader: Reader
) -> View | None:
    """Return alliances and money of the sides, None where all maps are of indicators."""
    if len(list(_indicators(world, shown))) == len(shown):
        return None
    found = programmes(world, sides, reader, By.PROGRAMME)
    return replace(found, notes=(_not_of_areas(world, shown, reader), *found.notes))


def _not_of_areas(world: World, shown: Variants, reader: Reader) -> str:
    """Return that the table is of the sides, whatever the maps draw area by area."""
    if not list(_indicators(world, shown)):
        return reader.t(
            "What the maps draw place by place is explained below each of them; the table has "
            "alliances and money of the regions as a whole, by programme, whichever layer is drawn."
        )
    return reader.t(
        "Maps of alliances, partners or money are explained below each of them and are not in the "
        "tables of areas; the table by programme has alliances and money of the regions as a whole."
    )


def joint_table(found: Sequence[Multiples], beside: View | None) -> pd.DataFrame:
    """Return all rows of the maps, with measure, unit and period, and those of the alliances."""
    tables = [
        one.table.assign(measure=one.title, unit=one.fill.unit, period=one.fill.period)
        for one in found
        if one.fill is not None
    ]
    if beside is not None:
        tables.append(beside.table.assign(measure=beside.title))
    return pd.concat(tables, ignore_index=True)


def _indicators(world: World, shown: Variants) -> Iterator[tuple[str, str]]:
    """Yield indicator and period of the variants that show the districts' figures of one."""
    for _, variant in shown:
        indicator, _, period = variant.partition(":")
        measure = world.catalogue.get(indicator)
        if measure is None or measure.kind is Kind.COUNT:
            continue
        if period in periods_of(world, indicator, Level.DISTRICT):
            yield indicator, period


def _of_indicator(
    world: World, sides: Sequence[Side], indicator: str, period: str, reader: Reader
) -> Multiples:
    level = Level.DISTRICT
    fill, _ = side_fill(world, world.catalogue[indicator], period, level, DEFAULT, reader)
    inside = {side: areas_inside(world, side, level) for side in sides}
    return Multiples(
        title=f"{fill.measure}, {fill.period}",
        table=areas_table(world, inside, fill, reader),
        words=areas_words(world, inside, indicator, fill, reader),
        fill=fill,
        source=fill.source,
        notes=overlap_notes(
            world, sides, reader, areas_notes(world, inside, indicator, level, reader)
        ),
    )
