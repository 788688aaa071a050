"""Commands of one process share the data in the box: reading it is most of what each would do."""

from __future__ import annotations

import pytest

from tests.exports.reading import fetched_once, view_once
from tests.geo.real import outlines_once, read_once

SHARED = {
    "read_world": read_once,
    "read_fetched": fetched_once,
    "outlines": outlines_once,
    "map_view": view_once,
}


@pytest.fixture(autouse=True)
def _data_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("stored", "__main__"):
        for name, shared in SHARED.items():
            monkeypatch.setattr(f"exports.{module}.{name}", shared)
