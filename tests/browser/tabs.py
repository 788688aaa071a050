"""Tabs of a browser that visits use one after the other."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

FORGET = "sessionStorage.clear(); localStorage.clear()"


class Tabs:
    """Tabs by the size of their window, each for one visit at a time.

    A tab keeps what the browser has cached, because reading Streamlit's scripts anew costs more
    than a page of the atlas; what pages remember is forgotten between two visits.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[tuple[int, int], list[Page]] = {}

    def take(self, viewport: dict[str, int]) -> Page:
        """Return a tab that nobody uses."""
        free = self.free.setdefault((viewport["width"], viewport["height"]), [])
        return free.pop() if free else self.context(viewport=viewport).new_page()

    def give_back(self, page: Page, base: str) -> None:
        """Let the next visit use a tab in which pages at ``base`` were visited."""
        page.unroute_all()
        page.mouse.move(0, 0)
        self.forget(page, base)
        page.context.clear_cookies()
        size = page.viewport_size or {"width": 0, "height": 0}
        self.free.setdefault((size["width"], size["height"]), []).append(page)

    def forget(self, page: Page, base: str) -> None:
        """Leave the pages at ``base`` with nothing of them remembered."""
        page.goto(f"{base}/_stcore/health")
        page.evaluate(FORGET)

    def context(self, **options: object) -> BrowserContext:
        """Return a browser of its own for a visit with something special about it."""
        return self.browser.new_context(**options)  # type: ignore[arg-type]
