"""Regions of the reader's own: put together from what is typed, linked or loaded from a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from geo.area_names import Named, named
from geo.areas import COUNTRY, district_of, level_of, members
from geo.figures import area_name
from geo.model import Level, Region
from geo.own_region import (
    MOST_AREAS,
    TooManyAreasError,
    WrongCodeError,
    areas_of,
    code_of,
    id_of,
    titled,
)
from geo.text import Reader
from geo.world import World

MOST_LETTERS = 20_000
"""Of a typed list; 400 names with their keys have fewer."""
SHOWN = 40
"""Letters of a text of the reader's that are repeated to him."""
BETWEEN = "~"
"""Between the title and the code of the areas in a link."""

CITY = "000"
"""After the key of a district that of its only municipality: the town that is a district."""

_KIND = r"\s*(?:kreisfreie\s+|hanse|kreis)?stadt\s*|\s*(?:land|stadt)?kreis\s*"
_CUT = re.compile(rf"[;\n\r]|,(?!(?:{_KIND})(?:[,;\n\r]|$))", re.IGNORECASE)
"""Where a list is cut; what kind of area a name is may follow it after a comma."""


class NoRegionError(ValueError):
    """What is no region; the message is one sentence in the reader's language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """What a list of areas means.

    Attributes:
        areas: Districts and municipalities, none inside another; a Land is its districts.
        unknown: Entries that no area answers to, with up to six of a name that begins so.
        unclear: Entries that several areas answer to.
        inside: Municipalities left out because their whole district is listed too.

    """

    areas: tuple[str, ...]
    unknown: tuple[Named, ...] = ()
    unclear: tuple[Named, ...] = ()
    inside: tuple[str, ...] = ()


def typed(world: World, text: str, reader: Reader) -> Typed:
    """Return the areas of a list of keys or names, set apart by commas, semicolons or lines.

    Raises:
        NoRegionError: The list is empty or far too long.

    """
    if len(text) > MOST_LETTERS:
        words = reader.t("The list has {count} characters; enter at most {most}.")
        raise NoRegionError(
            words.format(count=reader.number(len(text)), most=reader.number(MOST_LETTERS))
        )
    entries = [named(world, one) for one in _CUT.split(text) if one.strip()]
    if not entries:
        raise NoRegionError(reader.t("No area is named; enter official keys (AGS) or names."))
    areas, inside = _whole(world, (one.area_id for one in entries if one.area_id))
    open_ones = [one for one in dict.fromkeys(entries) if not one.area_id]
    return Typed(
        areas=areas,
        unknown=tuple(one for one in open_ones if not one.candidates),
        unclear=tuple(one for one in open_ones if one.candidates),
        inside=inside,
    )


def open_words(world: World, found: Typed, reader: Reader) -> tuple[str, ...]:
    """Return one sentence for each entry of a list that gave no area, and for each left out."""
    t = reader.t
    sentences = []
    for one in found.unknown:
        close = _listed(world, one.close, reader)
        words = t("“{text}” is no area of the atlas; close to it: {list}.")
        none = t("“{text}” is no area of the atlas.")
        sentences.append((words if close else none).format(text=one.text[:SHOWN], list=close))
    for one in found.unclear:
        words = t("“{text}” may mean several areas; enter one of the keys: {list}.")
        sentences.append(
            words.format(text=one.text[:SHOWN], list=_listed(world, one.candidates, reader))
        )
    return (*sentences, *_inside_words(world, found.inside, reader))


def left_out_words(world: World, areas: Iterable[str], reader: Reader) -> tuple[str, ...]:
    """Return one sentence for each known area that lies in another one and so does not count."""
    _, inside = _whole(world, (area for area in areas if area in world.areas.index))
    return _inside_words(world, inside, reader)


def _inside_words(world: World, inside: Iterable[str], reader: Reader) -> tuple[str, ...]:
    words = reader.t("{area} is left out, because its whole district {district} is listed.")
    return tuple(
        words.format(
            area=_with_key(world, area, reader),
            district=_with_key(world, district_of(area), reader),
        )
        for area in inside
    )


def own_region(world: World, title: str, areas: Iterable[str], reader: Reader) -> Region:
    """Return a region of the reader's own; ``areas`` are districts, municipalities or Länder.

    Raises:
        NoRegionError: There are no areas, more than 400, or one that the atlas does not have.

    """
    listed = list(areas)
    strange = [area for area in listed if area not in world.areas.index]
    if strange:
        words = reader.t("The atlas has no area {list}; correct the key.")
        raise NoRegionError(words.format(list=_few(strange)))
    whole, _ = _whole(world, listed)
    if not whole:
        raise NoRegionError(reader.t("A region needs at least one area of the atlas."))
    if len(whole) > MOST_AREAS:
        raise NoRegionError(_number_words(len(whole), reader))
    found = world.region(id_of(title, whole))
    if found is None:
        raise NoRegionError(reader.t("This is no region."))
    return found


def link_of(region: Region) -> str:
    """Return a region of the reader's own as the text that stands in links: title and areas.

    Where the title is the one that every such region has, the areas stand alone.
    """
    areas = region.definition().areas
    title = region.title.de
    bare = id_of("", areas) == region.id
    return code_of(areas) if bare else f"{title}{BETWEEN}{code_of(areas)}"


def linked(world: World, text: str, reader: Reader) -> Region:
    """Return the region that a text of a link describes, see :func:`link_of`.

    Raises:
        NoRegionError: The text describes no region, or more than 400 areas, or unknown ones.

    """
    title, _, code = text.rpartition(BETWEEN)
    try:
        areas = areas_of(code)
    except TooManyAreasError as fault:
        raise NoRegionError(_number_words(fault.areas, reader)) from None
    except WrongCodeError:
        words = reader.t("The link holds no region of one’s own in “{text}”; create it anew.")
        raise NoRegionError(words.format(text=titled(text)[:SHOWN])) from None
    return own_region(world, title, areas, reader)


def _number_words(number: int, reader: Reader) -> str:
    words = reader.t("The region has {count} areas; a region of one’s own has at most {most}.")
    return words.format(count=reader.number(number), most=reader.number(MOST_AREAS))


def _whole(world: World, areas: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return areas with districts in place of Länder, and municipalities inside of these."""
    found: set[str] = set()
    for area in areas:
        large = area == COUNTRY or level_of(area) is Level.STATE
        found.update(
            members(world.areas, [area], Level.DISTRICT) if large else [_city(world, area)]
        )
    inside = {one for one in found if one != district_of(one) and district_of(one) in found}
    return tuple(sorted(found - inside)), tuple(sorted(inside))


def _city(world: World, area: str) -> str:
    """Return the district that a municipality is the whole of, else the area itself.

    A kreisfreie Stadt is one area under two keys; only that of the district has all figures.
    """
    district = district_of(area)
    return district if area == f"{district}{CITY}" and district in world.areas.index else area


def _listed(world: World, areas: Iterable[str], reader: Reader) -> str:
    return ", ".join(_with_key(world, area, reader) for area in areas)


def _with_key(world: World, area_id: str, reader: Reader) -> str:
    designation = str(world.areas.at[area_id, "designation"])
    words = ", ".join(filter(None, [designation, area_id]))
    return f"{area_name(world, area_id, reader)} ({words})"


def _few(texts: list[str]) -> str:
    """Return the first texts of a list, cut, and a sign where there are more."""
    shown = ", ".join(text[:SHOWN] for text in texts[:5])
    return f"{shown} …" if len(texts) > 5 else shown
