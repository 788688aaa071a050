"""How tests share the work: which run in one process, and what that process need not look at."""

from __future__ import annotations

import gc
import os

import pytest
from xdist.scheduler import LoadScopeScheduling

IN_BROWSER = "tests/browser/"
RARELY = (50_000, 20, 100)
"""How much comes into being before what is garbage is looked for."""


class Together(LoadScopeScheduling):
    """Keeps the tests of a file together, and all that use the one browser.

    Marks of groups would say the same, but xdist does not see them with this version of pytest.
    """

    def _split_scope(self, nodeid: str) -> str:
        return IN_BROWSER if nodeid.startswith(IN_BROWSER) else nodeid.partition("::")[0]


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are cores: that of the browser waits again and again."""
    return (os.cpu_count() or 1) + 1


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together | None:
    """Return who shares out the tests with ``--dist loadscope``."""
    return Together(config, log) if config.getoption("dist") == "loadscope" else None


def pytest_collection_finish() -> None:
    """Leave modules and tests, which stay to the end, out of every look for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)
