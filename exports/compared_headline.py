"""What a comparison is called as a step of a talk: its view and what it compares."""

from __future__ import annotations

from exports.compared_step import Compared
from exports.compared_views import indicator_of
from geo.talk_address import Address
from geo.text import Reader
from geo.world import World

MOST_NAMED = 2
"""Indicators that are named; more are counted."""


def compared_headline(world: World, asked: Address, found: Compared, reader: Reader) -> str:
    """Return view and indicators of a comparison in one line."""
    t = reader.t
    views = {
        "matrix": t("Indicators side by side"),
        "maps": t("Maps on one scale"),
        "together": t("Maps that move together"),
        "holds": found.title,
        "difference": found.title,
    }
    if found.id not in views:
        return found.title
    named = _indicators(world, asked, found, reader)
    between = " " if found.id == "holds" else ": "
    between = " – " if found.id == "difference" else between
    return between.join(filter(None, [views[found.id], named]))


def _indicators(world: World, asked: Address, found: Compared, reader: Reader) -> str:
    """Return the indicators that an address asks for; views of many have their own choice."""
    if found.id not in ("matrix", "difference"):
        return "" if found.id == "together" else _title(world, indicator_of(world, asked), reader)
    ids = [one for one in asked.get("indicators").split(",") if one in world.observations]
    named = ", ".join(_title(world, one, reader) for one in ids[:MOST_NAMED])
    words = reader.t("{list} and {count} more")
    left = len(ids) - MOST_NAMED
    return named if left <= 0 else words.format(list=named, count=reader.number(left))


def _title(world: World, indicator: str, reader: Reader) -> str:
    known = world.catalogue.get(indicator)
    return reader.of(known.title) if known else ""
