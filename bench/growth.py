"""How the server's work grows with the number of areas on the map."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from geo import views
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.text import Reader
from loaders.published import Published, region_extent
from loaders.store import Store
from loaders.world import read_world

LANGUAGE = "de"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """A map: areas shown, time to build it and to write it, size of what the browser fetches."""

    page: str
    areas: int
    view_ms: float
    text_ms: float
    kilobytes: float


def measured(published: Published, repetitions: int) -> list[dict[str, object]]:
    """Build the maps of all regions and of Germany without any cache of Streamlit."""
    store = Store(root=ROOT / "data")
    found = [_growth(build, published, repetitions) for build in _builders(store, published)]
    return [asdict(one) for one in sorted(found, key=lambda one: one.areas)]


def _builders(store: Store, published: Published) -> list[Callable[[], MapView]]:
    world, words = read_world(store), Reader(LANGUAGE, str)
    regions = [
        partial(
            views.region_view,
            world,
            published.files,
            region,
            region.definition(),
            bounds=views.bounds_of(region_extent(store, region)),
            reader=words,
        )
        for region in world.regions
    ]
    return [*regions, partial(views.overview_view, world, published.files, words)]


def _growth(build: Callable[[], MapView], published: Published, repetitions: int) -> Growth:
    view_ms, text_ms = [], []
    for _ in range(repetitions):
        start = time.perf_counter()
        view = build()
        built = time.perf_counter()
        text = json.dumps(config(view), ensure_ascii=False, separators=(",", ":"))
        view_ms.append((built - start) * 1000)
        text_ms.append((time.perf_counter() - built) * 1000)
    return Growth(
        page=view.page,
        areas=_areas(view, published),
        view_ms=statistics.median(view_ms),
        text_ms=statistics.median(text_ms),
        kilobytes=len(text.encode()) / 1000,
    )


def _areas(view: MapView, published: Published) -> int:
    shapes = {one.url: one.shapes for one in published.files.values()}
    return sum(len(one.only) or shapes[one.file] for one in view.files if one.role == "area")
