"""What a product is, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.paper import PAPERS, Paper
from geo.text import Reader
from geo.world import World

if TYPE_CHECKING:
    from geo.compare.sides import Side
    from geo.static_shapes import Shapes


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Job:
    """What a product is made of, and of which view.

    Attributes:
        world: All tables.
        view: The map with all its layers.
        shown: The region under a definition, None for Germany.
        shapes: Called for the outlines in EPSG:3035 when a product draws.
        files: Called with the name of a file that the map fetches for its content; scripts and
            styles have the names ``leaflet.js``, ``leaflet.css``, ``atlas.js``, ``atlas.css``.
        reader: The language of the product.
        layer: Id of the layer shown, the first of the view where it is empty.
        variant: Id of its variant, the first where it is empty.
        chart: Id of the chart shown, the first of what is shown where it is empty.
        paper: What is drawn on.
        edition: Id of the edition of the data.
        address: Where the live view is found, empty where that is not known.
        sides: What a report over several regions is about; none where it is about ``shown``.
        view_of: Called with a region and a definition for the map of it; None where there is only
            ``view``.

    """

    world: World
    view: MapView
    shown: tuple[Region, Definition] | None
    shapes: Callable[[], Shapes]
    files: Callable[[str], bytes]
    reader: Reader
    layer: str = ""
    variant: str = ""
    chart: str = ""
    paper: Paper = field(default_factory=lambda: next(iter(PAPERS.values())))
    edition: str = ""
    address: str = ""
    sides: tuple[Side, ...] = ()
    view_of: Callable[[Region, Definition], MapView] | None = None


class NoRegionError(LookupError):
    """A product of one region, asked for without one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Product:
    """Something to take away; ``about`` says in the reader's language what it is.

    ``of_layer`` tells that it shows one variant of a layer, not the whole view, ``of_chart`` that
    it shows one chart, ``of_region`` that there is none of Germany, ``carries`` that it holds the
    files that maps fetch.
    """

    id: str
    ending: str
    mime: str
    about: Callable[[Reader], str]
    make: Callable[[Job], bytes]
    of_layer: bool = False
    of_chart: bool = False
    of_region: bool = False
    carries: bool = False
