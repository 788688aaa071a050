"""The Förderkatalog: reading an export of 317,000 rows, its memory, sums by place, their maps."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from bench import catalogue
from bench.figures import Figure, at_most, spread
from geo.award_years import allocated_by_year
from geo.awards import Rule, allocated
from geo.awards_layer import award_variants
from geo.class_choice import DEFAULT
from geo.model import Level
from geo.text import Reader
from loaders.delivery import Delivery
from loaders.parquet_tables import read_parquet
from loaders.raw_file import raw_files
from loaders.schema import tables
from loaders.sources.foerderkatalog import take
from loaders.store import Store
from loaders.world import read_world

ROOT = Path(__file__).parents[1]
STORE = Store(root=ROOT / "data")
BARE, OURS = "bare", "ours"
READING_LIMIT = 3.0
MEMORY_LIMIT_MB = 1500

Series = dict[str, list[float]]


def measured(repetitions: int) -> tuple[list[Figure], Mapping[str, Series]]:
    """Read the same file by both ways in turn, each in a process of its own; then add it up."""
    with tempfile.TemporaryDirectory(prefix="bench-awards-") as folder:
        file = Path(folder) / "Suchliste.csv"
        areas = STORE.read_areas()
        districts = areas.loc[areas["level"] == Level.DISTRICT, "area_id"].tolist()
        catalogue.write(file, districts)
        size = file.stat().st_size / 1e6
        runs = [(way, _run(way, file)) for _ in range(repetitions) for way in (BARE, OURS)]
        sums = _sums(file)
    found = {
        f"{way}_{what}": [run[what] for own, run in runs if own == way]
        for way in (BARE, OURS)
        for what in ("ms", "mb")
    }
    title = f"Förderkatalog, {catalogue.ROWS} rows, {size:.0f} MB: read, check, tidy, pack"
    bare = "pandas.read_csv"
    memory = max(found["ours_mb"])
    figures = [
        at_most(title, found["ours_ms"], found["bare_ms"], bare, READING_LIMIT),
        Figure(
            name="Förderkatalog, peak memory of the process",
            ours=f"{memory:.0f} MB",
            yardstick=f"{bare}: {max(found['bare_mb']):.0f} MB",
            target=f"< {MEMORY_LIMIT_MB} MB",
            met=memory < MEMORY_LIMIT_MB,
        ),
        *(Figure(name=f"Förderkatalog, {name}", ours=spread(ms)) for name, ms in sums.items()),
    ]
    return figures, {**found, **sums}


def read_bare(file: Path) -> pd.DataFrame:
    """Read a file as pandas does, all cells as text."""
    return pd.read_csv(file, sep=";", dtype=str, encoding="iso-8859-15")


def read_ours(file: Path) -> Delivery:
    """Read a file as the atlas does, up to what is stored."""
    (raw,) = raw_files(file)
    return take(raw, STORE)


def _run(way: str, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.awards", way, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _sums(file: Path) -> Series:
    """Return how long adding up and drawing take, nothing kept from before."""
    delivery = read_ours(file)
    table = tables()["awards"]
    packed = file.with_name("awards.parquet")
    packed.write_bytes(delivery.files[table.path])
    awards = read_parquet(packed, table)
    world = replace(
        read_world(STORE), awards=awards, awards_withheld=delivery.frames["awards_withheld"]
    )
    steps: Mapping[str, Callable[[], object]] = {
        "opening the packed table": lambda: read_parquet(packed, table),
        "sums by both rules": lambda: [allocated(world, rule) for rule in Rule],
        "sums by year": lambda: allocated_by_year(world, Rule.EXECUTING),
        "all its maps, sums known": lambda: award_variants(world, Reader("de", str), DEFAULT),
    }
    return {name: [_ms(step)] for name, step in steps.items()}


def _ms(step: Callable[[], object]) -> float:
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Read a file in one way and print milliseconds and peak memory."""
    way, file = sys.argv[1], Path(sys.argv[2])
    read = {BARE: read_bare, OURS: read_ours}[way]
    taken = _ms(lambda: read(file))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": taken, "mb": memory}))


if __name__ == "__main__":
    main()
