"""Columns of Deutschlandatlas: short name and year, of the head, of the rules, or as stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.faults import raise_faults
from loaders.raw_file import StatedYears
from loaders.sheet_cells import text
from loaders.sheet_head import year_in
from loaders.sources.deutschlandatlas_grids import Grid

SHORT_NAME = re.compile(r"Indikatorkürzel:\s*(\S+)\s*(.*)", re.DOTALL)
MOST_NAMED = 40
"""How many columns are named in a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Indicator:
    """A column: short name, text of the head, year ("" where none is known).

    ``entered`` is whether the year is the one that who adds the file states.
    """

    place: int
    name: str
    about: str
    year: str
    entered: bool = False


def indicators_of(
    grid: Grid, years: Mapping[str, str], stated: Mapping[str, str]
) -> list[Indicator]:
    """Return the columns; raise ``DataFault`` where another year is stated than is known."""
    found, faults = [], []
    for place, cell in enumerate(grid.rows[grid.head]):
        words = text(cell)
        if place < 2 or not words:
            continue
        parts = SHORT_NAME.fullmatch(words)
        name, about = (parts[1], " ".join(parts[2].split())) if parts else (words, "")
        known, said = year_in(about) or years.get(name, ""), stated.get(name, "")
        if known and said and known != said:
            faults.append(f"{grid.place}: {name} is of {known}, not of {said}; leave out its year.")
        found.append(
            Indicator(
                place=place,
                name=name,
                about=about,
                year=known or said,
                entered=bool(said and not known),
            )
        )
    raise_faults(faults)
    return found


def by_basis(indicators: Sequence[Indicator]) -> list[list[Indicator]]:
    """Return the columns of a sheet, apart where only some of the years are entered ones."""
    entered = [one for one in indicators if one.entered]
    others = [one for one in indicators if not one.entered]
    if not entered or not any(one.year for one in others):
        return [list(indicators)]
    return [others, entered]


def year_notes(indicators: Sequence[Indicator], stated: StatedYears) -> Iterator[str]:
    """Yield which columns are left out for want of a year, and which years are of no column."""
    if lacking := [one.name for one in indicators if not one.year]:
        yield (
            f"no year is known for {listed(lacking)}: left out; to take them, state the year with "
            "--year COLUMN=YEAR"
        )
    names = {one.name for one in indicators}
    if others := [name for name, _ in stated if name not in names]:
        yield f"a year is stated for {listed(others)}, which the file does not have"


def listed(names: Sequence[str]) -> str:
    """Return names separated by commas, each once; very many are counted."""
    once = list(dict.fromkeys(names))
    more = f" and {len(once) - MOST_NAMED} more" if len(once) > MOST_NAMED else ""
    return ", ".join(once[:MOST_NAMED]) + more
