"""Awards by calendar year: each spread evenly over the days of its run time, to the cent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.awards import Rule, national_cents
from geo.kept import kept_with_world
from geo.model import Status
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class YearlyAllocation:
    """Cents by district and year; with both remainders they add up to the national sum.

    Attributes:
        rule: whose place counts.
        by_district: cents (int64), index area_id, one column for each year (int).
        remainder: cents without a district, by year.
        without_year: cents of awards without a stated run time and of private persons.
        undisclosed: number of running awards without a disclosed amount, as by_district.

    """

    rule: Rule
    by_district: pd.DataFrame
    remainder: pd.Series
    without_year: int
    undisclosed: pd.DataFrame


def slices(awards: pd.DataFrame) -> pd.DataFrame:
    """Return the part of each award that falls to each year of its run time.

    An award is divided in proportion to days; cents left over go to the years with the largest
    fractions, the earlier one first, so that the parts add up to the award.

    Args:
        awards: starts, ends (ISO days, both inclusive, "" where not stated), amount_cents.

    Returns:
        Columns award (index of the award), year, cents; awards without a run time are left out.

    """
    starts, ends = _days(awards["starts"]), _days(awards["ends"])
    known = starts.notna() & ends.notna()
    first, last = starts[known].dt.year, ends[known].dt.year
    years = (last - first + 1).to_numpy()
    place = np.repeat(np.arange(len(years)), years)
    year = first.to_numpy()[place] + np.arange(len(place)) - (np.cumsum(years) - years)[place]
    days = _days_in_year(starts[known], ends[known], place, year)
    length = ((ends[known] - starts[known]).dt.days + 1).to_numpy()[place]
    cents = awards["amount_cents"][known].to_numpy(dtype="int64")
    whole, fraction = np.divmod(cents[place] * days, length)
    parts = pd.DataFrame({"place": place, "year": year, "cents": whole, "fraction": -fraction})
    parts = parts.sort_values(["place", "fraction", "year"], ignore_index=True)
    left = cents[parts["place"]] - parts.groupby("place")["cents"].transform("sum")
    more = parts.groupby("place").cumcount() < left
    index = awards.index[known].to_numpy()
    return pd.DataFrame(
        {
            "award": index[parts["place"]],
            "year": parts["year"],
            "cents": parts["cents"] + more,
        }
    )


@kept_with_world
def allocated_by_year(world: World, rule: Rule) -> YearlyAllocation:
    """Return all awards by year and by the district of a rule."""
    parts = award_slices(world)
    own = world.awards.loc[parts["award"], [f"{rule}_area_id", "status"]]
    area = own[f"{rule}_area_id"].astype("str").to_numpy()
    secret = (own["status"] != Status.EXACT.value).to_numpy()
    facts = pd.DataFrame({"year": parts["year"], "cents": parts["cents"], "secret": secret})
    sums = facts.groupby([area, "year"])[["cents", "secret"]].sum().astype("int64")
    cents = sums["cents"].unstack("year", fill_value=0)
    placed = cents[cents.index != ""].rename_axis("area_id")
    return YearlyAllocation(
        rule=rule,
        by_district=placed,
        remainder=cents[cents.index == ""].sum(),
        without_year=national_cents(world) - int(parts["cents"].sum()),
        undisclosed=sums["secret"].unstack("year", fill_value=0).reindex(placed.index),
    )


@kept_with_world
def award_slices(world: World) -> pd.DataFrame:
    """Return the part of each award of a world by year, see :func:`slices`."""
    return slices(world.awards)


def _days(texts: pd.Series) -> pd.Series:
    """Return days; each different text is read once."""
    coded = texts.astype("category")
    known = pd.Series(pd.to_datetime(coded.cat.categories.where(coded.cat.categories != "")))
    return pd.Series(known.reindex(coded.cat.codes).to_numpy(), index=texts.index)


def _days_in_year(
    starts: pd.Series, ends: pd.Series, place: np.ndarray, year: np.ndarray
) -> np.ndarray:
    """Return how many days of the run time at ``place`` lie in each year."""
    january = (year - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    december = (year - 1969).astype("datetime64[Y]").astype("datetime64[D]") - 1
    first = np.maximum(starts.to_numpy().astype("datetime64[D]")[place], january)
    last = np.minimum(ends.to_numpy().astype("datetime64[D]")[place], december)
    days: np.ndarray = (last - first).astype("int64") + 1
    return days
