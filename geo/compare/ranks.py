"""Ranks among all districts: from which to which, since what lies inside rounding has no order.

The rank of a figure begins behind all districts that are higher by at least one step of rounding
and ends before all that are lower by as much. High comes first; it is neither good nor bad.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.areas import ids_of_level
from geo.compare.wording import rounding_step
from geo.kept import kept_with_world
from geo.model import Indicator, Level
from geo.observations import values
from geo.skills_layer import district_periods
from geo.text import Reader
from geo.world import World

_TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Field:
    """All districts with a figure of one period, from highest to lowest; equal ones by AGS.

    ``districts`` is how many there are with or without a figure.
    """

    indicator: Indicator
    period: str
    numbers: pd.Series
    districts: int
    source_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rank:
    """Where a figure stands among districts: ``above``, ``alike`` and ``below`` it how many are.

    ``alike`` counts those that cannot be told from it by rounding, the district itself too where
    the figure is that of one; ``tied`` of them are exactly equal.
    """

    above: int
    alike: int
    below: int
    tied: int

    @property
    def first(self) -> int:
        """Return the best place that the figure may have."""
        return self.above + 1

    @property
    def last(self) -> int:
        """Return the last place that the figure may have."""
        return self.above + max(self.alike, 1)


@kept_with_world
def field(world: World, indicator: str, period: str = "") -> Field:
    """Return all districts with a figure, of the period asked for or that with most districts."""
    districts = ids_of_level(world.areas, Level.DISTRICT)
    known = {
        one: values(world.observations, indicator, one).reindex(districts)["value"].dropna()
        for one in district_periods(world, indicator)
    }
    chosen = period or max(known, key=lambda one: (len(known[one]), one), default="")
    numbers = known.get(chosen, pd.Series(dtype="float64"))
    rows = values(world.observations, indicator, chosen).reindex(numbers.index)
    return Field(
        indicator=world.catalogue[indicator],
        period=chosen,
        numbers=numbers.sort_index().sort_values(ascending=False, kind="stable"),
        districts=len(districts),
        source_ids=tuple(dict.fromkeys(map(str, rows["source_id"]))),
    )


def rank(found: Field, number: float) -> Rank:
    """Return where a figure stands in a field."""
    numbers = found.numbers.to_numpy()
    step = rounding_step(found.indicator) - _TOLERANCE
    above = int(np.count_nonzero(numbers - number >= step))
    below = int(np.count_nonzero(number - numbers >= step))
    return Rank(
        above=above,
        alike=len(numbers) - above - below,
        below=below,
        tied=int(np.count_nonzero(np.abs(numbers - number) < _TOLERANCE)),
    )


def alike_to(found: Field, number: float, own: str) -> list[str]:
    """Return the other districts that cannot be told from a figure by rounding."""
    near = np.abs(found.numbers.to_numpy() - number) < rounding_step(found.indicator) - _TOLERANCE
    return [str(area) for area in found.numbers.index[near] if area != own]


def rank_words(place: Rank, reader: Reader) -> str:
    """Return a rank as readers write it: 12 or, where several share it, 12–14; in German 12.–14."""
    return "–".join(reader.ordinal(one) for one in dict.fromkeys((place.first, place.last)))


def rank_name(place: Rank, reader: Reader) -> str:
    """Return a rank with the word for it, for where no title says what the number is."""
    return reader.t("rank {rank}").format(rank=rank_words(place, reader))
