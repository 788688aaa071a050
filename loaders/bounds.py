"""Between which numbers a figure can lie: by what it is, or as its entry in the catalogue says."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from geo.model import Indicator, Kind
from loaders.catalogue import Origin

BASES = {"%": 100.0, "per 100": 100.0, "per 1,000": 1_000.0, "per 10,000": 10_000.0}
"""What a share is a share of, by its unit: more than all is not possible."""
SHARES = (Kind.RATE, Kind.INDEX)
PERSONS = "persons"
POPULATION = "population"
COUNTED = {PERSONS, "establishments", "cases"}
"""Units of what comes in whole numbers only; vacancies and measures of the economy do not."""
INHABITANTS = (POPULATION, "population_census_2022", "population_census_2011")
"""Measures of the inhabitants of an area, the first one preferred."""
MOST_PER_INHABITANT = 2.0
"""Persons counted where they work may be more than live there: 1.01 at most (Schweinfurt)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bounds:
    """What a figure must not pass: two numbers, and ``times`` the ``whole`` of the same area.

    ``counted`` is what it counts one by one, so that it has no fraction; empty where it may.
    """

    lowest: float
    highest: float
    whole: str
    times: float
    counted: str = ""


def bounds_of(measure: Indicator, origin: Origin) -> Bounds:
    """Return the bounds of a measure."""
    unit = measure.unit.en
    base = BASES.get(unit, math.inf) if measure.kind in SHARES else math.inf
    by_rule = unit == PERSONS and measure.id not in INHABITANTS
    return Bounds(
        lowest=0.0 if origin.lowest is None else origin.lowest,
        highest=base if origin.highest is None else origin.highest,
        whole=origin.part_of or (POPULATION if by_rule else ""),
        times=1.0 if origin.part_of else MOST_PER_INHABITANT,
        counted=unit if measure.kind is Kind.COUNT and unit in COUNTED else "",
    )


def all_bounds(
    catalogue: Mapping[str, Indicator], origins: Mapping[str, Origin]
) -> dict[str, Bounds]:
    """Return the bounds by indicator."""
    return {
        one.indicator_id: bounds_of(catalogue[one.indicator_id], one) for one in origins.values()
    }


def words_of_passed(row: Mapping[Any, Any]) -> str:
    """Return which bound a figure passes, by its value and what bounds it.

    ``counted`` is empty where it is no fraction of what is counted one by one, and ``most`` what
    the ``whole`` of the same area allows.
    """
    if row["value"] < row["lowest"]:
        return f"less than {row['lowest']:.12g}"
    if row["value"] > row["highest"]:
        return f"more than {row['highest']:.12g}"
    if row["counted"]:
        return f"a fraction of a count of {row['counted']}"
    return f"more than the {row['most']:.12g} that {row['whole']} of this area allows"
