"""The scenes of a talk: each step with its map, its picture, its sources, or what of it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exports.compared_step import compared
from exports.legend import legend_html
from exports.stage_comparison import compared_html
from exports.stage_profile import profile_html
from geo.compare.outline_paths import OutlinePaths
from geo.layers import Symbol
from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.paper import NoGlyphError, NoRoomError
from geo.profiles import profile
from geo.provenance import cited, short_line
from geo.sheets import Sheet, sheet, variant_of
from geo.talk import WITHOUT_VIEW, Step, StepKind
from geo.talk_address import Address
from geo.talk_check import gone, unknown_figures, variant_at
from geo.talk_scenes import Camera, Scene, stage_legend
from geo.talk_sentences import filled, sources_of
from geo.text import Reader, as_html
from geo.views import Bounds
from geo.world import World

if TYPE_CHECKING:
    from geo.static_shapes import Shapes

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
        paths: Called for the outlines that small maps are drawn from.
        root: Where the atlas is found, empty where that is not known.

    """

    world: World
    reader: Reader
    edition: str
    view_of: Callable[[Address], tuple[MapView, Shown | None]]
    bounds_of: Callable[[str], Bounds]
    shapes: Callable[[Region | None], Shapes]
    paths: Callable[[], OutlinePaths]
    root: str = ""


class GoneError(LookupError):
    """A map that is gone; the message is one sentence in the reader's language."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Mapped:
    """The map of a step: what draws it, and the region that it is about, None for Germany."""

    view: MapView
    layer: str
    variant: str
    sheet: Sheet
    shown: Shown | None


def scene(hall: Hall, step: Step) -> Scene:
    """Return a step ready for the stage; one whose data is gone has its words and says so."""
    plain, stated = said(hall, step)
    if plain.fault or step.kind in WITHOUT_VIEW:
        return with_sources(hall, plain, stated)
    if step.kind is StepKind.COMPARISON:
        found = compared(hall.world, step.address, hall.paths, hall.reader)
        shown = replace(plain, explained=compared_html(found, hall.reader))
        return with_sources(hall, shown, [*stated, *found.source_ids])
    try:
        return _on_stage(hall, step, plain, stated)
    except GoneError as gone_map:
        return with_sources(hall, replace(plain, fault=str(gone_map)), stated)


def fault_of(hall: Hall, step: Step) -> str:
    """Return what of a step is gone or stands for nothing, empty where all is there."""
    missing = gone(hall.world, step, hall.reader)
    if not missing and step.kind in (StepKind.MAP, StepKind.PROFILE):
        view, _ = hall.view_of(step.address)
        *_, missing = variant_at(view, step.address, hall.reader)
    return missing or unknown_figures(hall.world, step, hall.reader)


def lost(step: Step, fault: str, reader: Reader) -> Scene:
    """Return the words of a step whose edition is not kept, with the sentence that says so."""
    spoken = step.spoken(reader.language)
    return Scene(
        id=step.id,
        kind=step.kind,
        headline=spoken.headline,
        text=spoken.text,
        notes=spoken.notes,
        fault=fault,
    )


def lost_edition(edition: str, reader: Reader) -> str:
    """Return what is said of a step whose edition is not kept."""
    words = reader.t("The edition “{text}” is not kept any more; add the view anew.")
    return words.format(text=edition)


def said(hall: Hall, step: Step) -> tuple[Scene, list[str]]:
    """Return the words of a step with what of it is gone, and the sources of their figures.

    A name that stands for no figure takes the place of the words alone; what they are about stays.
    """
    spoken = step.spoken(hall.reader.language)
    headline, text, notes = (
        filled(hall.world, one, hall.reader) for one in (spoken.headline, spoken.text, spoken.notes)
    )
    plain = Scene(
        id=step.id,
        kind=step.kind,
        headline=headline,
        text=unknown_figures(hall.world, step, hall.reader) or text,
        notes=notes,
        fault=gone(hall.world, step, hall.reader),
        link=_link(hall, step),
    )
    return plain, [one.id for one in sources_of(hall.world, (headline, text), hall.reader)]


def mapped(hall: Hall, step: Step) -> Mapped:
    """Return the map of a step.

    Raises:
        GoneError: The map has not what the step shows.

    """
    view, shown = hall.view_of(step.address)
    layer, variant, fault = variant_at(view, step.address, hall.reader)
    if fault:
        raise GoneError(fault)
    drawn = sheet(hall.world, view, layer, variant, hall.reader, shown)
    area = step.address.get("area")
    bounds = hall.bounds_of(area) if area else view.bounds
    if step.kind is StepKind.PROFILE:
        around = _around(drawn.variant.symbols)
        bounds = _with_region(hall, step.address.get("alliance"), around) if around else bounds
    return Mapped(
        view=view, layer=layer, variant=variant, sheet=replace(drawn, bounds=bounds), shown=shown
    )


def _link(hall: Hall, step: Step) -> str:
    if not hall.root:
        return ""
    return step.address.within(hall.root, lang=hall.reader.language, edition=step.edition)


def with_sources(hall: Hall, found: Scene, source_ids: Iterable[str]) -> Scene:
    """Return a scene with where it is from: in short for the audience, in full for the speaker."""
    listed = list(dict.fromkeys(source_ids))
    return replace(
        found,
        source=short_line(hall.world, listed, hall.reader),
        cited=cited(hall.world, listed, hall.reader),
    )


def _on_stage(hall: Hall, step: Step, plain: Scene, stated: list[str]) -> Scene:
    from exports.stills import still

    found = mapped(hall, step)
    view, layer, variant, drawn = found.view, found.layer, found.variant, found.sheet
    region = found.shown[0] if found.shown else None
    try:
        picture = still(drawn, hall.shapes(region), hall.reader)
    except (NoRoomError, NoGlyphError):
        picture = b""
    shown = replace(
        plain,
        camera=Camera(view=view, layer=layer, variant=variant, bounds=drawn.bounds),
        alt=drawn.alt,
        explained=_explained(hall, step, view, layer, variant, whole=found.shown is None),
        still=picture,
    )
    return with_sources(hall, shown, [*drawn.variant.sources, *stated])


def _around(symbols: Sequence[Symbol]) -> Bounds | None:
    """Return a place with all circles, not closer than some of what lies around them."""
    if not symbols:
        return None
    lats, lons = [one.lat for one in symbols], [one.lon for one in symbols]
    high = max(LEAST_DEGREES - (max(lats) - min(lats)), 0) / 2 + _EDGE_DEGREES
    wide = max(LEAST_DEGREES - (max(lons) - min(lons)), 0) / 2 + _EDGE_DEGREES
    return (min(lats) - high, min(lons) - wide), (max(lats) + high, max(lons) + wide)


def _with_region(hall: Hall, alliance: str, around: Bounds) -> Bounds:
    """Return a place around an alliance that shows the whole of its region too, if it has one."""
    rows = hall.world.alliances
    ids = rows.loc[rows["alliance_id"] == alliance, ["region_id", "definition_id"]]
    region = hall.world.region(str(ids["region_id"].iloc[0])) if len(ids) else None
    if region is None:
        return around
    areas = region.definition(str(ids["definition_id"].iloc[0])).areas
    shown = [around, *map(hall.bounds_of, areas)]
    souths, wests = zip(*(one[0] for one in shown), strict=True)
    norths, easts = zip(*(one[1] for one in shown), strict=True)
    return (min(souths), min(wests)), (max(norths), max(easts))


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
