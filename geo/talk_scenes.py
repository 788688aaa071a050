"""What the stage shows of a step: plain, complete, and needing no server any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from geo.talk import StepKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """What a map of the stage shows, and where: ((south, west), (north, east)) in EPSG:4326."""

    frame: str
    layer: str
    variant: str
    bounds: tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """A step ready for the stage.

    Attributes:
        id: That of the step.
        kind: What it shows.
        headline: In large letters.
        text: Below it, with its figures filled in.
        notes: For the speaker alone.
        source: Where what is seen is from.
        fault: What of the step is gone, one sentence; empty where all is there.
        camera: The map, None where there is none.
        still: The map as PNG, for when the map itself does not come.
        alt: The still in words.
        explained: What explains the map or the comparison, as HTML.
        link: Where the live view is found, empty where that is not known.

    """

    id: str
    kind: StepKind
    headline: str
    text: str = ""
    notes: str = ""
    source: str = ""
    fault: str = ""
    camera: Camera | None = None
    still: bytes = b""
    alt: str = ""
    explained: str = ""
    link: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A talk ready to be given: scenes, and the page of each map by its name."""

    title: str
    language: str
    scenes: tuple[Scene, ...]
    edition: str = ""
    credit: str = ""
    frames: Mapping[str, str] = field(default_factory=dict)
    """Address of the page of each map that cameras name."""
