"""What a page of the atlas shows, ready to be carried into a file: map, words, chart, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.leaflet.element import MapView

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Shown:
    """What a page shows, its HTML as the page has it.

    Attributes:
        title: What it is about, a plain text.
        words: Sentences as HTML, in front of all else.
        said: What the chart shows, in plain words for those who listen.
        chart: Drawn as SVG; None where there is none.
        blocks: HTML of what follows: pictures, notes, tables.
        source_ids: The sources of all; where none is named, those of the records it leads to.
        view: A map above all else, with all its layers, and which one is shown first.

    """

    title: str
    words: str = ""
    said: str = ""
    chart: go.Figure | None = None
    blocks: tuple[str, ...] = ()
    source_ids: tuple[str, ...] = ()
    view: MapView | None = None
    layer: str = ""
    variant: str = ""
