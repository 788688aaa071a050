"""A visit to the atlas with a browser: the page, its map, and all that goes over the wire."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Frame,
    Page,
    Request,
    WebSocket,
)

SECONDS = 60
"""How long to wait for what never comes; the first page of a server that just began takes some."""
HARMLESS = re.compile(
    r"^Unrecognized feature: |^An iframe which has both allow-scripts and "
    r"|^Received component message for unregistered ComponentInstance! "
)
"""What Chromium says of the permissions that Streamlit gives to every frame, and what Streamlit
says when the frame of a page that the reader has just left gets a last word in."""


@dataclass
class Visit:
    """One reader's tab; ``base`` is the address of the atlas."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(SECONDS * 1000)
        for event, note in self._notes.items():
            self.page.on(event, note)  # type: ignore[call-overload]

    def end(self) -> None:
        """Note nothing more of what happens in the tab."""
        for event, note in self._notes.items():
            self.page.remove_listener(event, note)

    @property
    def context(self) -> BrowserContext:
        """The browser that the tab is of."""
        return self.page.context

    @property
    def _notes(self) -> dict[str, Callable[[Any], None]]:
        return {
            "request": self._note_request,
            "console": self._note_console,
            "pageerror": self._note_error,
            "websocket": self._note_socket,
        }

    def open(self, path: str) -> Visit:
        """Open a page and wait until it stands, and its map too if it has one."""
        self.page.goto(self.base + path, wait_until="commit")
        self.page.wait_for_selector(".st-key-credit a")
        if self.page.locator(".st-key-map").count():
            self.wait_for_map()
        return self

    def wait_for_map(self) -> None:
        """Wait until the map of the page shown is drawn."""
        self.wait_until("atlas.ready")

    def wait_until(self, condition: str) -> None:
        """Wait until the map of the page, whichever frame holds it by then, is as wanted."""
        self.page.wait_for_function(
            "() => { const atlas = document.querySelector('.st-key-map iframe')"
            f"?.contentWindow?.atlas; return Boolean(atlas && ({condition})); }}"
        )

    @property
    def frame(self) -> Frame:
        """The frame of the map."""
        element = self.page.wait_for_selector(".st-key-map iframe", state="attached")
        found = element.content_frame() if element else None
        if found is None:
            raise AssertionError("the map has no frame")
        return found

    @property
    def foreign(self) -> list[str]:
        """The requests to other hosts than the atlas."""
        return [address for address in self.requests if not address.startswith(self.base)]

    @property
    def asked(self) -> dict[str, str]:
        """The query parameters of the page's address."""
        query = parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)
        return {name: values[-1] for name, values in query.items()}

    def atlas(self, name: str) -> Any:
        """Return ready, layer, variant or drawn of the map."""
        return self.frame.evaluate("name => window.atlas[name]", name)

    def switch(self, layer: str) -> None:
        """Choose a layer of the map and wait until it is shown."""
        self.frame.click(f'[data-layer="{layer}"]')
        self.wait_for_layer(layer)

    def wait_for_layer(self, layer: str) -> None:
        """Wait until the map shows a layer."""
        self.wait_until(f"atlas.layer === '{layer}'")

    def blocks(self, container: str) -> list[str]:
        """Return for which layers words or legends are visible in a container of the page.

        The map may be drawn before the page around it is.
        """
        self.wait_for_page()
        self.page.locator(f".st-key-{container} [data-atlas-for]").first.wait_for()
        return self.page.eval_on_selector_all(
            f".st-key-{container} [data-atlas-for]",
            "all => all.filter(one => one.getClientRects().length)"
            ".map(one => one.dataset.atlasFor)",
        )

    def wait_for_page(self) -> None:
        """Wait until the server has sent the whole of the page."""
        self.page.wait_for_selector('[data-test-script-state="notRunning"]', state="attached")

    def fills(self) -> list[str]:
        """Return how every area on the map is filled."""
        return self.frame.eval_on_selector_all(
            ".leaflet-areas-pane path.leaflet-interactive",
            "all => all.map(one => one.getAttribute('fill'))",
        )

    def point_at(self, x: float, y: float) -> None:
        """Move the mouse to a place on the map, given as parts of its width and height."""
        box = self.frame.locator(".leaflet-container").bounding_box()
        if box is None:
            raise AssertionError("the map cannot be seen")
        self.page.mouse.move(box["x"] + 1, box["y"] + box["height"] - 1)
        self.page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y)

    def tooltip(self) -> str:
        """Return the text of the tooltip, once there is one."""
        return self.frame.locator(".leaflet-tooltip").inner_text()

    def _note_request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")):
            self.requests.append(request.url)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or (
            message.type == "warning" and not HARMLESS.match(message.text)
        ):
            self.faults.append(f"{message.type}: {message.text}")

    def _note_error(self, fault: Error) -> None:
        self.faults.append(str(fault))

    def _note_socket(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self.messages.append("sent"))
        socket.on("framereceived", lambda _: self.messages.append("received"))
