"""How many partners of an alliance are known by name, of how many it claims, in words."""

from __future__ import annotations

from collections.abc import Sequence

from geo.citation import Cited, cited, figure
from geo.partners import Coverage, DatedCount, coverage
from geo.refs import ref
from geo.stated_bounds import bounded
from geo.text import Reader
from geo.world import World


def coverage_lines(world: World, alliance_ids: Sequence[str], reader: Reader) -> list[str]:
    """Return for each alliance how many partners are known of how many it claims."""
    names = world.alliance_names()
    return [
        cited("{name}: {words}", name=names[alliance_id], words=coverage_words(found, reader))
        for alliance_id, found in coverage(world, alliance_ids).items()
        if found.known or found.claimed
    ]


def coverage_words(found: Coverage, reader: Reader) -> Cited:
    """Return "9 of 197 partners known by name (as of: July 2021)"."""
    known = figure(reader.number(found.known), ref("known", f"alliance.{found.alliance_id}"))
    if found.claimed is None:
        words = reader.t("{known} partners known by name, total number not known")
        return cited(words, known=known)
    date = reader.date(found.claimed.date) or reader.t("no date")
    claimed = claimed_words(found.claimed, reader)
    words = (
        reader.t("{known} of {claimed} partners known by name (as of: {date})")
        if found.known <= found.claimed.number
        else reader.t("{known} partners known by name, {claimed} claimed (as of: {date})")
    )
    return cited(words, known=known, claimed=claimed, date=date)


def claimed_words(claimed: DatedCount, reader: Reader) -> Cited:
    """Return "more than 150": the number an alliance claims, with the word that limits it."""
    number = figure(reader.number(claimed.number), ref("fact", claimed.fact_id))
    return bounded(number, claimed.bound, reader)
