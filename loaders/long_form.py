"""Cells of a table in long form: texts in, values with states out; what a table does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from loaders.cells import parsed
from loaders.faults import first_faults, raise_faults
from loaders.raw_table import CELLS, LISTED

DAY_GERMAN = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})", re.ASCII)
DAY_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
LEVELS = {"state": {2}, "district": {5}, "municipality": {8, 12}}
"""Levels by the number of digits of their keys."""
CITY_STATES = ("02", "11")
"""Hamburg and Berlin stand in tables of districts under the keys of states."""
TOTALS = {"insgesamt", "total"}
POINT = r"\d\.\d"


def period_of(text: str) -> str | None:
    """Return a year or an ISO day as the atlas writes it, ``None`` for anything else."""
    plain = text.strip()
    if day := DAY_GERMAN.fullmatch(plain):
        return "-".join(reversed(day.groups()))
    return plain if DAY_ISO.fullmatch(plain) or YEAR.fullmatch(plain) else None


def column_name(levels: Sequence[str]) -> str:
    """Join the levels of a column; blank ones and totals are left out."""
    plain = (" ".join(level.split()) for level in levels)
    return " / ".join(level for level in plain if level and level.lower() not in TOTALS)


def with_values(
    texts: pd.DataFrame, name: str, *, german: bool = True, points: bool = True
) -> pd.DataFrame:
    """Return :data:`~loaders.raw_table.CELLS` from columns with ``text`` in place of the value.

    Args:
        texts: ``row``, ``key``, ``name``, ``column``, ``period``, ``text`` and, if any, ``flags``.
        name: Names the file in messages.
        german: Whether the decimal sign is a comma.
        points: Whether numbers may have points between thousands; where the format writes none, a
            point is a decimal sign of another language and must not be skipped.

    Raises:
        DataFault: Cells that are neither a number nor a sign.

    """
    indexed = texts.set_index("row", drop=False)
    if not points:
        raise_faults(first_faults(_point_faults(indexed["text"], name), name))
    found = parsed(indexed["text"], place=name, german=german)
    flags = {} if "flags" in indexed else {"flags": ""}
    table = indexed.assign(value=found["value"], status=found["status"], **flags)
    return table[list(CELLS)].reset_index(drop=True)


def listed(rows: Sequence[tuple[int, str, str]]) -> pd.DataFrame:
    """Return rows that hold no figures of an area."""
    return pd.DataFrame(list(rows), columns=list(LISTED))


def reference_date(cells: pd.DataFrame) -> str:
    """Return the periods of the figures, separated by commas."""
    return ", ".join(sorted(cells["period"].unique()))


def silent_levels(cells: pd.DataFrame) -> Iterator[str]:
    """Yield a sentence for each level and period in which no area has a figure."""
    without_city_states = cells[~cells["key"].isin(CITY_STATES)]
    digits = (
        without_city_states["key"].where(without_city_states["key"].str.isdigit(), "").str.len()
    )
    for level, lengths in LEVELS.items():
        rows = without_city_states[digits.isin(lengths)]
        known = rows["value"].notna().groupby(rows["period"]).any()
        for period in known.index[~known]:
            yield (
                f"No {level} has a figure for {period}: the publisher gives signs only, "
                "which are not zeros."
            )


def _point_faults(texts: pd.Series, name: str) -> Iterator[str]:
    for row, text in texts[texts.str.contains(POINT)].items():
        yield (
            f"{name}, row {row}: {text!r} has a point, which this format does not write; download "
            "the table in German."
        )


def units_of(columns: Mapping[str, str]) -> dict[str, str]:
    """Return the units by column without those that are not told."""
    return {column: unit for column, unit in columns.items() if unit}
