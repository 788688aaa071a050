"""Keys of municipalities in the Förderkatalog: which district they lie in, or why none is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from geo.model import Unplaced

INLAND = "00000000"
"""Written for "Inland - nicht zuzuordnen"."""
ABROAD = "99999999"
KEY_DIGITS = 8
DISTRICT_DIGITS = 5


def places_of(
    keys: Iterable[str], districts: Iterable[str], changes: pd.DataFrame
) -> dict[str, tuple[str, str]]:
    """Return for each key its district and "", or "" and why there is none (:class:`Unplaced`).

    Args:
        keys: Gemeindekennziffern as written; a lost leading zero is put back.
        districts: The districts of the atlas.
        changes: Table of territory changes, by which dissolved areas are carried over.

    """
    known, later = frozenset(districts), _later(changes)
    return {key: _place(key, known, later) for key in dict.fromkeys(keys)}


def _place(
    key: str, districts: frozenset[str], later: Mapping[str, tuple[str, ...]]
) -> tuple[str, str]:
    if not key:
        return "", Unplaced.NO_KEY.value
    if not (key.isascii() and key.isdigit() and KEY_DIGITS - 1 <= len(key) <= KEY_DIGITS):
        return "", Unplaced.UNKNOWN_KEY.value
    full = key.zfill(KEY_DIGITS)
    if full in (INLAND, ABROAD):
        reason = Unplaced.INLAND if full == INLAND else Unplaced.ABROAD
        return "", reason.value
    district = _district_today(full, later)
    return (district, "") if district in districts else ("", Unplaced.UNKNOWN_KEY.value)


def _later(changes: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the new keys of each old one that got another, in order of time."""
    moved = changes[changes["old_area_id"] != changes["new_area_id"]].sort_values("date")
    found: dict[str, tuple[str, ...]] = {}
    for old, new in zip(moved["old_area_id"], moved["new_area_id"], strict=True):
        found[old] = (*found.get(old, ()), new)
    return found


def _district_today(key: str, later: Mapping[str, tuple[str, ...]]) -> str:
    """Follow a municipality, then its district, to the district it lies in today.

    A key that became several is left as it is: where it went is not known.
    """
    district = _followed(key, later)[:DISTRICT_DIGITS]
    return _followed(district, later)


def _followed(area_id: str, later: Mapping[str, tuple[str, ...]]) -> str:
    seen = {area_id}
    while len(after := later.get(area_id, ())) == 1 and after[0] not in seen:
        area_id = after[0]
        seen.add(area_id)
    return area_id
