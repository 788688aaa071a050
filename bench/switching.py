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
  const { painted } = window.parent.bench;
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const button of document.querySelectorAll("[data-layer]")) {
      await rest(40 + (7 * found.length) % 17);
      const start = performance.now();
      button.click();
      document.body.getBoundingClientRect();
      const drawn = performance.now();
      await painted();
      const wrong = window.atlas.layer !== button.dataset.layer;
      if (wrong) throw new Error(`${button.dataset.layer} asked, ${window.atlas.layer} shown`);
      found.push([performance.now() - start, drawn - start]);
    }
  }
  return found;
}"""
"""Drawn: new fills and their layout stand in the document; painted: the screen has shown them.
The pauses let clicks fall into every phase of the screen's refresh."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Switches:
    """Milliseconds of every switch, and the messages to and from the server during ours."""

    painted: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    yardstick_painted: list[float] = field(default_factory=list)
    yardstick_drawn: list[float] = field(default_factory=list)
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
        for painted, drawn in map_frame(page).evaluate(SWITCH, ROUNDS):
            found.painted.append(painted)
            found.drawn.append(drawn)
        page.wait_for_timeout(QUIET_MS)
        found.messages.extend(messages)


def _switch_yardstick(browser: Browser, site: Site, found: Switches) -> None:
    with visitor(browser) as context:
        page = open_page(context, site)
        go(page, site.address)
        for index in (1, 2, 3):
            page.wait_for_timeout(QUIET_MS)
            painted, drawn = page.evaluate("(index) => bench.choose(index)", index)
            found.yardstick_painted.append(painted)
            found.yardstick_drawn.append(drawn)


def _figures(found: Switches) -> list[Figure]:
    slowest = percentile(found.painted, 95)
    return [
        Figure(
            name=f"layer switch, click to painted, 95th percentile of {len(found.painted)}",
            ours=f"{slowest:.1f} ms",
            target=f"< {PAINT_LIMIT_MS} ms",
            met=slowest < PAINT_LIMIT_MS,
        ),
        _ratio("layer switch, click to drawn", found.drawn, found.yardstick_drawn, RATIO_LEAST),
        _ratio("layer switch, click to painted", found.painted, found.yardstick_painted, None),
        Figure(
            name="messages to or from the server during switches",
            ours=str(len(found.messages)),
            target="0",
            met=not found.messages,
        ),
    ]


def _ratio(name: str, ours: list[float], yardstick: list[float], least: float | None) -> Figure:
    ratio = statistics.median(yardstick) / statistics.median(ours)
    return Figure(
        name=f"{name}, B / ours",
        ours=spread(ours),
        yardstick=f"B: {spread(yardstick)}",
        ratio=ratio,
        target=f"≥ {least}" if least else "",
        met=ratio >= least if least else None,
    )
