"""Names beside keys: whether both speak of the same area."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

DESIGNATIONS = {
    *(
        "stadt",
        "kreisfreie",
        "krfr",
        "krsfr",
        "kfs",
        "kreis",
        "landkreis",
        "lk",
        "landeshauptstadt",
    ),
    *("hansestadt", "universitatsstadt", "stadtkreis", "region", "regionalverband", "land", "sk"),
    *("stadteregion", "freistaat", "freie", "und", "wissenschaftsstadt", "st", "sankt", "bad"),
    *("der", "die", "am", "an", "im", "in", "dem", "den", "bei", "vor", "ob", "auf", "of"),
}
"""Words that do not tell areas apart, without diacritics."""
STEM_LETTERS = 4
UNKNOWN_LETTER = "\ufffd"
NAMES_REMEMBERED = 4096
"""Spellings whose words are known; the atlas has 1,232 areas, a table often writes them alike."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaNames:
    """Names of our areas by AGS, their words, and the AGS of areas by these words and level."""

    written: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    named: Mapping[tuple[int, frozenset[str]], tuple[str, ...]]

    def contradicts(self, area_id: str, name: str) -> str:
        """Return the area that ``name`` speaks of instead, ``other`` if unknown, or nothing.

        Names are spelled in many ways, so a single word in common is enough, unless the name is
        exactly that of another area.
        """
        own, found = self.words.get(area_id, frozenset()), words_of(name)
        if not own or not found or UNKNOWN_LETTER in name or found <= own:
            return ""
        others = self.named.get((len(area_id), found), ())
        if others:
            return others[0]
        return "" if {_stem(word) for word in own} & {_stem(word) for word in found} else "other"


def area_names(areas: pd.DataFrame) -> AreaNames:
    """Return the names of ``areas`` (area_id, name) for comparison; Germany has none."""
    rows = zip(areas["area_id"].astype("str"), areas["name"].astype("str"), strict=True)
    written = {area_id: name for area_id, name in rows if area_id.isdigit()}
    words = {area_id: words_of(name) for area_id, name in written.items()}
    named: dict[tuple[int, frozenset[str]], tuple[str, ...]] = {}
    for area_id, found in words.items():
        key = (len(area_id), found)
        named[key] = (*named.get(key, ()), area_id)
    return AreaNames(written=written, words=words, named=named)


@lru_cache(maxsize=NAMES_REMEMBERED)
def words_of(name: str) -> frozenset[str]:
    """Return the words of a name in small letters, without diacritics and designations."""
    small = name.casefold().replace("ß", "ss")
    bare = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    for written, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        bare = bare.replace(written, letter)
    found = set(re.findall(r"[a-z]+", bare))
    return frozenset({w for w in found if len(w) > 1} - DESIGNATIONS) or frozenset(found)


def _stem(word: str) -> str:
    return word[:STEM_LETTERS]
