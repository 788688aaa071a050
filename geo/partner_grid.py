"""Memberships counted in a grid of hexagons, or why there is none yet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import geopandas as gpd
import pandas as pd

from geo import palette
from geo.citation import cited, figure
from geo.classify import CLASS_CODES, Classes
from geo.hexbin import (
    CELL_KM,
    DISPLAY_CRS,
    GRID_CRS,
    LEAST_POINTS,
    TooFewPointsError,
    cells_of,
    hexbin,
)
from geo.kept import kept_with_world
from geo.layers import Cell, LegendEntry, LegendSection, Variant
from geo.partner_density import Count
from geo.partner_symbols import member_names, partner_symbols, symbol_section
from geo.partner_words import membership_words, years_words
from geo.places import by_place, shortened
from geo.provenance import publishers_line
from geo.refs import ref
from geo.text import Reader
from geo.world import World

GRID_ID = "hexbin"

CLASSES = Classes(breaks=(2.0, 5.0, 10.0, 20.0), colours=palette.SEQUENTIAL)
"""Rounded limits in memberships a cell, each about twice the last, because most cells hold few."""


def grid_variant(world: World, unplaced_words: str, reader: Reader) -> Variant:
    """Return the variant with a cell for each hexagon that holds a membership.

    With fewer than :data:`geo.hexbin.LEAST_POINTS` it says so, and shows circles by place instead.
    """
    rows = placed_memberships(world)
    try:
        cells = _cells(world, rows, reader)
    except TooFewPointsError:
        return _refused(world, len(rows), unplaced_words, reader)
    t = reader.t
    return Variant(
        id=GRID_ID,
        label=_label(reader),
        title=t("Memberships in innovation alliances, counted in a grid"),
        subtitle=t("Memberships in hexagons {size} wide, {years}").format(
            size=_size(reader), years=years_words(world, reader)
        ),
        essentials=(),
        notes=(
            membership_words(reader),
            t("Each membership counts at the middle of its town or district, not at its address."),
            t("The grid is fixed ({crs}, hexagons of equal area); its rounded limits stay.").format(
                crs=GRID_CRS
            ),
            unplaced_words,
        ),
        sources=tuple(dict.fromkeys(rows["source_id"])),
        legend=(_legend(cells, reader),),
        cells=cells,
    )


@kept_with_world
def placed_memberships(world: World) -> gpd.GeoDataFrame:
    """Return the memberships that have a point, with their place by name, in EPSG:4326."""
    found = [
        here.assign(place=place.name, lat=place.lat, lon=place.lon)
        for place, here in by_place(world.areas, world.memberships)
    ]
    rows = pd.concat(found, ignore_index=True) if found else world.memberships.head(0)
    points = gpd.points_from_xy(rows.get("lon", []), rows.get("lat", []))
    return gpd.GeoDataFrame(rows, geometry=points, crs=DISPLAY_CRS)


def _cells(world: World, rows: gpd.GeoDataFrame, reader: Reader) -> tuple[Cell, ...]:
    grid = hexbin(rows.geometry)
    own = cells_of(rows.geometry)
    inside = {key: rows.loc[part.index] for key, part in own.groupby(["column", "row"])}
    return tuple(
        Cell(
            corners=tuple((lat, lon) for lon, lat in one.geometry.exterior.coords[:-1]),
            colour=CLASSES.colours[_class_of(one.number)],
            lines=_lines(world, inside[one.column, one.row], reader),
            ref=ref("cell", one.column, one.row),
        )
        for one in grid.itertuples()
    )


def _class_of(number: int) -> int:
    return CLASS_CODES.index(CLASSES.code(number))


def _lines(world: World, rows: pd.DataFrame, reader: Reader) -> tuple[str, ...]:
    words = reader.t("Memberships in this hexagon, {size} wide: {count}")
    return (
        words.format(size=_size(reader), count=len(rows)),
        ", ".join(shortened(sorted(rows["place"].unique()), reader)),
        *shortened(member_names(world, rows, Count.MEMBERSHIPS), reader),
        publishers_line(world, rows["source_id"], reader),
    )


def _legend(cells: Sequence[Cell], reader: Reader) -> LegendSection:
    """Return the classes with their numbers of cells, and what it means that there is none."""
    limits = [reader.number(limit) for limit in CLASSES.breaks]
    between = [
        reader.t("{low} to under {high}").format(low=low, high=high)
        for low, high in pairwise(limits)
    ]
    labels = [
        reader.t("under {high}").format(high=limits[0]),
        *between,
        reader.t("{low} and more").format(low=limits[-1]),
    ]
    entries = [
        LegendEntry(
            mark="class",
            label=label,
            colour=colour,
            count=sum(cell.colour == colour for cell in cells),
            code=code,
        )
        for label, colour, code in zip(labels, CLASSES.colours, CLASS_CODES, strict=False)
    ]
    none = LegendEntry(
        mark="class",
        label=reader.t("no hexagon: none known there, which is not a missing value"),
        colour=palette.GROUND,
    )
    return LegendSection(
        title=reader.t("Memberships in a hexagon, {size} wide").format(size=_size(reader)),
        entries=(*reversed(entries), none),
    )


def _refused(world: World, number: int, unplaced_words: str, reader: Reader) -> Variant:
    """Return the variant without cells: the reason, and circles by place in their stead."""
    t = reader.t
    reason = t(
        "Not drawn: a grid takes {least} memberships or more that can be placed, and there are "
        "{count}. With fewer, hexagons show where the grid lies rather than where partners are. "
        "Instead: circles by place."
    )
    return Variant(
        id=GRID_ID,
        label=_label(reader),
        title=t("Memberships in innovation alliances, counted in a grid"),
        subtitle=cited(
            reason,
            least=LEAST_POINTS,
            count=figure(reader.number(number), ref("count", "placed", "all")),
        ),
        essentials=(),
        notes=(membership_words(reader), unplaced_words),
        sources=tuple(dict.fromkeys(world.memberships["source_id"])),
        legend=(symbol_section(Count.MEMBERSHIPS, reader),),
        symbols=partner_symbols(world, reader, Count.MEMBERSHIPS),
    )


def _label(reader: Reader) -> str:
    return reader.t("Memberships in a grid of {size}").format(size=_size(reader))


def _size(reader: Reader) -> str:
    return f"{reader.number(CELL_KM)} km"
