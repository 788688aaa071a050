"""The atlas as an ASGI application with security headers; what ``make run`` starts."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).parent
STATIC = ROOT / "static"
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8501
HIGHEST_PORT = 65_535

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self' ws: wss:; worker-src 'self' blob:; frame-src 'self'; "
        "frame-ancestors 'self'; object-src 'none'; base-uri 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
HASHED_FILE = re.compile(
    r"/app/static/.+-[0-9a-f]{12}\.\w+$|/component/.+/main\.[0-9a-f]{8}\.(js|css)$"
)
NO_PAGE = re.compile(r"/component/|/app/static/")
FOR_EVER = "public, max-age=31536000, immutable"


BASE_ADDRESS = (
    b"<head><script>window.__streamlit={BACKEND_BASE_URL:"
    b"new URL('./',document.baseURI).href}</script>"
)
"""Tells the page where its server is; otherwise it looks below every page's address first."""
NEEDED_SOON = ("leaflet.js", "atlas.js", "districts", "states", "regions")
"""What every map needs; the browser fetches it while the app starts."""


def _head() -> bytes:
    """Return the beginning of a page's head: its server, and what to fetch meanwhile."""
    from pages.ui import data  # its caches need the running server

    files = data.published()
    links = (f'<link rel="prefetch" href="./app/static/{files[name].url}">' for name in NEEDED_SOON)
    return BASE_ADDRESS + "".join(links).encode()


def _language(scope: Scope) -> bytes:
    """Return the beginning of a page in the language that its address asks for."""
    asked = parse_qs(scope.get("query_string", b"").decode("ascii", "replace")).get("lang", [""])[
        -1
    ]
    return b'<html lang="en"' if asked == "en" else b'<html lang="de"'


class BaseAddress:
    """Write into the page that starts the app where its server is and what it will need."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; hold back an HTML answer until it is whole, then complete it."""
        if scope.get("method") != "GET" or NO_PAGE.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        scope = {**scope, "headers": _uncompressed(scope)}
        start: Message | None = None
        parts: list[bytes] = []

        async def send_completed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
            elif start is None:
                await send(message)
            else:
                parts.append(message.get("body", b""))
                if not message.get("more_body", False):
                    body = b"".join(parts).replace(b"<head>", _head(), 1)
                    body = body.replace(b'<html lang="en"', _language(scope), 1)
                    headers = MutableHeaders(scope=start)
                    headers["Content-Length"] = str(len(body))
                    del headers["ETag"]
                    await send(start)
                    await send({"type": "http.response.body", "body": body})

        await self.app(scope, receive, send_completed)


def _uncompressed(scope: Scope) -> list[tuple[bytes, bytes]]:
    """Return the headers of a request; one for a page no longer asks for compression."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    asks_page = any(name == b"accept" and b"text/html" in value for name, value in headers)
    return [pair for pair in headers if not (asks_page and pair[0] == b"accept-encoding")]


def _is_page(message: Message) -> bool:
    headers = MutableHeaders(scope=message)
    html = headers.get("content-type", "").startswith("text/html")
    return html and message["status"] == 200 and "content-encoding" not in headers


class Headers:
    """Add the security headers to every answer, and let hashed files be cached for ever."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and complete the headers of its answer."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if HASHED_FILE.search(scope["path"]) and message["status"] == 200:
                    headers["Cache-Control"] = FOR_EVER
            await send(message)

        await self.app(scope, receive, send_with_headers)


@asynccontextmanager
async def warm_up(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Read the data before the first visitor comes."""
    from streamlit.runtime.pages_manager import PagesManager

    from pages.ui import data  # its caches need the running server

    PagesManager.uses_pages_directory = False  # the menu is st.navigation's from the first visit

    data.world()
    data.published()
    data.extents()
    yield {}


app = st.App(
    ROOT / "dashboard.py",
    middleware=[Middleware(Headers), Middleware(BaseAddress)],
    lifespan=warm_up,
)


def fault(host: str, port: int) -> str | None:
    """Return in one sentence why the atlas cannot start, or None."""
    if not os.access(ROOT, os.W_OK):
        return (
            f"No permission to write in {ROOT}; the atlas keeps its map files in its folder static."
        )
    if port > HIGHEST_PORT:
        return f"There is no port {port}; choose one up to {HIGHEST_PORT}, such as {DEFAULT_PORT}."
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return (
                f"Port {port} on {host} cannot be used ({error.strerror}); stop what runs there or "
                f"choose another one: make run PORT={port + 1}."
            )
    return None


def main() -> None:
    """Serve on HOST and PORT."""
    host = os.environ.get("HOST", DEFAULT_HOST)
    wanted = os.environ.get("PORT", str(DEFAULT_PORT))
    if not wanted.isdigit():
        sys.exit(f"PORT is {wanted!r}; give a number, such as make run PORT={DEFAULT_PORT}.")
    problem = fault(host, int(wanted))
    if problem:
        sys.exit(problem)
    STATIC.mkdir(exist_ok=True)
    print(f"Strukturwandel-Atlas: http://{host}:{wanted}")
    app.run(config={"server.address": host, "server.port": int(wanted)})


if __name__ == "__main__":
    main()
