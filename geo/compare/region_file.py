"""A region of the reader's own as a file: an entry of ``data/regions.toml`` and nothing else."""

from __future__ import annotations

import json
import re
import string
import tomllib
from collections.abc import Iterable
from typing import Any

from geo.area_names import words_of
from geo.compare.own_regions import NoRegionError, left_out_words, own_region
from geo.model import Region
from geo.own_region import UNTITLED, titled
from geo.text import Reader
from geo.world import World

MOST_BYTES = 100_000
"""Of a file; 400 areas have about 6,000."""
ON_A_LINE = 8
"""Areas."""
LANGUAGES = ("de", "en")


def file_of(world: World, region: Region) -> bytes:
    """Return a region as a file; pasted into ``data/regions.toml`` it is a region of the atlas."""
    definition = region.definition()
    entry = {"id": _id(region), "letter": _letter(world.regions, region)}
    texts = {"title": region.title, "is_what": region.is_what, "is_not": region.is_not}
    entry |= _both(texts.items())
    own = {"id": definition.id, "version": definition.version}
    own |= _both([("title", definition.title)])
    lines = ["[[region]]", *_lines(entry), "", "[[region.definition]]", *_lines(own)]
    lines += ["areas = [", *_rows(definition.areas), "]"]
    lines += _lines({"source": definition.source, "source_url": definition.source_url})
    return ("\n".join(lines) + "\n").encode()


def region_of_file(world: World, content: bytes, reader: Reader) -> Region:
    """Return the region of a file; title and areas count, by its first definition.

    Raises:
        NoRegionError: The file is none, is too large, or holds no region or several; also where
            the region has unknown areas or more than 400.

    """
    entry = _entry(content, reader)
    return own_region(world, _title(entry), _areas(entry, reader), reader)


def left_out_of_file(world: World, content: bytes, reader: Reader) -> tuple[str, ...]:
    """Return which areas of a file lie in others of it; raise as :func:`region_of_file` does."""
    return left_out_words(world, _areas(_entry(content, reader), reader), reader)


def _entry(content: bytes, reader: Reader) -> dict[str, Any]:
    """Return the one region of a file as it stands there."""
    t = reader.t
    if len(content) > MOST_BYTES:
        words = t("The file has {count} bytes; a file with a region has at most {most}.")
        raise NoRegionError(
            words.format(count=reader.number(len(content)), most=reader.number(MOST_BYTES))
        )
    try:
        entries = tomllib.loads(content.decode("utf-8-sig")).get("region", [])
    except UnicodeDecodeError:
        raise NoRegionError(t("The file is not written in UTF-8; save it as UTF-8.")) from None
    except (tomllib.TOMLDecodeError, RecursionError):
        words = t("The file is no TOML; choose a file that the atlas has written.")
        raise NoRegionError(words) from None
    if not isinstance(entries, list) or not entries or not isinstance(entries[0], dict):
        raise NoRegionError(t("The file holds no [[region]]; choose a file of a region."))
    if len(entries) > 1:
        words = t("The file holds {count} regions; leave one of them in it.")
        raise NoRegionError(words.format(count=reader.number(len(entries))))
    found: dict[str, Any] = entries[0]
    return found


def _title(entry: dict[str, Any]) -> str:
    """Return the German title, else the English one, nothing where both are those of any region."""
    if (entry.get("title_de"), entry.get("title_en")) == (UNTITLED.de, UNTITLED.en):
        return ""
    return next((titled(str(entry[key])) for key in ("title_de", "title_en") if key in entry), "")


def _areas(entry: dict[str, Any], reader: Reader) -> list[str]:
    definitions = entry.get("definition")
    first = definitions[0] if isinstance(definitions, list) and definitions else {}
    areas = first.get("areas") if isinstance(first, dict) else None
    if not isinstance(areas, list) or not all(isinstance(one, str) for one in areas):
        words = reader.t("The region in the file has no list “areas” of official keys (AGS).")
        raise NoRegionError(words)
    return areas


def _id(region: Region) -> str:
    """Return the title as an id that may stand in addresses."""
    name = "-".join(words_of(region.title.de)) or "region"
    return f"eigene-{name}"


def _letter(regions: Iterable[Region], region: Region) -> str:
    """Return a letter of the title, or another one, that no region of the atlas has."""
    taken = {one.letter for one in regions}
    letters = [*re.findall(r"[A-Z]", region.title.de.upper()), *string.ascii_uppercase]
    return next((one for one in letters if one not in taken), f"{letters[0]}{len(taken)}")


def _both(texts: Iterable[tuple[str, Any]]) -> dict[str, str]:
    return {f"{name}_{one}": text.in_language(one) for name, text in texts for one in LANGUAGES}


def _lines(entry: dict[str, str]) -> list[str]:
    """Return keys with texts; what JSON escapes TOML reads as the same."""
    return [f"{key} = {json.dumps(text, ensure_ascii=False)}" for key, text in entry.items()]


def _rows(areas: tuple[str, ...]) -> list[str]:
    quoted = [f'"{area}",' for area in areas]
    return ["  " + " ".join(quoted[i : i + ON_A_LINE]) for i in range(0, len(quoted), ON_A_LINE)]
