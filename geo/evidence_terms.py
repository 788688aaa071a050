"""The figures that another figure is made of: parts of a sum, numerator and denominator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from geo.evidence_record import Term, name_of
from geo.kept import newest_kept_with_world
from geo.model import Indicator, Status, Value
from geo.observations import values
from geo.records import records
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

FACTOR_DECIMALS = 0
MOST_TABLES = 60
"""Tables of one indicator and period whose rows are kept ready."""


def sources_of_terms(world: World, terms: Iterable[Term]) -> list[str]:
    """Return the sources of the stored figures among terms; sums name theirs themselves."""
    found = []
    for term in terms:
        kind, *parts = term.ref.split(":")
        if kind == "obs":
            own = stored_row(world, parts[0], parts[1], parts[2])
            found += [str(own["source_id"])] if own else []
        elif kind == "sum":
            rows = values(world.observations, parts[0], parts[2])
            found += map(str, rows["source_id"].unique())
    return list(dict.fromkeys(found))


def stored_row(world: World, indicator: str, area_id: str, period: str) -> dict[str, Any] | None:
    """Return the stored row of an indicator for an area and a period, None where there is none."""
    return _rows(world, indicator, period).get(area_id)


@newest_kept_with_world(MOST_TABLES)
def _rows(world: World, indicator: str, period: str) -> Mapping[str, dict[str, Any]]:
    """Return the stored rows of an indicator in a period by area: sums ask for hundreds."""
    rows = values(world.observations, indicator, period)
    return dict(zip(map(str, rows.index), records(rows), strict=True))


def both_counts(measure: Indicator) -> tuple[str | None, str | None]:
    """Return the ids of numerator and denominator, or of those that figures are checked by."""
    return measure.checked or (measure.numerator, measure.denominator)


def counts_behind(
    world: World, measure: Indicator, area_id: str, period: str, reader: Reader
) -> tuple[Term, ...]:
    """Return numerator and denominator of one area, with their state where one is not known."""
    found = []
    roles = (reader.t("numerator"), reader.t("denominator"))
    for role, indicator in zip(roles, both_counts(measure), strict=True):
        found.append(area_term(world, role, str(indicator), area_id, period, reader))
    return tuple(found)


def area_term(
    world: World, role: str, indicator: str, area_id: str, period: str, reader: Reader
) -> Term:
    """Return a stored figure of one area as a part of another."""
    measure, own = world.catalogue[indicator], stored_row(world, indicator, area_id, period)
    missing = own is None or pd.isna(own["value"])
    value = Value(
        number=None if own is None or missing else float(own["value"]),
        status=Status(own["status"]) if own else Status.NOT_COLLECTED,
        period=period,
        source_ids=(),
    )
    return Term(
        role=role,
        title=f"{reader.of(measure.title)}, {name_of(world, area_id, reader)}, {period}",
        value=reader.figure(value, measure.decimals, reader.of(measure.unit)),
        ref=of_observation(indicator, area_id, period),
    )


def ratio_words(world: World, measure: Indicator, reader: Reader) -> str:
    """Return the formula of a rate in words, such as "100 × unemployed ÷ population"."""
    above, below = (reader.of(world.catalogue[str(one)].title) for one in both_counts(measure))
    factor = f"{reader.number(measure.factor, FACTOR_DECIMALS)} × " if measure.factor != 1 else ""
    return f"{factor}{above} ÷ {below}"


def area_terms(
    world: World, measure: Indicator, areas: Sequence[str], period: str, reader: Reader
) -> tuple[Term, ...]:
    """Return the figures of areas that make up a sum."""
    part = reader.t("part")
    return tuple(area_term(world, part, measure.id, one, period, reader) for one in areas)
