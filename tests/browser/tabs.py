"""Tabs of a browser that visits use one after the other."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

FORGET = "sessionStorage.clear(); localStorage.clear()"


class Tabs:
    """Tabs of one reader, each for one visit at a time; those with a clock or to touch apart.

    They share what the browser has read and compiled, because Streamlit's scripts cost more than
    a page of the atlas; what pages remember is forgotten between two visits.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.contexts: dict[tuple[bool, bool], BrowserContext] = {}
        self.free: dict[BrowserContext, list[Page]] = {}

    def take(self, viewport: dict[str, int], *, clock: bool = False, touch: bool = False) -> Page:
        """Return a tab of that size which nobody uses."""
        if (clock, touch) not in self.contexts:
            self.contexts[clock, touch] = self._shared(clock=clock, touch=touch)
        context = self.contexts[clock, touch]
        free = self.free[context]
        page = free.pop() if free else context.new_page()
        if page.viewport_size != viewport:
            page.set_viewport_size(viewport)  # type: ignore[arg-type]
        return page

    def give_back(self, page: Page, base: str) -> None:
        """Let the next visit use a tab in which pages at ``base`` were visited."""
        page.unroute_all()
        page.emulate_media(reduced_motion="no-preference")
        page.mouse.move(0, 0)
        self.forget(page, base)
        page.context.clear_cookies()
        self.free[page.context].append(page)

    def forget(self, page: Page, base: str) -> None:
        """Leave the pages at ``base`` with nothing of them remembered."""
        page.goto(f"{base}/_stcore/health")
        page.evaluate(FORGET)

    def context(self, **options: object) -> BrowserContext:
        """Return a browser of its own for a visit with something special about it."""
        return self.browser.new_context(**options)  # type: ignore[arg-type]

    def _shared(self, *, clock: bool, touch: bool) -> BrowserContext:
        context = self.context(has_touch=touch)
        if clock:
            context.clock.install()
        self.free[context] = []
        return context
