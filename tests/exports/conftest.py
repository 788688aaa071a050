"""Commands of one process share the data in the box: reading it is most of what each would do."""

from __future__ import annotations

from functools import cache

import pytest

from loaders.world import read_world

read_once = cache(read_world)


@pytest.fixture(autouse=True)
def _data_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("stored", "__main__"):
        monkeypatch.setattr(f"exports.{module}.read_world", read_once)
