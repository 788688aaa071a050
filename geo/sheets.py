"""What stands on a map to take away: one variant of a layer with all that explains it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geo.areas import members
from geo.classify import CODE_OF_STATUS, counts
from geo.ground import credit
from geo.kept import kept_with_world
from geo.layers import LegendEntry, LegendSection, Outline, Variant
from geo.leaflet.element import MapView, Town
from geo.model import Definition, Level, Region
from geo.provenance import cited
from geo.text import Reader
from geo.views import Bounds
from geo.world import World

ATLAS = "Strukturwandel-Atlas"
_OVERVIEW_ZOOM, _REGION_ZOOM = 5, 8
"""Towns named from these zoom levels on stand on maps of Germany and of a region."""


class NoSuchMapError(LookupError):
    """A layer or a variant that a map does not have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A map to take away.

    ``facts`` is place, level, period and territorial status where the subtitle does not say
    them; ``notes`` is said with the map at once; ``inside`` are the municipalities drawn where no
    layer fills them; ``names`` are those written on the map, ``area_names`` those of all areas;
    ``stem`` is the file name without ending.
    """

    variant: Variant
    title: str
    subtitle: str
    facts: str
    notes: tuple[str, ...]
    source: str
    credit: str
    legend: tuple[LegendSection, ...]
    outlines: tuple[Outline, ...]
    bounds: Bounds
    inside: tuple[str, ...]
    names: Mapping[str, str]
    towns: tuple[Town, ...]
    alt: str
    stem: str
    language: str
    area_names: Mapping[str, str] = field(default_factory=dict)


def sheet(
    world: World,
    view: MapView,
    layer_id: str,
    variant_id: str,
    reader: Reader,
    shown: tuple[Region, Definition] | None = None,
) -> Sheet:
    """Return one variant of a map ready to be drawn, the first if none is named.

    ``shown`` is the region the map is about, None for Germany.

    Raises:
        NoSuchMapError: The map has no such layer or variant.

    """
    variant = _on_paper(variant_of(view, layer_id, variant_id), whole=shown is None)
    legend = (*export_legend(variant, reader), *view.legend)
    facts = _facts(world, variant, reader, shown)
    return Sheet(
        variant=variant,
        title=variant.title,
        subtitle=variant.subtitle,
        facts=facts,
        notes=tuple(dict.fromkeys(filter(None, (*variant.essentials, variant.classed)))),
        source=cited(world, variant.sources, reader),
        credit=" · ".join([credit(world), reader.t("projection: ETRS89-LAEA (EPSG:3035)"), ATLAS]),
        legend=legend,
        outlines=view.outlines,
        bounds=view.bounds,
        inside=_inside(world, shown),
        names=_names(world, variant) if shown else {},
        towns=_towns(view, variant, shown),
        alt=_alt(variant, facts, legend, reader),
        stem=_stem(view.page, layer_id, variant),
        language=reader.language,
        area_names=area_names(world),
    )


def variant_of(view: MapView, layer_id: str, variant_id: str) -> Variant:
    """Return a variant of a map; an empty id is the first."""
    layer = next((one for one in view.layers if one.id == layer_id), None)
    if layer is None:
        known = ", ".join(one.id for one in view.layers)
        raise NoSuchMapError(f"There is no layer {layer_id!r}; there are {known}.")
    if not variant_id:
        return layer.variants[0]
    found = next((one for one in layer.variants if one.id == variant_id), None)
    if found is None:
        known = ", ".join(one.id for one in layer.variants)
        raise NoSuchMapError(f"The layer {layer_id} has no variant {variant_id!r}; it has {known}.")
    return found


def _on_paper(variant: Variant, *, whole: bool) -> Variant:
    """Return what a sheet can show of a variant: no fills in words alone."""
    painted = [fill for fill in variant.fills if fill.painted]
    shown = [fill for fill in painted if not whole or fill.level is painted[0].level]
    levels = {fill.level for fill in shown}
    legend = [one for one in variant.legend if one.level is None or one.level in levels]
    return replace(variant, fills=tuple(shown), legend=tuple(legend))


def bare(full: Sheet) -> Sheet:
    """Return a sheet without the texts around the map, for where they stand beside the picture."""
    return replace(full, title="", subtitle="", facts="", notes=(), source="", credit="")


def export_legend(variant: Variant, reader: Reader) -> tuple[LegendSection, ...]:
    """Return the legend of a layer with every state of a missing value, found or not."""
    if not variant.fills:
        return variant.legend
    states = set(CODE_OF_STATUS.values())
    sections = [
        replace(
            section,
            entries=tuple(
                one
                for one in section.entries
                if not (one.mark == "pattern" and one.colour in states)
            ),
        )
        for section in variant.legend
    ]
    found = [counts(fill.codes) for fill in variant.fills]
    missing = tuple(
        LegendEntry(
            mark="pattern",
            label=reader.status(status),
            colour=code,
            count=sum(one.get(code, 0) for one in found),
        )
        for status, code in CODE_OF_STATUS.items()
    )
    return (*sections, LegendSection(title=reader.t("Areas without a value"), entries=missing))


def _facts(
    world: World,
    variant: Variant,
    reader: Reader,
    shown: tuple[Region, Definition] | None,
) -> str:
    """Return place, and for each level its period where the subtitle does not name it."""
    place = reader.t("Germany")
    if shown:
        region, definition = shown
        place = f"{reader.of(region.title)}: {reader.of(definition.title)}"
    levels = {
        Level.DISTRICT: reader.t("districts"),
        Level.MUNICIPALITY: reader.t("municipalities"),
    }
    periods = [
        f"{levels[fill.level]} ({', '.join(filter(None, [fill.unit, fill.period]))})"
        for fill in variant.fills
        if fill.period not in variant.subtitle
    ]
    if not variant.fills and variant.label not in variant.title:
        periods = [variant.label]
    dates = sorted({str(one) for one in world.areas["boundary_date"] if str(one)})
    status = reader.t("boundaries of {date}").format(date=reader.date(dates[-1])) if dates else ""
    return " · ".join(filter(None, [place, *periods, status]))


def _inside(world: World, shown: tuple[Region, Definition] | None) -> tuple[str, ...]:
    return tuple(members(world.areas, shown[1].areas, Level.MUNICIPALITY)) if shown else ()


def _names(world: World, variant: Variant) -> Mapping[str, str]:
    """Return the names of districts where districts alone are filled, without doubles."""
    if {fill.level for fill in variant.fills} != {Level.DISTRICT}:
        return {}
    rows = world.areas[world.areas["level"] == Level.DISTRICT]
    twice = rows["name"].duplicated(keep=False)
    names = rows["name"].where(~twice, rows["name"] + " (" + rows["designation"] + ")")
    return {str(area_id): str(name) for area_id, name in names.items()}


@kept_with_world
def area_names(world: World) -> Mapping[str, str]:
    """Return the names of all areas by id."""
    return dict(zip(map(str, world.areas.index), world.areas["name"].astype("str"), strict=True))


def _towns(
    view: MapView, variant: Variant, shown: tuple[Region, Definition] | None
) -> tuple[Town, ...]:
    """Return the towns to name; on a region's map not where its districts are named."""
    if shown and {fill.level for fill in variant.fills} == {Level.DISTRICT}:
        return ()
    zoom = _REGION_ZOOM if shown else _OVERVIEW_ZOOM
    return tuple(town for town in view.towns if town.zoom <= zoom)


def _alt(variant: Variant, facts: str, legend: Sequence[LegendSection], reader: Reader) -> str:
    """Return the map in words: what it shows, and how many areas are in each class."""
    classes = "; ".join(
        f"{entry.label}: {reader.number(entry.count)}"
        for section in legend
        for entry in section.entries
        if entry.count
    )
    words = reader.t("Map: {title}. {subtitle}. {facts}.").format(
        title=variant.title, subtitle=variant.subtitle.rstrip("."), facts=facts.rstrip(".")
    )
    listed = reader.t("Areas by class: {list}.").format(list=classes)
    return f"{words} {listed}" if classes else words


def _stem(page: str, layer_id: str, variant: Variant) -> str:
    """Return layer, place and year as a file name."""
    years = re.findall(r"\b\d{4}\b", " ".join([variant.id, *(f.period for f in variant.fills)]))
    parts = ["strukturwandel-atlas", page, layer_id, variant.id]
    if years and years[-1] not in variant.id:
        parts.append(years[-1])
    return re.sub(r"[^a-z0-9_-]+", "_", "_".join(parts).lower())
