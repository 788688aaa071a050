"""The maps of the atlas: which layers, outlines and texts each of them shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.alliance_groups import Group, groups, of_no_region, of_regions
from geo.alliance_layer import alliance_layer, of_all_years
from geo.areas import members
from geo.class_choice import DEFAULT, method_words
from geo.classification import Scheme
from geo.funding_layer import LAYER_ID as FUNDING
from geo.funding_layer import funding_layer
from geo.ground import Files, credit, drill, ground, inside_of, towns
from geo.layers import Layer, LegendSection, Outline, Variant
from geo.leaflet.element import Classing, MapView, OutlineFile
from geo.map_words import texts
from geo.model import Definition, Level, Region
from geo.money import alliances_of
from geo.own_region import is_own, short_name
from geo.partner_layer import LAYER_ID as PARTNERS
from geo.partner_layer import partner_layer
from geo.records import records
from geo.refs import region_scope
from geo.region_outlines import outline_entries, region_outlines
from geo.relation_layer import relation_layer
from geo.skills_layer import LAYER_ID as SKILLS
from geo.skills_layer import skills_layer
from geo.text import Reader
from geo.world import World

GERMANY = ((47.2, 5.8), (55.1, 15.1))
HEIGHT_PX = 560
OVERVIEW = "overview"
CLASSED = (PARTNERS, FUNDING, SKILLS)
"""The layers whose classes the reader may choose."""
SURROUNDINGS = 0.1
"""How much of a region's width and height is shown beyond it on each side."""

Bounds = tuple[tuple[float, float], tuple[float, float]]


def overview_view(world: World, files: Files, reader: Reader, scheme: Scheme = DEFAULT) -> MapView:
    """Return the map of Germany with all regions."""
    alliance_ids = of_regions(world)["alliance_id"].tolist()
    layers = (
        alliance_layer(
            world, alliance_ids, reader, parts=_all_areas(world.regions), regions=len(world.regions)
        ),
        partner_layer(world, (), alliance_ids, reader, scheme),
        funding_layer(world, reader, scheme),
        skills_layer(world, (), reader, scheme),
        *_relation(world, reader),
    )
    outlines = region_outlines(world.regions, reader)
    view = _view(world, OVERVIEW, layers, ground(files), outlines, GERMANY, reader)
    return replace(view, classing=_classing(scheme, reader), drill=drill(world, files, reader))


def region_view(
    world: World,
    files: Files,
    region: Region,
    definition: Definition,
    *,
    bounds: Bounds,
    reader: Reader,
    scheme: Scheme = DEFAULT,
) -> MapView:
    """Return the map of one region: municipalities inside, districts around.

    ``files`` has the outline of a region of the reader's own under its id.
    """
    parts = definition.areas
    alliance_ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
    layers = (
        alliance_layer(world, alliance_ids, reader, parts=parts),
        partner_layer(world, parts, alliance_ids, reader, scheme),
        funding_layer(world, reader, scheme),
        skills_layer(world, parts, reader, scheme),
        *_relation(world, reader),
    )
    inside = members(world.areas, parts, Level.MUNICIPALITY)
    regions = (*world.regions, region) if is_own(region.id) else world.regions
    outlines = region_outlines(regions, reader, shown=region.id, definition=definition.id)
    fetched = [*ground(files), *inside_of(files, inside)]
    if region.id in files:
        fetched.append(OutlineFile(file=files[region.id].url, role="outline"))
    view = _view(world, short_name(region.id), layers, fetched, outlines, bounds, reader)
    scope = region_scope(region, definition)
    return replace(view, classing=_classing(scheme, reader), scope=scope)


def _relation(world: World, reader: Reader) -> tuple[Layer, ...]:
    found = relation_layer(world, reader)
    return (found,) if found else ()


def _classing(scheme: Scheme, reader: Reader) -> Classing:
    """Return the choice of classes that the map offers, for the layers that have them."""
    words = {method.value: text for method, text in method_words(reader).items()}
    return Classing(
        layers=CLASSED,
        yearly=(SKILLS,),
        methods=words,
        method=scheme.method.value,
        fixed=scheme.fixed,
    )


def alliances_view(world: World, files: Files, reader: Reader) -> MapView:
    """Return the map of seats and partners: all, each alliance, those of a region or programme.

    A programme of no region has a variant of its own and no part in that of all.
    """
    regional = of_regions(world)
    ids = regional["alliance_id"].tolist()
    everything = alliance_layer(
        world, ids, reader, parts=_all_areas(world.regions), regions=len(world.regions)
    )
    single = [
        _alone(world, row, reader)
        for rows in (regional, of_no_region(world))
        for row in records(rows)
    ]
    several = [_together(world, group, reader) for group in groups(world)]
    variants = (everything.variants[0], *single, *several)
    layer = replace(everything, variants=variants, timeline=False)
    outlines = region_outlines(world.regions, reader)
    view = _view(world, "buendnisse", (layer,), ground(files), outlines, GERMANY, reader)
    return replace(view, choose_in_map=False)


def _view(
    world: World,
    page: str,
    layers: tuple[Layer, ...],
    fetched: Sequence[OutlineFile],
    outlines: Sequence[Outline],
    bounds: Bounds,
    reader: Reader,
) -> MapView:
    section = LegendSection(title=reader.t("Regions"), entries=tuple(outline_entries(outlines)))
    return MapView(
        page=page,
        layers=layers,
        files=tuple(fetched),
        outlines=tuple(outlines),
        legend=(section,),
        bounds=bounds,
        towns=towns(world),
        texts=texts(reader, credit=credit(world)),
        language=reader.language,
        height_px=HEIGHT_PX,
    )


def bounds_of(extent: tuple[float, float, float, float]) -> Bounds:
    """Return ((south, west), (north, east)) around an extent (west, south, east, north)."""
    west, south, east, north = extent
    high, wide = SURROUNDINGS * (north - south), SURROUNDINGS * (east - west)
    return (south - high, west - wide), (north + high, east + wide)


def _all_areas(regions: Sequence[Region]) -> tuple[str, ...]:
    """Return the areas of all definitions of regions; parts may be named more than once."""
    return tuple(area for r in regions for one in r.definitions for area in one.areas)


def _alone(world: World, row: Mapping[str, str], reader: Reader) -> Variant:
    """Return the map of one alliance; partners outside the region it belongs to are hollow."""
    region = world.region(row["region_id"])
    parts = region.definition(row["definition_id"]).areas if region else ()
    alone = of_all_years(world, [row["alliance_id"]], reader, parts=parts)
    return replace(alone, id=row["alliance_id"])


def _together(world: World, group: Group, reader: Reader) -> Variant:
    """Return the map of the alliances of a region, of a programme or of both."""
    region = world.region(group.region_id)
    regions = (region,) if region else world.regions
    parts = _all_areas(regions)
    whole = of_all_years(world, group.alliance_ids, reader, parts=parts, regions=len(regions))
    chosen = " · ".join(filter(None, [reader.of(region.title) if region else "", group.programme]))
    shown = reader.t("Shown: {choice}").format(choice=chosen)
    return replace(whole, id=group.id, label=chosen, essentials=(shown,))
