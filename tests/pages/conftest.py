"""The pages as a reader opens them, run by Streamlit without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from geo.world import World
from pages.ui.data import ROOT
from tests.geo.real import real_world

SECONDS = 60


@pytest.fixture(scope="session")
def world() -> World:
    return real_world()


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Let Streamlit look through the installed packages for components once, not for each page."""
    with pytest.MonkeyPatch.context() as patch:
        once = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="session")
def open_page() -> Callable[..., AppTest]:
    """Return what opens a page by its address: ``open_page("meissen", lang="en")``.

    ``AppTest.switch_page`` knows pages by their file, and all regions share one: the address is
    given as Streamlit's browser code gives it, by its hash.
    """

    def opened(address: str = "", **asked: str | list[str]) -> AppTest:
        page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=SECONDS)
        page.query_params.update(asked)
        page._page_hash = calc_hash(address)
        return page.run()

    return opened


@pytest.fixture(scope="session")
def seen_page(open_page: Callable[..., AppTest]) -> Callable[[str, str], AppTest]:
    """Return what opens a page in a language once for all tests that only read it."""

    @cache
    def seen(address: str, language: str) -> AppTest:
        return open_page(address, lang=language)

    return seen
