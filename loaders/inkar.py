"""INKAR of the BBSR: its spatial units as levels, its keys, what holds for all its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping

from geo.model import Level
from loaders.raw_table import TableFacts

UNITS: Mapping[Level, re.Pattern[str]] = {
    Level.COUNTRY: re.compile(r"bund|bundesgebiet|deutschland", re.I),
    Level.STATE: re.compile(r"(bundes)?l(and|änder)", re.I),
    Level.DISTRICT: re.compile(
        r"(land)?kreise?|(krsfr\.?|kreisfreie) (stadt|städte)|stadtkreise?|regionalverband"
        r"|kreise und kreisfreie städte",
        re.I,
    ),
    Level.MUNICIPALITY: re.compile(r"(einheits)?gemeinden?", re.I),
}
"""How editions call the units; all others (regions, types of settlement) are none of ours."""
DIGITS = {Level.STATE: 2, Level.DISTRICT: 5, Level.MUNICIPALITY: 8}


def level_of(unit: str) -> Level | None:
    """Return the level a spatial unit is, ``None`` for those the atlas does not have."""
    plain = unit.strip()
    return next((level for level, words in UNITS.items() if words.fullmatch(plain)), None)


def key_of(key: str, level: Level) -> str:
    """Return the AGS of a key of a known level.

    INKAR writes it with its own digits, with zeros for the levels below, or as a number whose
    leading zero is lost; what is none of these comes back as it is.
    """
    plain = key.strip()
    if level == Level.COUNTRY:
        return "DG"
    digits = DIGITS[level]
    if not (plain.isascii() and plain.isdigit()):
        return plain
    for length in (digits, 8):
        padded = plain.zfill(length)
        if len(plain) in {length, length - 1} and not padded[digits:].strip("0"):
            return padded[:digits]
    return plain


def inkar_facts(title: str, periods: str) -> TableFacts:
    """Return what holds for all tables of INKAR."""
    return TableFacts(
        publisher="Bundesinstitut für Bau-, Stadt- und Raumforschung (BBSR)",
        title=title,
        table="INKAR",
        licence="dl-de/by-2-0",
        url="https://www.inkar.de",
        reference_date=periods,
        rebased=True,
    )
