"""Which tests run in one process one after the other, where several processes share the work."""

from __future__ import annotations

import pytest
from xdist.scheduler import LoadScopeScheduling

IN_BROWSER = "tests/browser/"


class Together(LoadScopeScheduling):
    """Keeps the tests of a file together, and all that use the one browser.

    Marks of groups would say the same, but xdist does not see them with this version of pytest.
    """

    def _split_scope(self, nodeid: str) -> str:
        return IN_BROWSER if nodeid.startswith(IN_BROWSER) else nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together | None:
    """Return who shares out the tests with ``--dist loadscope``."""
    return Together(config, log) if config.getoption("dist") == "loadscope" else None
