"""Places: in which column of which official table an indicator is found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from geo.model import Kind

KEYS = {"table", "column", "columns", "since", "day", "years"}
DAY = re.compile(r"\d{2}-\d{2}")
YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an indicator is found.

    Several ``columns`` of a count are summed. ``since`` is the first year that is defined as the
    indicator is, ``day`` the only day of a year (``06-30``) it is given for, and ``years`` is added
    to the year of the table: where a source counts on 1 January what we count on 31 December, -1.
    """

    indicator_id: str
    table: str
    columns: tuple[str, ...]
    since: str = ""
    day: str = ""
    years: int = 0

    def is_in(self, table: str) -> bool:
        """Return whether ``table`` is this table, or an edition or sheet of it.

        ``INKAR`` is in ``INKAR 2025`` and ``Deutschlandatlas`` in ``Deutschlandatlas_KRS1224``.
        """
        found, own = table.casefold().strip(), self.table.casefold()
        return found == own or re.match(rf"{re.escape(own)}[ _,(]", found) is not None


def plain_column(text: str) -> str:
    """Return the name of a column without regard to case and spaces."""
    return re.sub(r"\s+", " ", text.replace("\N{SOFT HYPHEN}", "")).strip().casefold()


def places_of(entry: dict[str, Any]) -> tuple[Place, ...]:
    """Return the places of an entry of the catalogue, in the order in which they are tried."""
    return tuple(
        Place(
            indicator_id=entry["id"],
            table=found["table"],
            columns=tuple(
                map(plain_column, found["columns"] if "columns" in found else [found["column"]])
            ),
            since=found.get("since", ""),
            day=found.get("day", ""),
            years=found.get("years", 0),
        )
        for found in entry.get("found_in", ())
    )


def place_faults(entry: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with ``found_in`` of an entry."""
    places = entry.get("found_in", [])
    if not isinstance(places, list) or not all(isinstance(one, dict) for one in places):
        yield '\'found_in\' is no list of places; write [{ table = "…", column = "…" }]'
        return
    for number, place in enumerate(places, start=1):
        for fault in _faults(place, str(entry.get("kind"))):
            yield f"place {number} of 'found_in': {fault}"


def _faults(place: dict[str, Any], kind: str) -> Iterator[str]:
    for key in sorted(set(place) - KEYS):
        yield f"'{key}' is unknown, use {', '.join(sorted(KEYS))}"
    if not str(place.get("table", "")).strip():
        yield "'table' is missing, add the number of the table"
    if ("column" in place) == ("columns" in place):
        yield "give either 'column' or 'columns', not both and not neither"
    columns = place.get("columns", [place.get("column", "")])
    if not isinstance(columns, list) or not columns or not all(isinstance(c, str) for c in columns):
        yield "the columns are no texts, write each name in quotation marks"
    elif len(columns) > 1 and kind != Kind.COUNT:
        yield f"only columns of a count can be summed, this is a {kind}; give one column"
    elif len(set(map(plain_column, columns))) < len(columns):
        yield "a column is named twice, it would count twice"
    for key, pattern, like in (("since", YEAR, "2024"), ("day", DAY, "06-30")):
        if key in place and not pattern.fullmatch(str(place[key])):
            yield f"'{key}' is '{place[key]}', write it as \"{like}\""
    if not isinstance(place.get("years", 0), int):
        yield "'years' is no whole number"
