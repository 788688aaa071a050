"""How the server's work grows with the number of areas on the map."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from bench import germany, many_views
from geo import views
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.text import Reader
from loaders.published import Published, region_extent
from loaders.store import Store
from loaders.world import read_world

LANGUAGE = "de"
MANY = ("districts", "box", "germany")
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """A map: areas shown, time to build it and to write it, size of what the browser fetches."""

    page: str
    areas: int
    many: bool
    view_ms: float
    text_ms: float
    kilobytes: float


def measured(published: Published, repetitions: int) -> list[dict[str, object]]:
    """Build the maps of all regions and of Germany without any cache of Streamlit."""
    store = Store(root=ROOT / "data")
    found = [_growth(build, published, repetitions) for build in _builders(store, published)]
    found += [_many(store, name, repetitions) for name in MANY]
    return [asdict(one) for one in sorted(found, key=lambda one: one.areas)]


def _many(store: Store, name: str, repetitions: int) -> Growth:
    """Measure a map of very many areas with six indicators."""
    shapes = germany.outlines(store, name)
    timed = [_timed(partial(many_views.areas_view, shapes, name)) for _ in range(repetitions)]
    return _row(name, len(shapes), timed, many=True)


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
    timed = [_timed(build) for _ in range(repetitions)]
    view = timed[0].view
    return _row(view.page, _areas(view, published), timed, many=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Timed:
    view: MapView
    view_ms: float
    text_ms: float
    kilobytes: float


def _timed(build: Callable[[], MapView]) -> _Timed:
    start = time.perf_counter()
    view = build()
    built = time.perf_counter()
    text = json.dumps(config(view), ensure_ascii=False, separators=(",", ":"))
    return _Timed(
        view=view,
        view_ms=(built - start) * 1000,
        text_ms=(time.perf_counter() - built) * 1000,
        kilobytes=len(text.encode()) / 1000,
    )


def _row(page: str, areas: int, timed: Sequence[_Timed], *, many: bool) -> Growth:
    return Growth(
        page=page,
        areas=areas,
        many=many,
        view_ms=statistics.median(one.view_ms for one in timed),
        text_ms=statistics.median(one.text_ms for one in timed),
        kilobytes=timed[0].kilobytes,
    )


def _areas(view: MapView, published: Published) -> int:
    shapes = {one.url: one.shapes for one in published.files.values()}
    return sum(len(one.only) or shapes[one.file] for one in view.files if one.role == "area")
