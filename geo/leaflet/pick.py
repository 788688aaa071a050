"""What the browser needs to let the reader choose areas by clicks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Pick:
    """The choice of areas for a region of the reader's own, kept in the link as ``pick``.

    ``files`` gives the file with the municipalities of each district that has one; ``texts`` the
    words of the choice, of which ``chosen`` has a place for the count; ``most`` is how many names
    of chosen areas are said.
    """

    files: Mapping[str, str]
    texts: Mapping[str, str]
    most: int = 6
