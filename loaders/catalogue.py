"""The catalogue of indicators, read from ``data/indicators.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.model import (
    MOST_WEIGHT,
    Indicator,
    Kind,
    Level,
    PeerRole,
    Scale,
    Status,
    Text,
    YearCaveat,
)
from loaders.faults import raise_faults
from loaders.places import Place, place_faults, places_of

TEXTS = tuple(f"{part}_{lang}" for part in ("title", "about", "unit") for lang in ("de", "en"))
SPAN = re.compile(r"(\d{4})(?:-(\d{4}))?")
"""A year, or the first and the last of several."""
AVERAGED = (Kind.RATE.value, Kind.RATIO.value)
"""Kinds of measures whose mean, weighted by their denominator, is that of the whole."""
REQUIRED = ("id", "source_column", *TEXTS, "kind", "decimals", "scale", "breaks")
FILES_REMEMBERED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """What the loader has to know of an indicator besides its catalogue entry.

    ``zero_means`` is the status of a 0 where the source writes 0 for a missing value;
    ``census_base`` gives the census (2011 or 2022) the population of a year or span rests on.
    ``lowest``, ``highest`` and ``part_of`` (id of a whole) are bounds; see ``loaders.bounds``.
    """

    indicator_id: str
    source_column: str
    zero_means: Status
    census_base: Mapping[str, str]
    lowest: float | None = None
    highest: float | None = None
    part_of: str = ""


def read_catalogue(path: Path) -> dict[str, Indicator]:
    """Return the indicators by id in the order of the file; raise ``DataFault`` with all faults."""
    entries = _entries(path)
    return {entry["id"]: _indicator(entry) for entry in entries}


def read_origins(path: Path) -> dict[str, Origin]:
    """Return what the loaders know of the indicators, by name of the source's column."""
    origins = (
        Origin(
            indicator_id=entry["id"],
            source_column=entry["source_column"],
            zero_means=Status(entry.get("zero_means", Status.ZERO)),
            census_base=dict(entry.get("census_base", {})),
            lowest=entry.get("lowest"),
            highest=entry.get("highest"),
            part_of=entry.get("part_of", ""),
        )
        for entry in _entries(path)
    )
    return {origin.source_column: origin for origin in origins}


def read_places(path: Path) -> tuple[Place, ...]:
    """Return in which columns of official tables the indicators are found, in order."""
    return tuple(place for entry in _entries(path) for place in places_of(entry))


def _entries(path: Path) -> list[dict[str, Any]]:
    return _read(path.name, path.read_bytes())


@lru_cache(maxsize=FILES_REMEMBERED)
def _read(name: str, content: bytes) -> list[dict[str, Any]]:
    """Return the entries of a file, read once as long as it stays as it is."""
    entries: list[dict[str, Any]] = tomllib.loads(content.decode()).get("indicator", [])
    raise_faults(f"{name}, {fault}." for fault in _faults(entries))
    return entries


def _faults(entries: list[dict[str, Any]]) -> Iterator[str]:
    ids = [entry.get("id", "") for entry in entries]
    for number, entry in enumerate(entries, start=1):
        place = f"entry {number} ({entry.get('id', 'without id')})"
        for key in REQUIRED:
            if entry.get(key) is None:
                yield f"{place}: '{key}' is missing, add it"
        yield from (f"{place}: {fault}" for fault in _entry_faults(entry, ids))


def _entry_faults(entry: dict[str, Any], ids: list[str]) -> Iterator[str]:
    if ids.count(entry.get("id", "")) > 1:
        yield "the id is used twice, give each indicator its own"
    for key, choices in (("kind", Kind), ("scale", Scale)):
        if key in entry and entry[key] not in set(choices):
            yield f"'{key}' is '{entry[key]}', use one of {', '.join(choices)}"
    unknown = [level for level in entry.get("levels", []) if level not in set(Level)]
    if unknown:
        yield f"'levels' has '{unknown[0]}', use some of {', '.join(Level)}"
    breaks = entry.get("breaks", [])
    if breaks != sorted(set(breaks)):
        yield "the breaks do not rise, sort them and leave out doubles"
    for key in ("numerator", "denominator", "part_of", "weight"):
        if key in entry and entry[key] not in ids:
            yield f"'{key}' names the unknown indicator '{entry[key]}'"
    yield from _checked_faults(entry, ids)
    if ("numerator" in entry) != ("denominator" in entry):
        yield "numerator and denominator go together, give both or none"
    if ("caveat_de" in entry) != ("caveat_en" in entry):
        yield "the caveat is given in one language only, give both"
    yield from _year_faults(entry)
    yield from _weight_faults(entry)
    yield from _peer_faults(entry.get("peer", {"weight": 0}))
    yield from place_faults(entry)


