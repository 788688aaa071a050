"""What is in the box, read once for all tests of a process that only look at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from exports.stored import outlines
from geo.compare.outline_paths import OutlinePaths, outline_paths
from geo.model import Level
from geo.static_shapes import Shapes
from geo.world import World
from loaders.store import Store
from loaders.world import read_world

DATA = Path(__file__).parents[2] / "data"
STORE = Store(root=DATA)
read_once = cache(read_world)
outlines_once = cache(outlines)


def real_world() -> World:
    """Return the tables in the box."""
    return read_once(STORE)


def real_shapes() -> Shapes:
    """Return the outlines of all levels and of the regions in EPSG:3035."""
    return outlines_once(STORE, real_world())


@cache
def real_paths() -> OutlinePaths:
    """Return the outlines of all levels as paths."""
    levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
    return outline_paths(*map(STORE.read_outlines, levels))
