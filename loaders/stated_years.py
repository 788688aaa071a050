"""Years of columns that who adds a file states, where the file itself names none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from loaders.faults import DataFault, raise_faults
from loaders.raw_file import StatedYears, decoded, raw_files

if TYPE_CHECKING:
    from loaders.given_files import MatchedTable

EARLIEST = 1990
"""Before there are no figures of the districts of all Germany."""
YEAR = re.compile(r"\d{4}")
HEADS = {"year", "jahr"}
"""What stands above the years in a file of them, where anything does."""
PAIR = ["indicator", "period"]


def stated_years(pairs: Sequence[str], file: Path | None = None) -> StatedYears:
    """Return columns with their years, from texts ``COLUMN=YEAR`` and the lines of a file.

    A line is ``column;year`` (a comma will do); one without a year states nothing.

    Raises:
        DataFault: A text is no such pair, the file cannot be read, or a column has two years.

    """
    found = [(f"--year {text}", "=", *_split(text, "=")) for text in pairs]
    found += [(place, ";", column, year) for place, column, year in _lines(file)] if file else []
    raise_faults(
        f"{place}: no column with its year; write COLUMN{sign}YEAR, such as alq{sign}2023."
        for place, sign, column, year in found
        if not column or not YEAR.fullmatch(year)
    )
    once = list(dict.fromkeys((column, year) for *_, column, year in found))
    columns = [column for column, _ in once]
    raise_faults(
        f"{column}: two years are stated for it; state the one of the publisher's indicator sheet."
        for column in dict.fromkeys(columns)
        if columns.count(column) > 1
    )
    return tuple(once)


def impossible_years(stated: Iterable[StatedYears], day: str) -> Iterator[str]:
    """Yield which stated years cannot be those of a file that was downloaded on a day (ISO)."""
    for column, year in dict.fromkeys(pair for years in stated for pair in years):
        if not EARLIEST <= int(year) <= int(day[:4]):
            yield (
                f"{column}={year}: there are figures of {EARLIEST} to {day[:4]} only; state the "
                "year of the publisher's indicator sheet."
            )


def restated_years(tables: Iterable[MatchedTable], observations: pd.DataFrame) -> Iterator[str]:
    """Yield which columns are stored from the same file with another year than now stated."""
    for one in tables:
        if not one.facts.years_entered:
            continue
        source_id = str(one.sources["source_id"].iloc[0])
        own = observations[observations["source_id"] == source_id]
        now, before = (
            frame[PAIR].astype("str").groupby("indicator")["period"].agg(set)
            for frame in (one.matched.figures, own)
        )
        for indicator in now.index.intersection(before.index):
            if others := sorted(before[indicator] - now[indicator]):
                yield (
                    f"{one.file}: {indicator} was added from this file as of {', '.join(others)}, "
                    f"not of {', '.join(sorted(now[indicator]))}; if that was wrong, first take "
                    f"it out: python -m loaders remove {source_id}"
                )


def entered_notes(tables: Iterable[MatchedTable]) -> Iterator[str]:
    """Yield which figures have their year from who added the file, for the list of editions."""
    for one in tables:
        if one.facts.years_entered:
            pairs = one.matched.figures[PAIR].astype("str").drop_duplicates().sort_values(PAIR)
            listed = ", ".join(" ".join(pair) for pair in pairs.itertuples(index=False, name=None))
            yield f"{one.file}: years as who added the file states them, not the file: {listed}"


def _lines(file: Path) -> Iterator[tuple[str, str, str]]:
    """Yield place, column and year of each line that states one."""
    (raw, *others) = raw_files(file)
    if others:
        raise DataFault([f"{file.name}: an archive; --years takes a file of lines COLUMN;YEAR."])
    for number, line in enumerate(decoded(raw.content()).splitlines(), start=1):
        column, year = _split(line, ";" if ";" in line else ",")
        if number == 1 and year.casefold() in HEADS:
            continue
        if year or (column and ";" not in line and "," not in line):
            yield f"{file.name}, row {number}", column, year


def _split(text: str, sign: str) -> tuple[str, str]:
    column, _, year = (part.strip().strip('"') for part in text.partition(sign))
    return column, year
