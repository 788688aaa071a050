"""The report: a table for people and a file for machines."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import Figure

RESULTS = Path(__file__).parent / "results" / "latest.json"
HEADINGS = ("figure", "ours", "yardstick", "ratio", "target", "met")
VERDICT = {True: "yes", False: "NO", None: ""}


def machine(chromium: str) -> dict[str, object]:
    """Return what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(memory / 2**30),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "python": platform.python_version(),
        "chromium": chromium,
        "load": round(os.getloadavg()[0], 1),
        "measured": datetime.now(tz=UTC).isoformat(timespec="seconds"),
    }


def foreign_hosts(addresses: Sequence[str]) -> Figure:
    """Return the line about requests to foreign hosts, naming the first of them."""
    first = f" ({addresses[0]} …)" if addresses else ""
    return Figure(
        name="requests to foreign hosts, all pages",
        ours=f"{len(addresses)}{first}",
        target="0",
        met=not addresses,
    )


def show(figures: Sequence[Figure], raw: Mapping[str, Any]) -> None:
    """Print the machine, the figures and the growth."""
    print(", ".join(f"{name}: {value}" for name, value in raw["machine"].items()), end="\n\n")
    _print_table(HEADINGS, [_cells(figure) for figure in figures])
    if "growth" in raw:
        print("\nServer time of one map, nothing cached")
        rows = [
            (one["page"], str(one["areas"]), *(f"{one[key]:.1f}" for key in _NUMBERS))
            for one in raw["growth"]
        ]
        _print_table(("page", "areas", "view ms", "text ms", "KB"), rows)


_NUMBERS = ("view_ms", "text_ms", "kilobytes")


def write(figures: Sequence[Figure], raw: Mapping[str, Any]) -> None:
    """Write figures and single measurements as JSON."""
    RESULTS.parent.mkdir(exist_ok=True)
    content = {"figures": [asdict(figure) for figure in figures], **raw}
    RESULTS.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"\nAll measurements: {RESULTS}")


def _cells(figure: Figure) -> tuple[str, ...]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    met = VERDICT[figure.met]
    return figure.name, figure.ours, figure.yardstick, ratio, figure.target, met


def _print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, ["-" * width for width in widths], *rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())
