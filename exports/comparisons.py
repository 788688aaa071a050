"""What files of the comparison are made of: from a view, its sides and what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exports.explained import sources_line
from exports.markup import Link, table_html, text_html
from exports.page_parts import Parts
from exports.shown import Shown
from exports.shown_page import shown_page
from exports.view_job import ViewJob
from exports.view_tables import notes_html, view_table
from geo.compare.marks import marks
from geo.compare.multiples import Multiples
from geo.compare.outline_paths import OutlinePaths
from geo.compare.peer_weights import weights_in
from geo.compare.peer_words import peer_rows
from geo.compare.peers import peers
from geo.compare.robustness import Robustness
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.view_facts import view_facts
from geo.compare.view_kinds import VIEW_KINDS, Asked
from geo.evidence import record
from geo.paper import Paper
from geo.provenance import cited
from geo.text import Reader
from geo.world import World

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from exports.chart_sheet import Words
    from geo.static_shapes import Shapes

MOST_NAMED = 2
"""Indicators in the name of a file."""


def view_job(
    world: World, kind: str, view: View, sides: Sequence[Side], asked: Asked, reader: Reader
) -> ViewJob:
    """Return what files of a view are made of; what draws is imported when one is drawn."""
    known = VIEW_KINDS[kind]
    indicators = known.indicators(asked)
    dated = kind == "years" or known.level is not None
    every = view.table["period"].astype("str") if dated else ()
    return ViewJob(
        world=world,
        name="_".join([view.id, *indicators]) if len(indicators) <= MOST_NAMED else view.id,
        title=view.title,
        facts=view_facts(world, sides, indicators, reader, every, known.level),
        table=view.table,
        notes=view.notes,
        source=cited(world, view.source_ids, reader),
        reader=reader,
        drawn=None if view.chart is None else _chart(view, reader),
        indicators=indicators,
        words=tuple(map(str, view.words)),
        more=tuple(map(str, view.more)),
    )


def multiples_job(
    world: World,
    indicator: str,
    found: Multiples,
    shapes: Callable[[], Shapes],
    paths: OutlinePaths,
    reader: Reader,
) -> ViewJob:
    """Return what files of small maps are made of; ``shapes`` is called when one is drawn."""

    def drawn(words: Words, paper: Paper) -> Figure:
        from exports.multiples_sheet import multiples_sheet

        return multiples_sheet(world, found, words, paper, reader, shapes(), paths)

    return ViewJob(
        world=world,
        name=f"maps_{indicator}",
        title=found.title,
        facts=found.subtitle,
        table=found.table,
        notes=found.notes,
        source=found.source,
        reader=reader,
        drawn=None if found.refused else drawn,
        indicators=(indicator,),
        words=tuple(map(str, found.words)),
    )


def holds_job(
    world: World,
    indicator: str,
    found: Robustness,
    sides: Sequence[Side],
    title: str,
    reader: Reader,
) -> ViewJob:
    """Return what files of a statement on sides are made of."""

    def drawn(words: Words, paper: Paper) -> Figure:
        from exports.holds_sheet import holds_sheet

        return holds_sheet(found, marks(world, sides), words, paper, reader)

    refs = dict.fromkeys(filter(None, found.table["ref"].astype("str")))
    known = (source for ref in refs for source in record(world, ref, reader).sources)
    source_ids = dict.fromkeys(one.id for one in known)
    return ViewJob(
        world=world,
        name=f"statement_{indicator}",
        title=title,
        facts=str(found.words[0]),
        table=found.table,
        notes=(*found.words, *found.notes),
        source=cited(world, source_ids, reader),
        reader=reader,
        drawn=drawn if found.formed else None,
        indicators=(indicator,),
    )


def view_page(
    kind: str, view: View, sides: Sequence[Side], asked: Asked, parts: Parts, address: str = ""
) -> bytes:
    """Return a view as one HTML file with words, chart, notes, table and all records behind it."""
    world, reader, link = parts.world, parts.reader, parts.link
    table = (
        _peer_table(world, sides, asked, reader, link)
        if kind == "peers"
        else view_table(view, reader, link)
    )
    line = sources_line(world, view.source_ids, reader, view.pages_ref, link)
    shown = Shown(
        title=view.title,
        words="".join(f"<p>{text_html(one, link)}</p>" for one in view.told),
        said=" ".join(view.words),
        chart=view.chart,
        blocks=(notes_html(view.notes, reader, link), table, f"<p><small>{line}</small></p>"),
        source_ids=view.source_ids,
    )
    return shown_page(shown, parts, address)


def _chart(view: View, reader: Reader) -> Callable[[Words, Paper], Figure]:
    def drawn(words: Words, paper: Paper) -> Figure:
        from exports.chart_sheet import chart_sheet

        return chart_sheet(view.chart, words, paper, reader)

    return drawn


def _peer_table(
    world: World, sides: Sequence[Side], asked: Asked, reader: Reader, link: Link
) -> str:
    """Return the table of similar districts, nothing where they may not be sought."""
    weights, _ = weights_in(world, asked[0], reader)
    found = peers(world, sides[0], reader, weights=weights)
    heads, rows = peer_rows(world, found, reader)
    title = reader.t("Similar districts")
    return table_html(title, heads, rows, link, style="atlas-numbers") if found.peers else ""
