"""Peers: the districts most like a side, by a few structural variables whose weights are open.

The method is that of the nearest-neighbour models of CIPFA (England) and of the statistical
nearest neighbours of the ONS (2025): every variable is standardised to mean 0 and standard
deviation 1 over all areas, and the distance of two areas is the Euclidean one. Here each squared
difference carries a weight w and the sum is divided by the sum of the weights, so that distances
in few and in many variables have one unit, standard deviations:

    d = sqrt(sum(w * (z1 - z2)**2) / sum(w)),  contribution of a variable = its part of d**2, over d

so that contributions add up to the distance. Unlike some of these models nothing is put in place
of a missing value: a variable that the side lacks is left out, and so is a district that lacks one.

Sources: cipfa.org, Nearest Neighbours Model (England); ons.gov.uk, "Clustering similar local
authorities and statistical nearest neighbours in the UK, methodology".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.areas import districts_touched
from geo.compare.cells import Cell, cell
from geo.compare.district_names import district_names
from geo.compare.peer_limits import refusal
from geo.compare.peer_weights import default_weights, peer_indicators
from geo.compare.side_areas import all_of_level
from geo.compare.sides import Side
from geo.kept import kept_with_world
from geo.model import Indicator, Level
from geo.observations import values
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

NUMBER = 10
"""How many peers are named unless the reader says otherwise."""
_TIED = 12
"""Decimals of a distance beyond which two are the same; their order is that of the AGS."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Variable:
    """A structural variable: its weight, the side's figure, mean and deviation of all districts.

    ``scaled`` is the side's figure in standard deviations from the mean of all districts, None
    where the side has none; then the variable counts for nothing.
    """

    measure: Indicator
    weight: float
    own: Cell
    mean: float
    deviation: float
    scaled: float | None

    @property
    def used(self) -> bool:
        """Whether the variable makes any distance."""
        return self.scaled is not None and self.weight > 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Peer:
    """A district, how far apart it is (standard deviations), and each variable's part of that."""

    area_id: str
    name: str
    apart: float
    contributions: Mapping[str, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Peers:
    """The districts most like a side, nearest first; ``refused`` says why there are none.

    ``table`` has a row for each peer and variable used, with the addresses of both figures;
    ``among`` is how many districts were looked at, ``lacking`` names those left out for want of a
    variable, by its id.
    """

    side: Side
    variables: tuple[Variable, ...]
    peers: tuple[Peer, ...]
    table: pd.DataFrame
    among: int
    lacking: Mapping[str, tuple[str, ...]]
    refused: str = ""


def peers(
    world: World,
    side: Side,
    reader: Reader,
    *,
    weights: Mapping[str, float] | None = None,
    number: int = NUMBER,
) -> Peers:
    """Return the districts most like a side; never a district that the side has a part in."""
    given = {**default_weights(world), **(weights or {})}
    variables = tuple(_variable(world, side, one, given[one.id]) for one in peer_indicators(world))
    used = [one for one in variables if one.used]
    refused = refusal(world, side, len(used), given, reader)
    if refused:
        return _none(world, side, variables, refused)
    scaled = pd.DataFrame(
        {one.measure.id: _scaled(world, one.measure.id, one.own.value.period) for one in used}
    )
    others = scaled.drop(index=districts_touched(side.areas), errors="ignore")
    complete = others.dropna()
    nearest = _nearest(complete, used).head(number)
    found = tuple(_peer(world, str(one), nearest.loc[one]) for one in nearest.index)
    return Peers(
        side=side,
        variables=variables,
        peers=found,
        table=_table(world, found, used),
        among=len(complete),
        lacking={
            str(name): tuple(map(str, others.index[column.isna()]))
            for name, column in others.items()
            if column.isna().any()
        },
    )


def _none(world: World, side: Side, variables: tuple[Variable, ...], refused: str) -> Peers:
    return Peers(
        side=side,
        variables=variables,
        peers=(),
        table=_table(world, (), ()),
        among=0,
        lacking={},
        refused=refused,
    )


def _variable(world: World, side: Side, measure: Indicator, weight: float) -> Variable:
    own = cell(world, side, measure.id)
    mean, deviation = _spread(world, measure.id, own.value.period)
    number = own.value.number
    known = number is not None and deviation > 0 and (number > 0 or not _is_log(measure))
    scaled = None
    if known and number is not None:
        at = np.log(number) if _is_log(measure) else number
        scaled = float((at - mean) / deviation)
    return Variable(
        measure=measure, weight=weight, own=own, mean=mean, deviation=deviation, scaled=scaled
    )


def _is_log(measure: Indicator) -> bool:
    return bool(measure.peer and measure.peer.logarithm)


@kept_with_world
def _numbers(world: World, indicator: str, period: str) -> pd.Series:
    """Return the values of all districts as they are compared: logarithms where so said."""
    rows = values(world.observations, indicator, period)
    found = rows["value"].reindex(list(all_of_level(world, Level.DISTRICT))).astype("float64")
    if not _is_log(world.catalogue[indicator]):
        return found
    return found.where(found > 0).map(np.log)


@kept_with_world
def _spread(world: World, indicator: str, period: str) -> tuple[float, float]:
    """Return mean and standard deviation of all districts with a value."""
    numbers = _numbers(world, indicator, period).dropna()
    return (float(numbers.mean()), float(numbers.std(ddof=0))) if len(numbers) else (0.0, 0.0)


@kept_with_world
def _scaled(world: World, indicator: str, period: str) -> pd.Series:
    mean, deviation = _spread(world, indicator, period)
    scaled: pd.Series = (_numbers(world, indicator, period) - mean) / deviation
    return scaled


def _nearest(scaled: pd.DataFrame, used: list[Variable]) -> pd.DataFrame:
    """Return each variable's part of the distance, nearest district first, ties by AGS."""
    own = np.array([one.scaled for one in used], dtype=float)
    weights = np.array([one.weight for one in used])
    parts = weights * (scaled.to_numpy() - own) ** 2 / weights.sum()
    distance = np.sqrt(parts.sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(distance[:, None] > 0, parts / distance[:, None], 0.0)
    found = pd.DataFrame(shares, index=scaled.index, columns=scaled.columns)
    order = np.lexsort((scaled.index.astype(str), np.round(distance, _TIED)))
    return found.iloc[order]


def _peer(world: World, area_id: str, contributions: pd.Series) -> Peer:
    return Peer(
        area_id=area_id,
        name=district_names(world)[area_id],
        apart=float(contributions.sum()),
        contributions={str(name): float(part) for name, part in contributions.items()},
    )


COLUMNS = (
    "rank", "area_id", "name", "distance", "indicator", "period", "weight",
    "value", "ref", "own_value", "own_ref", "contribution",
)  # fmt: skip


def _table(world: World, found: tuple[Peer, ...], used: list[Variable] | tuple[()]) -> pd.DataFrame:
    rows = [
        _row(world, rank, peer, one) for rank, peer in enumerate(found, start=1) for one in used
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(world: World, rank: int, peer: Peer, one: Variable) -> tuple[object, ...]:
    indicator, period = one.measure.id, one.own.value.period
    value = float(values(world.observations, indicator, period)["value"][peer.area_id])
    ref = of_observation(indicator, peer.area_id, period)
    shown = (rank, peer.area_id, peer.name, peer.apart, indicator, period, one.weight)
    own = (one.own.value.number, one.own.ref)
    return (*shown, value, ref, *own, peer.contributions[indicator])
