"""The figures of a region's map as a table: one row an area, one column a measure."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from geo.areas import COUNTRY, districts_touched, members
from geo.funding_layer import per_inhabitant_fill
from geo.inhabitants import inhabitants
from geo.model import Definition, Indicator, Level
from geo.money import SeatFunding, by_seat
from geo.observations import values
from geo.partner_density import rates
from geo.partners import organisations_by_area
from geo.refs import of_observation, ref
from geo.skills_layer import district_periods, skills_indicators
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of a table for readers: what it holds, in which unit, of which period."""

    id: str
    title: str
    unit: str
    period: str
    decimals: int
    source_ids: tuple[str, ...] = ()


def columns(world: World, reader: Reader) -> list[Column]:
    """Return the columns of :func:`region_table` after level, area_id and name."""
    t = reader.t
    fixed = [
        Column(id="population", title=t("Inhabitants"), unit="", period="", decimals=0),
        Column(id="partners", title=t("Known partners"), unit="", period="", decimals=0),
        Column(
            id="partners_per_100000",
            title=t("Known partners"),
            unit=t("per 100,000 inhabitants"),
            period="",
            decimals=1,
        ),
        Column(
            id="funding_eur_per_inhabitant",
            title=t("Grants by seat"),
            unit=t("€ per inhabitant"),
            period="",
            decimals=0,
        ),
    ]
    return [*fixed, *(_skills_column(world, one, reader) for one in skills_indicators(world))]


def region_table(world: World, definition: Definition, reader: Reader) -> pd.DataFrame:
    """Return one row for each district of a region and each municipality inside it.

    Columns: level, area_id, name, those of :func:`columns`, and funding_at_least (True where the
    sum is only a lower bound), and the status of each indicator. Missing figures are NaN; measures
    of districts are NaN for municipalities.
    """
    districts = districts_touched(definition.areas)
    inside = members(world.areas, definition.areas, Level.MUNICIPALITY)
    order = [
        area_id
        for district in districts
        for area_id in [district, *(m for m in inside if m.startswith(district))]
    ]
    return _table(world, order, reader)


def status_column(measure: str) -> str:
    """Return the name of the column with the status of a measure, empty where there is no row."""
    return f"status_of_{measure}"


def cell_ref(world: World, column: Column, area_id: str, level: Level) -> str:
    """Return the address of a figure of the table."""
    if column.id == "population":
        people = inhabitants(world, level)
        return of_observation(people.indicator, area_id, people.period)
    own = {
        "partners": ref("partners", "organisations", area_id),
        "partners_per_100000": ref("density", "organisations", "inhabitants", area_id),
        "funding_eur_per_inhabitant": ref("per_inhabitant", "by_seat", f"district.{area_id}"),
    }
    return own.get(column.id) or of_observation(column.id, area_id, column.period)


def _table(world: World, order: list[str], reader: Reader) -> pd.DataFrame:
    money = by_seat(world)
    table = pd.DataFrame(index=pd.Index(order, name="area_id"))
    table["level"] = world.areas["level"].reindex(order).astype("str")
    table["name"] = world.areas["name"].reindex(order).astype("str")
    for name, numbers in _measures(world, money, reader).items():
        table[name] = numbers.reindex(order)
    for measure in skills_indicators(world):
        rows = values(world.observations, measure.id, district_periods(world, measure.id)[0])
        table[status_column(measure.id)] = rows["status"].reindex(order).fillna("")
    table["partners"] = table["partners"].fillna(0)
    table["funding_at_least"] = [area in money.incomplete for area in order]
    return table.reset_index()


def _measures(world: World, seat_money: SeatFunding, reader: Reader) -> dict[str, pd.Series]:
    people = [inhabitants(world, level).number for level in (Level.DISTRICT, Level.MUNICIPALITY)]
    partners = [
        organisations_by_area(world.memberships, level)["organisations"]
        for level in (Level.DISTRICT, Level.MUNICIPALITY)
    ]
    densities = [rates(world, level) for level in (Level.DISTRICT, Level.MUNICIPALITY)]
    money, _ = per_inhabitant_fill(world, seat_money, reader)
    found = {
        "population": pd.concat(people),
        "partners": pd.concat(partners),
        "partners_per_100000": pd.concat(densities),
        "funding_eur_per_inhabitant": pd.Series(money.values, dtype="float64"),
    }
    for measure in skills_indicators(world):
        period = district_periods(world, measure.id)[0]
        found[measure.id] = values(world.observations, measure.id, period)["value"]
    return found


def _skills_column(world: World, measure: Indicator, reader: Reader) -> Column:
    period = district_periods(world, measure.id)[0]
    rows = values(world.observations, measure.id, period)
    return Column(
        id=measure.id,
        title=reader.of(measure.title),
        unit=reader.of(measure.unit),
        period=period,
        decimals=measure.decimals,
        source_ids=tuple(rows["source_id"].unique()),
    )


def germany_table(world: World, reader: Reader) -> pd.DataFrame:
    """Return one row for each district of Germany, with the columns of :func:`region_table`."""
    everything = members(world.areas, [COUNTRY], Level.DISTRICT)
    return _table(world, everything, reader)
