"""The figures of a region, or of Germany, with what defends each column: what data files hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from exports.tables import long_table
from geo.areas import district_of
from geo.evidence import record
from geo.evidence_record import Record, sources_of
from geo.ground import credit
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.layers import Fill
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region, Source
from geo.money import fundable, seats
from geo.partner_words import years_words
from geo.region_table import Column, cell_ref, columns, germany_table, region_table
from geo.text import Reader
from geo.world import World

LEVELS = (Level.DISTRICT, Level.MUNICIPALITY)
FIXED = ("area_id", "level", "name")
"""The columns before the figures."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What defends a column of one level.

    ``period`` is of when its figures are; ``example`` is the record of the first area with a
    number, or of the first area where none has one; ``sources`` are those of all areas; ``fill`` is
    the map of it, None where it has none.
    """

    column: Column
    level: Level
    period: str
    example: Record
    sources: tuple[Source, ...]
    fill: Fill | None

    @property
    def heading(self) -> str:
        """Return title, unit and period of the column as one line."""
        small = ", ".join(filter(None, [self.column.unit, self.column.period]))
        return f"{self.column.title} ({small})" if small else self.column.title


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Dataset:
    """Figures of areas with all that defends them.

    ``table`` has :data:`FIXED`, and for each column of ``evidence`` its values and its states under
    :func:`status_name`; a missing value is NaN and never without a state.
    """

    title: str
    table: pd.DataFrame
    evidence: tuple[Evidence, ...]
    credit: str
    edition: str

    def of_level(self, level: Level) -> pd.DataFrame:
        """Return the rows of a level with the columns it has, none where there are no rows."""
        rows = self.table[self.table["level"] == level]
        ids = [one.column.id for one in self.evidence_of(level)]
        return rows[[*FIXED, *(name for one in ids for name in (one, status_name(one)))]]

    def evidence_of(self, level: Level) -> list[Evidence]:
        """Return the columns of a level, in order."""
        return [one for one in self.evidence if one.level == level]

    @property
    def year(self) -> str:
        """Return the newest year of its figures."""
        return max((one.column.period[:4] for one in self.evidence), default="")


def status_name(column_id: str) -> str:
    """Return the name of the column with the states of another."""
    return f"{column_id}_status"


def dataset(
    world: World,
    view: MapView,
    shown: tuple[Region, Definition] | None,
    reader: Reader,
    edition: str = "",
) -> Dataset:
    """Return the figures of a region's areas, of all districts of Germany where none is shown.

    ``view`` is the map of the same areas, whose classes files carry as styles.
    """
    wide = region_table(world, shown[1], reader) if shown else germany_table(world, reader)
    measures = columns(world, reader)
    states = long_table(world, wide, measures)
    table = wide[list(FIXED)].copy()
    for column in measures:
        table[column.id] = wide[column.id].astype("float64")
        own = states[states["indicator"] == column.id]
        table[status_name(column.id)] = own["status"].to_numpy()
    place = f"{reader.of(shown[0].title)}: {reader.of(shown[1].title)}" if shown else ""
    return Dataset(
        title=place or reader.t("Germany"),
        table=table,
        evidence=tuple(_evidence(world, view, table, states, measures, reader)),
        credit=credit(world),
        edition=edition,
    )


def _evidence(
    world: World,
    view: MapView,
    table: pd.DataFrame,
    states: pd.DataFrame,
    measures: Sequence[Column],
    reader: Reader,
) -> list[Evidence]:
    """Return what defends the columns of each level; a level has columns with any value."""
    found = []
    for level in LEVELS:
        areas = table.loc[table["level"] == level, "area_id"].tolist()
        for column in measures if areas else ():
            own = states[(states["indicator"] == column.id) & states["area_id"].isin(areas)]
            known = own.loc[own["value"].notna(), "area_id"].tolist()
            if not known and level is Level.MUNICIPALITY:
                continue
            dated = replace(column, period=next(filter(None, own["period"]), ""))
            example = record(world, cell_ref(world, column, (known or areas)[0], level), reader)
            ids = [*_source_ids(world, dated, level, areas), *(s.id for s in example.sources)]
            fill = _fill(view, cell_ref(world, column, "{}", level), level)
            drawn = fill.period if fill else years_words(world, reader)
            found.append(
                Evidence(
                    column=dated,
                    level=level,
                    period=dated.period or drawn,
                    example=example,
                    sources=sources_of(world, ids),
                    fill=fill,
                )
            )
    return found


def _fill(view: MapView, address: str, level: Level) -> Fill | None:
    """Return the areas of a map whose figures have an address."""
    fills = (fill for layer in view.layers for one in layer.variants for fill in one.fills)
    return next((fill for fill in fills if fill.ref == address and fill.level is level), None)


def _source_ids(world: World, column: Column, level: Level, areas: Sequence[str]) -> list[str]:
    """Return where the figures of a column are from, over all areas."""
    people = list(inhabitants(world, level).source_ids)
    if column.id == "population":
        return people
    if column.id.startswith("partners"):
        rows = world.memberships
        length = len(areas[0])
        pages = sorted(set(rows.loc[rows["area_id"].str[:length].isin(areas), "source_id"]))
        return pages if column.id == "partners" else [*people, *pages]
    if column.id == "funding_eur_per_inhabitant":
        return [*people, *_money_sources(world, areas)]
    return list(column.source_ids)


def _money_sources(world: World, areas: Sequence[str]) -> list[str]:
    """Return the sources of the money that counts of alliances seated in districts."""
    ids = [one for one, districts in _seat_districts(world).items() if districts & set(areas)]
    rows = world.funding[world.funding["counts"] & world.funding["alliance_id"].isin(ids)]
    return sorted(set(rows["source_id"]))


@kept_with_world
def _seat_districts(world: World) -> dict[str, frozenset[str]]:
    """Return the districts in which each alliance has a seat."""
    ids = fundable(world.alliances)["alliance_id"]
    return {str(one): frozenset(map(district_of, seats(world, one))) for one in ids}
