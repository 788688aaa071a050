"""What people take away: time to make each product, and how it grows with the number of areas."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from bench.figures import Figure, spread
from bench.view_files import measured_views
from exports.product import Job, Product
from exports.products import PRODUCTS
from exports.stored import stock
from exports.talk_command import hall_of, read_talk
from exports.talk_deck import slides_of, talk_deck_file, title_of
from geo.leaflet.element import MapView
from geo.model import Definition, Level, Region
from geo.static_shapes import Shapes, shapes
from geo.text import Reader
from geo.views import bounds_of, overview_view, region_view
from loaders.fetched import read_fetched
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
    "html": 2.0,
    "brief": 3.0,
    "chart-png": 1.0,
    "chart-svg": 1.0,
    "slides": 6.0,
    "talk-slides": 6.0,
}
"""How long a product may take for :data:`REGION` after it was made once; others are measured."""
GROWING = (
    "map-svg",
    "map-slide",
    "figures-xlsx",
    "html",
    "areas-geojson",
    "areas-gpkg",
    "report",
)
"""The products whose growth is measured over all regions and Germany, whose report is over all."""


def measured(repetitions: int) -> tuple[list[Figure], dict[str, object]]:
    """Make every product of a region, and some of all, after each was made once."""
    jobs = {job.view.page: job for job in _jobs()}
    figures: list[Figure] = []
    raw: dict[str, list[float]] = {}
    for one in PRODUCTS.values():
        raw[one.id] = _timed(one, jobs[REGION], repetitions)
        figures.append(_figure(one.id, REGION, raw[one.id]))
    figures.append(_talk(jobs[REGION].reader, raw, repetitions))
    growth = [_growth(job, repetitions) for job in sorted(jobs.values(), key=_areas)]
    known = jobs[REGION]
    views, timed = measured_views(known.world, known.reader, repetitions)
    return [*figures, *views], {"seconds": raw, "growth": growth, "views": timed}


def _figure(name: str, what: str, seconds: list[float]) -> Figure:
    limit = LIMITS_S.get(name)
    return Figure(
        name=f"{name}, {what}",
        ours=spread([1000 * second for second in seconds]),
        target="" if limit is None else f"< {limit:g} s",
        met=None if limit is None else statistics.median(seconds) < limit,
    )


def _talk(reader: Reader, raw: dict[str, list[float]], repetitions: int) -> Figure:
    """Make the talk in the box as slides, after it was made once."""
    talk = read_talk("", "", reader)
    hall = hall_of(stock(Store(root=ROOT / "data"), ""), reader, "https://atlas.example")
    raw["talk-slides"] = []
    for _ in range(repetitions + 1):
        start = time.perf_counter()
        slides = [slide for step in talk.steps for slide in slides_of(hall, step)]
        talk_deck_file(title_of(talk, reader), slides, reader)
        raw["talk-slides"].append(time.perf_counter() - start)
    del raw["talk-slides"][0]
    return _figure("talk-slides", "13 steps", raw["talk-slides"])


def _growth(job: Job, repetitions: int) -> dict[str, object]:
    times = {one: statistics.median(_timed(PRODUCTS[one], job, repetitions)) for one in GROWING}
    return {"page": job.view.page, "areas": _areas(job), "seconds": times}


def _timed(one: Product, job: Job, repetitions: int) -> list[float]:
    """Return the seconds of each time after the first."""
    seconds = []
    for _ in range(repetitions + 1):
        start = time.perf_counter()
        one.make(job)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


def _areas(job: Job) -> int:
    """Return how many districts and municipalities a map draws of its own."""
    skills = next(layer for layer in job.view.layers if layer.id == "skills")
    inside = sum(len(one.only) for one in job.view.files)
    return inside if job.shown else len(skills.variants[0].fills[0].codes)


def _jobs() -> Iterator[Job]:
    store, words = Store(root=ROOT / "data"), Reader(LANGUAGE, str)
    world = read_world(store)
    files, content = read_fetched(store)

    @cache
    def outlines() -> Shapes:
        levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
        return shapes(*map(store.read_outlines, levels), world.regions)

    def view_of(region: Region, definition: Definition) -> MapView:
        bounds = bounds_of(region_extent(store, region))
        return region_view(world, files, region, definition, bounds=bounds, reader=words)

    germany = Job(
        world=world,
        view=overview_view(world, files, words),
        shown=None,
        shapes=outlines,
        files=content,
        reader=words,
        layer="skills",
        view_of=view_of,
    )
    yield germany
    for region in world.regions:
        shown = (region, region.definition())
        yield replace(germany, view=view_of(*shown), shown=shown)
