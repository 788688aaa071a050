"""A browser for the tests: the one named, the one installed, or one that can be installed.

Run as a module it prints the path; it says so and fails when there is none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.programs import from_debian, installed, named

WINDOWLESS = "chromium-headless-shell"
"""Debian's Chromium without its windows: the same pages in three quarters of the time."""

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--num-raster-threads=1",
    "--js-flags=--no-opt --no-maglev --single-threaded-gc --min-semi-space-size=16",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
"""Pages live for a second here: scripts are not optimised for a longer life, and what threads
would do beside them is done by one. The last one makes every foreign host unknown; Playwright's
own routing would switch off the browser's cache."""


def find() -> str | None:
    """Return the path of a browser, installing one if there is none."""
    return (
        named("CHROMIUM")
        or installed((WINDOWLESS,))
        or from_debian((WINDOWLESS,), (WINDOWLESS,))
        or installed(NAMES)
        or from_debian(NAMES, ("chromium",))
        or _from_playwright()
    )


def _from_playwright() -> str | None:
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False
    )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


if __name__ == "__main__":
    found = find()
    if found is None:
        sys.exit(
            "No browser for the tests: install chromium, "
            "or name one: make test CHROMIUM=/path/to/it."
        )
    print(found)
