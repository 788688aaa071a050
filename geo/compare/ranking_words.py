"""What is said of ranks: how many districts, who stands where, who has no rank and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.citation import Cited, cited, figure, joined
from geo.compare.addresses import rank_ref, valued_ref
from geo.compare.cells import Cell
from geo.compare.district_names import district_names
from geo.compare.made_words import made_sentence
from geo.compare.ranks import Field, Rank, rank, rank_words
from geo.compare.sides import Side
from geo.compare.wording import cell_words, number_words, sentences, source_sentence
from geo.refs import of_observation, ref
from geo.text import Reader
from geo.world import World


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A side with its own figure, and the districts of it that have a rank.

    ``rank`` is that of the district that the side is; ``between`` that of the place where the
    figure of a larger side would stand; ``reason`` says why it has neither. ``lacking`` are
    districts of a larger side without a figure.
    """

    side: Side
    cell: Cell
    districts: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    rank: Rank | None = None
    between: Rank | None = None
    reason: str = ""


def ranking_words(
    world: World, placed: Sequence[Placed], found: Field, beside: str, reader: Reader
) -> tuple[str, ...]:
    """Return range, ranks, places of larger sides, and who has none.

    ``beside`` is what is said of the sides beside one another, their Land and Germany.
    """
    if found.numbers.empty:
        nothing = reader.t("{measure}: no district has a figure.")
        return (nothing.format(measure=reader.of(found.indicator.title)),)
    ranked = [_ranked(one, found, reader) for one in placed if one.rank]
    between = [_between(one, found, reader) for one in placed if one.between]
    lost = [f"{one.side.title(reader)} ({one.reason})" for one in placed if one.reason]
    none = reader.t("No place: {sides}.").format(sides="; ".join(lost)) if lost else ""
    whose = made_sentence(world, [one.cell for one in placed if not one.reason], reader)
    rest = sentences(beside, whose, none, source_sentence(world, found.source_ids, reader))
    return sentences(
        _range(world, found, reader),
        cited(reader.t("Ranks, the highest first: {ranks}."), ranks=joined("; ", ranked))
        if ranked
        else "",
        cited(
            reader.t("Of several districts, so without a rank: {sides}."),
            sides=joined("; ", between),
        )
        if between
        else "",
        joined(" ", rest),
    )


def _range(world: World, found: Field, reader: Reader) -> Cited:
    high, low = str(found.numbers.index[0]), str(found.numbers.index[-1])
    words = reader.t(
        "{measure} {period}: {count} of {all} districts have a figure, from {low} ({lowest}) to "
        "{high} ({highest})."
    )
    numbers = {
        name: number_words(
            float(found.numbers[area]),
            found.indicator,
            reader,
            ref=of_observation(found.indicator.id, area, found.period),
        )
        for name, area in {"low": low, "high": high}.items()
    }
    return cited(
        words,
        measure=reader.of(found.indicator.title),
        period=found.period,
        count=figure(
            reader.number(len(found.numbers)), valued_ref(found.indicator.id, found.period)
        ),
        all=figure(reader.number(found.districts), ref("count", "districts", "all")),
        lowest=district_names(world)[low],
        highest=district_names(world)[high],
        **numbers,
    )


def _ranked(one: Placed, found: Field, reader: Reader) -> Cited:
    place = one.rank or rank(found, 0.0)
    words = reader.t("{side} rank {rank} with {value}")
    if place.alike > 1:
        words = reader.t("{side} rank {rank} with {value}, not distinguishable: {count} more")
    return cited(
        words,
        side=one.side.title(reader),
        rank=figure(rank_words(place, reader), _ref("place", one.districts[0], found)),
        value=cell_words(one.cell, found.indicator, reader),
        count=figure(reader.number(place.alike - 1), _ref("others", one.districts[0], found)),
    )


def _between(one: Placed, found: Field, reader: Reader) -> Cited:
    place = one.between or rank(found, 0.0)
    words = reader.t("{side} with {value}: {above} districts higher, {below} lower")
    if place.alike:
        words = reader.t(
            "{side} with {value}: {above} districts higher, {below} lower, {alike} not "
            "distinguishable"
        )
    return cited(
        words,
        side=one.side.title(reader),
        value=cell_words(one.cell, found.indicator, reader),
        **{
            what: figure(reader.number(number), _ref(what, one.side.id, found))
            for what, number in (
                ("above", place.above),
                ("below", place.below),
                ("alike", place.alike),
            )
        },
    )


def _ref(what: str, side_id: str, found: Field) -> str:
    return rank_ref(what, found.indicator.id, found.period, side_id)


def ranking_notes(placed: Sequence[Placed], found: Field, reader: Reader) -> tuple[str, ...]:
    """Return how ranks are to be read, and the caveat of the measure."""
    t = reader.t
    said = [t("The first is the highest; high is neither good nor bad.")]
    if any(one.between for one in placed):
        said.append(
            t(
                "A side of several districts has no rank of its own; its figure is made by the "
                "same formula, so that districts above and below it can be counted."
            )
        )
    if found.indicator.caveat:
        said.append(reader.of(found.indicator.caveat))
    return tuple(said)
