"""The regions of the atlas, read from ``data/regions.toml``."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geo.model import Definition, Region, Text
from loaders.faults import raise_faults

AREA_ID_LENGTHS = (5, 8)
"""A region consists of districts (AGS of 5 digits) or municipalities (8 digits)."""
TEXTS = tuple(f"{part}_{lang}" for part in ("title", "is_what", "is_not") for lang in ("de", "en"))


def read_regions(path: Path) -> tuple[Region, ...]:
    """Return the regions in the order of the file; raise ``DataFault`` with all faults."""
    with path.open("rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file).get("region", [])
    raise_faults(f"{path.name}, {fault}." for fault in _faults(entries))
    return tuple(_region(entry) for entry in entries)


def _faults(entries: list[dict[str, Any]]) -> Iterator[str]:
    for key in ("id", "letter"):
        counts = Counter(entry.get(key, "") for entry in entries)
        for value, count in counts.items():
            if count > 1 or not value:
                yield f"{count} regions have the {key} '{value}', give each its own"
    for entry in entries:
        yield from (f"region '{entry.get('id', '')}': {f}" for f in _entry_faults(entry))


def _entry_faults(entry: dict[str, Any]) -> Iterator[str]:
    for key in TEXTS:
        if not entry.get(key):
            yield f"'{key}' is missing, add it"
    if not entry.get("definition"):
        yield "it has no definition, add one"
    for definition in entry.get("definition", []):
        place = f"definition '{definition.get('id', '')}'"
        for key in ("id", "version", "title_de", "title_en", "areas", "source"):
            if not definition.get(key):
                yield f"{place}: '{key}' is missing, add it"
        for area in definition.get("areas", []):
            if not (isinstance(area, str) and area.isdigit() and len(area) in AREA_ID_LENGTHS):
                yield f"{place}: '{area}' is no AGS of 5 or 8 digits, correct it"


def _region(entry: dict[str, Any]) -> Region:
    return Region(
        id=entry["id"],
        letter=entry["letter"],
        title=_text(entry, "title"),
        is_what=_text(entry, "is_what"),
        is_not=_text(entry, "is_not"),
        definitions=tuple(_definition(definition) for definition in entry["definition"]),
        figures_from=entry.get("figures_from"),
    )


def _definition(entry: dict[str, Any]) -> Definition:
    return Definition(
        id=entry["id"],
        title=_text(entry, "title"),
        areas=tuple(entry["areas"]),
        source=entry["source"],
        source_url=entry.get("source_url", ""),
        version=entry["version"],
    )


def _text(entry: dict[str, Any], part: str) -> Text:
    return Text(de=entry[f"{part}_de"], en=entry[f"{part}_en"])
