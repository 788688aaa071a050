"""What travels: bytes over the websocket, and how often each outline file is fetched."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.browser import go, open_page, ready_after, visitor
from bench.figures import Figure
from bench.relay import relayed
from bench.sites import Site

LIMIT_KB = 60
QUIET_MS = 1500
PAGES = ("", "erzgebirge", "chemnitz-zwickau", "mittweida", "meissen", "suedwestfalen")
SESSION = ("erzgebirge", "mittweida", "suedwestfalen")


@dataclass(kw_only=True, slots=True)
class Payload:
    """Bytes inside the messages of a page's websockets, and how many messages."""

    sent: int = 0
    received: int = 0
    messages: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetches:
    """How often each JSON file came over the network and out of the browser's cache."""

    network: Counter[str] = field(default_factory=Counter)
    cache: Counter[str] = field(default_factory=Counter)


def measured(browser: Browser, site: Site) -> tuple[list[Figure], dict[str, object]]:
    """Weigh every page of the atlas, and follow one session over three regions."""
    weights = {path or "overview": _weight(browser, site, path) for path in PAGES}
    fetches = _session(browser, site)
    figures = [*(_weight_figure(*item) for item in weights.items()), _fetch_figure(fetches)]
    counts = {"network": dict(fetches.network), "cache": dict(fetches.cache)}
    return figures, {"websocket": weights, "fetches": counts}


def _weight(browser: Browser, site: Site, path: str) -> dict[str, int]:
    port = urlsplit(site.origin).port or 80
    with relayed(port) as relay, visitor(browser) as context:
        page = open_page(context, site)
        payload = Payload()
        page.on("websocket", lambda found: _count(found, payload))
        go(page, f"{relay.origin}/{path}")
        seen = -1
        while seen != payload.messages:
            seen = payload.messages
            page.wait_for_timeout(QUIET_MS)
        return {**asdict(payload), "wire": relay.wire_bytes}


def _count(found: Any, payload: Payload) -> None:
    def sent(message: str | bytes) -> None:
        payload.sent += len(message)
        payload.messages += 1

    def received(message: str | bytes) -> None:
        payload.received += len(message)
        payload.messages += 1

    found.on("framesent", sent)
    found.on("framereceived", received)


def _session(browser: Browser, site: Site) -> Fetches:
    with visitor(browser) as context:
        page = open_page(context, site)
        fetches = Fetches()
        _watch_cache(page, fetches)
        go(page, f"{site.origin}/{SESSION[0]}")
        for region_id in SESSION[1:]:
            page.evaluate("bench.again()")
            page.locator(f'a[href$="/{region_id}"]').first.click()
            ready_after(page)
        page.wait_for_timeout(QUIET_MS)
        return fetches


def _watch_cache(page: Page, fetches: Fetches) -> None:
    """Sort the page's fetches by where they came from, as the browser itself tells it."""
    from_memory: set[str] = set()

    def note(event: dict[str, Any]) -> None:
        answer = event["response"]
        name = urlsplit(answer["url"]).path.rpartition("/app/static/")[2]
        if name.endswith(".json"):
            cached = answer.get("fromDiskCache") or event["requestId"] in from_memory
            (fetches.cache if cached else fetches.network)[name] += 1

    session = page.context.new_cdp_session(page)
    session.on("Network.requestServedFromCache", lambda one: from_memory.add(one["requestId"]))
    session.on("Network.responseReceived", note)
    session.send("Network.enable")


def _weight_figure(page: str, weight: dict[str, int]) -> Figure:
    kilobytes = (weight["sent"] + weight["received"]) / 1000
    return Figure(
        name=f"websocket, {page}",
        ours=f"{kilobytes:.1f} KB in {weight['messages']} messages, "
        f"{weight['wire'] / 1000:.1f} KB on the wire",
        target=f"< {LIMIT_KB} KB",
        met=kilobytes < LIMIT_KB,
    )


def _fetch_figure(fetches: Fetches) -> Figure:
    most = max(fetches.network.values())
    return Figure(
        name=f"fetches of one outline file in a session over {len(SESSION)} regions, most",
        ours=f"{most} ({len(fetches.network)} files by network, "
        f"{fetches.cache.total()} times from the cache)",
        target="1",
        met=most == 1,
    )
