"""Comparing regions: a region of one's own put together, and the figures of a whole comparison."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, spread
from geo import aggregate
from geo.areas import ids_of_level
from geo.compare.cells import cells
from geo.compare.guard import verdict
from geo.compare.own_regions import link_of, own_region
from geo.compare.sides import chosen
from geo.model import Level
from geo.own_region import MOST_AREAS
from geo.text import Reader
from loaders.store import Store
from loaders.world import read_world

DATA = Path(__file__).parents[1] / "data"
SIDES = ("erzgebirge", "chemnitz-zwickau", "mittweida", "meissen", "suedwestfalen", "14", "DG")
INDICATORS = 20
COUNT = "unemployed"
AGGREGATION_MS, VIEW_MS = 30, 150


def measured(repetitions: int) -> tuple[list[Figure], dict[str, list[float]]]:
    """Return the lines of the table and every single measurement (ms)."""
    world = read_world(Store(root=DATA))
    reader = Reader("en", str)
    areas = ids_of_level(world.areas, Level.MUNICIPALITY)[::2][:MOST_AREAS]
    own = link_of(own_region(world, "Bench", areas, reader))
    sides, _ = chosen(world, SIDES, [own], reader)
    indicators = list(world.observations)[:INDICATORS]

    def compare() -> None:
        for found in cells(world, sides, indicators).values():
            verdict(found, reader)

    series = {
        "aggregation of 400 municipalities": _times(
            lambda: aggregate.figure(world.observations, world.catalogue, COUNT, areas=areas),
            repetitions,
        ),
        "link of 400 municipalities read": _times(
            lambda: chosen(world, [], [own], reader), repetitions
        ),
        "8 regions × 20 indicators, first": _times(compare, 1),
        "8 regions × 20 indicators, then": _times(compare, repetitions),
    }
    limits = (AGGREGATION_MS, AGGREGATION_MS, None, VIEW_MS)
    lines = [
        _line(name, values, limit)
        for (name, values), limit in zip(series.items(), limits, strict=True)
    ]
    return lines, series


def _times(work: Callable[[], object], repetitions: int) -> list[float]:
    found = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1_000)
    return found


def _line(name: str, values: list[float], limit: float | None) -> Figure:
    return Figure(
        name=name,
        ours=spread(values),
        target="" if limit is None else f"≤ {limit} ms",
        met=None if limit is None else statistics.median(values) <= limit,
    )
