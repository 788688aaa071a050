"""Awards as circles amid the districts; their area is proportional to the sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import floor, log10, sqrt

import pandas as pd

from geo import palette
from geo.award_words import awards_line, euros
from geo.awards import CENTS, DIFFERENCE, Allocation, Rule, allocated, difference
from geo.funding_symbols import EUR_PER_MILLION, Circles
from geo.layers import LegendEntry, LegendSection, Symbol
from geo.provenance import publishers_line
from geo.refs import of_awards
from geo.text import Reader
from geo.world import World

LARGEST_PX = 16.0
"""Radius of the largest sum under any rule, which share a scale, and of the largest difference."""
STEPS = (1, 2, 5)
RING_PX = 7.0
GAIN, LOSS = palette.DIVERGING[-1], palette.DIVERGING[0]


def circles(world: World) -> Circles:
    """Return the common scale of the circles of both rules."""
    return _scale(max(int(allocated(world, rule).by_district.max() or 0) for rule in Rule))


def difference_circles(world: World) -> Circles:
    """Return the scale of the circles of the difference, which is much smaller than the sums."""
    return _scale(int(difference(world).abs().max() or 0))


def _scale(largest_cents: int) -> Circles:
    """Return a scale with two round examples."""
    millions = max(largest_cents / CENTS / EUR_PER_MILLION, 1e-6)
    first = _round_down(millions)
    return Circles(px_of_one_million=LARGEST_PX / sqrt(millions), examples=(first, first / 10))


def sum_symbols(world: World, found: Allocation, reader: Reader) -> tuple[Symbol, ...]:
    """Return one circle for each district with a known sum, the largest first."""
    scale, known = circles(world), found.by_district[found.by_district > 0]
    numbers = zip(found.awards.items(), found.undisclosed, strict=True)
    lines = {str(area): awards_line(int(n), int(secret), reader) for (area, n), secret in numbers}
    return _symbols(world, known, scale, reader, measure=found.rule.value, more=lines)


def difference_symbols(world: World, reader: Reader, *, labelled: bool) -> tuple[Symbol, ...]:
    """Return one circle for each district that gains or, hollow, loses by the executing body.

    Where they are few, the amounts stand beside them (``labelled``).
    """
    moved, scale = difference(world), difference_circles(world)
    found = _symbols(world, moved[moved != 0], scale, reader, measure=DIFFERENCE, more={})
    if not labelled:
        return found
    return tuple(replace(one, label=one.lines[0].rpartition(": ")[2]) for one in found)


def difference_section(reader: Reader) -> LegendSection:
    """Return what full and hollow circles of the difference mean."""
    t = reader.t
    return LegendSection(
        title="",
        entries=(
            LegendEntry(
                mark="dot", label=t("more by executing body"), colour=GAIN, size_px=RING_PX
            ),
            LegendEntry(
                mark="ring", label=t("more by recipient seat"), colour=LOSS, size_px=RING_PX
            ),
        ),
    )


def _symbols(
    world: World,
    cents: pd.Series,
    scale: Circles,
    reader: Reader,
    *,
    measure: str,
    more: Mapping[str, str],
) -> tuple[Symbol, ...]:
    """Return circles; the words ``more`` of a district follow its sum of a ``measure``."""
    signed = measure == DIFFERENCE
    source = publishers_line(world, map(str, world.awards["source_id"].unique()), reader)
    known = world.areas.index.intersection(cents.index)
    places = world.areas.loc[known, ["name", "label_lat", "label_lon"]].assign(cents=cents)
    found = []
    for area_id, name, lat, lon, amount in places.itertuples(name=None):
        sign = "+" if signed and amount > 0 else ""
        title = f"{name}: {sign}{euros(int(amount), reader)}"
        found.append(
            Symbol(
                lat=float(lat),
                lon=float(lon),
                radius_px=scale.radius(abs(int(amount)) / CENTS),
                colour=_colour(int(amount), signed=signed),
                hollow=signed and amount < 0,
                lines=tuple(filter(None, (title, more.get(str(area_id), ""), source))),
                ref=of_awards(measure, f"district.{area_id}"),
            )
        )
    return tuple(sorted(found, key=lambda symbol: -symbol.radius_px))


def _colour(amount: int, *, signed: bool) -> str:
    if not signed:
        return palette.MONEY
    return GAIN if amount > 0 else LOSS


def _round_down(number: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … that is not above a number."""
    power = 10.0 ** floor(log10(number))
    return max(step * power for step in STEPS if step * power <= number * (1 + 1e-9))
