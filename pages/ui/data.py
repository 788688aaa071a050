"""The data as pages see it: read once for all visitors, changed by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from geo.ground import Files
from geo.model import Definition, Region
from geo.own_region import DEFINITION, is_own
from geo.world import World
from loaders import edition_check
from loaders.editions import Edition
from loaders.published import Published, publish, publish_region, region_extent
from loaders.store import Store
from loaders.world import read_world
from pages.ui import garbage, pinned

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
STATIC = ROOT / "static"


def world() -> World:
    """Return all tables, those of the edition that the link pins."""
    return _world_of_pin() if pinned.current().old else newest_world()


@st.cache_resource(show_spinner=False)
def newest_world() -> World:
    """Return the tables as they are, which the collector of garbage need not look at."""
    found = read_world(Store(root=DATA))
    garbage.set_aside()
    return found


@pinned.kept()
def _world_of_pin() -> World:
    """Return the tables of an old edition."""
    return read_world(store())


def store() -> Store:
    """Return the data of the edition that the link pins, to read from."""
    found, pin = Store(root=DATA), pinned.current()
    return found.at(pin.id) if pin.old else found


@st.cache_resource(show_spinner=False)
def editions() -> Mapping[str, Edition]:
    """Return the editions by id, oldest first, as of when the newest world was read."""
    return {one.id: one for one in Store(root=DATA).editions()}


def newest_edition() -> str:
    """Return the id of the newest edition, "" where there is none."""
    return next(reversed(list(editions())), "")


@st.cache_resource(show_spinner=False)
def is_edited() -> bool:
    """Return whether the data was edited by hand since the newest edition."""
    return edition_check.is_edited(Store(root=DATA))


def region(region_id: str, definition_id: str) -> tuple[Region, Definition]:
    """Return a region and one of its definitions."""
    found = world().region(region_id)
    if found is None:
        raise LookupError(f"{region_id!r} is no region; regions are entries of data/regions.toml")
    return found, found.definition(definition_id)


@pinned.kept()
def published() -> Published:
    """Return the addresses of outlines and scripts, written to the static folder when needed."""
    return publish(store(), STATIC)


def static_address(file: str) -> str:
    """Return the address, without host, at which the browser finds a file of :data:`STATIC`."""
    root = str(st.get_option("server.baseUrlPath")).strip("/")
    return "/".join(["", *filter(None, [root]), "app/static", file])


@pinned.kept()
def extent(region_id: str) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a region (EPSG:4326), one of the reader's own too."""
    known = extents()
    found = world().region(region_id)
    if region_id in known or found is None:
        return known[region_id]
    return region_extent(store(), found)


@pinned.kept()
def files_of(region_id: str) -> Files:
    """Return the addresses of outlines, with that of a region of the reader's own by its id."""
    files = published().files
    if not is_own(region_id):
        return files
    found, definition = region(region_id, DEFINITION)
    name = f"{found.id}/{definition.id}"
    return {**files, region_id: publish_region(store(), STATIC, name, definition)}


@pinned.kept()
def extents() -> Mapping[str, tuple[float, float, float, float]]:
    """Return west, south, east, north of every region (EPSG:4326)."""
    found = store()
    return {region.id: region_extent(found, region) for region in found.read_regions()}