def _checked_faults(entry: dict[str, Any], ids: list[str]) -> Iterator[str]:
    """Yield what is wrong with the counts that figures of a measure are checked by."""
    if "checked" not in entry:
        return
    counts = entry["checked"]
    if set(counts) != {"numerator", "denominator"}:
        yield "'checked' has not just numerator and denominator, give both"
    elif unknown := sorted(set(counts.values()) - set(ids)):
        yield f"'checked' names the unknown indicator '{unknown[0]}'"
    if "numerator" in entry:
        yield "'checked' is for measures without numerator and denominator, leave one out"


def _year_faults(entry: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with what holds for certain years only."""
    spans = list(entry.get("census_base", {}))
    for caveat in entry.get("year_caveat", []):
        spans += caveat.get("periods", [])
        if not caveat.get("periods"):
            yield "a 'year_caveat' has no 'periods', name the years it holds for"
        if not (caveat.get("caveat_de") and caveat.get("caveat_en")):
            yield "a 'year_caveat' is not given in both languages, give both"
    for span in map(str, spans):
        found = SPAN.fullmatch(span)
        if not found or (found[2] and found[2] < found[1]):
            yield f'\'{span}\' is no year and no span, write it as "2021" or "2024-2030"'


def _weight_faults(entry: dict[str, Any]) -> Iterator[str]:
    if "weight" in entry and entry.get("kind") not in AVERAGED:
        yield f"'weight' is for measures of the kinds {' and '.join(AVERAGED)} only, leave it out"


def _peer_faults(peer: dict[str, Any]) -> Iterator[str]:
    weight = peer.get("weight")
    if not isinstance(weight, int | float) or not 0 <= weight <= MOST_WEIGHT:
        yield f"the weight of 'peer' is {weight!r}, use a number from 0 to {MOST_WEIGHT:g}"
    if unknown := sorted(set(peer) - {"weight", "logarithm"}):
        yield f"'peer' has '{unknown[0]}', use weight and logarithm"


def _indicator(entry: dict[str, Any]) -> Indicator:
    return Indicator(
        id=entry["id"],
        title=_text(entry, "title"),
        about=_text(entry, "about"),
        unit=_text(entry, "unit"),
        kind=Kind(entry["kind"]),
        numerator=entry.get("numerator"),
        denominator=entry.get("denominator"),
        factor=float(entry.get("factor", 1.0)),
        decimals=int(entry["decimals"]),
        scale=Scale(entry["scale"]),
        breaks=tuple(float(limit) for limit in entry["breaks"]),
        caveat=_text(entry, "caveat") if "caveat_de" in entry else None,
        skills_rank=entry.get("skills_rank"),
        levels=tuple(map(Level, entry.get("levels", ()))),
        census_bases=tuple(entry.get("census_base", {}).items()),
        year_caveats=tuple(
            YearCaveat(periods=tuple(one["periods"]), text=_text(one, "caveat"))
            for one in entry.get("year_caveat", ())
        ),
        weight=entry.get("weight"),
        checked=_checked(entry["checked"]) if "checked" in entry else None,
        peer=_peer(entry["peer"]) if "peer" in entry else None,
    )


def _peer(entry: dict[str, Any]) -> PeerRole:
    return PeerRole(weight=float(entry["weight"]), logarithm=bool(entry.get("logarithm", False)))


def _checked(entry: dict[str, str]) -> tuple[str, str]:
    return entry["numerator"], entry["denominator"]


def _text(entry: dict[str, Any], part: str) -> Text:
    return Text(de=entry[f"{part}_de"], en=entry[f"{part}_en"])
