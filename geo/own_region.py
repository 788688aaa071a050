"""A region of the reader's own: its title and its areas in one short id that needs no look-up.

The id ``own-14511-14522010060__TWVpbiBSYXVt`` says it all: districts by 5 digits, each followed
by 3 digits for every municipality where it is not taken as a whole, then the title in base64.
So a link and every address that names the region resolve by themselves, in every session.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Container, Iterable
from hashlib import sha256
from itertools import groupby

from geo.areas import district_of
from geo.model import Definition, Region, Text
from geo.text import Reader

PREFIX = "own-"
DEFINITION = "own"
MOST_AREAS = 400
LONGEST_TITLE = 60
"""Characters; what is longer is cut."""
LONGEST_CODE = MOST_AREAS * len("99999999-")
LONGEST_READ = 10 * LONGEST_CODE
"""Characters; up to here the areas are counted, so that it can be said that they are too many."""
MADE = Text(de="eigene Zusammenstellung", en="own compilation")
"""Who defines such a region."""
UNTITLED = Text(de="Eigene Region", en="Own region")

PAGE, PARAMETER = "eigene-region", "own"
"""Where such a region is shown, and the query parameter that holds it."""

SHORT = "eigene-region-"
DIGEST = 12
"""Hexadecimal digits in a short name."""

_TITLED = "__"
_FORM = re.compile(r"\d{5}(\d{3})*(-\d{5}(\d{3})*)*", re.ASCII)


class WrongCodeError(ValueError):
    """A code that stands for no set of areas."""


class TooManyAreasError(WrongCodeError):
    """A code of too many areas; ``areas`` is how many."""

    def __init__(self, areas: int) -> None:
        super().__init__(f"a code has at most {MOST_AREAS} areas, this one has {areas}")
        self.areas = areas


def is_own(region_id: str) -> bool:
    """Tell whether an id has the form of a region of the reader's own."""
    return region_id.startswith(PREFIX)


def code_of(areas: Iterable[str]) -> str:
    """Return districts and municipalities as text that may stand in addresses.

    Raises:
        WrongCodeError: An area lies inside another one.

    """
    found = sorted(set(areas))
    whole = {area for area in found if area == district_of(area)}
    inside = [area for area in found if area not in whole and district_of(area) in whole]
    if inside:
        raise WrongCodeError(f"{', '.join(inside)} lie inside a district that is named too")
    return "-".join(
        district + "".join(area[len(district) :] for area in own)
        for district, own in groupby(found, district_of)
    )


def areas_of(code: str) -> tuple[str, ...]:
    """Return the areas that a code stands for, sorted.

    Raises:
        WrongCodeError: No set of areas has this code.

    """
    if len(code) > LONGEST_READ or not _FORM.fullmatch(code):
        raise WrongCodeError("a code is made of keys of districts with hyphens between")
    found = [
        area
        for district, rest in ((one[:5], one[5:]) for one in code.split("-"))
        for area in ([district + rest[i : i + 3] for i in range(0, len(rest), 3)] or [district])
    ]
    if len(found) > MOST_AREAS:
        raise TooManyAreasError(len(found))
    if code_of(found) != code:
        raise WrongCodeError("a code has its areas in order, each once")
    return tuple(found)


def titled(text: str) -> str:
    """Return what a reader typed as a title: one line, no signs that cannot be seen, cut."""
    plain = unicodedata.normalize("NFC", text)
    seen = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in plain)
    return " ".join(seen.split())[:LONGEST_TITLE].rstrip()


def id_of(title: str, areas: Iterable[str]) -> str:
    """Return the id of a region of the reader's own."""
    name = urlsafe_b64encode(titled(title).encode()).decode().rstrip("=")
    return PREFIX + code_of(areas) + (_TITLED + name if name else "")


def source_of(definition: Definition, reader: Reader) -> str:
    """Return who defines a region; of one of the reader's own in his language."""
    return reader.of(MADE) if definition.source == MADE.de else definition.source


def short_name(region_id: str) -> str:
    """Return a name of a region for files and keys: its id, a digest where it is the reader's."""
    if not is_own(region_id):
        return region_id
    return f"{SHORT}{sha256(region_id.encode()).hexdigest()[:DIGEST]}"


def own_region(region_id: str, known: Container[str]) -> Region | None:
    """Return the region that an id describes, None where it describes none.

    Args:
        region_id: As :func:`id_of` returns it.
        known: The ids of the areas that the atlas has.

    """
    code, _, name = region_id.removeprefix(PREFIX).partition(_TITLED)
    try:
        areas, title = areas_of(code), _title(name)
    except ValueError:
        return None
    if id_of(title, areas) != region_id or not all(area in known for area in areas):
        return None
    return _region(region_id, title, areas)


def _title(name: str) -> str:
    return urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()


def _region(region_id: str, title: str, areas: tuple[str, ...]) -> Region:
    made = _made_of(areas)
    shown = Text(de=title, en=title) if title else UNTITLED
    return Region(
        id=region_id,
        letter=shown.en[:1].upper(),
        title=shown,
        is_what=Text(de=f"{made.de}.", en=f"{made.en}."),
        is_not=Text(
            de="Keine Region des Atlas und keine amtliche Abgrenzung.",
            en="Neither a region of the atlas nor an official definition.",
        ),
        definitions=(
            Definition(
                id=DEFINITION,
                title=made,
                areas=areas,
                source=MADE.de,
                source_url="",
            ),
        ),
    )


def _made_of(areas: tuple[str, ...]) -> Text:
    """Return of how many districts and municipalities a region is made, in words."""
    districts = sum(area == district_of(area) for area in areas)
    numbers = (districts, len(areas) - districts)
    words = (
        ("Kreis", "Kreise", "district", "districts"),
        ("Gemeinde", "Gemeinden", "municipality", "municipalities"),
    )
    german = [
        f"{n} {one if n == 1 else many}"
        for n, (one, many, *_) in zip(numbers, words, strict=True)
        if n
    ]
    english = [
        f"{n} {one if n == 1 else many}"
        for n, (*_, one, many) in zip(numbers, words, strict=True)
        if n
    ]
    return Text(
        de=f"Eigene Auswahl: {' und '.join(german)}",
        en=f"Own selection: {' and '.join(english)}",
    )
