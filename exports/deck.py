"""A talk as plain data: slides with a headline, words and one map, chart or table; no format."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from geo.chart_parts import Bars, Dots, Lines, Scatter
from geo.compare.thumbnails import Marked
from geo.layers import LegendSection
from geo.report_parts import Table
from geo.sheets import Sheet
from geo.static_shapes import Shapes
from geo.text import Reader


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class DrawnMap:
    """A map of a slide.

    ``shapes`` may be simplified to the size of a slide (:func:`geo.static_simple.simplified`).
    """

    sheet: Sheet
    shapes: Shapes


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class SmallMap:
    """The map of a side: what is drawn, from ``west`` and ``north`` (metres of EPSG:3035).

    ``outline`` is the ground of the side itself, in the same metres.
    """

    title: str
    mark: Marked
    west: float
    north: float
    outline: shapely.Geometry
    sheet: Sheet


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class DrawnMaps:
    """Small maps of a slide, all on one scale, with one legend; ``metres`` is what a pixel shows.

    ``shapes`` may be simplified as those of :class:`DrawnMap`.
    """

    title: str
    maps: tuple[SmallMap, ...]
    metres: float
    legend: tuple[LegendSection, ...]
    shapes: Shapes


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """What makes a slide the first one: its headline stands amid the slide."""


SLIDE_CHARTS = (Bars, Dots, Lines, Scatter)
SlideChart = Bars | Dots | Lines | Scatter
"""The charts that a slide has as one of its own, whose figures can be edited."""

Body = DrawnMap | DrawnMaps | SlideChart | Table | Opening | None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Slide:
    """One slide.

    Attributes:
        headline: What it says, its title.
        body: Its map, chart or table; without one it is a statement.
        text: Paragraphs, all of a statement, one or two lines above a body.
        source: Where its figures are from; of a map the sheet says it.
        notes: What the speaker sees.
        link: Address that a QR code on the slide leads to, empty for none.

    """

    headline: str
    body: Body = None
    text: tuple[str, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Deck:
    """A talk: its slides in order and the language it is held in."""

    title: str
    slides: tuple[Slide, ...]
    reader: Reader
