"""Records of similar districts: distances, each variable's part of one, and among how many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.compare.addresses import peer_ref, side_of, weights_of
from geo.compare.cells import Cell, cell
from geo.compare.derived import cell_term, counted, derived
from geo.compare.lines import area_side, line_name
from geo.compare.peer_refs import DISTANCE
from geo.compare.peer_weights import default_weights
from geo.compare.peer_words import DECIMALS, shown_parts
from geo.compare.peers import NUMBER, Peer, Peers, Variable, peers
from geo.evidence_record import Record, Term
from geo.kept import newest_kept_with_world
from geo.model import MOST_WEIGHT
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World

AMONG, VARIABLES, WEIGHED = "among", "variables", "weighed"
_MORE_DECIMALS = 2
"""Of a standard deviation, beyond those of its measure."""
_WEIGHT_DECIMALS = 2
_KEPT = 8
"""Searches for similar districts: the records of one lead to each other."""


def apart(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of the distance of a district, or of a variable's part of it."""
    what, side_id, area_id, weights = parts
    found, peer = _peer(world, side_id, area_id, weights, reader)
    if what == DISTANCE:
        return _distance(world, parts, found, peer, reader)
    used = {one.measure.id: one for one in found.variables if one.used}
    if what not in used:
        raise UnknownRefError(f"{what!r} is no variable of this distance")
    return _contribution(world, parts, used, peer, reader)


def sought(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of among how many districts, or by how many variables, is sought."""
    what, side_id, weights = parts
    found = _found(world, side_id, weights, reader)
    used = [one for one in found.variables if one.used]
    t = reader.t
    if what == WEIGHED:
        used = [one for one in found.variables if one.weight]
    terms = [_weight(world, one, reader) for one in used]
    if what == VARIABLES:
        title, number, formula = t("Variables that are compared"), len(used), ""
    elif what == WEIGHED:
        title, number, formula = t("Variables that have a weight"), len(used), ""
    elif what == AMONG and not found.refused:
        title, number = t("Districts among which similar ones are sought"), found.among
        formula = t("districts that have a figure of every variable, the side's own left out")
    else:
        raise UnknownRefError(f"{what!r} is not counted of similar districts")
    record = counted(
        ref("peer_count", *parts), title, number, terms, reader, formula=formula, place=""
    )
    return derived(world, record, [one.own for one in used], reader)


@newest_kept_with_world(_KEPT)
def _found(world: World, side_id: str, weights: str, reader: Reader, number: int = NUMBER) -> Peers:
    side, usual = side_of(world, side_id), default_weights(world)
    given = weights_of(weights, usual, MOST_WEIGHT)
    return peers(world, side, reader, weights=given, number=number)


def _peer(
    world: World, side_id: str, area_id: str, weights: str, reader: Reader
) -> tuple[Peers, Peer]:
    """Return a district among the nearest, else among all; raise if it is none of them."""
    for number in (NUMBER, len(world.areas)):
        found = _found(world, side_id, weights, reader, number)
        for one in found.peers:
            if one.area_id == area_id:
                return found, one
    raise UnknownRefError(f"{area_id!r} is no district that is compared with {side_id!r}")


def _distance(
    world: World, parts: Sequence[str], found: Peers, peer: Peer, reader: Reader
) -> Record:
    t, shown = reader.t, shown_parts(peer)
    used = [one for one in found.variables if one.used]
    record = Record(
        ref=ref("peer", *parts),
        title=t("Distance of similar districts"),
        value=reader.number(peer.apart, DECIMALS),
        number=peer.apart,
        place=f"{line_name(found.side, reader)}; {peer.name} ({peer.area_id})",
        unit=t("standard deviations"),
        formula=t(
            "√(sum of (weight × ((figure − other figure) ÷ standard deviation)²) ÷ sum of weights)"
        ),
        terms=tuple(
            Term(
                role=t("part"),
                title=reader.of(one.measure.title),
                value=reader.number(shown[one.measure.id], DECIMALS),
                ref=peer_ref(one.measure.id, *parts[1:]),
            )
            for one in used
        ),
        notes=(t("The parts add up to the distance."), *_logarithm(used, reader)),
    )
    return derived(world, record, [one.own for one in used], reader)


def _contribution(
    world: World, parts: Sequence[str], used: Mapping[str, Variable], peer: Peer, reader: Reader
) -> Record:
    t, one = reader.t, used[parts[0]]
    other = cell(world, area_side(world, peer.area_id), one.measure.id, period=one.own.value.period)
    record = Record(
        ref=ref("peer", *parts),
        title=t("Part of a distance: {measure}").format(measure=reader.of(one.measure.title)),
        value=reader.number(shown_parts(peer)[parts[0]], DECIMALS),
        number=peer.contributions[parts[0]],
        unit=t("standard deviations"),
        formula=t(
            "weight × ((figure − other figure) ÷ standard deviation)² ÷ sum of weights ÷ distance"
        ),
        terms=_made_of(world, parts, used, peer, other, reader),
        notes=(
            t(
                "Parts are rounded so that they add up to the distance as shown; what rounding "
                "down leaves goes to the largest remainders."
            ),
            *_logarithm([one], reader),
        ),
    )
    return derived(world, record, [one.own, other], reader)


def _made_of(
    world: World,
    parts: Sequence[str],
    used: Mapping[str, Variable],
    peer: Peer,
    other: Cell,
    reader: Reader,
) -> tuple[Term, ...]:
    """Return both figures, the deviation, the weights and the distance behind a part of one."""
    t, one = reader.t, used[parts[0]]
    decimals = one.measure.decimals + _MORE_DECIMALS
    weights = sum(each.weight for each in used.values())
    deviation = reader.number(one.deviation, decimals)
    apart_ref = peer_ref(DISTANCE, *parts[1:])
    return (
        cell_term(world, one.own, t("figure"), reader),
        cell_term(world, other, t("other figure"), reader),
        Term(role=t("standard deviation"), title=t("of all districts"), value=deviation),
        Term(role=t("weight"), title="", value=reader.number(one.weight, _WEIGHT_DECIMALS)),
        Term(role=t("sum of weights"), title="", value=reader.number(weights, _WEIGHT_DECIMALS)),
        Term(
            role=t("distance"),
            title="",
            value=reader.number(peer.apart, DECIMALS),
            ref=apart_ref,
        ),
    )


def _weight(world: World, one: Variable, reader: Reader) -> Term:
    role = reader.t("weight {weight}").format(weight=reader.number(one.weight, _WEIGHT_DECIMALS))
    return cell_term(world, one.own, role, reader)


def _logarithm(used: Sequence[Variable], reader: Reader) -> tuple[str, ...]:
    titles = [
        reader.of(one.measure.title)
        for one in used
        if one.measure.peer and one.measure.peer.logarithm
    ]
    words = reader.t("Compared by its logarithm: {list}.")
    return (words.format(list="; ".join(titles)),) if titles else ()
