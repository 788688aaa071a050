"""Numbers of official tables: as files are named after them, and where their tables are found."""

from __future__ import annotations

import re
from pathlib import PurePath

IN_NAME = re.compile(r"\d{4}[0-9A-Z](?:-[0-9A-Za-z]+)+(?=[_. ]|$)")
"""The publisher names a file after its table; the rows name the statistic only."""
REGIONAL = re.compile(r"\d{5}(?:-\d{2}){2}-\d(?:-B)?")
CENSUS = re.compile(r"\d{4}[A-Z].*")


def number_in_name(name: str) -> str:
    """Return the number that a file, or a member of an archive, is named after; ``""`` if none."""
    found = IN_NAME.match(PurePath(name.rpartition(", ")[2]).name)
    return found[0] if found else ""


def address_of(number: str) -> str:
    """Return where the publisher offers a table, ``""`` where the number does not say it."""
    if REGIONAL.fullmatch(number):
        return "https://www.regionalstatistik.de"
    return "https://ergebnisse.zensus2022.de" if CENSUS.fullmatch(number) else ""
