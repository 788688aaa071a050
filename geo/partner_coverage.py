"""How many partners of an alliance are known by name, of how many it claims, in words."""

from __future__ import annotations

from collections.abc import Sequence

from geo.partners import Coverage, coverage
from geo.text import Reader
from geo.world import World


def coverage_lines(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    """Return for each alliance how many partners are known of how many it claims."""
    names = world.alliance_names()
    return [
        f"{names[alliance_id]}: {coverage_words(found, reader)}"
        for alliance_id, found in coverage(world, alliance_ids).items()
        if found.known or found.claimed
    ]


def coverage_words(found: Coverage, reader: Reader) -> str:
    """Return "9 of 197 partners known by name (as of: July 2021)"."""
    if found.claimed is None:
        words = reader.t("{known} partners known by name, total number not known")
        return words.format(known=found.known)
    date = reader.date(found.claimed.date) or reader.t("no date")
    words = (
        reader.t("{known} of {claimed} partners known by name (as of: {date})")
        if found.known <= found.claimed.number
        else reader.t("{known} partners known by name, {claimed} claimed (as of: {date})")
    )
    return words.format(known=found.known, claimed=found.claimed.number, date=date)
