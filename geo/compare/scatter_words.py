"""What is said of two indicators side by side; nothing about causes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from geo.areas import COUNTRY
from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import both_ref
from geo.compare.cells import Cell, absence_words
from geo.compare.distances import distances, place_of
from geo.compare.guard import Verdict
from geo.compare.made_words import district_note, level_sentence
from geo.compare.matrix_words import matrix_notes
from geo.compare.ranks import Field
from geo.compare.rows import Row, source_ids
from geo.compare.unlikeness import measure_words
from geo.compare.wording import cell_words, listed, sentences, source_sentence
from geo.text import Reader
from geo.world import World

Pair = tuple[Row, Row]
Both = Mapping[str, tuple[Cell, Cell]]
"""The two figures of a side by its id."""


def pair_words(
    world: World,
    pair: Pair,
    fields: Sequence[Field],
    districts: int,
    shown: Both,
    lost: Both,
    against: Verdict,
    reader: Reader,
) -> tuple[str, ...]:
    """Return how many districts there are, the sides, where they lie beside Germany, the rest.

    ``fields`` are all districts, of which ``districts`` have both figures.
    """
    left = [
        f"{both[0].side.title(reader)} ({why_left(world, pair, both, against, reader)})"
        for both in lost.values()
    ]
    figures = [cell for both in shown.values() for cell in both]
    rest = sentences(
        level_sentence(figures, reader),
        cited(reader.t("Not drawn: {sides}."), sides=joined("; ", left)) if left else "",
        source_sentence(world, pair_sources(pair, fields), reader),
    )
    sides = [_placed(pair, both, reader) for both in shown.values()]
    said = reader.t("First and second figure: {sides}.")
    return sentences(
        _size(pair, fields, districts, reader),
        cited(said, sides=joined("; ", sides)) if sides else "",
        _beside_country(world, pair, shown, reader),
        joined(" ", rest),
    )


def _size(pair: Pair, fields: Sequence[Field], districts: int, reader: Reader) -> Cited:
    """Return how many districts have both figures, with the years of those that there are."""
    periods = [one.period for one in fields]
    x, y = (
        f"{title} ({period})" if period else title
        for title, period in zip(_titles(pair, reader), periods, strict=True)
    )
    return cited(
        reader.t("{x} and {y} of {count} districts with both figures."),
        x=x,
        y=y,
        count=figure(reader.number(districts), _ref(pair, periods)),
    )


def pair_sources(pair: Pair, fields: Sequence[Field]) -> tuple[str, ...]:
    """Return the sources of the figures of the sides and of all districts, each once."""
    districts = (one for own in fields for one in own.source_ids)
    return tuple(dict.fromkeys([*source_ids(pair), *districts]))


def _titles(pair: Pair, reader: Reader) -> list[str]:
    return [reader.of(one.indicator.title) for one in pair]


def _ref(pair: Pair, periods: Sequence[str]) -> str:
    """Return the address of how many districts have both figures, none where they have none."""
    one, other = ((row.indicator.id, of) for row, of in zip(pair, periods, strict=True))
    return both_ref(one, other) if all(periods) else ""


def _placed(pair: Pair, both: tuple[Cell, Cell], reader: Reader) -> Cited:
    x, y = (_value(own, one, reader) for own, one in zip(pair, both, strict=True))
    return cited(reader.t("{side} {x} and {y}"), side=both[0].side.title(reader), x=x, y=y)


def _value(own: Row, one: Cell, reader: Reader) -> Cited:
    """Return a figure, with its measure or year where that is not the one named."""
    value, other = cell_words(one, own.indicator, reader), other_words(own, one, reader)
    return cited("{value} ({other})", value=value, other=other) if other else value


def other_words(own: Row, one: Cell, reader: Reader) -> str:
    """Return of what other measure or year a figure is than those named; empty where of none."""
    if one.basis and one.basis.indicator.id != own.indicator.id:
        return measure_words(one, reader)
    return "" if one.value.period == own.period else one.value.period


def shown_note(world: World, pair: Pair, both: tuple[Cell, Cell], reader: Reader) -> str:
    """Return what is to be said of the figures of a side: another measure or year, a district."""
    said = []
    for own, one in zip(pair, both, strict=True):
        words = (other_words(own, one, reader), district_note(world, one, reader))
        found = ", ".join(filter(None, words))
        if found:
            said.append(f"{reader.of(own.indicator.title)}: {found}")
    return "; ".join(said)


def _beside_country(world: World, pair: Pair, shown: Both, reader: Reader) -> str:
    """Return which sides lie above or below Germany in both indicators, where that is formed."""
    if any(one.line(COUNTRY) is None for one in pair):
        return ""
    places = [
        {one.cell.side.id: place_of(one) for one in distances(world, own, COUNTRY, reader)}
        for own in pair
    ]
    groups: dict[str, list[str]] = {"higher": [], "lower": [], "mixed": [], "refused": []}
    for side_id, both in shown.items():
        if side_id != COUNTRY:
            own = {one[side_id] for one in places}
            groups[_together(own)].append(both[0].side.title(reader))
    words = {
        "higher": reader.t("higher in both: {sides}"),
        "lower": reader.t("lower in both: {sides}"),
        "mixed": reader.t("neither: {sides}"),
        "refused": reader.t("not set against it: {sides}"),
    }
    said = [words[k].format(sides=listed(v, reader)) for k, v in groups.items() if v]
    return reader.t("Beside Germany {groups}.").format(groups="; ".join(said)) if said else ""


def _together(places: Set[str]) -> str:
    """Return where a side lies in both indicators; "refused" where one distance is not formed."""
    if "refused" in places:
        return "refused"
    return "mixed" if len(places) > 1 or "alike" in places else next(iter(places))


def pair_notes(pair: Pair, against: Verdict, reader: Reader) -> tuple[str, ...]:
    """Return what differs between the two indicators, and what is to be said of each."""
    said = reader.t("That two figures lie high or low together says nothing about why.")
    own = {note for one in pair for note in one.parted.notes}
    both = [note for note in against.notes if note not in own]
    return tuple(dict.fromkeys([said, *both, *matrix_notes(pair, reader)]))


def why_left(
    world: World, pair: Pair, both: tuple[Cell, Cell], against: Verdict, reader: Reader
) -> str:
    """Return why a side is not drawn: which figure it lacks, or why one or both stand aside."""
    reasons = []
    for own, one in zip(pair, both, strict=True):
        title = reader.of(own.indicator.title)
        if one.value.number is None:
            reasons.append(f"{title}: {absence_words(world, one, reader)}")
        elif not own.parted.shown(one.side.id):
            reasons.append(f"{title}: {own.parted.aside.get(one.side.id, '')}")
    name = f"{both[0].side.title(reader)}: "
    apart = [one.removeprefix(name) for one in against.refused if one.startswith(name)]
    return "; ".join(reasons or apart)
