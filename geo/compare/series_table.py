"""Figures over the years as a table: a row for each year of each side, also where it has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import pandas as pd

from geo.compare.cells import Cell, cell
from geo.compare.lines import line_name
from geo.compare.made_words import made_note
from geo.compare.series import Series
from geo.model import Indicator
from geo.text import Reader
from geo.world import World

COLUMNS = ("kind", "side", "title", "period", "part", "number", "value", "status", "note", "ref")
SIDE, LINE = "side", "line"


def cells_of(found: Series) -> list[Cell]:
    """Return all figures of a side in the order of the years."""
    return [cell for part in found.parts for cell in part]


def value_text(cell: Cell, measure: Indicator, reader: Reader) -> str:
    """Return a figure with its unit, or why there is none."""
    return reader.figure(cell.value, measure.decimals, reader.of(measure.unit))


def series_table(
    world: World, measure: Indicator, found: Sequence[Series], sides: Set[str], reader: Reader
) -> pd.DataFrame:
    """Return a row for each year of each side; where it has no figure, ``value`` says why."""
    periods = sorted({c.value.period for one in found for c in cells_of(one)})
    rows = [
        {
            "kind": SIDE if one.side.id in sides else LINE,
            "side": one.side.id,
            "title": line_name(one.side, reader),
            "period": period,
            "part": place,
            "number": cell.value.number,
            "value": value_text(cell, measure, reader),
            "status": str(cell.value.status),
            "note": made_note(world, cell, reader) if cell.value.number is not None else "",
            "ref": cell.ref,
        }
        for one in found
        for period, place, cell in _by_period(world, one, measure, periods)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _by_period(
    world: World, one: Series, measure: Indicator, periods: Sequence[str]
) -> Iterator[tuple[str, int | None, Cell]]:
    """Yield each year with the part of the series it belongs to, None where it has no figure."""
    known = {
        each.value.period: (place, each)
        for place, part in enumerate(one.parts, start=1)
        for each in part
    }
    for period in periods:
        lost = (None, cell(world, one.side, measure.id, period=period))
        yield period, *known.get(period, lost)
