"""Administrative areas by their official key (AGS): level, parents, containment.

The AGS of a municipality begins with that of its district, which begins with that of its Land;
``DG`` is Germany.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from geo.model import Level

COUNTRY = "DG"

_LEVEL_BY_DIGITS = {2: Level.STATE, 5: Level.DISTRICT, 8: Level.MUNICIPALITY}
MOST_STATES = 3
"""Länder that a table or a chart has room for; of more none stands beside the region."""


class UnknownAreaError(ValueError):
    """An area id that is no AGS."""


def level_of(area_id: str) -> Level:
    """Return the level of ``area_id``.

    Raises:
        UnknownAreaError: The id is neither ``DG`` nor 2, 5 or 8 digits.

    """
    if area_id == COUNTRY:
        return Level.COUNTRY
    if not area_id.isdigit() or len(area_id) not in _LEVEL_BY_DIGITS:
        raise UnknownAreaError(
            f"{area_id!r} is no area id; write the AGS with 2, 5 or 8 digits, or {COUNTRY}"
        )
    return _LEVEL_BY_DIGITS[len(area_id)]


def levels_of(area_ids: Iterable[str]) -> tuple[Level, ...]:
    """Return the levels of areas, each once, coarsest first."""
    found = {level_of(one) for one in area_ids}
    return tuple(level for level in Level if level in found)


def state_of(area_id: str) -> str:
    """Return the id of the Land that ``area_id`` lies in (Germany stays Germany)."""
    return area_id if area_id == COUNTRY else area_id[:2]


def states_of(areas: Iterable[str]) -> tuple[str, ...]:
    """Return the Länder that areas lie in, in the order of their keys."""
    return tuple(sorted({state_of(area) for area in areas} - {COUNTRY}))


def states_beside(areas: Iterable[str]) -> tuple[str, ...]:
    """Return the Länder to show beside a region of these areas, none where they are too many."""
    found = states_of(areas)
    return found if len(found) <= MOST_STATES else ()


def district_of(area_id: str) -> str:
    """Return the id of the district that ``area_id`` lies in."""
    return area_id[:5]


def is_within(area_id: str, parts: Iterable[str]) -> bool:
    """Tell whether ``area_id`` is one of ``parts`` or lies inside one of them."""
    wanted = tuple(parts)
    return COUNTRY in wanted or area_id.startswith(wanted)


def ids_of_level(areas: pd.DataFrame, level: Level) -> list[str]:
    """Return the ids of all areas of ``level``, sorted; ``areas`` has the index area_id."""
    return sorted(areas.index[areas["level"] == level])


def members(areas: pd.DataFrame, parts: Iterable[str], level: Level) -> list[str]:
    """Return the ids of ``level`` that lie inside ``parts``, sorted."""
    wanted = tuple(parts)
    return [area_id for area_id in ids_of_level(areas, level) if is_within(area_id, wanted)]


def districts_touched(parts: Iterable[str]) -> list[str]:
    """Return the districts that ``parts`` (districts or municipalities) are or lie in, sorted."""
    return sorted({district_of(part) for part in parts})
