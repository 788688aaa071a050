"""The data as pages see it: read once for all visitors, changed by nobody."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from geo.model import Definition, Region
from geo.world import World
from loaders.published import Published, publish, region_extent
from loaders.store import Store
from loaders.world import read_world

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
STATIC = ROOT / "static"


@st.cache_resource(show_spinner=False)
def world() -> World:
    """Return all tables.

    Collecting and freezing the garbage once keeps later reruns fast: Streamlit collects after
    every run, and what is frozen is not looked at again.
    """
    found = read_world(Store(root=DATA))
    gc.collect()
    gc.freeze()
    return found


def region(region_id: str, definition_id: str) -> tuple[Region, Definition]:
    """Return a region and one of its definitions."""
    found = world().region(region_id)
    if found is None:
        raise LookupError(f"{region_id!r} is no region; regions are entries of data/regions.toml")
    return found, found.definition(definition_id)


@st.cache_resource(show_spinner=False)
def published() -> Published:
    """Return the addresses of outlines and scripts, written to the static folder when needed."""
    return publish(Store(root=DATA), STATIC)


def static_address(file: str) -> str:
    """Return the address, without host, at which the browser finds a file of :data:`STATIC`."""
    root = str(st.get_option("server.baseUrlPath")).strip("/")
    return "/".join(["", *filter(None, [root]), "app/static", file])


@st.cache_resource(show_spinner=False)
def extents() -> Mapping[str, tuple[float, float, float, float]]:
    """Return west, south, east, north of every region (EPSG:4326)."""
    store = Store(root=DATA)
    return {region.id: region_extent(store, region) for region in store.read_regions()}
