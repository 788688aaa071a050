"""What the scenes of a talk are made of on the pages: the maps and outlines that visitors share."""

from __future__ import annotations

from exports.stage_scenes import Hall
from geo.areas import level_of
from geo.classification import Method, Scheme
from geo.leaflet.element import MapView
from geo.model import Definition, Region
from geo.talk_address import ALLIANCES, Address
from geo.talk_check import region_at
from geo.views import Bounds, bounds_of
from pages.ui import compare_maps, data, jobs, pinned, selection, translation, views

Shown = tuple[Region, Definition]


def view_of(found: Address, language: str) -> tuple[MapView, Shown | None]:
    """Return the map of an address, and the region that it is about, None for Germany.

    Raises:
        LookupError: The address names a region that the data does not have.

    """
    if found.page == ALLIANCES:
        return views.alliances(language), None
    if not found.page:
        return views.overview(language, scheme_of(found)), None
    region = region_at(data.world(), found, translation.reader(language))
    if region is None:
        raise LookupError(f"{found.page!r} is no region")
    definition = region.definition(found.get("definition") or None)
    return views.region(region.id, definition.id, language, scheme_of(found)), (region, definition)


def hall(language: str, root: str) -> Hall:
    """Return what scenes and slides of the edition shown are made of; ``root`` is the atlas."""
    return Hall(
        world=data.world(),
        reader=translation.reader(language),
        edition=pinned.current().id or data.newest_edition(),
        view_of=lambda found: view_of(found, language),
        bounds_of=bounds_of_area,
        shapes=lambda region: jobs.shapes_with(region.id if region else ""),
        paths=compare_maps.paths,
        root=root,
    )


def scheme_of(found: Address) -> Scheme:
    """Return how the map of an address is classed."""
    asked = found.get("classes")
    fixed = found.get("scale") == selection.FIXED
    return Scheme(method=Method(asked), fixed=fixed) if asked in list(Method) else Scheme()


@pinned.kept(max_entries=500)
def bounds_of_area(area_id: str) -> Bounds:
    """Return the place of a Land or a district with some of what lies around it (EPSG:4326)."""
    outlines = data.store().read_outlines(level_of(area_id))
    west, south, east, north = outlines[outlines["area_id"] == area_id].total_bounds
    return bounds_of((float(west), float(south), float(east), float(north)))
