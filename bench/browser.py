"""Chromium as the visitor's browser: no foreign host, a fresh cache for each first visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page, Playwright, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from bench.servers import HOST
from bench.sites import Site
from tests.browser.chromium import ARGUMENTS, find

WINDOW = {"width": 1400, "height": 900}
READY_MS = 90_000
PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
FOREIGN: set[str] = set()
"""Addresses of foreign hosts that a page asked for, all of them in vain."""


class NotReadyError(RuntimeError):
    """A page whose map is not drawn in time."""


@contextmanager
def launched(play: Playwright) -> Iterator[Browser]:
    """Run Chromium: the one that CHROMIUM names, or the first found."""
    browser = play.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Give a visitor who has never been here: nothing in the cache."""
    context = browser.new_context(viewport=WINDOW)  # type: ignore[arg-type]
    context.set_default_timeout(READY_MS)
    context.on("request", _note_foreign)
    try:
        yield context
    finally:
        context.close()


def open_page(context: BrowserContext, site: Site) -> Page:
    """Return a blank page that will notice when the map of ``site`` is drawn."""
    page = context.new_page()
    page.add_init_script(f"{PROBE}\nbench.watch({site.ready.value!r});")
    return page


def go(page: Page, address: str) -> float:
    """Visit an address and return the milliseconds from the start of navigation to ready."""
    page.goto(address, wait_until="commit")
    return ready_after(page)


def ready_after(page: Page) -> float:
    """Return when the map was ready, in milliseconds of the page's clock.

    Raises:
        NotReadyError: The page draws no map, as when the app stops with an error.

    """
    try:
        found = page.wait_for_function("() => window.bench && bench.readyAt", polling=50)
    except PlaywrightTimeoutError:
        seen = page.locator("body").inner_text()[:300]
        raise NotReadyError(
            f"no map at {page.url} within {READY_MS // 1000} s; the page says: {seen!r}"
        ) from None
    return float(found.json_value())


def work_meter(page: Page) -> Callable[[], float]:
    """Return a meter of the processor time in ms of the page's main thread, frames included."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration")) * 1000

    return read


def map_frame(page: Page) -> Frame:
    """Return the frame that holds the map.

    Raises:
        NotReadyError: The page has no map.

    """
    element = page.query_selector(".st-key-map iframe")
    found = element.content_frame() if element else None
    if found is None:
        raise NotReadyError(f"no map in the page at {page.url}")
    return found


def framed_map(page: Page) -> Frame:
    """Return the frame of a page that does nothing but frame a map.

    Raises:
        NotReadyError: The page frames nothing.

    """
    for frame in page.frames:
        if "/app/static/" in frame.url:
            return frame
    raise NotReadyError(f"nothing is framed in the page at {page.url}")


def _note_foreign(request: Request) -> None:
    parts = urlsplit(request.url)
    if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != HOST:
        FOREIGN.add(request.url)
