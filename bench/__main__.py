"""Measure the atlas and its yardsticks in one run: ``python -m bench``."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import (
    awards,
    browser,
    comparison,
    comparison_views,
    exports,
    growth,
    many,
    many_pages,
    official,
    peers,
    plot,
    report,
    reruns,
    switching,
    traffic,
    visits,
    yardsticks,
)
from bench.figures import Figure
from bench.servers import serving
from bench.sites import Site

PARTS = (
    "visits",
    "switching",
    "traffic",
    "many",
    "reruns",
    "growth",
    "official",
    "awards",
    "comparison",
    "exports",
)
DEFAULT_REPETITIONS = 7
RERUNS = 20


def main() -> None:
    """Measure what was asked for, print the table and write ``bench/results/latest.json``."""
    asked = _arguments().parse_args()
    parts: list[str] = asked.only or list(PARTS)
    figures: list[Figure] = []
    raw: dict[str, object] = {}
    if "awards" in parts:
        found, raw["awards"] = awards.measured(asked.repetitions)
        figures.extend(found)
    if "comparison" in parts:
        found, raw["comparison"] = comparison.measured(asked.repetitions)
        figures.extend(found)
        found, raw["comparison_views"] = comparison_views.measured(asked.repetitions)
        figures += found
        found, raw["peers"] = peers.measured(asked.repetitions)
        figures.extend(found)
    if "exports" in parts:
        found, raw["exports"] = exports.measured(asked.repetitions)
        figures.extend(found)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, sync_playwright() as play:
        scene = yardsticks.write(Path(folder))
        if "growth" in parts:
            raw["growth"] = growth.measured(scene.published, asked.repetitions)
            plot.write(raw["growth"])
        if "reruns" in parts:
            found, raw["reruns"] = reruns.measured(scene.region_id, RERUNS)
            figures.extend(found)
        if "official" in parts:
            found, raw["official"] = official.measured(Path(folder), asked.repetitions)
            figures.extend(found)
        areas = many_pages.write(scene) if "many" in parts else {}
        with browser.launched(play) as chromium, serving(scene) as sites:
            for name, found, numbers in _measured(parts, chromium, sites, areas, asked.repetitions):
                figures.extend(found)
                raw[name] = numbers
            raw["machine"] = report.machine(chromium.version)
            foreign = sorted(browser.FOREIGN)
    figures.append(report.foreign_hosts(foreign))
    report.show(figures, raw)
    report.write(figures, raw)


def _measured(
    parts: Iterable[str],
    chromium: Browser,
    sites: Mapping[str, Site],
    areas: Mapping[str, int],
    repetitions: int,
) -> Iterable[tuple[str, list[Figure], object]]:
    if "visits" in parts:
        yield "visits", *visits.measured(chromium, sites, repetitions)
    if "switching" in parts:
        yield "switching", *switching.measured(chromium, sites, repetitions)
    if "many" in parts:
        yield "many", *many.measured(chromium, sites, areas, repetitions)
    if "traffic" in parts:
        yield "traffic", *traffic.measured(chromium, sites["ours"])


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--repetitions", type=int, default=DEFAULT_REPETITIONS, metavar="N")
    parser.add_argument("--only", nargs="+", choices=PARTS, help="measure only these parts")
    return parser


if __name__ == "__main__":
    main()
