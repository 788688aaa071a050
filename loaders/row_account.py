"""The account of a table: every row of the file is taken or listed, and they add up."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders.faults import DataFault
from loaders.part_sums import FIGURE
from loaders.raw_table import LISTED, RawTable

NO_COLUMN = "its columns are not in the catalogue"


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How many rows were taken, which were not, and which figures of taken rows were refused."""

    taken: int
    listed: pd.DataFrame
    refused: pd.DataFrame


def accounted(
    table: RawTable,
    areas: pd.DataFrame,
    cells: pd.DataFrame,
    judged: pd.DataFrame,
    *,
    made: pd.DataFrame,
    file: str,
) -> Account:
    """Return what became of every row.

    Args:
        table: The table as read, with the rows its reader listed.
        areas: key, name, reason; ``reason`` is empty for areas of ours.
        cells: All cells of the table.
        judged: Cells that belong to a figure, with the reason why it was refused, if it was.
        made: Figures worked out in place of refused ones.
        file: Names the file in messages.

    Raises:
        DataFault: The rows do not add up to those of the file, or none was taken.

    """
    whole = set(map(tuple, made[FIGURE].to_numpy().tolist()))
    in_its_place = [key in whole for key in zip(*(judged[name] for name in FIGURE), strict=True)]
    judged = judged.assign(reason=judged["reason"].mask(pd.Series(in_its_place, judged.index), ""))
    taken = set(judged.loc[judged["reason"] == "", "row"])
    listed = pd.concat([table.listed, _left(cells, taken, areas, judged)])
    _check(len(taken), listed, table.rows, file)
    refused = judged[judged["row"].isin(taken) & (judged["reason"] != "")]
    words = refused["key"] + " " + refused["indicator"] + " " + refused["period"]
    both = pd.concat([table.refused, refused.assign(text=words)[list(LISTED)].drop_duplicates()])
    return Account(
        taken=len(taken),
        listed=listed.sort_values("row", kind="stable", ignore_index=True),
        refused=both.reset_index(drop=True),
    )


def _left(
    cells: pd.DataFrame, taken: set[int], areas: pd.DataFrame, judged: pd.DataFrame
) -> pd.DataFrame:
    """Return the rows with cells that were not taken: because of their area, else their cells."""
    rest = cells[~cells["row"].isin(taken)].drop_duplicates("row")
    unknown = areas[areas["reason"] != ""].drop_duplicates(["key", "name"])
    by_area = dict(
        zip(zip(unknown["key"], unknown["name"], strict=True), unknown["reason"], strict=True)
    )
    first = judged[judged["reason"] != ""].drop_duplicates("row")
    by_cell = dict(zip(first["row"], first["reason"], strict=True))
    rows = [
        (
            row,
            f"{key} {str(name).strip()}".strip(),
            by_area.get((key, name)) or by_cell.get(row, NO_COLUMN),
        )
        for row, key, name in zip(rest["row"], rest["key"], rest["name"], strict=True)
    ]
    return pd.DataFrame(rows, columns=list(LISTED))


def _check(taken: int, listed: pd.DataFrame, rows: int, file: str) -> None:
    """Raise unless all rows are there and some taken; an entry may stand for several ``rows``."""
    counted = int(listed["rows"].fillna(1).sum()) if "rows" in listed else len(listed)
    if taken + counted != rows:
        raise DataFault(
            [
                (
                    f"{file}: of {rows} rows {taken} were taken and {counted} listed, which "
                    "does not add up; the reading of this format is at fault, nothing was stored."
                )
            ]
        )
    if not taken:
        row, text, reason = listed.sort_values("row", kind="stable")[list(LISTED)].iloc[0]
        words = f"none of the {rows} rows can be taken; row {row}, {text}: {reason}"
        raise DataFault([f"{file}: {words}. Choose another table or other years."])
