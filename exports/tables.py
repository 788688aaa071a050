"""Tables as files: one row a number, with period, unit, status, source and licence beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.ground import credit
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.model import Level, Status
from geo.observations import values
from geo.records import records
from geo.region_table import Column
from geo.world import World

OWN_FIGURES = "Strukturwandel-Atlas: data/alliances"
FUNDING_COLUMN = "funding_eur_per_inhabitant"
DENSITY_COLUMN = "partners_per_100000"
AT_LEAST = "at_least"
NONE_KNOWN = "none_known"
"""Beside the statuses of the model: a sum to which more may come, and a count of what is known
that found nothing."""
NUMBERS = "%.12g"
"""Whole numbers without a point, all others with every digit that a source gives."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def long_table(world: World, table: pd.DataFrame, columns: Sequence[Column]) -> pd.DataFrame:
    """Return a region's table with one row a number.

    Args:
        world: For sources and periods.
        table: Table of :func:`geo.region_table.region_table`.
        columns: Its columns.

    Returns:
        area_id, level, name, indicator, title, period, value, unit, status, source, licence,
        credit. Numbers that are missing stay, with their status.

    """
    return pd.concat([_of_column(world, table, column) for column in columns], ignore_index=True)


def machine_csv(table: pd.DataFrame) -> bytes:
    """Return CSV for machines (RFC 4180): UTF-8, comma, decimal point; formulas defused."""
    return defused(table).to_csv(index=False, float_format=NUMBERS, lineterminator="\r\n").encode()


def german_csv(table: pd.DataFrame) -> bytes:
    """Return CSV for German Excel: UTF-8 with BOM, semicolon, decimal comma; formulas defused."""
    text = defused(table).to_csv(
        index=False, sep=";", decimal=",", float_format=NUMBERS, lineterminator="\r\n"
    )
    return text.encode("utf-8-sig")


def defused(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with an apostrophe before every text that a spreadsheet would run."""
    texts = table.select_dtypes(["object", "str", "category"]).columns
    return table.assign(**{str(name): table[name].astype("object").map(_defused) for name in texts})


def _defused(text: object) -> object:
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA_STARTS) else text


def _of_column(world: World, table: pd.DataFrame, column: Column) -> pd.DataFrame:
    facts = [_fact(world, column, row) for row in records(table)]
    found = table[["area_id", "level", "name"]].copy()
    found["indicator"] = column.id
    found["title"] = column.title
    found["period"] = [fact.period for fact in facts]
    found["value"] = table[column.id].to_numpy()
    found["unit"] = column.unit
    found["status"] = [fact.status for fact in facts]
    found["source"] = [fact.source for fact in facts]
    found["licence"] = [fact.licence for fact in facts]
    found["credit"] = credit(world)
    return found


@dataclass(frozen=True, kw_only=True, slots=True)
class _Fact:
    """What stands beside one number."""

    status: str
    period: str = ""
    source: str = ""
    licence: str = ""


def _fact(world: World, column: Column, row: dict[str, Any]) -> _Fact:
    """Return status, period, source and licence of one number of a row."""
    indicator, period = column.id, column.period
    if column.id == "population":
        people = inhabitants(world, Level(row["level"]))
        indicator, period = people.indicator, people.period
    if indicator not in world.catalogue:
        return _Fact(status=_own_status(world, column, row), period=period, source=OWN_FIGURES)
    stored = _stored(world, indicator, period).get(str(row["area_id"]))
    if stored is None:
        return _Fact(status=Status.NOT_COLLECTED.value, period=period)
    status, source_id = stored
    source, licence = _named(world, source_id)
    return _Fact(status=status, period=period, source=source, licence=licence)


@kept_with_world
def _stored(world: World, indicator: str, period: str) -> dict[str, tuple[str, str]]:
    """Return status and source_id of an indicator by area."""
    rows = values(world.observations, indicator, period)
    return dict(zip(rows.index, zip(rows["status"], rows["source_id"], strict=True), strict=True))


@kept_with_world
def _named(world: World, source_id: str) -> tuple[str, str]:
    """Return publisher and title of a source as one line, and its licence."""
    source = world.sources.loc[source_id]
    return f"{source['publisher']}: {source['title']}", str(source["licence"])


def _own_status(world: World, column: Column, row: dict[str, Any]) -> str:
    """Return the status of a figure of the atlas's own.

    Money may be "at least" or not known; a density has no value where the inhabitants have none,
    and their status.
    """
    value = row[column.id]
    if pd.isna(value) and column.id == DENSITY_COLUMN:
        people = inhabitants(world, Level(row["level"]))
        known = _stored(world, people.indicator, people.period).get(str(row["area_id"]))
        return known[0] if known else Status.NOT_COLLECTED.value
    at_least = column.id == FUNDING_COLUMN and row["funding_at_least"]
    if pd.isna(value):
        return (Status.SECRET if at_least else Status.NOT_COLLECTED).value
    if at_least:
        return AT_LEAST
    return Status.EXACT.value if value else NONE_KNOWN
