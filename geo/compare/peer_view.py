"""Similar districts as a view like the others: chart, table, words, notes, sources."""

from __future__ import annotations

from geo.compare.peer_chart import peer_chart
from geo.compare.peer_refs import cited_table
from geo.compare.peer_words import peer_notes, peer_words
from geo.compare.peers import Peers
from geo.compare.view import View
from geo.text import Reader
from geo.world import World


def peer_view(world: World, found: Peers, reader: Reader) -> View:
    """Return the districts most like a side; without a chart where they may not be sought."""
    sources = dict.fromkeys(one for each in found.variables for one in each.own.value.source_ids)
    return View(
        id="peers",
        title=f"{reader.t('Similar districts')}: {found.side.title(reader)}",
        chart=peer_chart(found, reader) if found.peers else None,
        table=cited_table(world, found),
        words=peer_words(world, found, reader),
        notes=peer_notes(world, found, reader),
        source_ids=tuple(sources),
    )
