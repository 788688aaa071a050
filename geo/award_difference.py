"""The difference of the two rules of place, per inhabitant, as areas on a scale around zero.

No difference, no award under either rule and an amount that is not disclosed are three states, none
of them a class. Classes are made of the districts that differ; too few of them have none.
"""

from __future__ import annotations

from math import ceil

import pandas as pd

from geo import palette
from geo.areas import ids_of_level
from geo.award_fills import award_rates, award_source, people_year, rate_ref, round_limits
from geo.awards import DIFFERENCE, difference, doubtful_districts
from geo.citation import cited, figure
from geo.classification import LEAST_VALUES
from geo.classify import NOTHING_CODE, Classes
from geo.kept import kept_with_world
from geo.layers import Fill
from geo.model import Level, Status
from geo.refs import of_award_count
from geo.text import Reader
from geo.world import World

SHARES = (0.4, 0.8)
"""Shares of the districts that differ up to which each limit beside zero reaches."""


@kept_with_world
def differing(world: World) -> pd.Series:
    """Return the cents of the districts whose sums differ under the two rules."""
    moved = difference(world)
    return moved[moved != 0]


def is_classed(world: World) -> bool:
    """Tell whether enough districts differ for classes."""
    return len(differing(world)) >= LEAST_VALUES


def difference_fill(world: World, reader: Reader) -> tuple[Fill, str]:
    """Return the difference of the two rules per inhabitant, and in words how it is classed."""
    t = reader.t
    districts = ids_of_level(world.areas, Level.DISTRICT)
    cents = difference(world).reindex(districts)
    secret = (cents == 0) & cents.index.isin(doubtful_districts(world))
    rates = award_rates(world, cents)
    shown = rates.round(0).mask(secret) + 0.0
    statuses = pd.Series(Status.EXACT.value, index=shown.index)
    statuses[rates.isna()] = Status.NOT_COLLECTED.value
    statuses[(shown == 0) & (cents != 0)] = Status.ROUNDED_TO_ZERO.value
    statuses[secret] = Status.SECRET.value
    classes = _classes(world)
    known = shown.dropna()
    period = t("whole run times; inhabitants {year}").format(year=people_year(world))
    fill = Fill(
        level=Level.DISTRICT,
        measure=t("Executing body less recipient"),
        unit=t("€ per inhabitant"),
        decimals=0,
        period=period,
        source=award_source(world, reader),
        values={str(k): float(v) for k, v in known.items()},
        codes=classes.codes(shown, statuses)
        | dict.fromkeys(map(str, cents.index[cents.isna()]), NOTHING_CODE),
        classes=classes,
        uncertain=doubtful_districts(world) & frozenset(known.index),
        zero_text=t("no difference"),
        nothing_text=t("no award under either rule"),
        ref=rate_ref(DIFFERENCE),
    )
    return fill, _note(world, period, reader)


def differing_line(world: World, reader: Reader) -> str:
    """Return how many districts differ."""
    number = reader.number(len(differing(world)))
    address = of_award_count("districts", DIFFERENCE, "total")
    words = reader.t("Districts in which the rules differ: {count}")
    return cited(words, count=figure(number, address))


def _classes(world: World) -> Classes:
    """Return classes with the same limits on both sides of zero, which has none of them."""
    sizes = award_rates(world, differing(world)).abs().dropna()
    limits = round_limits(sizes, SHARES) if is_classed(world) else ()
    breaks = (*(-limit for limit in reversed(limits)), 0.0, *limits)
    return Classes(breaks=breaks, colours=palette.two_sided(ceil(len(breaks) / 2)), zero=True)


def _note(world: World, period: str, reader: Reader) -> str:
    if is_classed(world):
        words = reader.t(
            "Classes: rounded limits from the districts that differ, the same on both sides of "
            "zero, {period}."
        )
        return words.format(period=period)
    return reader.t(
        "No classes, because fewer than ten districts differ: the colour says only which rule "
        "gives more, the amounts stand beside the circles where there is room."
    )
