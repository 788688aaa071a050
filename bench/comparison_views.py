"""The views of a comparison for eight sides, as a page asks for them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bench.figures import Figure, spread
from geo.areas import COUNTRY
from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.occupations import occupations
from geo.compare.programmes import programmes
from geo.compare.ranking import ranking
from geo.compare.scatter import scatter
from geo.compare.side_alliances import By
from geo.compare.sides import chosen
from geo.compare.years import years
from geo.evidence import record
from geo.text import Reader
from loaders.store import Store
from loaders.world import read_world

DATA = Path(__file__).parents[1] / "data"
SIDES = ("suedwestfalen", "erzgebirge", "meissen", "chemnitz-zwickau", "mittweida", "09162", "14")
LAST = "05"
INDICATORS = 20
RATE, OTHER = "vacancies_per_100_unemployed", "share_55_64"
VIEW_MS, REFERENCE_MS = 150, 100


def measured(repetitions: int) -> tuple[list[Figure], Mapping[str, list[float]]]:
    """Return the lines of the table and every single measurement (ms); the first is apart."""
    world = read_world(Store(root=DATA))
    reader = Reader("en", str)
    sides, _ = chosen(world, (*SIDES, LAST), [], reader)
    own = list(world.observations)[:INDICATORS]
    views: Mapping[str, Callable[[], object]] = {
        "matrix": lambda: matrix(world, sides, reader, own),
        "difference": lambda: difference(world, sides, COUNTRY, reader, own),
        "ranking": lambda: ranking(world, sides, RATE, reader),
        "scatter": lambda: scatter(world, sides, RATE, OTHER, reader),
        "years": lambda: years(world, sides, "unemployment_rate", reader),
        "occupations": lambda: occupations(world, sides, reader),
        **{f"alliances by {by}": _by(world, sides, reader, by) for by in By},
    }
    series = {}
    for name, view in views.items():
        series[f"{name}, first"] = [_ms(view)]
        series[f"{name}, then"] = [_ms(view) for _ in range(repetitions)]
    others = [side.id for side in sides[:repetitions]]
    series["another reference"] = [
        _ms(lambda one=one: difference(world, sides, one, reader, own)) for one in others
    ]
    refs = _derived(difference(world, sides, COUNTRY, reader, own).table["difference_ref"])
    series["record of a difference"] = [
        _ms(lambda one=one: record(world, one, reader)) for one in refs
    ]
    return [_line(name, values) for name, values in series.items()], series


def _derived(refs: Iterable[str]) -> list[str]:
    """Return the addresses of differences that are formed."""
    return [one for one in refs if one]


def _by(world: object, sides: object, reader: Reader, by: By) -> Callable[[], object]:
    return lambda: programmes(world, sides, reader, by)  # type: ignore[arg-type]


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def _line(name: str, values: list[float]) -> Figure:
    limit = REFERENCE_MS if name == "another reference" else VIEW_MS
    if name.endswith("first"):
        return Figure(name=f"comparison, {name}", ours=spread(values))
    return Figure(
        name=f"comparison, {name}",
        ours=spread(values),
        target=f"≤ {limit} ms",
        met=statistics.median(values) <= limit,
    )
