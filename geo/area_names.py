"""Areas found by what people write: a key, a name with or without umlauts, "Landkreis Meißen"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.areas import COUNTRY, district_of, level_of
from geo.kept import kept_with_world
from geo.model import Level
from geo.world import World

MOST_CANDIDATES = 6
KEY_DIGITS = (1, 2, 4, 5, 7, 8)
"""Of a key of a Land, a district or a municipality, with or without its leading zero."""

_RURAL = frozenset({"landkreis", "lkr", "lk", "kreis"})
_TOWN = frozenset({"stadt", "kreisfreie", "krfr", "stadtkreis", "sk", "hansestadt"})
_MUNICIPALITY = frozenset({"gemeinde"})
_STATE = frozenset({"land", "bundesland", "freistaat"})
DESIGNATIONS = _RURAL | _TOWN | _MUNICIPALITY | _STATE
"""Words beside a name that say what kind of area is meant."""

_KEY = re.compile(r"(\d[\d ]*)(.*)", re.DOTALL)
_COUNTRY_NAMES = (("deutschland",), ("germany",), ("dg",), ("bund",))

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """The areas that a text may mean: one where it is clear, none where it is unknown.

    ``candidates`` are those between which the text does not decide; ``close`` are areas of
    another name that begins like a text that is none.
    """

    text: str
    area_id: str = ""
    candidates: tuple[str, ...] = ()
    close: tuple[str, ...] = ()


def words_of(text: str) -> Words:
    """Return the words of a name in small letters, without diacritics; ``ae`` is as ``ä``."""
    small = unicodedata.normalize("NFC", text).casefold().replace("ß", "ss")
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    for written, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        bare = bare.replace(written, letter)
    return tuple(re.findall(r"[a-z0-9]+", bare))


def named(world: World, text: str) -> Named:
    """Return which area a key or a name means."""
    plain = " ".join(text.split())
    key = _KEY.fullmatch(plain)
    if key:
        return Named(text=plain, area_id=_of_key(world, *key.groups()))
    found = _of_name(world, plain)
    if len(found) == 1:
        return Named(text=plain, area_id=found[0])
    close = () if found else _similar(world, words_of(plain))
    return Named(text=plain, candidates=found, close=close)


def _of_key(world: World, digits: str, name: str) -> str:
    """Return the area of a key; a name beside it must not be that of another area."""
    key = digits.replace(" ", "")
    if len(key) not in KEY_DIGITS:
        return ""
    if len(key) in (1, 4, 7):
        key = f"0{key}"
    if len(key) == len("14511000") and key.endswith("000"):
        key = district_of(key)
    if key not in world.areas.index:
        return ""
    own, beside = set(words_of(str(world.areas.at[key, "name"]))), set(words_of(name))
    return key if not beside - DESIGNATIONS or own & beside else ""


def _of_name(world: World, text: str) -> tuple[str, ...]:
    """Return the areas of a name; a word such as Landkreis beside it decides between them."""
    words = words_of(text)
    if words in _COUNTRY_NAMES:
        return (COUNTRY,)
    index = _index(world)
    exact = index.get(words, ())
    if exact or not words:
        return _spelled(world, exact, _letters(text))
    hints = set(words) & DESIGNATIONS
    found = index.get(tuple(word for word in words if word not in DESIGNATIONS), ())
    bare = tuple(word for word in _letters(text) if word not in DESIGNATIONS)
    return tuple(area for area in _spelled(world, found, bare) if _fits(world, area, hints))


def _spelled(world: World, areas: Sequence[str], letters: Words) -> tuple[str, ...]:
    """Return of areas whose names are alike without diacritics those spelled so, else all.

    Neuenkirchen is not Neunkirchen, though ``ue`` may stand for ``ü``.
    """
    so = tuple(area for area in areas if _letters(str(world.areas.at[area, "name"])) == letters)
    return so or tuple(areas)


def _letters(text: str) -> Words:
    """Return the words of a name in small letters, as they are spelled."""
    return tuple(re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold()))


def _fits(world: World, area_id: str, hints: set[str]) -> bool:
    """Tell whether an area is of the kind that words beside its name say."""
    level, designation = level_of(area_id), str(world.areas.at[area_id, "designation"])
    rural = level is Level.DISTRICT and "kreis" in designation.lower() and "adt" not in designation
    town = level is Level.DISTRICT and not rural
    kinds = (
        (_RURAL, rural),
        (_TOWN, town or (level is Level.MUNICIPALITY and designation == "Stadt")),
        (_MUNICIPALITY, level is Level.MUNICIPALITY),
        (_STATE, level is Level.STATE or _alone(area_id)),
    )
    return any(is_so for words, is_so in kinds if hints & words)


def _similar(world: World, words: Words) -> tuple[str, ...]:
    """Return areas whose names begin with words that are none; nothing where they are many."""
    bare = tuple(word for word in words if word not in DESIGNATIONS)
    start = " ".join(bare)
    if len(start) < len("Ulm"):
        return ()
    found = [
        area
        for known, areas in _index(world).items()
        if " ".join(known).startswith(start)
        for area in areas
    ]
    return tuple(sorted(set(found))) if len(set(found)) <= MOST_CANDIDATES else ()


@kept_with_world
def _index(world: World) -> Mapping[Words, Sequence[str]]:
    """Return areas by the words of their names.

    A town that is its own district stands once, as the district; so does a Land that is a town.
    """
    found: dict[Words, list[str]] = {}
    names = world.areas["name"].astype("str")
    for area_id in names.index:
        district = f"{area_id}000" if len(area_id) == len("14") else district_of(area_id)
        own = len(area_id) == len("14") or _alone(area_id)
        if (
            own
            and district != area_id
            and district in names.index
            and _same(names, district, area_id)
        ):
            continue
        found.setdefault(words_of(names[area_id]), []).append(area_id)
    return found


def _same(names: pd.Series, one: str, other: str) -> bool:
    return str(names[one]) == str(names[other])


def _alone(area_id: str) -> bool:
    """Tell whether an area is a town that is its own district, or such a district of a Land."""
    return len(area_id) in (len("11000"), len("14511000")) and area_id.endswith("000")
