"""One server and one browser for all tests; both end with the last test of this folder."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, sync_playwright

from geo.world import World
from loaders.store import Store
from loaders.world import read_world
from tests.browser.chromium import ARGUMENTS, find
from tests.browser.servers import running
from tests.browser.tabs import Tabs
from tests.browser.visit import Visit

ROOT = Path(__file__).parents[2]
WIDE = {"width": 1280, "height": 720}
MOST_LOOKED_AT = 16
"""Pages held open for further looks; each takes some 80 MB."""

Visits = Callable[..., Visit]


@pytest.fixture(scope="session")
def world() -> World:
    return read_world(Store(root=ROOT / "data"))


@pytest.fixture(scope="package")
def tabs() -> Iterator[Tabs]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield Tabs(browser)
        browser.close()


@pytest.fixture(scope="package")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(ROOT, tmp_path_factory.mktemp("server") / "log.txt") as found:
        yield found


@contextmanager
def visits(tabs: Tabs, base: str) -> Iterator[Visits]:
    """Give what starts visits, and end them all in the end.

    A visit has a browser of its own where it is ``alone``; with ``clock`` a test can make time
    pass; ``reduced`` is a reader who wants less motion, ``touch`` one with a screen to touch;
    addresses like ``lost`` never arrive.
    """
    contexts: list[BrowserContext] = []
    shared: list[Visit] = []

    def start(
        path: str,
        *,
        viewport: dict[str, int] = WIDE,
        alone: bool = False,
        clock: bool = False,
        reduced: bool = False,
        lost: str = "",
        touch: bool = False,
    ) -> Visit:
        if alone:
            contexts.append(tabs.context(viewport=viewport))
            return Visit(contexts[-1].new_page(), base).open(path)
        page = tabs.take(viewport, clock=clock, touch=touch)
        shared.append(Visit(page, base))
        if reduced:
            page.emulate_media(reduced_motion="reduce")
        if lost:
            page.route(lost, lambda route: route.abort())
        return shared[-1].open(path)

    yield start
    for context in contexts:
        context.close()
    for one in shared:
        one.end()
        tabs.give_back(one.page, base)


@pytest.fixture
def visit(tabs: Tabs, address: str) -> Iterator[Visits]:
    with visits(tabs, address) as start:
        yield start


@pytest.fixture(scope="module")
def shared_visit(tabs: Tabs, address: str) -> Iterator[Visits]:
    """Visits that several tests of a file use, each of which leaves them fit for the others."""
    with visits(tabs, address) as start:
        opened: dict[tuple[str, int], Visit] = {}

        def once(path: str, *, viewport: dict[str, int] = WIDE) -> Visit:
            key = path, viewport["width"]
            if key not in opened:
                opened[key] = start(path, viewport=viewport)
            return opened[key]

        yield once


@pytest.fixture(scope="package")
def looked_at(tabs: Tabs, address: str) -> Iterator[Visits]:
    """Visits that tests of all files only look at: they neither point, click, type nor scroll.

    The tab looked at longest ago goes where the next one is wanted.
    """
    opened: OrderedDict[tuple[str, int], Visit] = OrderedDict()

    def tab(viewport: dict[str, int]) -> Page:
        if len(opened) >= MOST_LOOKED_AT:
            _, oldest = opened.popitem(last=False)
            oldest.end()
            tabs.give_back(oldest.page, address)
        return tabs.take(viewport)

    def once(path: str, *, viewport: dict[str, int] = WIDE) -> Visit:
        key = path, viewport["width"]
        if key not in opened:
            opened[key] = Visit(tab(viewport), address).open(path)
        opened.move_to_end(key)
        return opened[key]

    yield once
    for one in opened.values():
        one.end()
        tabs.give_back(one.page, address)
