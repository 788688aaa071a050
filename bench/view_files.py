"""Files of the comparison: time to make each, and how it grows with the number of sides."""

from __future__ import annotations

import statistics
import time

from bench.comparison_views import LAST, SIDES
from bench.figures import Figure, spread
from exports.comparisons import view_job
from exports.view_job import VIEW_FILES, ViewJob
from geo.areas import COUNTRY
from geo.compare.rows import default_indicators
from geo.compare.sides import chosen
from geo.compare.view_kinds import VIEW_KINDS
from geo.text import Reader
from geo.world import World

RATE, OTHER = "unemployment_rate", "share_55_64"
FILES = ("png", "svg", "xlsx")
LIMIT_S = 1.0
COUNTS = (2, 5, 8)
GROWING = "matrix"


def measured_views(
    world: World, reader: Reader, repetitions: int
) -> tuple[list[Figure], dict[str, object]]:
    """Make every file of every view of five sides, and those of one view of more and more."""
    figures, raw = [], {}
    for kind in VIEW_KINDS:
        job = _job(world, kind, reader, 5)
        for file in FILES:
            seconds = _timed(job, file, repetitions)
            raw[f"{kind}-{file}"] = seconds
            figures.append(_figure(f"comparison {kind}, {file}", seconds))
    growth = [
        {
            "sides": count,
            "seconds": {
                file: statistics.median(
                    _timed(_job(world, GROWING, reader, count), file, repetitions)
                )
                for file in FILES
            },
        }
        for count in COUNTS
    ]
    return figures, {"seconds": raw, "growth": growth}


def _figure(name: str, seconds: list[float]) -> Figure:
    return Figure(
        name=name,
        ours=spread([1000 * second for second in seconds]),
        target=f"< {LIMIT_S:g} s",
        met=statistics.median(seconds) < LIMIT_S,
    )


def _job(world: World, kind: str, reader: Reader, count: int) -> ViewJob:
    sides, _ = chosen(world, (*SIDES, LAST)[:count], [], reader)
    usual = default_indicators(world)
    asked = {
        "matrix": usual,
        "difference": (COUNTRY, *usual),
        "scatter": (RATE, OTHER),
        "occupations": (sides[0].id, sides[1].id),
        "programmes": ("year",),
        "peers": ("",),
    }.get(kind, (RATE,))
    view = VIEW_KINDS[kind].make(world, sides, asked, reader)
    return view_job(world, kind, view, sides, asked, reader)


def _timed(job: ViewJob, file: str, repetitions: int) -> list[float]:
    """Return the seconds of each time after the first."""
    seconds = []
    for _ in range(repetitions + 1):
        start = time.perf_counter()
        VIEW_FILES[file].make(job)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]
