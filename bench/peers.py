"""Peers, robustness and small multiples over the real data: times of the server."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from bench.figures import Figure, spread
from geo.compare.multiples import multiples
from geo.compare.multiples_svg import panel_svg
from geo.compare.outline_paths import outline_paths
from geo.compare.peer_weights import default_weights
from geo.compare.peers import peers
from geo.compare.robustness import robustness
from geo.compare.sides import Side, of_area, of_region
from geo.compare.thumbnails import plain_marks, thumbnail
from geo.model import Level
from geo.text import Reader
from geo.world import World
from loaders.store import Store
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
LIMIT_MS = 150
MORE = ("05315", "09162", "14713")
"""Districts that make eight sides of the five regions."""
STATED, DRAWN = "vacancies_per_100_unemployed", "share_65plus"


def measured(repetitions: int) -> tuple[list[Figure], dict[str, list[float]]]:
    """Return the lines of the table and all times, the first call of each beside the others."""
    store = Store(root=ROOT / "data")
    world = read_world(store)
    raw: dict[str, list[float]] = {}
    figures = []
    for name, work in _works(store, world):
        first = _ms(work)
        raw[f"{name}, first"] = [first]
        raw[name] = [_ms(work) for _ in range(repetitions)]
        figures.append(
            Figure(
                name=name,
                ours=f"{spread(raw[name])}, first {first:.0f} ms",
                target=f"< {LIMIT_MS} ms",
                met=statistics.median(raw[name]) < LIMIT_MS,
            )
        )
    return figures, raw


def _works(store: Store, world: World) -> Iterator[tuple[str, Callable[[], None]]]:
    reader = Reader("de", str)
    regions = [of_region(one, one.definition()) for one in world.regions]
    sides = [*regions, *(of_area(world, one) for one in MORE)]
    yield "peers of a region, weights changed each time", _peers(world, sides[0], reader)

    def stated() -> None:
        found = robustness(world, sides, STATED, reader)
        assert found.statement is not None
        for one in found.representations:
            thumbnail(one, found.statement, plain_marks(sides), reader)

    yield "does a statement hold, 8 sides, with thumbnails", stated
    levels = (Level.STATE, Level.DISTRICT, Level.MUNICIPALITY)
    paths = outline_paths(*(store.read_outlines(level) for level in levels))

    def drawn() -> None:
        found = multiples(world, sides, DRAWN, paths, reader)
        for panel in found.panels:
            panel_svg(world, found, panel, paths, reader)

    yield "small multiples of 8 sides, as SVG", drawn


def _peers(world: World, side: Side, reader: Reader) -> Callable[[], None]:
    changing = cycle(default_weights(world))

    def work() -> None:
        found = peers(world, side, reader, weights={next(changing): 2.0})
        assert found.peers

    return work


def _ms(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
