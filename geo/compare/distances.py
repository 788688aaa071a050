"""How far the figures of the sides lie from a reference: a side, the own Land, Germany.

Rates and the like differ by an amount in their unit, percentages by percentage points. Counts
differ by a share of the reference, and only from another side: beside a Land or Germany a count
says no more than how large the side is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.areas import COUNTRY, state_of
from geo.compare.addresses import difference_ref, relative_ref
from geo.compare.cells import Cell, absence_words
from geo.compare.cells import cell as figure_of
from geo.compare.likeness import set_against
from geo.compare.lines import area_side, line_name
from geo.compare.overlaps import share_areas
from geo.compare.rows import Row
from geo.compare.sides import Side
from geo.compare.wording import alike, from_unrounded, signed_words
from geo.model import Kind
from geo.text import Reader
from geo.world import World

LAND = "land"
"""The reference that is another one for each side: the Land it lies in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Distance:
    """A figure beside that of its reference; ``reason`` says why there is no difference."""

    row: Row
    cell: Cell
    beside: Cell | None
    reference: str
    difference: float | None = None
    relative: bool = False
    reason: str = ""


def reference_name(world: World, sides: Sequence[Side], reference: str, reader: Reader) -> str:
    """Return what a reference is called."""
    if reference == LAND:
        return reader.t("the Land of each side")
    own = next((one for one in sides if one.id == reference), None)
    return line_name(own or area_side(world, reference), reader)


def distances(world: World, found: Row, reference: str, reader: Reader) -> list[Distance]:
    """Return how far each side lies from the reference in one indicator."""
    return [
        _distance(world, found, cell, _beside(world, found, cell, reference), reader)
        for cell in found.cells
        if cell.side.id != reference
    ]


def _beside(world: World, found: Row, cell: Cell, reference: str) -> Cell | None:
    """Return the figure that a side is put beside, None where there is no one Land."""
    own = next((one for one in found.cells if one.side.id == reference), None)
    if own is not None:
        return own
    states = {state_of(area) for area in cell.side.areas}
    if reference == LAND and (len(states) > 1 or states == {cell.side.id}):
        return None
    area_id = states.pop() if reference == LAND else COUNTRY
    indicator = cell.basis.indicator.id if cell.basis else found.indicator.id
    other = area_side(world, area_id)
    return figure_of(world, other, indicator, period=cell.value.period or None)


def _distance(
    world: World, found: Row, cell: Cell, beside: Cell | None, reader: Reader
) -> Distance:
    name = line_name(beside.side, reader) if beside else ""
    reason = _reason(world, found, cell, beside, reader)
    amount = None
    relative = found.indicator.kind is Kind.COUNT
    if not reason and beside is not None:
        own, other = cell.value.number or 0.0, beside.value.number or 0.0
        amount = 100 * (own - other) / other if relative else own - other
    return Distance(
        row=found,
        cell=cell,
        beside=beside,
        reference=name,
        difference=amount,
        relative=relative and amount is not None,
        reason=reason,
    )


def _reason(world: World, found: Row, cell: Cell, beside: Cell | None, reader: Reader) -> str:
    """Return why a figure cannot be put beside its reference; empty where it can."""
    t = reader.t
    if beside is None and state_of(cell.side.areas[0]) == cell.side.id:
        return t("itself a Land")
    if beside is None:
        return t("in no one Land that it could be set against")
    if cell.value.number is None:
        return absence_words(world, cell, reader)
    if beside.value.number is None:
        words = t("the reference {reference} has no figure")
        return words.format(reference=line_name(beside.side, reader))
    against = set_against(cell, beside, reader)
    if against:
        return " ".join(against)
    return against_counts(cell, beside, reader) if found.indicator.kind is Kind.COUNT else ""


def against_counts(one: Cell, beside: Cell, reader: Reader) -> str:
    """Return why a count is no share more or less than another; empty where it is."""
    if share_areas(one.side, beside.side):
        return reader.t("A count of a part is not set against that of the whole.")
    if not beside.value.number:
        return reader.t("The count of the reference is zero, so there is no share of it.")
    return ""


def distance_ref(found: Distance) -> str:
    """Return the address of a distance, empty where there is none."""
    if found.difference is None or found.beside is None:
        return ""
    ref_of = relative_ref if found.relative else difference_ref
    return ref_of(found.cell, found.beside)


def distance_words(found: Distance, reader: Reader) -> str:
    """Return a distance with sign and unit; "not distinguishable" inside rounding."""
    if found.difference is None:
        return reader.t("not formed: {reason}").format(reason=found.reason)
    if inside_rounding(found):
        return reader.t("not distinguishable")
    measure = found.row.indicator
    own, other = (one.value.number or 0.0 if one else 0.0 for one in (found.cell, found.beside))
    if not found.relative:
        words = signed_words(found.difference, measure, reader)
        return from_unrounded(words, own, other, measure, reader)
    share = reader.with_unit(found.difference, 1, reader.t("% of the reference"))
    return f"+{share}" if found.difference > 0 else share


def beside_period(found: Distance) -> str:
    """Return the year of the reference where it is not that of the figure set against it."""
    period = found.beside.value.period if found.beside else ""
    return "" if period == found.cell.value.period else period


def place_of(found: Distance) -> str:
    """Return whether a figure lies ``higher``, ``lower`` or ``alike``, else ``refused``."""
    if found.difference is None:
        return "refused"
    if inside_rounding(found):
        return "alike"
    return "higher" if found.difference > 0 else "lower"


def inside_rounding(found: Distance) -> bool:
    """Tell whether a figure cannot be told from its reference."""
    measure = found.row.indicator
    if found.relative and found.beside is not None:
        own, other = found.cell.value.number or 0.0, found.beside.value.number or 0.0
        return alike(own, other, measure)
    return alike(found.difference or 0.0, 0.0, measure)
