"""What people take away: time to make each product, and how it grows with the number of areas."""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from bench.figures import Figure, spread
from exports.products import PRODUCTS, Job, Product
from geo.model import Level, Region, ShapeRef
from geo.static_shapes import Shapes, shapes
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from geo.world import World
from loaders.published import region_extent
from loaders.store import Store
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
REGION = "suedwestfalen"
LANGUAGE = "de"
LIMITS_S = {
    "map-png": 1.0,
    "map-svg": 1.0,
    "figures-xlsx": 1.0,
    "chart-png": 1.0,
    "chart-svg": 1.0,
    "talk": 6.0,
}
"""How long a product may take for :data:`REGION` after it was made once; others are measured."""
GROWING = ("map-svg", "map-slide", "figures-xlsx", "areas-geojson", "areas-gpkg")
"""The products whose growth is measured over all regions and Germany."""


def measured(repetitions: int) -> tuple[list[Figure], dict[str, object]]:
    """Make every product of a region, and some of all, after each was made once.

    Products that only a page can make, because they hold what the browser fetches, are left out.
    """
    jobs = {job.view.page: job for job in _jobs()}
    figures, raw = [], {}
    for one in PRODUCTS.values():
        seconds = _timed(one, jobs[REGION], repetitions)
        if seconds:
            raw[one.id] = seconds
            figures.append(_figure(one, seconds))
    growth = [_growth(job, repetitions) for job in sorted(jobs.values(), key=_areas)]
    return figures, {"seconds": raw, "growth": growth}


def _figure(one: Product, seconds: list[float]) -> Figure:
    limit = LIMITS_S.get(one.id)
    return Figure(
        name=f"{one.id}, {REGION}",
        ours=spread([1000 * second for second in seconds]),
        target="" if limit is None else f"< {limit:g} s",
        met=None if limit is None else statistics.median(seconds) < limit,
    )


def _growth(job: Job, repetitions: int) -> dict[str, object]:
    times = {one: statistics.median(_timed(PRODUCTS[one], job, repetitions)) for one in GROWING}
    return {"page": job.view.page, "areas": _areas(job), "seconds": times}


def _timed(one: Product, job: Job, repetitions: int) -> list[float]:
    """Return the seconds of each time after the first, none where only a page makes it."""
    seconds = []
    for _ in range(repetitions + 1):
        start = time.perf_counter()
        try:
            one.make(job)
        except _PageOnlyError:
            return []
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def _areas(job: Job) -> int:
    """Return how many districts and municipalities a map draws of its own."""
    skills = next(layer for layer in job.view.layers if layer.id == "skills")
    inside = sum(len(one.only) for one in job.view.files)
    return inside if job.shown else len(skills.variants[0].fills[0].codes)


class _PageOnlyError(LookupError):
    """A product that holds files which a page publishes."""


def _fetched(name: str) -> bytes:
    raise _PageOnlyError(name)


def _jobs() -> Iterator[Job]:
    store, words = Store(root=ROOT / "data"), Reader(LANGUAGE, str)
    world = read_world(store)
    files: defaultdict[str, ShapeRef] = defaultdict(lambda: ShapeRef(url="", shapes=10**6))

    @cache
    def outlines() -> Shapes:
        levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
        return shapes(*map(store.read_outlines, levels), world.regions)

    germany = Job(
        world=world,
        view=overview_view(world, files, words),
        shown=None,
        shapes=outlines,
        files=_fetched,
        reader=words,
        layer="skills",
    )
    yield germany
    for region in world.regions:
        yield _of_region(germany, world, region, store)


def _of_region(germany: Job, world: World, region: Region, store: Store) -> Job:
    shown = (region, region.definition())
    bounds = bounds_of(region_extent(store, region))
    files: defaultdict[str, ShapeRef] = defaultdict(lambda: ShapeRef(url="", shapes=10**6))
    view = region_view(world, files, *shown, bounds=bounds, reader=germany.reader)
    return replace(germany, view=view, shown=shown)
