"""The scenes of a talk: each step with its map, its picture, its sources, or what of it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from exports.legend import legend_html
from exports.stage_comparison import comparison, comparison_html
from exports.stage_profile import profile_html
from exports.stills import still
from geo.layers import Symbol
from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.paper import NoRoomError
from geo.profiles import profile
from geo.provenance import cited, short_line
from geo.sheets import sheet, variant_of
from geo.static_shapes import Shapes
from geo.talk import WITHOUT_VIEW, Step, StepKind
from geo.talk_address import Address
from geo.talk_check import gone, unknown_figures, variant_at
from geo.talk_scenes import Camera, Scene, stage_legend
from geo.talk_sentences import filled, sources_of
from geo.text import Reader, as_html
from geo.views import Bounds
from geo.world import World

Shown = tuple[Region, Definition]

LEAST_DEGREES, _EDGE_DEGREES = 0.8, 0.15
"""The least height and width of a map around an alliance, and how much lies beyond its circles."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Hall:
    """What scenes are made of, of one edition.

    Attributes:
        world: All tables.
        reader: The language of the talk.
        edition: Id of the edition of the tables.
        view_of: Gives the map of an address, and the region that it is about, None for Germany.
        bounds_of: Gives west, south, east, north of the areas of a Land or a district (EPSG:4326).
        shapes: Called for the outlines that still pictures are drawn from.
        root: Where the atlas is found, empty where that is not known.

    """

    world: World
    reader: Reader
    edition: str
    view_of: Callable[[Address], tuple[MapView, Shown | None]]
    bounds_of: Callable[[str], Bounds]
    shapes: Callable[[Region | None], Shapes]
    root: str = ""


def scene(hall: Hall, step: Step) -> Scene:
    """Return a step ready for the stage; one whose data is gone has its words and says so."""
    spoken = step.spoken(hall.reader.language)
    headline, text, notes = (
        filled(hall.world, one, hall.reader) for one in (spoken.headline, spoken.text, spoken.notes)
    )
    plain = Scene(
        id=step.id,
        kind=step.kind,
        headline=headline,
        text=text,
        notes=notes,
        fault=gone(hall.world, step, hall.reader) or unknown_figures(hall.world, step, hall.reader),
        link=_link(hall, step),
    )
    stated = [one.id for one in sources_of(hall.world, (headline, text), hall.reader)]
    if plain.fault or step.kind in WITHOUT_VIEW:
        return _with_sources(hall, plain, stated)
    if step.kind is StepKind.COMPARISON:
        return _compared(hall, step, plain, stated)
    return _mapped(hall, step, plain, stated)


def _link(hall: Hall, step: Step) -> str:
    if not hall.root:
        return ""
    return step.address.within(hall.root, lang=hall.reader.language, edition=step.edition)


def _with_sources(hall: Hall, found: Scene, source_ids: Iterable[str]) -> Scene:
    """Return a scene with where it is from: in short for the audience, in full for the speaker."""
    listed = list(dict.fromkeys(source_ids))
    return replace(
        found,
        source=short_line(hall.world, listed, hall.reader),
        cited=cited(hall.world, listed, hall.reader),
    )


def _compared(hall: Hall, step: Step, plain: Scene, stated: list[str]) -> Scene:
    view = comparison(hall.world, step.address, hall.reader)
    if view is None:
        said = hall.reader.t("The maps of this comparison move; they are shown in the live view.")
        return _with_sources(hall, replace(plain, explained=f"<p>{as_html(said)}</p>"), stated)
    found = replace(plain, explained=comparison_html(view, hall.reader))
    return _with_sources(hall, found, [*stated, *view.source_ids])


def _mapped(hall: Hall, step: Step, plain: Scene, stated: list[str]) -> Scene:
    view, shown = hall.view_of(step.address)
    layer, variant, fault = variant_at(view, step.address, hall.reader)
    if fault:
        return _with_sources(hall, replace(plain, fault=fault), stated)
    drawn = sheet(hall.world, view, layer, variant, hall.reader, shown)
    area = step.address.get("area")
    bounds = hall.bounds_of(area) if area else view.bounds
    if step.kind is StepKind.PROFILE:
        bounds = _around(drawn.variant.symbols) or bounds
    found = replace(
        plain,
        camera=Camera(view=view, layer=layer, variant=variant, bounds=bounds),
        alt=drawn.alt,
        explained=_explained(hall, step, view, layer, variant, whole=shown is None),
    )
    region = shown[0] if shown else None
    try:
        picture = still(replace(drawn, bounds=bounds), hall.shapes(region), hall.reader)
    except NoRoomError:
        picture = b""
    sources = [*drawn.variant.sources, *stated]
    return _with_sources(hall, replace(found, still=picture), sources)


def _around(symbols: Sequence[Symbol]) -> Bounds | None:
    """Return a place with all circles, not closer than some of what lies around them."""
    if not symbols:
        return None
    lats, lons = [one.lat for one in symbols], [one.lon for one in symbols]
    high = max(LEAST_DEGREES - (max(lats) - min(lats)), 0) / 2 + _EDGE_DEGREES
    wide = max(LEAST_DEGREES - (max(lons) - min(lons)), 0) / 2 + _EDGE_DEGREES
    return (min(lats) - high, min(lons) - wide), (max(lats) + high, max(lons) + wide)


def _explained(
    hall: Hall, step: Step, view: MapView, layer: str, variant_id: str, *, whole: bool
) -> str:
    """Return title, unit, year and legend of a map, or the profile that stands in their place."""
    alliance = step.address.get("alliance")
    if step.kind is StepKind.PROFILE:
        return profile_html(profile(hall.world, alliance, hall.reader), hall.reader)
    variant = variant_of(view, layer, variant_id)
    legend = legend_html(stage_legend(variant, whole=whole), hall.reader, lambda html, _: html)
    return (
        f"<h3>{as_html(variant.title)}</h3><p>{as_html(variant.subtitle)}</p>"
        f'<div class="stage-legend">{legend}</div>'
    )
