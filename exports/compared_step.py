"""What a step with a comparison shows: sentences, a table, the chart or pictures of its view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exports.chart_marks import plain
from exports.compared_views import comparison, indicator_of, sides_of, table_of
from geo.citation import figure
from geo.classify import CODE_OF_STATUS
from geo.compare.marks import marks
from geo.compare.multiples import Multiples, multiples
from geo.compare.multiples_ground import bar_words, plain_panel_svg
from geo.compare.outline_paths import OutlinePaths
from geo.compare.peer_chart import peer_chart
from geo.compare.peer_weights import weights_in
from geo.compare.peer_words import DECIMALS, peer_words
from geo.compare.peers import peers
from geo.compare.robustness import robustness
from geo.compare.sides import FEWEST, Side
from geo.compare.statements import Claim
from geo.compare.thumbnails import alternative, holds_words, thumbnail
from geo.layers import Fill, LegendSection
from geo.model import Level
from geo.records import records
from geo.talk_address import Address
from geo.talk_sentences import sources_of
from geo.text import Reader
from geo.world import World

_STATUS = {code: status for status, code in CODE_OF_STATUS.items()}

Paths = Callable[[], OutlinePaths]


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A drawing (SVG) with a line of its own, and what it shows in words."""

    svg: str
    words: str
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Compared:
    """A comparison as an audience sees it.

    ``id`` names its view; ``chart`` and ``pictures`` are what it draws, either may be missing;
    ``legend`` is that of the pictures, ``scale`` says how long their bars are, ``maps`` are what
    the pictures draw where they are maps; ``table`` holds the figures of the chart.
    """

    id: str
    title: str
    words: tuple[str, ...]
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    chart: go.Figure | None = None
    table: pd.DataFrame | None = None
    pictures: tuple[Picture, ...] = ()
    legend: LegendSection | None = None
    scale: str = ""
    notes: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    maps: Multiples | None = None


def compared(world: World, address: Address, paths: Paths, reader: Reader) -> Compared:
    """Return the view of the comparison that an address names.

    Maps that move together are only said to be in the live view.
    """
    drawn = _DRAWN.get(address.get("view"))
    sides = sides_of(world, address, reader)
    if drawn:
        return drawn(world, sides, address, paths, reader)
    view = comparison(world, address, reader)
    if view is None:
        said = reader.t("The maps of this comparison move; they are shown in the live view.")
        return Compared(id="together", title=reader.t("Maps that move together"), words=(said,))
    heads, rows = table_of(view, reader)
    order: list[Sequence[str]] = list(rows)
    if view.id == "occupations" and view.chart is not None:
        order = _drawn_first(view.chart, rows)
    return Compared(
        id=view.id,
        title=view.title,
        words=view.words,
        heads=heads,
        rows=order,
        chart=view.chart,
        table=view.table,
        notes=view.notes,
        source_ids=view.source_ids,
    )


def _drawn_first(chart: go.Figure, rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return rows in the order in which the chart names them, those it leaves out at the end."""
    names = [str(name) for one in chart.data if one.mode == "text" for name in one.text]
    places = {plain(name): place for place, name in enumerate(names)}
    return sorted(rows, key=lambda row: places.get(row[0], len(places)))


def _maps(
    world: World, sides: Sequence[Side], address: Address, paths: Paths, reader: Reader
) -> Compared:
    asked = address.get("level")
    found = multiples(
        world,
        sides,
        indicator_of(world, address),
        paths(),
        reader,
        level=Level(asked) if asked in (Level.DISTRICT, Level.MUNICIPALITY) else Level.DISTRICT,
        marks=marks(world, sides),
    )
    if found.refused:
        return Compared(id="maps", title=found.title, words=(found.refused,))
    known = found.table.dropna(subset=["value"])
    firsts = records(known.drop_duplicates(subset="side_name"))
    return Compared(
        id="maps",
        title=found.title,
        words=(found.subtitle,),
        heads=(reader.t("Area"), reader.t("Region"), reader.t("Value")),
        rows=[_area(row, found.fill, reader) for row in records(found.table)],
        pictures=tuple(
            Picture(svg=plain_panel_svg(world, found, one, paths()), words=one.alt, title=one.title)
            for one in found.panels
        ),
        legend=found.legend,
        scale=bar_words(found, reader),
        maps=found,
        notes=(*found.words, *found.notes, found.source),
        source_ids=_stated_by(world, map(_cited, firsts), reader),
    )


def _area(row: Mapping[str, Any], fill: Fill | None, reader: Reader) -> list[str]:
    """Return an area, its side and its figure, or what stands in the place of the figure."""
    if fill is None or pd.isna(row["value"]):
        said = reader.status(_STATUS[str(row["status"])])
    else:
        said = reader.with_unit(float(row["value"]), fill.decimals, fill.unit)
    return [str(row["name"]), str(row["side_name"]), said]


def _cited(row: Mapping[str, Any]) -> str:
    return figure(str(row["value"]), str(row["ref"]))


def _peers(
    world: World, sides: Sequence[Side], address: Address, _paths: Paths, reader: Reader
) -> Compared:
    side = next((one for one in sides if one.id == address.get("of")), sides[0])
    weights, _ = weights_in(world, address.get("weights"), reader)
    found = peers(world, side, reader, weights=weights)
    t = reader.t
    return Compared(
        id="peers",
        title=f"{t('Similar districts')}: {side.title(reader)}",
        words=peer_words(world, found, reader),
        heads=(t("District"), t("Distance in standard deviations")),
        rows=[[one.name, reader.number(one.apart, DECIMALS)] for one in found.peers],
        chart=peer_chart(found, reader) if found.peers else None,
        source_ids=tuple(
            dict.fromkeys(one for each in found.variables for one in each.own.value.source_ids)
        ),
    )


def _holds(
    world: World, sides: Sequence[Side], address: Address, _paths: Paths, reader: Reader
) -> Compared:
    asked = address.get("claim")
    wanted = (Claim.HIGHER,) if len(sides) == FEWEST else (Claim.HIGHEST, Claim.RANKING)
    claim = Claim(asked) if asked in wanted else wanted[0]
    found = robustness(world, sides, indicator_of(world, address), reader, claim=claim)
    t, look, stated = reader.t, marks(world, sides), found.statement
    return Compared(
        id="holds",
        title=t("Does the statement hold?"),
        words=found.words,
        heads=(t("Representation"), t("Verdict")),
        rows=[[one.title, holds_words(one.holds, reader)] for one in found.representations],
        pictures=tuple(
            Picture(
                svg=thumbnail(one, stated, look, reader, found.left),
                words=alternative(one, one.smalls, reader, found.left),
                title=f"{one.short}: {holds_words(one.holds, reader)}",
            )
            for one in found.formed
        )
        if stated
        else (),
        notes=found.notes,
        source_ids=_stated_by(
            world, (small.cited for one in found.formed for small in one.smalls), reader
        ),
    )


def _stated_by(world: World, texts: Iterable[str], reader: Reader) -> tuple[str, ...]:
    return tuple(one.id for one in sources_of(world, texts, reader))


_DRAWN: Mapping[str, Callable[[World, Sequence[Side], Address, Paths, Reader], Compared]] = {
    "maps": _maps,
    "peers": _peers,
    "holds": _holds,
}
"""By what the address calls the view: those that are more than a chart and a table."""
