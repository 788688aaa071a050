"""Keys of municipalities in the Förderkatalog: which district they lie in, or why none is known.

Keys of dissolved areas are carried over where all that became of them lies in one district.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.award_kinds import Unplaced
from loaders.territory import ChangeKind

INLAND = "00000000"
"""Written for "Inland - nicht zuzuordnen"."""
ABROAD = "99999999"
KEY_DIGITS = 8
DISTRICT_DIGITS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Territory:
    """What a key may lie in.

    Attributes:
        districts: the districts of the atlas.
        later: what became of an area whose key is none of today, by that key.
        divided: municipalities whose parts went to several districts.

    """

    districts: frozenset[str]
    later: Mapping[str, frozenset[str]]
    divided: frozenset[str]


def territory_of(districts: Iterable[str], changes: pd.DataFrame, parts: pd.DataFrame) -> Territory:
    """Return where keys lead.

    Args:
        districts: The districts of the atlas.
        changes: Table of territory changes: from former areas to later ones.
        parts: Table of area parts: former areas, and newer ones that the atlas does not draw yet.

    """
    pairs = [
        *zip(changes["old_area_id"], changes["new_area_id"], strict=True),
        *zip(parts["part_id"], parts["area_id"], strict=True),
    ]
    later: dict[str, frozenset[str]] = {}
    for old, new in pairs:
        if old != new:
            later[old] = later.get(old, frozenset()) | {new}
    divided = changes["kind"] == ChangeKind.NOT_DRAWN.value
    return Territory(
        districts=frozenset(districts),
        later=later,
        divided=frozenset(changes.loc[divided, "old_area_id"]),
    )


def places_of(keys: Iterable[str], territory: Territory) -> dict[str, tuple[str, str]]:
    """Return for each key its district and "", or "" and why there is none (:class:`Unplaced`).

    Keys are as written; a lost leading zero is put back.
    """
    return {key: _place(key, territory) for key in dict.fromkeys(keys)}


def _place(key: str, territory: Territory) -> tuple[str, str]:
    if not key:
        return "", Unplaced.NO_KEY.value
    if not (key.isascii() and key.isdigit() and KEY_DIGITS - 1 <= len(key) <= KEY_DIGITS):
        return "", Unplaced.UNKNOWN_KEY.value
    full = key.zfill(KEY_DIGITS)
    if full in (INLAND, ABROAD):
        reason = Unplaced.INLAND if full == INLAND else Unplaced.ABROAD
        return "", reason.value
    found = _districts_today(full, territory)
    if full in territory.divided or len(found) > 1:
        return "", Unplaced.DIVIDED.value
    known = found & territory.districts
    return (known.pop(), "") if known else ("", Unplaced.UNKNOWN_KEY.value)


def _districts_today(key: str, territory: Territory) -> set[str]:
    """Follow a municipality to all that became of it, then the districts of these."""
    municipalities = _ends(key, territory.later)
    districts = {one[:DISTRICT_DIGITS] for one in municipalities}
    return {end for one in districts for end in _ends(one, territory.later)}


def _ends(area_id: str, later: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the areas that an area became in the end; a chain that bites its tail ends there."""
    ends, seen, ahead = set(), {area_id}, [area_id]
    while ahead:
        one = ahead.pop()
        after = later.get(one, frozenset())
        if not after:
            ends.add(one)
        ahead += sorted(after - seen)
        seen |= after
    return ends or {area_id}
