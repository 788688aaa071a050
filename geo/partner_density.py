"""Partner density: organisations or memberships per inhabitants, area or establishments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from geo import palette
from geo.areas import ids_of_level, is_within, level_of
from geo.class_choice import DEFAULT, chosen_classes
from geo.classification import Method, Scheme
from geo.classify import Classes
from geo.inhabitants import INDICATOR_OF_LEVEL
from geo.kept import kept_with_world
from geo.layers import Fill
from geo.model import Level, Status
from geo.observations import newest, values
from geo.partner_words import base_words, counted_words, source_words, unit_words, years_words
from geo.partners import PER_INHABITANTS, density, organisations_by_area
from geo.refs import ref
from geo.text import Reader
from geo.world import World


class Count(StrEnum):
    """What is counted; the values are columns of :func:`geo.partners.organisations_by_area`."""

    ORGANISATIONS = "organisations"
    MEMBERSHIPS = "memberships"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Denominator:
    """What a count is divided by: ``per`` units of the indicator of each level.

    ``breaks`` are rounded limits, set after all areas of the level in the box so that each class
    holds two to nine of those with a known partner. Both counts share them, so that their maps
    can be compared. A level that is not named has no figures.
    """

    id: str
    per: float
    decimals: int
    indicators: Mapping[Level, str]
    breaks: Mapping[Level, tuple[float, ...]]


INHABITANTS = Denominator(
    id="inhabitants",
    per=PER_INHABITANTS,
    decimals=1,
    indicators={one: INDICATOR_OF_LEVEL[one] for one in (Level.MUNICIPALITY, Level.DISTRICT)},
    breaks={Level.MUNICIPALITY: (1.0, 2.5, 5.0, 10.0), Level.DISTRICT: (0.5, 1.0, 2.0)},
)
AREA = Denominator(
    id="area",
    per=1_000,
    decimals=1,
    indicators={Level.MUNICIPALITY: "area_km2", Level.DISTRICT: "area_km2"},
    breaks={Level.MUNICIPALITY: (10.0, 15.0, 25.0, 50.0), Level.DISTRICT: (2.0, 3.0, 10.0)},
)
ESTABLISHMENTS = Denominator(
    id="establishments",
    per=1_000,
    decimals=2,
    indicators={Level.DISTRICT: "establishments"},
    breaks={Level.DISTRICT: (0.1, 0.25, 0.5)},
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """A count and what it is divided by."""

    count: Count
    by: Denominator

    @property
    def id(self) -> str:
        """The name in links, without the colon that would split it."""
        return self.count.value if self.by is INHABITANTS else f"{self.count}_per_{self.by.id}"


MEASURES = tuple(
    Measure(count=count, by=by) for by in (INHABITANTS, AREA, ESTABLISHMENTS) for count in Count
)
FIRST = MEASURES[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Base:
    """The denominator for all areas of a level: index area_id; ``period`` is empty if unknown."""

    period: str
    number: pd.Series
    statuses: pd.Series
    source_ids: tuple[str, ...]


@kept_with_world
def base_of(world: World, by: Denominator, level: Level) -> Base:
    """Return the denominator for all areas of ``level`` in the newest period there is."""
    indicator, areas = by.indicators[level], ids_of_level(world.areas, level)
    period = newest(world.observations, indicator, areas)
    rows = values(world.observations, indicator, period).reindex(areas)
    statuses = rows["status"].astype("object")
    return Base(
        period=period,
        number=rows["value"].astype("float64"),
        statuses=statuses.where(statuses.notna(), Status.NOT_COLLECTED.value),
        source_ids=tuple(sorted(set(rows["source_id"].dropna()))),
    )


def levels_of(world: World, by: Denominator) -> list[Level]:
    """Return the levels at which the denominator is known for any area, the smallest first."""
    return [level for level in by.indicators if base_of(world, by, level).period]


@kept_with_world
def rates(world: World, level: Level, measure: Measure = FIRST) -> pd.Series:
    """Return the density of all areas of a level, NaN where the denominator is not known."""
    counts = organisations_by_area(world.memberships, level)[measure.count.value]
    return density(counts, base_of(world, measure.by, level).number, measure.by.per)


@kept_with_world
def density_classes(
    world: World, level: Level, measure: Measure, scheme: Scheme
) -> tuple[Classes, str]:
    """Return the classes after all areas of the level, and why they are not as chosen if so.

    "None known" is a class of its own. There is no value of Germany to centre on, because most
    partners are not known by name. Districts have a ramp of their own, since they may stand
    beside municipalities.
    """
    breaks = measure.by.breaks[level]
    ramp = palette.frame if level is Level.DISTRICT else palette.sequential
    manual = Classes(breaks=breaks, colours=ramp(len(breaks) + 1), zero=True)
    if scheme.method is Method.MANUAL:
        return manual, ""
    shown = rates(world, level, measure).round(measure.by.decimals)
    found, refusal = chosen_classes(shown, scheme, manual, decimals=measure.by.decimals)
    return replace(found, colours=ramp(len(found.colours))), refusal


def density_fill(
    world: World,
    level: Level,
    reader: Reader,
    measure: Measure = FIRST,
    scheme: Scheme = DEFAULT,
    *,
    inside: Sequence[str] = (),
    without: Sequence[str] = (),
) -> Fill:
    """Return the density for the areas of one level, as it is shown: rounded.

    Class limits come from all areas of the level in the box, whatever part of them is shown. What
    is known but rounds to zero is not "none known".
    """
    base = base_of(world, measure.by, level)
    exact = rates(world, level, measure)
    shown = exact.round(measure.by.decimals)
    statuses = base.statuses.mask((exact > 0) & (shown == 0), Status.ROUNDED_TO_ZERO.value)
    drawn = shown[[_is_shown(str(area), inside, without) for area in shown.index]]
    classes, _ = density_classes(world, level, measure, scheme)
    return Fill(
        level=level,
        measure=counted_words(measure.count, reader),
        unit=unit_words(measure.by.id, reader),
        decimals=measure.by.decimals,
        period="; ".join(
            (years_words(world, reader), base_words(measure.by.id, base.period, reader))
        ),
        source=source_words(world, measure.by.id, base.source_ids, reader),
        values={str(k): float(v) for k, v in drawn.dropna().items()},
        codes=classes.codes(drawn, statuses[drawn.index]),
        classes=classes,
        zero_text=reader.t("none known"),
        ref=ref("density", measure.count.value, measure.by.id, "{}"),
    )


def _is_shown(area_id: str, inside: Sequence[str], without: Sequence[str]) -> bool:
    return (not inside or is_within(area_id, inside)) and not is_within(area_id, without)


def density_of(world: World, measure: Measure, parts: Sequence[str]) -> float | None:
    """Return the density of a region as a whole, None where a denominator within is not known.

    An organisation with several places in the region counts once.
    """
    level = level_of(parts[0])
    if level not in levels_of(world, measure.by):
        return None
    base = base_of(world, measure.by, level).number.reindex(list(parts))
    if base.isna().any() or not base.sum():
        return None
    rows = world.memberships
    inside = rows[[bool(area) and is_within(area, parts) for area in rows["area_id"]]]
    column = "organisation_id" if measure.count is Count.ORGANISATIONS else "membership_id"
    return float(measure.by.per * inside[column].nunique() / base.sum())
