"""Money of alliances by calendar year: each statement that counts spread over its run time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from geo.award_years import slices
from geo.kept import kept_with_world
from geo.money import AmountsOf
from geo.run_times import day
from geo.world import World

CENTS = 100
YEAR = "year"
"""Begins the name of what falls to one calendar year in addresses."""


def by_calendar_year(funding: pd.DataFrame) -> Mapping[str, Mapping[int, float]]:
    """Return amount_eur by alliance_id and year, evenly over the days of each statement.

    An alliance of which any statement that counts has no known start or end is left out.
    """
    counting = funding[funding["counts"].astype("bool")]
    starts = counting["period_from"].map(lambda text: str(day(text, last=False) or ""))
    ends = counting["period_to"].map(lambda text: str(day(text, last=True) or ""))
    whole = ((starts != "") & (ends != "")).groupby(counting["alliance_id"]).all()
    known = counting["alliance_id"].isin(whole.index[whole])
    cents = (counting["amount_eur"].astype("float64") * CENTS).round().astype("int64")
    rows = pd.DataFrame({"starts": starts, "ends": ends, "amount_cents": cents})[known]
    found: dict[str, dict[int, float]] = {}
    if rows.empty:
        return found
    parts = slices(rows)
    names = counting["alliance_id"].loc[parts["award"]]
    for name, year, part in zip(names, parts["year"], parts["cents"], strict=True):
        own = found.setdefault(str(name), {})
        own[int(year)] = own.get(int(year), 0.0) + int(part) / CENTS
    return found


@kept_with_world
def alliance_years(world: World) -> Mapping[str, Mapping[int, float]]:
    """Return the money of the alliances of a world, see :func:`by_calendar_year`."""
    return by_calendar_year(world.funding)


def of_year(measure: str) -> AmountsOf | None:
    """Return what works out the money of one year, named ``year.2024``; None for another name."""
    kind, _, year = measure.partition(".")
    if kind != YEAR or not (year.isascii() and year.isdecimal()):
        return None

    def amounts(funding: pd.DataFrame, alliance_ids: Iterable[str]) -> pd.Series:
        ids = list(alliance_ids)
        known = by_calendar_year(funding[funding["alliance_id"].isin(ids)])
        found = [known.get(one, {}).get(int(year)) for one in ids]
        return pd.Series(found, index=ids, dtype="float64")

    return amounts
