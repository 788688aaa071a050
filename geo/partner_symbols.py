"""Partners as circles: one a place, for organisations or for memberships."""

from __future__ import annotations

from math import sqrt

import pandas as pd

from geo import palette
from geo.kept import kept_with_world
from geo.layers import LegendSection, Symbol
from geo.legend import circle_section
from geo.partner_density import Count
from geo.places import by_place, shortened
from geo.provenance import publishers_line
from geo.refs import ref
from geo.text import Reader
from geo.world import World

PX_OF_ONE = 5.0
EXAMPLES = (20, 5, 1)
"""Numbers named in the legend, largest first."""


@kept_with_world
def partner_symbols(
    world: World, reader: Reader, count: Count = Count.ORGANISATIONS
) -> tuple[Symbol, ...]:
    """Return one circle a place, its area proportional to the number counted, largest first."""
    found = []
    for place, rows in by_place(world.areas, world.memberships):
        number = _number(rows, count)
        found.append(
            Symbol(
                lat=place.lat,
                lon=place.lon,
                radius_px=PX_OF_ONE * sqrt(number),
                colour=palette.PARTNER,
                lines=(
                    _words(count, reader).format(place=place.name, count=number),
                    *shortened(member_names(world, rows, count), reader),
                    publishers_line(world, rows["source_id"], reader),
                ),
                ref=ref("place", count.value, place.area_id),
            )
        )
    return tuple(sorted(found, key=lambda symbol: -symbol.radius_px))


def symbol_section(count: Count, reader: Reader) -> LegendSection:
    """Return the section of the legend for the circles."""
    titles = {
        Count.ORGANISATIONS: reader.t(
            "Known partners at a place (symbol size independent of zoom)"
        ),
        Count.MEMBERSHIPS: reader.t("Memberships at a place (symbol size independent of zoom)"),
    }
    sizes = [(reader.number(n), PX_OF_ONE * sqrt(n)) for n in EXAMPLES]
    return circle_section(titles[count], sizes, palette.PARTNER)


def member_names(world: World, rows: pd.DataFrame, count: Count) -> list[str]:
    """Return the organisations of memberships by name, with their number where that is counted."""
    names = world.organisation_names()
    numbers = rows.groupby("organisation_id")["membership_id"].nunique()
    listed = sorted((str(names[str(one)]), int(number)) for one, number in numbers.items())
    plain = count is Count.ORGANISATIONS
    return [name if plain or number == 1 else f"{name} ({number})" for name, number in listed]


def _number(rows: pd.DataFrame, count: Count) -> int:
    column = "organisation_id" if count is Count.ORGANISATIONS else "membership_id"
    return int(rows[column].nunique())


def _words(count: Count, reader: Reader) -> str:
    if count is Count.ORGANISATIONS:
        return reader.t("{place}: {count} known partners")
    return reader.t("{place}; memberships: {count}")
