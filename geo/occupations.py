"""The labour market by occupation group (KldB 2010, three digits) of districts put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.kept import kept_with_world
from geo.model import Status, Value
from geo.refs import of_list, ref
from geo.world import World

UNEMPLOYED, VACANCIES, RELATION = "unemployed", "vacancies", "unemployed_per_vacancy"
MEASURES = (RELATION, UNEMPLOYED, VACANCIES)
DECIMALS = {RELATION: 1, UNEMPLOYED: 1, VACANCIES: 1}
"""Annual averages, so that persons and vacancies have decimals too."""

SHORT_BELOW = 2.0
"""Unemployed per vacancy; as in the approximation that the source of the table is made for."""

FEW_VACANCIES = 5.0
"""Below it a relation is shown with a warning; from the same approximation."""

Cell = tuple[str, str]
"""A code and a district."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Table:
    """The occupation groups by district.

    Attributes:
        period: the year.
        titles: names of the groups by code, in the order of the code.
        numbers: by measure: by code and district; what is not known is left out.
        statuses: of the relation, by code and district.
        districts: that the table knows.
        source_id: where all is from.

    """

    period: str
    titles: Mapping[str, str]
    numbers: Mapping[str, Mapping[Cell, float]]
    statuses: Mapping[Cell, Status]
    districts: frozenset[str]
    source_id: str


@kept_with_world
def occupation_table(world: World) -> Table | None:
    """Return the newest year of the table, None where there is none."""
    rows = world.occupations
    if rows.empty:
        return None
    period = max(map(str, rows["period"].unique()))
    own = rows[rows["period"].astype("str") == period]
    codes, districts = (own[name].astype("str") for name in ("occupation_code", "area_id"))
    cells = list(zip(codes, districts, strict=True))
    titles = dict(zip(codes, own["occupation"].astype("str"), strict=True))
    return Table(
        period=period,
        titles=dict(sorted(titles.items())),
        numbers={name: _known(cells, own[name]) for name in MEASURES},
        statuses=dict(zip(cells, map(Status, own["status"].astype("str")), strict=True)),
        districts=frozenset(districts),
        source_id=str(own["source_id"].iloc[0]),
    )


def _known(cells: Sequence[Cell], numbers: pd.Series) -> dict[Cell, float]:
    found = zip(cells, numbers.astype("float64"), strict=True)
    return {cell: float(number) for cell, number in found if not pd.isna(number)}


def occupation_value(table: Table, measure: str, code: str, districts: Sequence[str]) -> Value:
    """Return a figure of an occupation group over districts.

    Unemployed and vacancies are summed, their relation is that of the sums; the relation of one
    district is as its source has it. A district without a figure leaves the whole without one.
    """
    own = sorted(set(districts))
    if not own or not set(own) <= table.districts:
        return _none(Status.NOT_COLLECTED, len(own), "part_missing" if len(own) > 1 else "")
    if measure == RELATION:
        return _relation(table, code, own)
    numbers = [table.numbers[measure].get((code, one)) for one in own]
    known = [one for one in numbers if one is not None]
    if len(known) < len(numbers):
        return _none(Status.SECRET, len(own), "part_missing" if len(own) > 1 else "")
    total = sum(known)
    return _value(table, total, Status.EXACT if total else Status.ZERO, len(own))


def _relation(table: Table, code: str, own: Sequence[str]) -> Value:
    if len(own) == 1:
        single = table.numbers[RELATION].get((code, own[0]))
        status = table.statuses.get((code, own[0]), Status.NOT_COLLECTED)
        return _none(status, 1, "") if single is None else _value(table, single, status, 1)
    above, below = (occupation_value(table, one, code, own) for one in (UNEMPLOYED, VACANCIES))
    if above.number is None or below.number is None:
        return _none(Status.SECRET, len(own), "part_missing")
    if not below.number:
        return _none(Status.NOT_MEANINGFUL, len(own), "")
    number = above.number / below.number
    return _value(table, number, Status.EXACT if number else Status.ZERO, len(own))


def _value(table: Table, number: float, status: Status, parts: int) -> Value:
    return Value(
        number=number,
        status=status,
        period=table.period,
        source_ids=(table.source_id,),
        parts=parts,
        reason="ratio_of_sums" if parts > 1 else "",
    )


def _none(status: Status, parts: int, reason: str) -> Value:
    return Value(number=None, status=status, period="", source_ids=(), parts=parts, reason=reason)


def occupation_ref(measure: str, code: str, districts: Sequence[str], period: str) -> str:
    """Return the address of a figure of an occupation group over districts."""
    return ref("occupation", measure, code, of_list(sorted(set(districts))), period)
