"""Lines between the seats of alliances and the places of their partners, one a pair of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo import palette
from geo.kept import kept_with_world
from geo.layers import LegendEntry, LegendSection, Link
from geo.money import seats
from geo.places import Place, by_place, place_of
from geo.provenance import publishers_line
from geo.refs import of_ties
from geo.text import Reader
from geo.world import World

PX_OF_ONE_MEMBERSHIP = 1.4
EXAMPLES = (6, 3, 1)
"""Numbers of memberships named in the legend, widest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tie:
    """The memberships of one alliance at one place."""

    alliance_id: str
    seat: Place
    partner: Place
    rows: pd.DataFrame

    @property
    def count(self) -> int:
        return int(self.rows["membership_id"].nunique())


def partner_links(
    world: World, placed: Mapping[str, Sequence[Place]], reader: Reader
) -> list[Link]:
    """Return one line for each pair of places, whichever alliances share it, widest first.

    Its width is proportional to the number of memberships.

    Args:
        world: The tables.
        placed: The seats of each alliance; lines start at the first.
        reader: Language of the texts.

    """
    pairs: dict[frozenset[Place], list[_Tie]] = {}
    for tie in _ties(world, placed):
        pairs.setdefault(frozenset((tie.seat, tie.partner)), []).append(tie)
    links = [_link(world, ties, reader) for ties in pairs.values()]
    return sorted(links, key=lambda link: -link.width_px)


def link_section(reader: Reader) -> LegendSection:
    """Return the section of the legend that says what the width of a line means."""
    entries = [
        LegendEntry(
            mark="line",
            label=reader.number(count),
            colour=palette.LINK,
            size_px=count * PX_OF_ONE_MEMBERSHIP,
        )
        for count in EXAMPLES
    ]
    return LegendSection(
        title=reader.t("Memberships between seat and place of the partner (width of the line)"),
        entries=tuple(entries),
    )


def arrow_section(reader: Reader) -> LegendSection:
    """Return what the arrows at the edge of the map mean."""
    arrow = reader.t(
        "Arrow at the edge of the map: number of memberships whose other place lies beyond it"
    )
    return LegendSection(title="", entries=(), reference=(arrow,))


def _ties(world: World, placed: Mapping[str, Sequence[Place]]) -> list[_Tie]:
    return [
        _Tie(alliance_id=alliance_id, seat=places[0], partner=partner, rows=here)
        for alliance_id, places in placed.items()
        if places
        for partner, here in _members(world, alliance_id)
        if partner not in places
    ]


@kept_with_world
def _members(world: World, alliance_id: str) -> list[tuple[Place, pd.DataFrame]]:
    """Return the memberships of an alliance by place; the years of a map show the same ones."""
    rows = world.memberships
    return by_place(world.areas, rows[rows["alliance_id"] == alliance_id])


def ties_between(
    world: World, places: tuple[str, str], alliance_ids: Sequence[str]
) -> pd.DataFrame:
    """Return the memberships of alliances that the line between two places stands for."""
    placed = {
        one: [place for place in (place_of(world.areas, a) for a in seats(world, one)) if place]
        for one in alliance_ids
    }
    found = [
        tie.rows
        for tie in _ties(world, placed)
        if {tie.seat.area_id, tie.partner.area_id} == set(places)
    ]
    return pd.concat(found) if found else world.memberships.head(0)


def _link(world: World, ties: Sequence[_Tie], reader: Reader) -> Link:
    first, count = ties[0], sum(tie.count for tie in ties)
    words = reader.t("{seat} – {place}; memberships: {count}")
    sources = [source for tie in ties for source in tie.rows["source_id"]]
    return Link(
        start=(first.seat.lat, first.seat.lon),
        end=(first.partner.lat, first.partner.lon),
        width_px=round(count * PX_OF_ONE_MEMBERSHIP, 2),
        lines=(
            words.format(seat=first.seat.name, place=first.partner.name, count=count),
            *(_share(world, tie, reader) for tie in ties),
            publishers_line(world, sources, reader),
        ),
        count=count,
        names=(first.seat.name, first.partner.name),
        ref=of_ties(
            first.seat.area_id, first.partner.area_id, sorted({tie.alliance_id for tie in ties})
        ),
    )


def _share(world: World, tie: _Tie, reader: Reader) -> str:
    """Return what one alliance adds to a line."""
    words = reader.t("{alliance} (seat: {seat}): {count}")
    name = world.alliance_names()[tie.alliance_id]
    return words.format(alliance=name, seat=tie.seat.name, count=tie.count)
