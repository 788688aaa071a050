"""Which area a NUTS code of Eurostat stands for, by the table ``areas/nuts.csv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from loaders.store import Store

DATA = Path(__file__).parents[1] / "data"


@cache
def area_ids() -> MappingProxyType[str, str]:
    """Return the AGS by NUTS code: country, states, districts; districts dissolved since, too."""
    table = Store(root=DATA).read_table("nuts")
    return MappingProxyType(dict(zip(table["nuts_id"], table["area_id"], strict=True)))


def area_of(code: str) -> str | None:
    """Return the AGS a NUTS code stands for, ``None`` where it is not known."""
    return area_ids().get(code)
