"""Where the live view of what a product shows is found, given where the atlas runs."""

from __future__ import annotations

from urllib.parse import urlencode

from geo.compare.own_regions import link_of
from geo.compare.sides import Side
from geo.model import Definition, Region
from geo.own_region import PAGE, PARAMETER, is_own

COMPARISON, REGIONS = "vergleich", "regions"
"""The page of the comparison, and its query parameter with the regions of the atlas."""


def region_address(atlas: str, region: Region, definition: Definition) -> str:
    """Return the page of a region under a definition; empty where the atlas has no address."""
    if is_own(region.id):
        return _address(atlas, PAGE, [(PARAMETER, link_of(region))])
    first = definition.id == region.definition().id
    return _address(atlas, region.id, [] if first else [("definition", definition.id)])


def sides_address(atlas: str, sides: tuple[Side, ...]) -> str:
    """Return the comparison of sides; empty where the atlas has no address."""
    listed = ",".join(side.id for side in sides if not is_own(side.id))
    own = [(PARAMETER, link_of(side.region)) for side in sides if is_own(side.id)]
    return _address(atlas, COMPARISON, [(REGIONS, listed), *own])


def _address(atlas: str, page: str, asked: list[tuple[str, str]]) -> str:
    if not atlas:
        return ""
    whole = f"{atlas.rstrip('/')}/{page}"
    return f"{whole}?{urlencode(asked)}" if asked else whole
