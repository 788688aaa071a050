"""Occupation groups of the sides, and which of them are short on one side only.

Short is called what has fewer unemployed per registered vacancy than
:data:`geo.occupations.SHORT_BELOW`; relations of few vacancies are neither drawn nor counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import level_of, members
from geo.compare.sides import Side
from geo.model import Level, Value
from geo.occupations import (
    FEW_VACANCIES,
    RELATION,
    SHORT_BELOW,
    UNEMPLOYED,
    VACANCIES,
    Table,
    occupation_value,
)
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """An occupation group of a side; ``few`` marks a relation of few vacancies."""

    code: str
    side: Side
    districts: tuple[str, ...]
    unemployed: Value
    vacancies: Value
    relation: Value

    @property
    def few(self) -> bool:
        """Return whether there are too few vacancies to rely on the relation."""
        return self.vacancies.number is not None and self.vacancies.number < FEW_VACANCIES

    @property
    def known(self) -> bool:
        """Return whether the relation is known and of enough vacancies."""
        return self.relation.number is not None and not self.few

    @property
    def short(self) -> bool:
        """Return whether the group is short, by its relation."""
        return self.known and (self.relation.number or 0.0) < SHORT_BELOW


def side_districts(world: World, side: Side) -> tuple[str, ...]:
    """Return the districts that a side is made of, or the one that stands for its figures."""
    if side.region.figures_from:
        return (side.region.figures_from,)
    if any(level_of(area) is Level.MUNICIPALITY for area in side.areas):
        return ()
    return tuple(members(world.areas, side.areas, Level.DISTRICT))


def groups(world: World, side: Side, table: Table | None) -> tuple[Group, ...]:
    """Return the groups of a side, none where a district of it is not in the table."""
    districts = side_districts(world, side)
    if table is None or not districts or not set(districts) <= table.districts:
        return ()
    return tuple(
        Group(
            code=code,
            side=side,
            districts=districts,
            unemployed=occupation_value(table, UNEMPLOYED, code, districts),
            vacancies=occupation_value(table, VACANCIES, code, districts),
            relation=occupation_value(table, RELATION, code, districts),
        )
        for code in table.titles
    )


GroupPair = tuple[Group, Group]


def pairs(
    found: Sequence[Sequence[Group]], left: Side | None, right: Side | None
) -> list[GroupPair]:
    """Return the groups known on both sides, the largest contrast of relations first."""
    by_side = {own[0].side.id: own for own in found if own}
    if left is None or right is None or not {left.id, right.id} <= set(by_side):
        return []
    both = zip(by_side[left.id], by_side[right.id], strict=True)
    known = [(a, b) for a, b in both if a.known and b.known]
    return sorted(known, key=lambda one: (-_apart(one), one[0].code))


def _apart(pair: GroupPair) -> float:
    return abs((pair[0].relation.number or 0.0) - (pair[1].relation.number or 0.0))


def split(found: Sequence[GroupPair]) -> list[GroupPair]:
    """Return the groups that are short on one side and not on the other."""
    return [(a, b) for a, b in found if a.short != b.short]
