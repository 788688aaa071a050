"""What the browser needs to go into the map: names of the Länder, files that come on demand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Drill:
    """The way from Germany into a Land, a district and its municipalities.

    ``states`` gives names by AGS; ``files`` the file with the municipalities of each district that
    has one; ``names`` the file with the names of all areas that are not drawn at first.
    """

    country: str
    states: Mapping[str, str]
    files: Mapping[str, str]
    names: str
