"""Which figures of one indicator stand beside one another, those set aside with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.compare.cells import Cell
from geo.compare.guard import verdict
from geo.text import Reader


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


def parted(figures: Sequence[Cell], reader: Reader) -> Parted:
    """Return what the guard lets stand side by side, and why it does not the rest."""
    known = [one for one in figures if one.value.number is not None]
    found = verdict(known, reader)
    return Parted(
        compared=tuple(one for one in known if one.side.id not in found.out),
        missing=tuple(one for one in figures if one.value.number is None),
        aside={
            one.side.id: _reason(one, found.refused, reader)
            for one in known
            if one.side.id in found.out
        },
        notes=found.notes,
    )


def refusals(figures: Sequence[Cell], reader: Reader) -> tuple[str, ...]:
    """Return why figures may not stand beside one another; nothing where they may."""
    return verdict(figures, reader).refused


def set_against(one: Cell, other: Cell, reader: Reader) -> tuple[str, ...]:
    """Return why one figure may not be taken from another, each by the measure that it is of.

    Side by side a measure may stand in for the one asked for; a difference is formed of one only.
    What is said of the first figure is said without the name of its side.
    """
    own = [
        replace(each, indicator=each.basis.indicator.id) if each.basis else each
        for each in (one, other)
    ]
    name = f"{one.side.title(reader)}: "
    return tuple(words.removeprefix(name) for words in refusals(own[::-1], reader))


def _reason(one: Cell, refused: Sequence[str], reader: Reader) -> str:
    """Return what the guard says of a side, without its name."""
    name = f"{one.side.title(reader)}: "
    own = [words.removeprefix(name) for words in refused if words.startswith(name)]
    return " ".join(own or refused)
