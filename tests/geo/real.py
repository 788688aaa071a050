"""The tables in the box, read once for the tests that need figures as they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geo.world import World
from loaders.store import Store
from loaders.world import read_world

DATA = Path(__file__).parents[2] / "data"


@cache
def real_world() -> World:
    """Return the tables in the box."""
    return read_world(Store(root=DATA))
