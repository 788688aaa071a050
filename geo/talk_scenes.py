"""What the stage shows of a talk: its steps, each plain, complete and with its own picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.layers import LegendSection, Variant
from geo.leaflet.element import MapView
from geo.model import Level
from geo.talk import StepKind
from geo.views import Bounds

_REMARK = re.compile(r" \([^()]*\)$")
"""What stands in brackets behind the title of a part of a legend."""
_ABSENT = "pattern"
"""The mark of areas without a value; on the stage only those that there are."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Camera:
    """Which map a scene shows, and where: ((south, west), (north, east)) in EPSG:4326."""

    view: MapView
    layer: str
    variant: str
    bounds: Bounds


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Scene:
    """A step ready for the stage.

    Attributes:
        id: That of the step.
        kind: What it shows.
        headline: In large letters.
        text: Below it, with its figures filled in.
        notes: For the speaker alone.
        source: Where what is seen is from.
        cited: The same in full, for the speaker.
        fault: What of the step is gone, one sentence; empty where all is there.
        camera: The map, None where there is none.
        still: The map as PNG, for when the map itself does not come.
        alt: The still in words.
        explained: What explains the map, or the comparison itself, as HTML.
        link: Where the live view is found, empty where that is not known.

    """

    id: str
    kind: StepKind
    headline: str
    text: str = ""
    notes: str = ""
    source: str = ""
    cited: str = ""
    fault: str = ""
    camera: Camera | None = None
    still: bytes = b""
    alt: str = ""
    explained: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stage:
    """A talk ready to be given in a language; ``credit`` is the line of the outlines."""

    title: str
    language: str
    scenes: tuple[Scene, ...]
    edition: str = ""
    credit: str = ""
    home: str = ""
    """Where the page is found that the talk was started from, empty for a file of its own."""


def stage_legend(variant: Variant, *, whole: bool) -> tuple[LegendSection, ...]:
    """Return the legend without counts, and without what is not on the map of the stage.

    Circles stand below one another, because large letters have no room beside nested ones.
    ``whole`` is a map of Germany, on which no district is opened to show its municipalities.
    """
    return stage_sections(
        one for one in variant.legend if not (whole and one.level is Level.MUNICIPALITY)
    )


def stage_sections(sections: Iterable[LegendSection]) -> tuple[LegendSection, ...]:
    """Return parts of a legend without counts, and without states that no area has."""
    return tuple(
        replace(
            one,
            title=_REMARK.sub("", one.title),
            entries=tuple(
                replace(entry, count=None, mark="ring" if entry.mark == "circle" else entry.mark)
                for entry in one.entries
                if entry.mark != _ABSENT or entry.count != 0
            ),
        )
        for one in sections
    )


def only_shown(view: MapView, cameras: Sequence[Camera]) -> MapView:
    """Return a map with no more than the variants that cameras show, and nothing to choose."""
    wanted = {(one.layer, one.variant) for one in cameras if one.view is view}
    layers = tuple(
        replace(layer, variants=kept, timeline=False)
        for layer in view.layers
        if (kept := tuple(v for v in layer.variants if (layer.id, v.id) in wanted))
    )
    return replace(view, layers=layers, drill=None, classing=None, first_layer="")
