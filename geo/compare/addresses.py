"""Addresses of the figures that a comparison forms: small texts that say all they are made of.

They are addresses as in :mod:`geo.refs`. Where a part of one is a list, or a figure of a side,
two points stand between the ids, so that ``region.definition`` stays one id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.compare.cells import Cell, cell
from geo.compare.sides import MOST, Side, of_id, told_apart
from geo.evidence_record import measure_of
from geo.refs import LONGEST, UnknownRefError, of_list, ref
from geo.text import Reader
from geo.world import World

BETWEEN = ".."
EVERY = "all"
"""Stands for every side, or for the weights of the catalogue."""

STATED = "stated"
"""Stands for the sides that a statement is about."""


def derived_ref(kind: str, *parts: object) -> str:
    """Return the address of a figure, empty where it names more areas than one may hold."""
    address = ref(kind, *parts)
    return address if len(address) <= LONGEST else ""


def point(found: Cell) -> str:
    """Return the figure of a side as part of an address: side, measure, period."""
    measure = found.basis.indicator.id if found.basis else found.indicator
    return BETWEEN.join((found.side.id, measure, found.value.period))


def several(ids: Iterable[str]) -> str:
    """Return ids as one part of an address."""
    return BETWEEN.join(ids)


def difference_ref(one: Cell, other: Cell) -> str:
    """Return the address of a figure less another, in their unit."""
    return derived_ref("difference", point(one), point(other))


def relative_ref(one: Cell, other: Cell) -> str:
    """Return the address of the difference of two counts in percent of the second."""
    return derived_ref("relative", point(one), point(other))


def change_ref(before: Cell, after: Cell) -> str:
    """Return the address of what a figure of a side has changed by between two years."""
    return derived_ref("change", point(before), point(after))


def rank_ref(what: str, indicator: str, period: str, side_id: str) -> str:
    """Return the address of a place among the districts, or of how many are above, below, alike."""
    return derived_ref("rank", what, indicator, period, side_id)


def valued_ref(indicator: str, period: str) -> str:
    """Return the address of how many districts have a figure."""
    return derived_ref("valued", indicator, period)


def both_ref(one: tuple[str, str], other: tuple[str, str]) -> str:
    """Return the address of how many districts have two figures, each an indicator and a period."""
    return derived_ref("both", several(one), several(other))


def compared_ref(what: str, side_ids: Iterable[str], indicators: Iterable[str]) -> str:
    """Return the address of something counted over sides and indicators."""
    return derived_ref("compared", what, several(side_ids), several(indicators))


def beside_ref(
    what: str, of: str, reference: str, side_ids: Iterable[str], indicators: Iterable[str]
) -> str:
    """Return the address of how many figures of a side lie so beside a reference."""
    return derived_ref("beside", what, of, reference, several(side_ids), several(indicators))


def peer_ref(what: str, side_id: str, area_id: str, weights: str) -> str:
    """Return the address of the distance of a district, or of an indicator's part of it."""
    return derived_ref("peer", what, side_id, area_id, weights)


def peer_count_ref(what: str, side_id: str, weights: str) -> str:
    """Return the address of how many districts or variables similar districts are sought among."""
    return derived_ref("peer_count", what, side_id, weights)


def groups_ref(what: str, one: str, other: str, period: str) -> str:
    """Return the address of how many occupation groups of two sides are so."""
    return derived_ref("groups", what, one, other, period)


def table_ref(what: str, period: str) -> str:
    """Return the address of how many groups or districts the table of occupations has."""
    return derived_ref("occupation_table", what, period)


def money_known_ref(alliance_ids: Iterable[str]) -> str:
    """Return the address of how many of some alliances have known money."""
    return derived_ref("money_known", of_list(alliance_ids))


def holds_ref(what: str, indicator: str, claim: str, side_ids: Iterable[str]) -> str:
    """Return the address of in how many representations a statement holds, fails or is open.

    :data:`STATED` is of how many sides it is about.
    """
    return derived_ref("holds", what, indicator, claim, several(side_ids))


def quotient_ref(denominator: str, above: Cell, below: Cell, decimals: int) -> str:
    """Return the address of a count for so many of another, rounded to ``decimals``."""
    return derived_ref("quotient", denominator, point(above), point(below), decimals)


def parts_ref(what: str, side_id: str, level: str, indicator: str, period: str) -> str:
    """Return the address of a median or range of the parts of a side, or of how many have none."""
    return derived_ref("parts", what, side_id, level, indicator, period)


def weights_part(weights: Mapping[str, float], usual: Mapping[str, float]) -> str:
    """Return weights as part of an address; those of the catalogue are left out."""
    changed = (f"{one}.{weights[one]!r}" for one in usual if weights[one] != usual[one])
    return several(changed) or EVERY


def weights_of(text: str, usual: Mapping[str, float], most: float) -> dict[str, float]:
    """Return the weights that a part of an address stands for; raise for what is none."""
    found = dict(usual)
    for each in text.split(BETWEEN) if text != EVERY else ():
        name, _, number = each.partition(".")
        try:
            weight = float(number)
        except ValueError:
            weight = -1.0
        if name not in usual or not 0 <= weight <= most:
            raise UnknownRefError(f"{each!r} is no weight of a variable")
        found[name] = weight
    return found


def side_of(world: World, side_id: str) -> Side:
    """Return the side of an id; raise :class:`UnknownRefError` if there is none."""
    try:
        return of_id(world, side_id)
    except LookupError as fault:
        raise UnknownRefError(str(fault)) from fault


def sides_of(world: World, text: str, reader: Reader) -> tuple[Side, ...]:
    """Return the sides of a part of an address; raise :class:`UnknownRefError` if one is none."""
    return told_apart(world, [side_of(world, one) for one in at_most(text, MOST)], reader)


def at_most(text: str, most: int) -> Sequence[str]:
    """Return the ids of a list; raise :class:`UnknownRefError` for more than there can be."""
    ids = list(dict.fromkeys(text.split(BETWEEN)))
    if len(ids) > most:
        raise UnknownRefError(f"{len(ids)} ids are more than the {most} of a comparison")
    return ids


def cell_of(world: World, text: str) -> Cell:
    """Return the figure of a side that a part of an address stands for, see :func:`point`.

    Raises:
        UnknownRefError: There is no such side, indicator or period, or it has no figure.

    """
    side_id, measure, period = (*text.split(BETWEEN), "", "")[:3]
    side = side_of(world, side_id)
    measure_of(world, measure)
    found = cell(world, side, measure, period=period) if period else None
    if found is None or found.value.number is None or point(found) != text:
        raise UnknownRefError(f"{side_id!r} has no figure of {measure!r} in {period!r}")
    return found
