"""Cells of official tables: numbers as German and English tables write them, signs as states."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.model import Status
from loaders.faults import first_faults, raise_faults

SIGNS: Mapping[str, Status] = {
    "": Status.NOT_COLLECTED,
    "-": Status.NOT_COLLECTED,
    "\u2013": Status.NOT_COLLECTED,
    "k": Status.ROUNDED_TO_ZERO,
    ".": Status.SECRET,
    "g": Status.SECRET,
    "*": Status.SECRET,
    "/": Status.UNRELIABLE,
    "u": Status.UNRELIABLE,
    "...": Status.LATER,
    "\u2026": Status.LATER,
    "t": Status.LATER,
    "x": Status.NOT_MEANINGFUL,
    "X": Status.NOT_MEANINGFUL,
}
"""States by sign, after the tables of signs of the statistical offices (CARTOGRAPHY 7).

A "-" says that there is nothing or that the area does not exist; it never becomes 0 by itself.
"""
GERMAN = re.compile(r"[-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
ENGLISH = re.compile(r"[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([eE][-+]?\d+)?")


def parsed(
    texts: pd.Series, *, place: str, german: bool = True, signs: Mapping[str, Status] = SIGNS
) -> pd.DataFrame:
    """Return value and status of cells, with the index of ``texts``.

    A number in brackets is uncertain. ``k`` is zero after rounding and carries a 0.

    Args:
        texts: Cells as written.
        place: Names file and column in messages.
        german: Whether the decimal sign is a comma and a point groups thousands.
        signs: States by sign.

    Raises:
        DataFault: Cells that are neither number nor sign, all of them; the index names the rows.

    """
    plain = texts.astype("str").str.strip()
    status = plain.map(signs)
    bracketed = plain.str.fullmatch(r"\(.+\)")
    bare = plain.where(~bracketed, plain.str[1:-1])
    pattern = GERMAN if german else ENGLISH
    # as text, pandas leaves the pattern to Arrow, which is ten times as fast
    numeric = status.isna() & bare.str.fullmatch(pattern.pattern)
    _check(plain[status.isna() & ~numeric], place)
    value = pd.Series(np.nan, index=texts.index)
    value[numeric] = pd.to_numeric(_as_python(bare[numeric], german=german))
    value[status == Status.ROUNDED_TO_ZERO] = 0.0
    found = status.where(~numeric, _status_of(value, bracketed))
    return pd.DataFrame({"value": value, "status": found.astype("str")})


def _status_of(value: pd.Series, bracketed: pd.Series) -> pd.Series:
    certain = np.where(value == 0, Status.ZERO.value, Status.EXACT.value)
    return pd.Series(np.where(bracketed, Status.UNCERTAIN.value, certain), index=value.index)


def _as_python(texts: pd.Series, *, german: bool) -> pd.Series:
    group, decimal = (".", ",") if german else (",", ".")
    bare = texts.str.replace(group, "", regex=False).str.replace(decimal, ".", regex=False)
    return bare.str.replace("\u2212", "-", regex=False)


def _check(wrong: pd.Series, place: str) -> None:
    faults = (
        f"{place}, row {row}: {text!r} is neither a number nor a known sign; correct the cell "
        "or download the file again."
        for row, text in wrong.items()
    )
    raise_faults(first_faults(faults, place))
