"""Similar districts in words made by rule, and as rows for a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from geo.areas import districts_touched, level_of
from geo.citation import Cited, cited, figure, joined
from geo.comparability import level_words
from geo.compare.made_words import stand_in_sentences
from geo.compare.peer_refs import part_ref, sought_ref
from geo.compare.peers import Peer, Peers, Variable
from geo.compare.wording import sentences, source_sentence
from geo.figures import area_name
from geo.model import Level
from geo.observations import values
from geo.records import records
from geo.refs import of_observation
from geo.text import Reader
from geo.world import World

NAMED = 3
"""How many peers the first sentence names."""
SELF = "–"
"""In place of a distance: a side has none to itself."""
DECIMALS = 2
"""Of distances, in standard deviations."""


def peer_words(world: World, found: Peers, reader: Reader) -> tuple[str, ...]:
    """Return two to four sentences: who is nearest, by what, and where the nearest differs most."""
    if found.refused:
        return (found.refused,)
    named = [_with_distance(world, found, peer, reader) for peer in found.peers[:NAMED]]
    used = [one for one in found.variables if one.used]
    weighed = [one for one in found.variables if one.weight]
    first = cited(
        reader.t("Most similar to {side} among {count} districts: {list}."),
        side=found.side.title(reader),
        count=figure(reader.number(found.among), sought_ref(world, found, "among")),
        list=joined(", ", named),
    )
    second = cited(
        reader.t(
            "Compared by {count} of {all} variables; a distance of 1 is one standard deviation "
            "of all districts on average of the variables."
        ),
        count=figure(reader.number(len(used)), sought_ref(world, found, "variables")),
        all=figure(reader.number(len(weighed)), sought_ref(world, found, "weighed")),
    )
    level = reader.t("Level of the figures: {levels}.")
    sources = [one for each in found.variables for one in each.own.value.source_ids]
    rest = (
        *_largest_difference(world, found, reader),
        level.format(levels=level_words(Level.DISTRICT, reader)),
        source_sentence(world, sources, reader),
    )
    return (first, second, *_without_figure(found, reader), joined(" ", sentences(*rest)))


def peer_notes(world: World, found: Peers, reader: Reader) -> tuple[str, ...]:
    """Return what must stand beside the peers: years, what is left out, whose figures they are."""
    return (
        *_years(found, reader),
        *_left_out(found, reader),
        *_lacking(world, found, reader),
        *_stand_in(world, found, reader),
        reader.t(
            "Every variable is standardised over all districts (mean 0, standard deviation 1); "
            "the distance is the root of the weighted mean of the squared differences. Alike in "
            "these variables does not mean alike in others."
        ),
        *_logarithms(found, reader),
    )


def shown_parts(peer: Peer) -> dict[str, float]:
    """Return the contributions as shown, so that they add up to the distance as shown.

    What rounding down leaves goes to the largest remainders (Hare-Niemeyer), ties by name.
    """
    unit = 10**DECIMALS
    wanted = round(peer.apart * unit)
    exact = {name: part * unit for name, part in peer.contributions.items()}
    whole = {name: floor(part) for name, part in exact.items()}
    order = sorted(exact, key=lambda name: (whole[name] - exact[name], name))
    for name in order[: max(0, wanted - sum(whole.values()))]:
        whole[name] += 1
    return {name: number / unit for name, number in whole.items()}


def peer_rows(world: World, found: Peers, reader: Reader) -> tuple[list[str], list[list[str]]]:
    """Return heads and rows for readers: a row a peer, in each cell its value and its part.

    Numbers lead to their records; the first row is the side itself.
    """
    used = [one for one in found.variables if one.used]
    heads = [
        reader.t("District"),
        reader.t("Distance"),
        *(
            f"{reader.of(one.measure.title)} ({reader.of(one.measure.unit)}, "
            f"{one.own.value.period})"
            for one in used
        ),
    ]
    own = [_number(one, one.own.value.number, one.own.ref, reader) for one in used]
    rows: list[list[str]] = [[found.side.title(reader), SELF, *own]]
    shown = {(row["area_id"], row["indicator"]): row for row in records(found.table)}
    for peer in found.peers:
        parts = shown_parts(peer)
        cells = []
        for one in used:
            row = shown[peer.area_id, one.measure.id]
            value = _number(one, float(row["value"]), str(row["ref"]), reader)
            ref = part_ref(world, found, peer.area_id, one.measure.id)
            part = figure(f"+{reader.number(parts[one.measure.id], DECIMALS)}", ref)
            cells.append(joined("", [value, " (", part, ")"]))
        rows.append([peer.name, _apart(world, found, peer, reader), *cells])
    return heads, rows


def _number(one: Variable, number: float | None, ref: str, reader: Reader) -> str:
    if number is None:
        return reader.status(one.own.value.status)
    return figure(reader.number(number, one.measure.decimals), ref)


def _with_distance(world: World, found: Peers, peer: Peer, reader: Reader) -> Cited:
    return joined("", [f"{peer.name} (", _apart(world, found, peer, reader), ")"])


def _apart(world: World, found: Peers, peer: Peer, reader: Reader) -> Cited:
    return figure(reader.number(peer.apart, DECIMALS), part_ref(world, found, peer.area_id))


def _largest_difference(world: World, found: Peers, reader: Reader) -> tuple[str, ...]:
    """Return in which variable the nearest peer is farthest from the side."""
    if not found.peers or not found.peers[0].apart:
        return ()
    peer = found.peers[0]
    largest = max(peer.contributions, key=lambda name: (peer.contributions[name], name))
    one = next(each for each in found.variables if each.measure.id == largest)
    period, unit = one.own.value.period, reader.of(one.measure.unit)
    number = float(values(world.observations, largest, period)["value"][peer.area_id])
    own = float(one.own.value.number or 0)
    ref = of_observation(largest, peer.area_id, period)
    words = reader.t(
        "{peer} differs most in “{variable}” ({period}): {theirs} against {ours} in {side}."
    )
    sentence = cited(
        words,
        peer=peer.name,
        variable=reader.of(one.measure.title),
        period=period,
        theirs=figure(reader.with_unit(number, one.measure.decimals, unit), ref),
        ours=figure(reader.with_unit(own, one.measure.decimals, unit), one.own.ref),
        side=found.side.title(reader),
    )
    return (sentence,)


def _years(found: Peers, reader: Reader) -> tuple[str, ...]:
    used = [one for one in found.variables if one.used]
    if len({one.own.value.period for one in used}) < 2:
        return ()
    listed = "; ".join(f"{reader.of(one.measure.title)} {one.own.value.period}" for one in used)
    words = reader.t("The variables are of different years: {list}.")
    return (words.format(list=listed),)


def _logarithms(found: Peers, reader: Reader) -> tuple[str, ...]:
    used = [one.measure for one in found.variables if one.used]
    titles = [reader.of(one.title) for one in used if one.peer and one.peer.logarithm]
    words = reader.t("Compared by its logarithm: {list}.")
    return (words.format(list="; ".join(titles)),) if titles else ()


def _left_out(found: Peers, reader: Reader) -> tuple[str, ...]:
    weightless = [one for one in found.variables if not one.weight]
    notes = [*_without_figure(found, reader)]
    if weightless:
        words = reader.t("Left out, because the weight is 0: {list}.")
        titles = "; ".join(reader.of(one.measure.title) for one in weightless)
        notes.append(words.format(list=titles))
    return tuple(notes)


def _without_figure(found: Peers, reader: Reader) -> tuple[str, ...]:
    """Return which variables a side has no figure of, or none that districts are like."""
    lost = [one for one in found.variables if one.weight and one.scaled is None]
    none = [one for one in lost if one.own.value.number is None]
    alone = [one for one in lost if one.own.value.number is not None]
    side, notes = found.side.title(reader), []
    if none:
        words = reader.t("Left out, as {side} has no figure of its own: {list}.")
        why = [reader.figure(one.own.value, one.measure.decimals, "") for one in none]
        notes.append(words.format(side=side, list=_by_reason(none, why, reader)))
    if alone:
        words = reader.t("Left out, as the figure of {side} cannot be set against others: {list}.")
        why = [_why_alone(one, reader) for one in alone]
        notes.append(words.format(side=side, list=_by_reason(alone, why, reader)))
    return tuple(notes)


def _by_reason(lost: Sequence[Variable], reasons: Sequence[str], reader: Reader) -> str:
    """Return variables with the reason, those of one reason together."""
    whose: dict[str, list[str]] = {}
    for one, why in zip(lost, reasons, strict=True):
        whose.setdefault(why, []).append(reader.of(one.measure.title))
    return "; ".join(f"{', '.join(names)} ({why})" for why, names in whose.items())


def _why_alone(one: Variable, reader: Reader) -> str:
    """Return why a figure that is known makes no distance."""
    if one.deviation:
        return reader.t("not above 0, so without a logarithm")
    words = reader.t("districts have no figures of {period} that differ")
    return words.format(period=one.own.value.period)


def _lacking(world: World, found: Peers, reader: Reader) -> tuple[str, ...]:
    notes = []
    for indicator, areas in found.lacking.items():
        names = ", ".join(area_name(world, one, reader) for one in areas[:10])
        rest = reader.t(" and {count} more").format(count=reader.number(len(areas) - 10))
        words = reader.t("Districts without a figure for “{variable}” are no candidates: {list}.")
        notes.append(
            words.format(
                variable=reader.of(world.catalogue[indicator].title),
                list=names + (rest if len(areas) > 10 else ""),
            )
        )
    return tuple(notes)


def _stand_in(world: World, found: Peers, reader: Reader) -> tuple[str, ...]:
    known = [one.own for one in found.variables if one.own.value.number is not None]
    notes = stand_in_sentences(world, known, reader)
    own = districts_touched(found.side.areas)
    if not found.refused and (len(own) > 1 or level_of(found.side.areas[0]) is Level.MUNICIPALITY):
        words = reader.t("Its own districts are no candidates: {list}.")
        notes.append(words.format(list=", ".join(area_name(world, one, reader) for one in own)))
    return tuple(notes)
