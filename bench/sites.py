"""The three ways to a map that are compared: the two yardsticks and the atlas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ready(StrEnum):
    """What tells that a site's map is drawn; the names of the checks in ``probe.js``."""

    ATLAS = "atlas"
    PATHS = "paths"


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """A running site: where its server is, which page is visited, when that page is ready."""

    name: str
    origin: str
    path: str
    ready: Ready

    @property
    def address(self) -> str:
        """Return the full address of the page that is visited."""
        return f"{self.origin}/{self.path}"
