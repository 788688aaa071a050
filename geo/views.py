"""The maps of the atlas: which layers, outlines and texts each of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.alliance_layer import alliance_layer
from geo.areas import district_of, members
from geo.classification import Scheme
from geo.funding_layer import funding_layer
from geo.inhabitants import inhabitants
from geo.layers import Layer, LegendSection, Outline, Variant
from geo.leaflet.element import Classing, MapView, OutlineFile, Town
from geo.model import Definition, Level, Region, ShapeRef
from geo.money import alliances_of
from geo.partner_layer import partner_layer
from geo.records import records
from geo.region_outlines import outline_entries, region_outlines
from geo.skills_layer import DEFAULT, method_words, skills_layer
from geo.skills_layer import LAYER_ID as SKILLS
from geo.text import Reader
from geo.world import World

CREDIT = "© GeoBasis-DE / BKG 2016 (Daten verändert), dl-de/by-2-0"
GERMANY = ((47.2, 5.8), (55.1, 15.1))
HEIGHT_PX = 560
OVERVIEW = "overview"
SURROUNDINGS = 0.1
"""How much of a region's width and height is shown beyond it on each side."""

_TOWN_ZOOM = ((500_000, 5), (190_000, 7), (90_000, 8), (35_000, 9))

Files = Mapping[str, ShapeRef]
Bounds = tuple[tuple[float, float], tuple[float, float]]


def overview_view(world: World, files: Files, reader: Reader, scheme: Scheme = DEFAULT) -> MapView:
    """Return the map of Germany with all regions."""
    alliance_ids = world.alliances.loc[world.alliances["region_id"] != "", "alliance_id"].tolist()
    layers = (
        alliance_layer(
            world, alliance_ids, reader, parts=_all_areas(world), regions=len(world.regions)
        ),
        partner_layer(world, (), alliance_ids, reader),
        funding_layer(world, reader),
        skills_layer(world, (), reader, scheme),
    )
    outlines = region_outlines(world.regions, reader)
    view = _view(world, OVERVIEW, layers, _ground(files), outlines, GERMANY, reader)
    return replace(view, classing=_classing(scheme, reader))


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
    """Return the map of one region: municipalities inside, districts around."""
    parts = definition.areas
    alliance_ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
    layers = (
        alliance_layer(world, alliance_ids, reader, parts=parts),
        partner_layer(world, parts, alliance_ids, reader),
        funding_layer(world, reader),
        skills_layer(world, parts, reader, scheme),
    )
    inside = members(world.areas, parts, Level.MUNICIPALITY)
    outlines = region_outlines(world.regions, reader, shown=region.id, definition=definition.id)
    fetched = (*_ground(files), *_inside(files, inside))
    view = _view(world, region.id, layers, fetched, outlines, bounds, reader)
    return replace(view, classing=_classing(scheme, reader))


def _classing(scheme: Scheme, reader: Reader) -> Classing:
    """Return the choice of classes that the map offers, for the layer of skills."""
    words = {method.value: text for method, text in method_words(reader).items()}
    return Classing(layer=SKILLS, methods=words, method=scheme.method.value, fixed=scheme.fixed)


def alliances_view(world: World, files: Files, reader: Reader) -> MapView:
    """Return the map of seats and partners, one variant for all and one for each alliance."""
    regional = world.alliances[world.alliances["region_id"] != ""]
    ids = regional["alliance_id"].tolist()
    everything = alliance_layer(
        world, ids, reader, parts=_all_areas(world), regions=len(world.regions)
    )
    single = [_alone(world, row, reader) for row in records(regional)]
    layer = replace(everything, variants=(everything.variants[0], *single), timeline=False)
    outlines = region_outlines(world.regions, reader)
    view = _view(world, "buendnisse", (layer,), _ground(files), outlines, GERMANY, reader)
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
        texts=texts(reader),
        language=reader.language,
        height_px=HEIGHT_PX,
    )


def towns(world: World) -> tuple[Town, ...]:
    """Return the towns for the ground map: large towns by population."""
    found: dict[str, Town] = {}
    for level in (Level.DISTRICT, Level.MUNICIPALITY):
        people = inhabitants(world, level).number.dropna().rename("people")
        inhabited = world.areas.join(people, how="inner").reset_index()
        for area in records(inhabited):
            zoom = next((zoom for least, zoom in _TOWN_ZOOM if area["people"] >= least), None)
            is_town = level is Level.MUNICIPALITY or "adt" in str(area["designation"])
            if zoom and is_town:
                name = str(area["name"])
                found.setdefault(
                    name,
                    Town(
                        name=name,
                        lat=float(area["label_lat"]),
                        lon=float(area["label_lon"]),
                        zoom=zoom,
                    ),
                )
    return tuple(sorted(found.values(), key=lambda town: (town.zoom, town.name)))


def texts(reader: Reader) -> dict[str, object]:
    """Return the words that the map itself says."""
    t = reader.t
    return {
        "layers": t("Layers of the map"),
        "choose": t("Indicator and year"),
        "map": t("Map; its figures stand in the table below"),
        "zoomIn": t("Zoom in"),
        "zoomOut": t("Zoom out"),
        "reset": t("Reset the view"),
        "credit": CREDIT,
        "fault": t("The outlines could not be loaded. Please reload the page."),
        "least": t("at least"),
        "classes": t("Classes"),
        "fixed": t("Keep the scale over the years"),
        "wide": t("Full screen"),
        "back": t("One step back"),
        "forth": t("One step forth"),
        "play": t("Play"),
        "pause": t("Pause"),
        "search": t("Find an area: name or official key"),
        "nothing": t("No area on this map is called so."),
        "status": {
            "n": t("not recorded here"),
            "g": t("not known or secret"),
            "u": t("not reliable enough"),
            "t": t("follows later"),
            "x": t("not meaningful"),
        },
    }


def bounds_of(extent: tuple[float, float, float, float]) -> Bounds:
    """Return ((south, west), (north, east)) around an extent (west, south, east, north)."""
    west, south, east, north = extent
    high, wide = SURROUNDINGS * (north - south), SURROUNDINGS * (east - west)
    return (south - high, west - wide), (north + high, east + wide)


def _all_areas(world: World) -> tuple[str, ...]:
    """Return the areas of all definitions of all regions; parts may be named more than once."""
    return tuple(area for r in world.regions for one in r.definitions for area in one.areas)


def _alone(world: World, row: Mapping[str, str], reader: Reader) -> Variant:
    """Return the map of one alliance; partners outside the region it belongs to are hollow."""
    region = world.region(row["region_id"])
    parts = region.definition(row["definition_id"]).areas if region else ()
    layer = alliance_layer(world, [row["alliance_id"]], reader, parts=parts)
    return replace(layer.variants[0], id=row["alliance_id"])


def _ground(files: Files) -> tuple[OutlineFile, ...]:
    return (
        OutlineFile(file=files["districts"].url, role="area", level=Level.DISTRICT.value),
        OutlineFile(file=files["states"].url, role="line"),
        OutlineFile(file=files["regions"].url, role="outline"),
    )


def _inside(files: Files, municipalities: Iterable[str]) -> Sequence[OutlineFile]:
    by_district: dict[str, list[str]] = {}
    for area_id in municipalities:
        by_district.setdefault(district_of(area_id), []).append(area_id)
    return [
        OutlineFile(
            file=files[district].url,
            role="area",
            level=Level.MUNICIPALITY.value,
            only=tuple(ids) if len(ids) < files[district].shapes else (),
        )
        for district, ids in by_district.items()
    ]
