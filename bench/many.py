"""Very many areas or points: 400 districts to all municipalities of Germany, 10,000 points."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from bench.browser import framed_map, go, open_page, visitor
from bench.figures import Figure, at_most, percentile, spread
from bench.sites import Ready, Site
from bench.switching import SWITCH

OVERVIEW = "?layer=skills"
SWITCH_ROUNDS = 4
NAIVE_REPETITIONS = 2
FIRST_LIMITS = {"districts": 1.3, "box": 1.3, "germany": None}
GERMANY_TO_DISTRICTS = 2.0
SWITCH_LIMIT_MS = {"districts": 50, "box": 50, "germany": 200}
MEMORY_LIMIT_MB = 400
POINTS_LIMIT_MS = 1000
FRAME_LIMIT_MS = 1000 / 30
PAN_STEPS = 60
PAN_REST_MS = 12

COUNT_FRAMES = """() => {
  window.gaps = [];
  window.counting = true;
  let last = 0;
  const count = (now) => {
    if (last) window.gaps.push(now - last);
    last = now;
    if (window.counting) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}"""
STOP = "() => { window.counting = false; return window.gaps; }"

Series = dict[str, list[float]]


def measured(
    browser: Browser, sites: Mapping[str, Site], areas: Mapping[str, int], repetitions: int
) -> tuple[list[Figure], Mapping[str, Series]]:
    """Visit our map and a static one with each number of areas in turn, then use ours."""
    views: Series = {f"{kind}-{name}": [] for name in areas for kind in ("static", "ours")}
    views["ours-points"] = []
    overview: list[float] = []
    for _ in range(repetitions):
        for name, times in views.items():
            times.append(_first_view(browser, _framing(sites["A"], name)))
        overview.append(_first_view(browser, replace(sites["ours"], path=OVERVIEW)))
    naive = {
        name: [_first_view(browser, _naive(sites["C"], name)) for _ in range(NAIVE_REPETITIONS)]
        for name in areas
    }
    switches = {name: _switches(browser, sites["A"], name) for name in areas}
    memory = {name: [_memory_mb(browser, sites["A"], name)] for name in areas}
    points = _points(browser, sites["A"])
    title = "first view, overview page with all layers, tables, cards"
    figures = [
        at_most(title, overview, views["static-districts"], "static", FIRST_LIMITS["districts"]),
        *_view_figures(views, naive, areas),
        *_switch_figures(switches, areas),
        *_memory_figures(memory, areas),
        *_point_figures(views["ours-points"], points),
    ]
    return figures, {
        "views": {**views, "overview": overview},
        "naive": naive,
        "switches": switches,
        "memory": memory,
        "points": points,
    }


def _framing(site: Site, name: str) -> Site:
    return Site(name=name, origin=site.origin, path=f"?map={name}", ready=Ready.ATLAS)


def _naive(site: Site, name: str) -> Site:
    return Site(name=name, origin=site.origin, path=f"?areas={name}", ready=Ready.PATHS)


def _first_view(browser: Browser, site: Site) -> float:
    with visitor(browser) as context:
        return go(open_page(context, site), site.address)


def _opened(context: BrowserContext, site: Site, name: str) -> Page:
    framing = _framing(site, name)
    page = open_page(context, framing)
    go(page, framing.address)
    page.wait_for_timeout(1000)
    return page


def _switches(browser: Browser, site: Site, name: str) -> list[float]:
    with visitor(browser) as context:
        page = _opened(context, site, f"ours-{name}")
        found = framed_map(page).evaluate(SWITCH, SWITCH_ROUNDS)
        return [painted for painted, _ in found[1:]]


def _memory_mb(browser: Browser, site: Site, name: str) -> float:
    """Return the memory of all page processes after some switches, shared pages in part."""
    with visitor(browser) as context:
        page = _opened(context, site, f"ours-{name}")
        framed_map(page).evaluate(SWITCH, 1)
        return sum(_pss_mb(pid) for pid in _page_processes(browser.new_browser_cdp_session()))


def _page_processes(session: CDPSession) -> list[int]:
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return [int(one["id"]) for one in found if one["type"] == "renderer"]


def _pss_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _points(browser: Browser, site: Site) -> Series:
    with visitor(browser) as context:
        page = _opened(context, site, "ours-points")
        frame = framed_map(page)
        switches = [painted for painted, _ in frame.evaluate(SWITCH, 3)][1::2]
        return {"shown": switches, "frames": _dragged(page)}


def _dragged(page: Page) -> list[float]:
    """Drag the map with the mouse; return the milliseconds between frames."""
    frame = framed_map(page)
    box = frame.locator(".leaflet-container").bounding_box()
    if box is None:
        raise RuntimeError("the map is not on the page")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    frame.evaluate(COUNT_FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(PAN_STEPS):
        page.mouse.move(x + 3 * min(step, PAN_STEPS - step), y + step)
        page.wait_for_timeout(PAN_REST_MS)
    page.mouse.up()
    gaps: list[float] = frame.evaluate(STOP)
    return gaps


def _view_figures(views: Series, naive: Series, areas: Mapping[str, int]) -> list[Figure]:
    found = []
    for name, number in areas.items():
        ours, limit = views[f"ours-{name}"], FIRST_LIMITS[name]
        title = f"first view, {number} areas, six indicators"
        found.append(at_most(title, ours, views[f"static-{name}"], "static", limit))
        found.append(at_most(title, ours, naive[name], "st_folium", None))
    title = f"first view, {areas['germany']} areas by {areas['districts']}"
    both = views["ours-germany"], views["ours-districts"]
    return [*found, at_most(title, *both, "districts", GERMANY_TO_DISTRICTS)]


def _switch_figures(switches: Series, areas: Mapping[str, int]) -> list[Figure]:
    return [
        _under(
            f"switch of indicator, {areas[name]} areas, to painted, 95th percentile",
            percentile(times, 95),
            SWITCH_LIMIT_MS[name],
            f" (median {statistics.median(times):.0f})",
        )
        for name, times in switches.items()
    ]


def _memory_figures(memory: Series, areas: Mapping[str, int]) -> list[Figure]:
    return [
        _under(f"memory of the page, {areas[name]} areas", found, MEMORY_LIMIT_MB, unit="MB")
        for name, (found,) in memory.items()
    ]


def _point_figures(views: list[float], points: Series) -> list[Figure]:
    return [
        Figure(name="first view, page with 10,000 points in a layer", ours=spread(views)),
        _under("10,000 points, to painted", max(points["shown"]), POINTS_LIMIT_MS),
        _under(
            "10,000 points, dragging, time of a frame, 95th percentile",
            percentile(points["frames"], 95),
            round(FRAME_LIMIT_MS),
        ),
    ]


def _under(name: str, found: float, limit: float, more: str = "", unit: str = "ms") -> Figure:
    return Figure(
        name=name,
        ours=f"{found:.0f} {unit}{more}",
        target=f"< {limit} {unit}",
        met=found < limit,
    )
