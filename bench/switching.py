"""Switching the layer: from the click until the new picture is painted."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from playwright.sync_api import Browser

from bench.browser import go, map_frame, open_page, visitor
from bench.figures import Figure, percentile, spread
from bench.sites import Site

PAINT_LIMIT_MS = 50
RATIO_LEAST = 50
ROUNDS = 11
QUIET_MS = 2000

SWITCH = """async (rounds) => {
  // A message sent within a frame arrives once that frame has been painted.
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  }));
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const button of document.querySelectorAll("[data-layer]")) {
      await rest(40 + (7 * found.length) % 17);
      const start = performance.now();
      button.click();
      const done = performance.now();
      await painted();
      const wrong = window.atlas.layer !== button.dataset.layer;
      if (wrong) throw new Error(`${button.dataset.layer} asked, ${window.atlas.layer} shown`);
      found.push([performance.now() - start, done - start]);
    }
  }
  return found;
}"""
"""The pauses let clicks fall into every phase of the screen's refresh."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Switches:
    """Milliseconds of every switch, and the messages to and from the server during ours."""

    painted: list[float] = field(default_factory=list)
    script: list[float] = field(default_factory=list)
    yardstick: list[float] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def measured(
    browser: Browser, sites: Mapping[str, Site], repetitions: int
) -> tuple[list[Figure], dict[str, object]]:
    """Switch layers of the atlas and of yardstick B in turn, each time in a fresh page."""
    found = Switches()
    _switch_ours(browser, sites["ours"], Switches())
    for _ in range(repetitions):
        _switch_ours(browser, sites["ours"], found)
        _switch_yardstick(browser, sites["B"], found)
    return _figures(found), asdict(found)


def _switch_ours(browser: Browser, site: Site, found: Switches) -> None:
    with visitor(browser) as context:
        page = open_page(context, site)
        messages: list[str] = []
        page.on("websocket", lambda socket: socket.on("framesent", lambda _: messages.append("↑")))
        page.on(
            "websocket", lambda socket: socket.on("framereceived", lambda _: messages.append("↓"))
        )
        go(page, site.address)
        page.wait_for_timeout(QUIET_MS)
        messages.clear()
        for painted, script in map_frame(page).evaluate(SWITCH, ROUNDS):
            found.painted.append(painted)
            found.script.append(script)
        page.wait_for_timeout(QUIET_MS)
        found.messages.extend(messages)


def _switch_yardstick(browser: Browser, site: Site, found: Switches) -> None:
    with visitor(browser) as context:
        page = open_page(context, site)
        go(page, site.address)
        for index in (1, 2, 3):
            page.wait_for_timeout(QUIET_MS)
            found.yardstick.append(page.evaluate("(index) => bench.choose(index)", index))


def _figures(found: Switches) -> list[Figure]:
    slowest = percentile(found.painted, 95)
    ratio = statistics.median(found.yardstick) / statistics.median(found.painted)
    count = len(found.painted)
    return [
        Figure(
            name=f"layer switch, click to painted, 95th percentile of {count}",
            ours=f"{slowest:.1f} ms",
            target=f"< {PAINT_LIMIT_MS} ms",
            met=slowest < PAINT_LIMIT_MS,
        ),
        Figure(
            name="layer switch, script alone, median (95th percentile)",
            ours=f"{statistics.median(found.script):.1f} ms "
            f"({percentile(found.script, 95):.1f} ms)",
        ),
        Figure(
            name="layer switch, click to painted, B / ours",
            ours=spread(found.painted),
            yardstick=f"B: {spread(found.yardstick)}",
            ratio=ratio,
            target=f"≥ {RATIO_LEAST}",
            met=ratio >= RATIO_LEAST,
        ),
        Figure(
            name="messages to or from the server during switches",
            ours=str(len(found.messages)),
            target="0",
            met=not found.messages,
        ),
    ]
