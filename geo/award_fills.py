"""Awards per inhabitant as areas: whole sums and single years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pandas as pd

from geo import palette
from geo.areas import COUNTRY, ids_of_level
from geo.award_years import YearlyAllocation
from geo.awards import CENTS, Allocation
from geo.class_choice import chosen_classes, class_note
from geo.classification import Scheme
from geo.classify import Classes
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.layers import Fill
from geo.model import Level, Status
from geo.provenance import source_line
from geo.refs import ref
from geo.text import Reader
from geo.world import World

QUINTILES = (0.2, 0.4, 0.6, 0.8)


def sum_fill(world: World, found: Allocation, reader: Reader, scheme: Scheme) -> tuple[Fill, str]:
    """Return euros per inhabitant over the whole run times, and in words how they are classed."""
    words = _Words(
        unit=reader.t("€ per inhabitant"),
        period=reader.t("whole run times; inhabitants {year}").format(year=people_year(world)),
        zero=reader.t("no award in the catalogue"),
        measure=found.rule.value,
    )
    limits = round_limits(award_rates(world, found.by_district), QUINTILES)
    rounded = Classes(breaks=limits, colours=palette.sequential(len(limits) + 1), zero=True)
    sums = (found.by_district, found.undisclosed)
    return _rate_fill(world, sums, words, rounded, reader, scheme)


def year_fill(
    world: World, found: YearlyAllocation, year: int, reader: Reader, scheme: Scheme
) -> tuple[Fill, str]:
    """Return euros per inhabitant that fall to one year; rounded limits are those of all years."""
    words = _Words(
        unit=reader.t("€ per inhabitant and year"),
        period=reader.t("{year}; inhabitants {people}").format(
            year=year, people=people_year(world)
        ),
        zero=reader.t("no award in that year"),
        measure=f"{found.rule.value}.{year}",
        decimals=1,
    )
    limits = _yearly_limits(world, found)
    rounded = Classes(breaks=limits, colours=palette.sequential(len(limits) + 1), zero=True)
    sums = (found.by_district[year], found.undisclosed[year])
    return _rate_fill(world, sums, words, rounded, reader, scheme)


def award_sources(world: World) -> tuple[str, ...]:
    """Return the sources of awards and inhabitants."""
    people = inhabitants(world, Level.DISTRICT).source_ids
    return tuple(dict.fromkeys([*map(str, world.awards["source_id"].unique()), *people]))


def round_limits(rates: pd.Series, shares: Sequence[float]) -> tuple[float, ...]:
    """Return limits near shares of the known values, rounded to one digit, each once."""
    known = rates.dropna()
    if known.empty:
        return ()
    found = {_one_digit(float(limit)) for limit in np.quantile(known, shares)}
    return tuple(sorted(limit for limit in found if limit >= 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """Unit, period, what 0 means, and what counts as addresses call it."""

    unit: str
    period: str
    zero: str
    measure: str
    decimals: int = 0


@kept_with_world
def _yearly_limits(world: World, found: YearlyAllocation) -> tuple[float, ...]:
    people = inhabitants(world, Level.DISTRICT).number.reindex(found.by_district.index)
    rates = found.by_district.div(CENTS * people.where(people > 0), axis="index")
    every = pd.Series(rates.to_numpy().ravel())
    return round_limits(every[every > 0], QUINTILES)


def _rate_fill(
    world: World,
    sums: tuple[pd.Series, pd.Series],
    words: _Words,
    rounded: Classes,
    reader: Reader,
    scheme: Scheme,
) -> tuple[Fill, str]:
    """Return a fill of cents and undisclosed awards by district.

    Where only undisclosed awards are, the sum is not known; where some are, it is "at least".
    """
    districts = ids_of_level(world.areas, Level.DISTRICT)
    cents, undisclosed = (one.reindex(districts, fill_value=0) for one in sums)
    exact = award_rates(world, cents)
    shown = exact.round(words.decimals).mask((undisclosed > 0) & (cents == 0))
    statuses = pd.Series(Status.EXACT.value, index=shown.index)
    statuses[exact.isna()] = Status.NOT_COLLECTED.value
    statuses[(undisclosed > 0) & (cents == 0)] = Status.SECRET.value
    statuses[(shown == 0) & (exact > 0)] = Status.ROUNDED_TO_ZERO.value
    national = _national_rate(world, cents)
    classes, refusal = chosen_classes(
        shown, scheme, rounded, decimals=words.decimals, centre=national
    )
    values = {str(k): float(v) for k, v in shown.dropna().items()}
    fill = Fill(
        level=Level.DISTRICT,
        measure=reader.t("Federal awards"),
        unit=words.unit,
        decimals=words.decimals,
        period=words.period,
        source=award_source(world, reader),
        values=values,
        codes=classes.codes(shown, statuses),
        classes=classes,
        lower_bound=frozenset(map(str, undisclosed.index[undisclosed > 0])) & frozenset(values),
        zero_text=words.zero,
        ref=rate_ref(words.measure),
    )
    return fill, class_note(scheme, words.period, refusal, reader)


def rate_ref(measure: str) -> str:
    """Return the address of euros for each inhabitant, with {} for the district."""
    return ref("awards_each", measure, "district.{}")


def award_rates(world: World, cents: pd.Series) -> pd.Series:
    """Return euros for each inhabitant; missing where either is not known."""
    people = inhabitants(world, Level.DISTRICT).number.reindex(cents.index)
    return cents / CENTS / people.where(people > 0)


def _national_rate(world: World, cents: pd.Series) -> float | None:
    """Return the placed sum for each inhabitant of Germany."""
    people = inhabitants(world, Level.COUNTRY).number.get(COUNTRY)
    return float(cents.sum() / CENTS / people) if people and people > 0 else None


def people_year(world: World) -> str:
    """Return the year of the inhabitants."""
    return inhabitants(world, Level.DISTRICT).period


def award_source(world: World, reader: Reader) -> str:
    """Return the sources of awards and inhabitants in words."""
    people = inhabitants(world, Level.DISTRICT).source_ids
    awards = list(map(str, world.awards["source_id"].unique()))
    words = reader.t("{awards}; inhabitants: {people}")
    return words.format(awards=source_line(world, awards), people=source_line(world, people))


def _one_digit(number: float) -> float:
    """Return a number rounded to its first digit: 3470 becomes 3000."""
    if number < 1:
        return 0.0
    power = 10.0 ** floor(log10(number))
    return float(round(number / power) * power)
