"""The top of a GENESIS table: number, title, date, nested heads; none has a fixed place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.model import Level
from loaders.delimited import check_widths
from loaders.faults import DataFault
from loaders.long_form import column_name, period_of

FIRST_LINE = re.compile(
    r'"?(?:GENESIS-)?(?:Tabelle|Table)\s*:\s*"?(?P<number>\d{5}[0-9A-Za-z]*(?:-[0-9A-Za-z]+)+)"?;*'
)
KEY = re.compile(r"DG|\d{2,3}|\d{5}|\d{8}|\d{12}", re.ASCII)
MOST_TIME_COLUMNS = 2
DATED = re.compile(
    r"(?:(?:Stichtag|Jahr|Berichtsjahr|Zeit|Zeitraum|Datum|Reference date|Year)\s*:\s*)?"
    r"(?P<period>\d{2}\.\d{2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{4})"
)
"""A line of its own below the title: "Stichtag: 30.06.2020", or the date alone."""
TERRITORY = re.compile(r"Gebietsstand:?\s*(\d{2}\.\d{2}\.\d{4})")
DEPTH = re.compile(r"\s*regionale Tiefe:\s*(?P<areas>.*)")
LEVELS = (("Gemeinde", Level.MUNICIPALITY), ("Kreise", Level.DISTRICT), ("änder", Level.STATE))
UNIT_AT_END = re.compile(r"\s*\((?P<unit>[^()]+)\)$")
UNIT = re.compile(
    r"Anzahl|Prozent|%|‰|Promille|Personen|Jahre|ha|qkm|km²|m²|km2|m2|t|Tonnen|Grad|Index"
    r"|(?:(?:Tsd|Mill|Mio|Mrd)\.?|1\s?000)?\s*(?:EUR|Euro|€|t|ha|kWh|m2|m²|m3|cbm|qm|GJ|MWh)"
    r"(?:\s*(?:/|je)\s*\S+)?|Tsd\.?|1\s?000|Mill\.?|je 1\s?000.*|EW/\S+",
)


OTHER_SEPARATORS = {"\t": "tabs", ",": "commas"}
AGAIN = "download it again as CSV and add it as it is."


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of figures; ``period`` is empty where heads do not name it."""

    place: int
    name: str
    unit: str
    period: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What stands above the first row of figures.

    ``first_row`` is its number from 0; ``key`` is the place of the area's key, the name follows;
    ``dimensions`` are places of further labels of a row; ``period`` is that of the whole table.
    """

    number: str
    title: str
    measure: str
    period: str
    boundary_date: str
    level: Level | None
    first_row: int
    key: int
    dimensions: tuple[int, ...]
    columns: tuple[Column, ...]


def head_of(rows: Sequence[Sequence[str]], name: str) -> Head:
    """Return the head of the table; ``rows`` are all its rows, the first line included.

    Raise ``DataFault`` where there are no rows of areas or no columns of figures.
    """
    number = table_number(rows[0][0]) if rows and rows[0] else None
    if number is None:
        raise DataFault([f"{name}, line 1: no number of a table; download the table as CSV again."])
    first, key = _first_area(rows, name)
    above = rows[1:first]
    titles = [" ".join(row[0].split()) for row in above if row and not any(map(str.strip, row[1:]))]
    heads = [row for row in above if any(map(str.strip, row[1:]))]
    check_widths([*heads, rows[first]], len(rows[first]), name, first_row=first + 1 - len(heads))
    dates = [found["period"] for line in titles if (found := DATED.fullmatch(line))]
    words = [line for line in titles if not DATED.fullmatch(line)]
    measure, unit = _measure(words[-1] if words else "")
    title, depth = _title(" ".join(words[:-1] if unit and len(words) > 1 else words))
    lead = _lead(heads, rows[first:], key + 2)
    territory = TERRITORY.search(" ".join(words))
    return Head(
        number=number,
        title=title,
        measure=measure,
        period=_one_period(dates, name),
        boundary_date=(territory and period_of(territory[1])) or "",
        level=next((level for word, level in LEVELS if word in depth), None),
        first_row=first,
        key=key,
        dimensions=tuple(range(key + 2, lead)),
        columns=_columns(heads, lead, len(rows[first]), unit, name),
    )


def table_number(line: str) -> str | None:
    """Return the number of the table in the first line, ``None`` where it has none."""
    found = FIRST_LINE.match(line)
    return found["number"] if found else None


def _first_area(rows: Sequence[Sequence[str]], name: str) -> tuple[int, int]:
    """Return the first row that names an area, and where in it the key stands."""
    for number, row in enumerate(rows):
        for place in range(min(MOST_TIME_COLUMNS + 1, len(row) - 2)):
            if KEY.fullmatch(row[place].strip()) and row[place + 1].strip():
                return number, place
            if not row[place].strip():
                break
    last = next((row for row in reversed(rows) if any(map(str.strip, row))), [""])
    for separator, words in OTHER_SEPARATORS.items():
        if len(last) == 1 and separator in last[0]:
            raise DataFault(
                [f"{name}: {words} stand between the cells where a table has ';'; {AGAIN}"]
            )
    raise DataFault([f"{name}: no row begins with the key of an area; choose a table by areas."])


def _one_period(dates: Sequence[str], name: str) -> str:
    found = sorted({period_of(date) or "" for date in dates})
    if len(found) > 1:
        raise DataFault(
            [f"{name}: several dates above the heads ({', '.join(found)}); download one at a time."]
        )
    return found[0] if found else ""


def _title(text: str) -> tuple[str, str]:
    """Return the title, and how deep it says the table goes."""
    plain = " ".join(TERRITORY.sub("", text).split())
    found = DEPTH.search(plain)
    return (plain[: found.start()], found["areas"]) if found else (plain, "")


def _measure(line: str) -> tuple[str, str]:
    """Return what a table of one measure is about and its unit, from the last line of the title."""
    unit = UNIT_AT_END.search(line)
    return (line[: unit.start()], unit["unit"]) if unit else (line, "")


def _lead(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], start: int) -> int:
    """Return the first column of figures: columns without a head before it are labels of rows."""
    width = len(rows[0])
    lead = start
    while lead < width and not any(head[lead].strip() for head in heads):
        if all(not _is_label(row[lead]) for row in rows if lead < len(row)):
            break
        lead += 1
    return lead


def _is_label(cell: str) -> bool:
    return sum(sign.isalpha() for sign in cell) > 1


def _columns(
    heads: Sequence[Sequence[str]], lead: int, width: int, unit: str, name: str
) -> tuple[Column, ...]:
    if lead >= width:
        raise DataFault([f"{name}: no column of figures; download the table again."])
    units = heads[-1] if heads and _are_units(heads[-1]) else None
    levels = heads[:-1] if units else heads
    columns = tuple(
        _column(place, [head[place] for head in levels], units[place].strip() if units else unit)
        for place in range(lead, width)
    )
    faults = list(_twins(columns, name))
    if faults:
        raise DataFault(faults)
    return columns


def _column(place: int, levels: Sequence[str], unit: str) -> Column:
    dates = [period for level in levels if (period := period_of(level))]
    words = [level for level in levels if not period_of(level)]
    return Column(
        place=place, name=column_name(words), unit=unit, period=dates[-1] if dates else ""
    )


def _are_units(head: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in head if cell.strip()]
    return all(UNIT.fullmatch(cell) for cell in cells)


def _twins(columns: Sequence[Column], name: str) -> Iterator[str]:
    seen: dict[tuple[str, str], int] = {}
    for column in columns:
        first = seen.setdefault((column.name, column.period), column.place)
        if first != column.place:
            yield (
                f"{name}: the columns {first + 1} and {column.place + 1} have the same head "
                f"{column.name!r}; download the table with all levels of its heads."
            )
