"""Two measures of the same areas at once, in three by three fields (CARTOGRAPHY 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from geo import palette
from geo.classification import terciles
from geo.classify import CLASS_CODES, CODE_OF_STATUS, Classes
from geo.layers import Fill
from geo.model import Status

STEPS = 3
_FIELD_COLOURS = tuple(colour for row in palette.BIVARIATE for colour in row)

FIELDS = Classes(
    breaks=tuple(float(number) for number in range(2, STEPS**2 + 1)), colours=_FIELD_COLOURS
)
"""The classes of a map whose values are the numbers of its fields, 1 to 9."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Crossed:
    """The fields of areas that have both measures.

    ``numbers`` goes from 1 (both low) to 9 (both high), row by row; ``codes`` has every area of
    either measure, with the state of a value where one of them is missing.
    """

    row_limits: tuple[float, ...]
    column_limits: tuple[float, ...]
    numbers: Mapping[str, int]
    codes: Mapping[str, str]

    def count(self, number: int) -> int:
        """Return how many areas lie in a field."""
        return sum(found == number for found in self.numbers.values())


def crossed(rows: Fill, columns: Fill, row_limits: tuple[float, ...]) -> Crossed:
    """Return the fields of two measures; columns are parted at the terciles of all areas known.

    Args:
        rows: The measure that goes up, of the same level as ``columns``.
        columns: The measure that goes to the right.
        row_limits: Two limits for the rows, the lower bound of each upper class.

    Raises:
        NoClassesError: ``columns`` has fewer than three different values.

    """
    column_limits = terciles(pd.Series(columns.values, dtype="float64"))
    numbers = {
        area_id: STEPS * _step(rows.values[area_id], row_limits)
        + _step(columns.values[area_id], column_limits)
        + 1
        for area_id in sorted(set(rows.values) & set(columns.values))
    }
    missing = CODE_OF_STATUS[Status.NOT_COLLECTED]
    codes = {
        area_id: CLASS_CODES[numbers[area_id] - 1]
        if area_id in numbers
        else _missing(area_id, rows, columns, missing)
        for area_id in rows.codes
    }
    return Crossed(row_limits=row_limits, column_limits=column_limits, numbers=numbers, codes=codes)


def _step(value: float, limits: tuple[float, ...]) -> int:
    return sum(value >= limit for limit in limits)


def _missing(area_id: str, rows: Fill, columns: Fill, otherwise: str) -> str:
    """Return the state of the measure that an area lacks, the first one where it lacks both."""
    lacking = [one for one in (rows, columns) if area_id not in one.values]
    return lacking[0].codes.get(area_id, otherwise) if lacking else otherwise
