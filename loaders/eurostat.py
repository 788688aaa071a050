"""Figures of Eurostat: NUTS codes to areas, flags to states, codes of dimensions to columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from geo.model import Status
from loaders.faults import first_faults, raise_faults
from loaders.long_form import listed, reference_date, silent_levels
from loaders.nuts import area_ids
from loaders.raw_table import CELLS, RawTable, TableFacts

LICENCE = "CC BY 4.0"
"""Reuse under Commission Decision 2011/833/EU."""
URL = "https://ec.europa.eu/eurostat/databrowser/view/"
PLACE, FREQUENCY, UNIT = "geo", "freq", "unit"
PLAIN_COUNT = "NR"
"""The unit of a plain number; any other unit makes another measure of the same table."""
TOTALS = {"T", "TOTAL"}
MISSING = (":", "")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
FLAG_WORDS: Mapping[str, str] = {
    "b": "break",
    "d": "definition_differs",
    "e": "estimated",
    "f": "forecast",
    "i": "see_metadata",
    "n": "not_significant",
    "p": "provisional",
    "r": "revised",
    "s": "estimated",
}
"""Flags that stay beside the figure; c, u, m and z say what state it is in."""
STATES_WITHOUT_NUMBER = {
    "c": Status.SECRET,
    "u": Status.UNRELIABLE,
    "z": Status.NOT_MEANINGFUL,
}
TABLE_IN_NAME = re.compile(
    r"(?:estat_)?(?P<table>[a-z]+(?:_[a-z0-9]+)+?|t[a-z]{2}\d{5})(?:_linear)?(?=[.$ (]|$)"
)
NO_TABLE = "The file does not name its table; keep the name it was downloaded under."


def table_in_name(name: str) -> str:
    """Return the table a file is named after, as Eurostat does; ``""`` where it is not."""
    found = TABLE_IN_NAME.match(Path(name).name.lower())
    return found["table"] if found else ""


def column_of(table: str, codes: Mapping[str, str]) -> str:
    """Return the column for the codes of a row by dimension, without frequency, place, totals."""
    levels = [
        code
        for dimension, code in codes.items()
        if dimension not in {PLACE, FREQUENCY}
        and code not in TOTALS
        and not (dimension == UNIT and code == PLAIN_COUNT)
    ]
    return " / ".join([table, *levels] if table else levels)


def left_out(row: int, code: str) -> tuple[int, str, str] | None:
    """Return the entry for a row whose NUTS code is no area of ours, ``None`` where it is one."""
    if code in area_ids():
        return None
    if not code.startswith("DE"):
        return row, code, "not in Germany"
    if len(code) == 4:
        return row, code, "NUTS 2 is no level of the atlas"
    return row, code, "no AGS known for this NUTS code"


def with_states(cells: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return :data:`~loaders.raw_table.CELLS` from ``text`` and ``marks``, the letters of flags.

    A secret cell keeps no number. Raise ``DataFault`` for cells that are neither a number nor ":".
    """
    text = cells["text"].str.strip()
    missing = text.isin(MISSING)
    numeric = ~missing & text.str.fullmatch(NUMBER)
    wrong = ~missing & ~numeric
    faults = (
        f"{name}, row {row}: {cell!r} is neither a number nor ':'; download the file again."
        for row, cell in zip(cells["row"][wrong], text[wrong], strict=True)
    )
    raise_faults(first_faults(faults, name))
    secret = cells["marks"].str.contains("c")
    value = pd.to_numeric(text.where(numeric & ~secret, None)).astype("float64")
    words = {marks: _words(marks) for marks in cells["marks"].unique()}
    states = {marks: _state_without_number(marks) for marks in words}
    certain = np.where(value == 0, Status.ZERO.value, Status.EXACT.value)
    known = np.where(cells["marks"].str.contains("u"), Status.UNCERTAIN.value, certain)
    status = np.where(value.notna(), known, cells["marks"].map(states))
    found = cells.assign(value=value, status=status, flags=cells["marks"].map(words))
    return found[list(CELLS)].astype({"status": "str", "flags": "str"}).reset_index(drop=True)


def _words(marks: str) -> str:
    """Return the flags as words, each once, in the order of the letters."""
    kept = [mark for mark in marks if mark not in "cumz"]
    return " ".join(dict.fromkeys(FLAG_WORDS.get(mark, f"flag_{mark}") for mark in kept))


def _state_without_number(marks: str) -> str:
    states = [state for mark, state in STATES_WITHOUT_NUMBER.items() if mark in marks]
    return (states[0] if states else Status.NOT_COLLECTED).value


def eurostat_table(
    cells: pd.DataFrame,
    *,
    table: str,
    rows: int,
    rest: Sequence[tuple[int, str, str]],
    units: Mapping[str, str],
    released: str = "",
    named_only: bool = False,
) -> RawTable:
    """Return the table with what Eurostat says of all its tables.

    ``named_only`` says that the table is known from the name of the file alone.
    """
    notes = () if table else (NO_TABLE,)
    return RawTable(
        facts=TableFacts(
            publisher="Eurostat",
            title=f"Eurostat {table}".strip(),
            table=table,
            licence=LICENCE,
            url=f"{URL}{table}" if table else "",
            reference_date=reference_date(cells),
            released=released,
            named=table if named_only else "",
            named_only=named_only,
            rebased=True,
        ),
        cells=cells,
        rows=rows,
        listed=listed(rest),
        units=dict(units),
        notes=(*notes, *silent_levels(cells)),
    )
