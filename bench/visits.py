"""First and second visit: from the start of navigation until the map is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Browser

from bench.browser import go, open_page, visitor, work_meter
from bench.figures import Figure, at_most
from bench.sites import Site

FIRST = "first visit"
SECOND = "second visit"
WORK = "second visit, processor time of the main thread"
LIMITS: dict[str, float | None] = {FIRST: 1.3, SECOND: 1.2, WORK: None}
"""Ours divided by yardstick A must not exceed these."""

COMPARED = ("A", "ours", "B")

SETTLE_MS = 1000

Series = dict[str, dict[str, list[float]]]


def measured(
    browser: Browser, sites: Mapping[str, Site], repetitions: int
) -> tuple[list[Figure], Series]:
    """Visit all sites in turn, ``repetitions`` times and once before that does not count."""
    compared = {name: sites[name] for name in COMPARED}
    times: Series = {kind: {name: [] for name in compared} for kind in LIMITS}
    for repetition in range(repetitions + 1):
        for name, site in compared.items():
            for kind, value in _two_visits(browser, site).items():
                if repetition:
                    times[kind][name].append(value)
    return _figures(times), times


def _two_visits(browser: Browser, site: Site) -> dict[str, float]:
    with visitor(browser) as context:
        page = open_page(context, site)
        first = go(page, site.address)
        page.wait_for_timeout(SETTLE_MS)
        page.close()
        page = open_page(context, site)
        work = work_meter(page)
        second = go(page, site.address)
        return {FIRST: first, SECOND: second, WORK: work()}


def _figures(times: Series) -> list[Figure]:
    return [
        at_most(kind, times[kind]["ours"], times[kind][yardstick], yardstick, limit)
        for kind, limit in LIMITS.items()
        for yardstick, limit in (("A", limit), ("B", None))
    ]
