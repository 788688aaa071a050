"""Where rows of areas, their head and their figures stand in a sheet, found by what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.sheet_cells import Row, text
from loaders.sheet_head import is_running_number

AREA = re.compile(r"(\d{2,8})\s+(\D.*)")
COUNTRY = "Deutschland"
REGION_COLUMNS = 3
"""The areas stand in one of the first columns."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Where things stand in a sheet, rows and columns counted from 0; ``values`` are columns."""

    region: int
    head: tuple[int, ...]
    first: int
    last: int
    values: tuple[int, ...]


def area_in(row: Row, region: int) -> tuple[str, str] | None:
    """Return key and name of the area a row is about: in one cell, or in two side by side."""
    cell, beside = text(row[region]), row[region + 1] if region + 1 < len(row) else None
    if cell == COUNTRY:
        return COUNTRY, COUNTRY
    if found := AREA.fullmatch(cell):
        return found[1], found[2]
    if cell.isdigit() and isinstance(beside, str) and beside[:1].isalpha():
        return cell, beside
    return None


def find_block(rows: Sequence[Row]) -> Block | None:
    """Return where rows of areas and their head stand, None where no row names an area."""
    places = range(min(REGION_COLUMNS, len(rows[0]) if rows else 0))
    found = [(at, n) for at in places for n, row in enumerate(rows) if area_in(row, at)]
    if not found:
        return None
    region = found[0][0]
    own = [number for at, number in found if at == region]
    first = own[0]
    two_cells = not any(AREA.fullmatch(text(rows[number][region])) for number in own)
    start = region + 1 + two_cells
    filled = {
        place
        for row in rows[first : own[-1] + 1]
        for place in range(start, len(row))
        if row[place] is not None
    }
    figures = [n for n in range(first, len(rows)) if _has_figure(rows[n], filled)]
    return Block(
        region=region,
        head=_head_rows(rows, first, region, start),
        first=first,
        last=max([own[-1], *figures]),
        values=tuple(sorted(filled)),
    )


def _has_figure(row: Row, values: set[int]) -> bool:
    return any(isinstance(row[place], float) for place in values)


def _head_rows(rows: Sequence[Row], first: int, region: int, start: int) -> tuple[int, ...]:
    """Return the rows of the head, upwards until a line of the title or a gap above the label."""
    found: list[int] = []
    labelled = False
    for number in range(first - 1, -1, -1):
        row = rows[number]
        filled = any(cell is not None for cell in row[start:])
        if (labelled and not filled) or (row[region] is not None and not filled):
            break
        if filled and not is_running_number(row):
            found.append(number)
            labelled = labelled or row[region] is not None
    return tuple(reversed(found))
