"""The partners of a region's alliances by name, for reports that have room for them."""

from __future__ import annotations

from geo.citation import Cited, cited, figure
from geo.money import alliances_of
from geo.partners import coverage
from geo.refs import ref
from geo.report_parts import Block
from geo.report_sentences import Shown, cut
from geo.text import Reader
from geo.world import World

LONGEST_PARTNER = 150
"""Letters of the name of a partner."""


def partner_words(world: World, shown: Shown, reader: Reader) -> tuple[Block, ...]:
    """Return for each alliance how many partners are known by name, and the names."""
    rows = alliances_of(world, shown[0], shown[1].id)
    known = coverage(world, rows["alliance_id"])
    found = [
        _partners(world, alliance_id, known[alliance_id].known, reader)
        for alliance_id in rows["alliance_id"]
        if known[alliance_id].known
    ]
    return tuple(found) or (reader.t("No partner is known by name."),)


def _partners(world: World, alliance_id: str, known: int, reader: Reader) -> Cited:
    names = world.organisation_names()
    rows = world.memberships[world.memberships["alliance_id"] == alliance_id]
    listed = sorted({names[one] for one in rows["organisation_id"]}, key=str.casefold)
    return cited(
        "{alliance} ({count}): {names}",
        alliance=cut(world.alliance_names()[alliance_id]),
        count=figure(reader.number(known), ref("known", f"alliance.{alliance_id}")),
        names=stopped("; ".join(cut(one, LONGEST_PARTNER) for one in listed)),
    )


def stopped(text: str) -> str:
    """Return a text with a full stop at its end, and only one."""
    return text if text.endswith(".") else f"{text}."
