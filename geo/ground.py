"""What every map stands on: outlines of the areas, their credit, names of towns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from geo.areas import district_of, ids_of_level
from geo.inhabitants import inhabitants
from geo.kept import kept_with_world
from geo.leaflet.drill import Drill
from geo.leaflet.element import OutlineFile, Town
from geo.model import Level, ShapeRef
from geo.records import records
from geo.text import Reader
from geo.world import World

CREDITS = {
    "bkg": "© GeoBasis-DE / BKG {year} (Daten verändert), {licence}",
    "gisco": "© EuroGeographics für die Verwaltungsgrenzen {year} (Daten verändert), {licence}",
}
"""What the publishers of outlines ask for, by the first part of their sources' ids."""

STATISTICS_CREDITS = (
    "© Statistische Ämter des Bundes und der Länder, dl-de/by-2-0",
    "Statistik der Bundesagentur für Arbeit; Aufbereitung RegioHub, Universität Bielefeld",
    "BBSR Bonn: INKAR, dl-de/by-2-0",
    "Deutschlandatlas (BMWSB/BBSR/Destatis), dl-de/by-2-0",
)
"""What the publishers of figures ask for."""

Files = Mapping[str, ShapeRef]
"""Addresses of outlines by what they hold, see :class:`loaders.published.Published`."""

_TOWN_ZOOM = ((500_000, 5), (190_000, 7), (90_000, 8), (35_000, 9))


@kept_with_world
def credit(world: World) -> str:
    """Return the credit lines of the outlines that the areas have."""
    used = set(world.areas["source"].astype("str"))
    rows = world.sources[(world.sources["kind"] == "outlines") & world.sources.index.isin(used)]
    return " · ".join(
        CREDITS[source_id.partition("-")[0]].format(
            year=str(row["reference_date"])[:4], licence=row["licence"]
        )
        for source_id, row in zip(map(str, rows.index), records(rows), strict=True)
    )


def ground(files: Files) -> tuple[OutlineFile, ...]:
    """Return the outlines under every map: districts, borders of the Länder, regions."""
    return (
        OutlineFile(file=files["districts"].url, role="area", level=Level.DISTRICT.value),
        OutlineFile(file=files["states"].url, role="line"),
        OutlineFile(file=files["regions"].url, role="outline"),
    )


def inside_of(files: Files, municipalities: Iterable[str]) -> Sequence[OutlineFile]:
    """Return the outlines of municipalities, one file a district."""
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


def drill(world: World, files: Files, reader: Reader) -> Drill:
    """Return what leads from Germany into the Länder and the districts."""
    states = ids_of_level(world.areas, Level.STATE)
    districts = ids_of_level(world.areas, Level.DISTRICT)
    return Drill(
        country=reader.t("Germany"),
        states={state: str(world.areas["name"][state]) for state in states},
        files={district: files[district].url for district in districts if district in files},
        names=files["names"].url,
    )


@kept_with_world
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
