"""Keys of official files as they come, damaged or not: back to the AGS of our areas."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from geo.model import Level

COUNTRY = "DG"
COUNTRY_WORDS = {"dg", "d", "de", "dinsg", "deutschland", "germany", "bundesrepublik deutschland"}
STATES = 16
STATE, REGION, DISTRICT, MUNICIPALITY, ASSOCIATION, FULL = 2, 3, 5, 8, 9, 12
"""Digits of a Land, a Regierungsbezirk, an AGS of a Kreis and of a Gemeinde, of an ARS of a
Gemeindeverband and of a Gemeinde."""
LOST_ZERO = {length - 1 for length in (STATE, DISTRICT, MUNICIPALITY, FULL)}
"""Lengths that only a key without its leading zero has."""
PADDING = "000"
"""What is put behind the AGS of a district to make it as long as that of a municipality."""

UNREADABLE = "the key cannot be read as an official key"
IS_REGION = "a Regierungsbezirk or Statistische Region, no level of the atlas"
IS_ASSOCIATION = "an association of municipalities, no level of the atlas"
IS_PART = "a part of a district, below the level of this table"

SAXON_UNTIL_2008 = re.compile(r"14[1-3]\d\d(\d{3})?")
"""Districts and municipalities of Sachsen before its districts were drawn anew in 2008."""
UNTIL_2008 = (
    "of Sachsen before its districts were drawn anew in 2008; no official table here says which "
    "district of today it became"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """What a key stands for: the AGS of one area or two, or the reason why of none."""

    area_ids: tuple[str, ...] = ()
    reason: str = ""


def read_keys(
    keys: Iterable[str], *, known: Collection[str], level: Level | None = None
) -> dict[str, Key]:
    """Return what each key of a table stands for; an AGS need not be one of today.

    The level is decided for the table as a whole: where all keys of eight digits end in ``000``
    they are districts, else municipalities. A key of an area that is of two levels at once, such
    as ``02`` in a table of districts without ``02000``, stands for both.

    Args:
        keys: Keys as written.
        known: AGS of our areas.
        level: Level of the areas, where the table itself says so.

    """
    plain = {key: _plain(key) for key in keys}
    digits = {found for found, reason in plain.values() if found and not reason}
    of_table = level or _level(digits)
    given = {_area_id(found, of_table, known) for found in digits}
    return {
        key: Key(reason=reason) if reason else _key(found, of_table, known, given)
        for key, (found, reason) in plain.items()
    }


def _plain(text: str) -> tuple[str, str]:
    """Return ``DG`` or the 2, 5 or 8 digits of a key with the zero it lost, and why not."""
    words = text.strip().strip("'\"= ").casefold()
    if words in COUNTRY_WORDS:
        return COUNTRY, ""
    digits = re.sub(r"\s", "", words).removesuffix(".0")
    if not digits.isascii() or not digits.isdigit():
        return "", UNREADABLE
    if not digits.strip("0"):
        return COUNTRY, ""
    if len(digits) in LOST_ZERO:
        digits = f"0{digits}"
    return _without_association(digits)


def _without_association(digits: str) -> tuple[str, str]:
    if len(digits) == REGION or (len(digits) == STATE and int(digits) > STATES):
        return "", IS_REGION
    if len(digits) in (ASSOCIATION, FULL):
        district, association, own = digits[:5], digits[5:9], digits[9:]
        if association.strip("0") and not own.strip("0"):
            return "", IS_ASSOCIATION
        return district + own, ""
    if len(digits) in (STATE, DISTRICT, MUNICIPALITY):
        return digits, ""
    return "", UNREADABLE


def _level(digits: Collection[str]) -> Level:
    districts = sum(len(one) == DISTRICT for one in digits)
    long = [one for one in digits if len(one) == MUNICIPALITY]
    if districts:
        return Level.MUNICIPALITY if len(long) > districts else Level.DISTRICT
    if long and all(one.endswith(PADDING) for one in long):
        return Level.DISTRICT
    return Level.MUNICIPALITY if long else Level.STATE


def _area_id(digits: str, level: Level, known: Collection[str]) -> str:
    """Return the AGS without padding; empty for a part of a district among districts."""
    if len(digits) != MUNICIPALITY or (level is Level.MUNICIPALITY and digits in known):
        return digits
    state, district = digits[:STATE], digits[:DISTRICT]
    if digits == f"{state}000000" and (level is Level.STATE or district not in known):
        return state
    if level is Level.MUNICIPALITY:
        return digits
    return district if digits.endswith(PADDING) else ""


def _key(digits: str, level: Level, known: Collection[str], given: Collection[str]) -> Key:
    area_id = _area_id(digits, level, known)
    if not area_id:
        return Key(reason=IS_PART)
    twin = f"{area_id}{PADDING}"
    deepest = {Level.DISTRICT: DISTRICT, Level.MUNICIPALITY: MUNICIPALITY}.get(level, STATE)
    if len(twin) <= deepest and twin in known and twin not in given:
        return Key(area_ids=(area_id, twin))
    return Key(area_ids=(area_id,))
