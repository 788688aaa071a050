"""Small multiples: a map of each side, all at one scale on the ground and with one class scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import shapely

from geo.class_choice import DEFAULT
from geo.classification import Scheme
from geo.comparability import level_words
from geo.compare.multiples_table import COLUMNS, areas_notes, areas_table, areas_words
from geo.compare.outline_paths import COARSE_FROM_M, Box, OutlinePaths, box_of
from geo.compare.overlaps import overlap_notes
from geo.compare.side_areas import areas_inside, whole_districts
from geo.compare.side_fills import periods_of, side_fill
from geo.compare.sides import Side
from geo.compare.thumbnails import Marked, plain_marks
from geo.compare.wording import listed
from geo.figures import area_name
from geo.ground import credit
from geo.kept import newest_kept_with_world
from geo.layers import Fill, LegendSection
from geo.legend import class_section
from geo.model import Indicator, Kind, Level
from geo.text import Reader
from geo.world import World

WIDTH, HEIGHT = 280.0, 230.0
"""Of the map of a side, in pixels."""
MOST_GROUNDS = 500
MARGIN = 1.12
"""How much more is shown than the largest side."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """The map of a side: the ground it shows (metres of EPSG:3035) and the areas inside it.

    ``outline`` is the path of the side itself, ``alt`` says in words what the map shows.
    """

    side: Side
    title: str
    mark: Marked
    box: Box
    inside: tuple[str, ...]
    outline: str
    alt: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Multiples:
    """Maps of the sides; ``metres`` is what a pixel of each of them shows.

    ``table`` has a row for each area inside a side with the address of its figure; ``words`` say
    what the areas and the sides have, ``refused`` why there are no maps.
    """

    title: str
    table: pd.DataFrame
    words: tuple[str, ...]
    panels: tuple[Panel, ...] = ()
    metres: float = 0.0
    fill: Fill | None = None
    legend: LegendSection | None = None
    subtitle: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    refused: str = ""

    @property
    def inside(self) -> Mapping[Side, tuple[str, ...]]:
        """Return the areas on the map of each side."""
        return {panel.side: panel.inside for panel in self.panels}


def multiples(
    world: World,
    sides: Sequence[Side],
    indicator: str,
    paths: OutlinePaths,
    reader: Reader,
    *,
    level: Level = Level.DISTRICT,
    period: str = "",
    scheme: Scheme = DEFAULT,
    marks: Mapping[str, Marked] | None = None,
) -> Multiples:
    """Return a map of each side with the areas of a level inside it.

    Args:
        world: The tables.
        sides: One or more.
        indicator: Id of a rate, ratio or index; totals are refused.
        paths: The outlines.
        reader: Language of the texts.
        level: Districts or municipalities.
        period: By default the newest that the level has.
        scheme: How the classes are made, from all areas of the level.
        marks: Letter and colour of each side, by its id.

    """
    measure = world.catalogue[indicator]
    known = periods_of(world, indicator, level)
    refused = _refusal(measure, known, level, reader)
    if refused:
        return _none(measure, refused, reader)
    chosen = period if period in known else known[0]
    fill, classed = side_fill(world, measure, chosen, level, scheme, reader)
    found = _drawn(world, fill, sides, marks or plain_marks(sides), paths, reader)
    words = areas_words(world, found.inside, indicator, fill, reader)
    notes = *found.notes, *areas_notes(world, found.inside, indicator, level, reader), classed
    return replace(found, words=words, notes=overlap_notes(world, sides, reader, notes))


def _drawn(
    world: World,
    fill: Fill,
    sides: Sequence[Side],
    marks: Mapping[str, Marked],
    paths: OutlinePaths,
    reader: Reader,
) -> Multiples:
    metres = max(_metres(box_of(_ground(world, paths, side))) for side in sides)
    panels = tuple(
        _panel(world, side, marks[side.id], paths, fill, metres, reader) for side in sides
    )
    inside = {panel.side: panel.inside for panel in panels}
    return Multiples(
        panels=panels,
        metres=metres,
        fill=fill,
        legend=class_section(fill, fill.unit, reader),
        title=fill.measure,
        subtitle=", ".join([fill.unit, fill.period, level_words(fill.level, reader)]),
        source=f"{fill.source} · {credit(world)}",
        table=areas_table(world, inside, fill, reader),
        words=(),
        notes=(reader.t("All maps have one scale on the ground and one class scale."),),
    )


def _metres(box: Box) -> float:
    """Return how many metres a pixel shows of a map on which a box is seen as a whole."""
    return MARGIN * max((box[2] - box[0]) / WIDTH, (box[3] - box[1]) / HEIGHT)


def _panel(
    world: World,
    side: Side,
    mark: Marked,
    paths: OutlinePaths,
    fill: Fill,
    metres: float,
    reader: Reader,
) -> Panel:
    inside = areas_inside(world, side, fill.level)
    return Panel(
        side=side,
        title=side.title(reader),
        mark=mark,
        box=_around(box_of(_ground(world, paths, side)), metres),
        inside=inside,
        outline=_outline(world, paths, side, coarse=metres >= COARSE_FROM_M),
        alt=_side_words(world, fill, side, inside, reader),
    )


@newest_kept_with_world(MOST_GROUNDS)
def _ground(world: World, paths: OutlinePaths, side: Side) -> shapely.Geometry:
    return paths.of_side(world, side)


@newest_kept_with_world(MOST_GROUNDS)
def _outline(world: World, paths: OutlinePaths, side: Side, *, coarse: bool) -> str:
    return paths.path(_ground(world, paths, side), COARSE_FROM_M if coarse else 0.0)


def _refusal(measure: Indicator, known: Sequence[str], level: Level, reader: Reader) -> str:
    if measure.kind is Kind.COUNT:
        return reader.t("No small maps of totals: shades show the size of areas. Choose a rate.")
    if not known:
        words = reader.t("No figures of {level} for this measure.")
        return words.format(level=level_words(level, reader))
    return ""


def _none(measure: Indicator, refused: str, reader: Reader) -> Multiples:
    return Multiples(
        title=reader.of(measure.title),
        table=pd.DataFrame(columns=list(COLUMNS)),
        words=(refused,),
        refused=refused,
    )


def _around(box: Box, metres: float) -> Box:
    """Return the ground that a map of a side shows, the side in its middle."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    wide, high = WIDTH * metres / 2, HEIGHT * metres / 2
    return x - wide, y - high, x + wide, y + high


def _side_words(world: World, fill: Fill, side: Side, inside: Sequence[str], reader: Reader) -> str:
    """Return what the map of a side shows: how many areas, lowest and highest, how many missing.

    Districts of which the side has only a part are named.
    """
    known = [fill.values[area] for area in inside if area in fill.values]
    parts = [f"{level_words(fill.level, reader)}: {reader.number(len(inside))}"]
    if known:
        low, high = reader.number(min(known), fill.decimals), max(known)
        span = low if min(known) == high else f"{low}–{reader.number(high, fill.decimals)}"
        parts.append(f"{span} {fill.unit}")
    if len(known) < len(inside):
        missing = reader.number(len(inside) - len(known))
        parts.append(reader.t("without a value: {count}").format(count=missing))
    whole = whole_districts(side) if fill.level is Level.DISTRICT else ()
    if whole:
        names = listed([area_name(world, one, reader) for one in whole], reader)
        words = reader.t("whole districts in place of their parts: {districts}")
        parts.append(words.format(districts=names))
    return f"{side.title(reader)}: {', '.join(parts)}."
