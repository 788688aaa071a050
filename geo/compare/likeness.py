"""Which figures of the sides may stand beside one another, and what is to be said beside them.

The one place where the views ask what may be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from geo.comparability import REFUSED, Aspect, Basis, differences
from geo.compare.cells import Cell
from geo.text import Reader

NOTED = frozenset({Aspect.LEVEL})
"""Said, not refused, between sides: a Land beside a district is what the reader asked for."""

_OF_TABLES = frozenset({Aspect.TABLE, Aspect.TERRITORY})


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """Why figures may not stand beside one another, and what differs where they may."""

    refused: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Parted:
    """Figures that stand beside one another, those without a number, and those set aside.

    ``aside`` gives by id of a side why its figure is not shown beside the others.
    """

    compared: tuple[Cell, ...]
    missing: tuple[Cell, ...]
    aside: dict[str, str]
    notes: tuple[str, ...]

    def shown(self, side_id: str) -> bool:
        """Tell whether the figure of a side stands beside others."""
        return any(one.side.id == side_id for one in self.compared)


def judged(figures: Sequence[Cell], reader: Reader) -> Judged:
    """Return what stands against comparing figures of one indicator."""
    bases = list({_key(one.basis): one.basis for one in figures if one.basis}.values())
    refused: dict[str, None] = {}
    notes: dict[str, None] = {}
    for one, other in combinations(bases, 2):
        for apart in differences(one, other, reader):
            if apart.kind in _OF_TABLES and not (one.tables and other.tables):
                continue  # put together from figures that are compared themselves
            said = refused if apart.kind in REFUSED - NOTED else notes
            said[apart.words] = None
    return Judged(refused=tuple(refused), notes=tuple(notes))


def parted(figures: Sequence[Cell], reader: Reader) -> Parted:
    """Return the largest group of figures that may be compared; the others with the reason.

    Of groups of one size the one of the first figure counts.
    """
    known = [one for one in figures if one.value.number is not None]
    groups: list[list[Cell]] = []
    for one in known:
        home = next((own for own in groups if not judged([own[0], one], reader).refused), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    compared = max(groups, key=len, default=[])
    own = {one.side.id for one in compared}
    aside = {
        one.side.id: " ".join(judged([compared[0], one], reader).refused)
        for one in known
        if one.side.id not in own
    }
    return Parted(
        compared=tuple(compared),
        missing=tuple(one for one in figures if one.value.number is None),
        aside=aside,
        notes=judged(compared, reader).notes,
    )


def _key(basis: Basis | None) -> object:
    """Return what a basis is told by, cheaper to hash than all of it."""
    if basis is None:
        return None
    return basis.indicator.id, basis.period, basis.level, basis.boundary_date, basis.tables
