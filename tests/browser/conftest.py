"""One server and one browser for all tests, a context for each visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from geo.world import World
from loaders.store import Store
from loaders.world import read_world
from tests.browser.chromium import ARGUMENTS, find
from tests.browser.servers import running
from tests.browser.visit import FOREIGN, Visit

ROOT = Path(__file__).parents[2]
WIDE = {"width": 1280, "height": 720}

Visits = Callable[..., Visit]


@pytest.fixture(scope="session")
def world() -> World:
    return read_world(Store(root=ROOT / "data"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(ROOT, tmp_path_factory.mktemp("server") / "log.txt") as found:
        yield found


@contextmanager
def visits(chromium: Browser, base: str) -> Iterator[Visits]:
    """Give what starts visits, and end them all in the end.

    Blocking other hosts by route makes Chromium forget its cache; a visit with ``cache`` relies on
    the browser, which finds no other host either. With ``clock`` a test can make time pass;
    ``reduced`` is a reader who wants less motion, ``touch`` one with a screen to touch; addresses
    like ``lost`` never arrive.
    """
    contexts = []

    def start(
        path: str,
        *,
        viewport: dict[str, int] = WIDE,
        cache: bool = False,
        clock: bool = False,
        reduced: bool = False,
        lost: str = "",
        touch: bool = False,
    ) -> Visit:
        motion = "reduce" if reduced else "no-preference"
        context = chromium.new_context(viewport=viewport, reduced_motion=motion, has_touch=touch)
        contexts.append(context)
        if clock:
            context.clock.install()
        if not cache:
            context.route(FOREIGN, lambda route: route.abort())
        if lost:
            context.route(lost, lambda route: route.abort())
        return Visit(context, base).open(path)

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Visits]:
    with visits(chromium, address) as start:
        yield start


@pytest.fixture(scope="module")
def shared_visit(chromium: Browser, address: str) -> Iterator[Visits]:
    """Visits that several tests only look at."""
    with visits(chromium, address) as start:
        yield start
