"""The columns of a view of the comparison as people read them, and the sign of each figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exports.signs import SIGNS
from exports.tables import AT_LEAST
from geo.classify import CODE_OF_STATUS
from geo.model import Indicator, Status
from geo.text import Reader

REF = "ref"
"""The end of the names of columns with addresses of records."""
SAID = {
    "number": "value", "x": "x_value", "y": "y_value", "relation": "value",
    "reference_number": "reference_value", "difference": "words", "amount_eur": "value",
}  # fmt: skip
"""By a column of numbers that with the same in words, which says why there is none."""
REF_OF = {
    "number": "ref", "value": "ref", "relation": "ref", "amount_eur": "ref",
    "x": "x_ref", "y": "y_ref", "reference_number": "reference_ref",
}  # fmt: skip
"""By a column of numbers that of the addresses; others have their own name before ``_ref``."""
FIGURES = frozenset({*SAID, "unemployed", "vacancies", "distance", "contribution", "own_value"})
"""Columns of numbers that have a sign beside them where it says more than the number."""
STATUS_OF = frozenset({"number", "relation"})
"""Columns of numbers whose state stands in the column ``status``."""
_CODES = frozenset(CODE_OF_STATUS.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewColumn:
    """A column of a table; ``ref`` is that of its addresses, empty where it has none."""

    name: str
    head: str
    numeric: bool
    signed: bool
    ref: str


def view_columns(table: pd.DataFrame, reader: Reader) -> list[ViewColumn]:
    """Return the columns that people read, those of addresses left out."""
    heads = column_heads(reader)
    names = [str(one) for one in table.columns]
    found: list[ViewColumn] = []
    for name in names:
        if name.endswith((REF, "refs")):
            continue
        numeric = pd.api.types.is_numeric_dtype(table[name]) and table[name].dtype != bool
        head = heads.get("text" if name == "value" and not numeric else name, name)
        taken = {one.head for one in found}
        ref = REF_OF.get(name, f"{name}_ref")
        lacking = numeric and bool(table[name].isna().any())
        found.append(
            ViewColumn(
                name=name,
                head=f"{head} [{name}]" if head in taken else head,
                numeric=numeric,
                signed=numeric and (name in FIGURES or lacking),
                ref=ref if ref in names else "",
            )
        )
    return found


def sign_of(column: ViewColumn, row: Mapping[str, Any], reader: Reader) -> str:
    """Return the sign of a figure as tables of exports have it; a refused one is not meaningful."""
    status = str(row.get("status") or "")
    if not pd.isna(row[column.name]):
        if column.name == "amount_eur" and row.get("at_least"):
            return SIGNS[AT_LEAST]
        return SIGNS.get(status, "") if column.name in STATUS_OF else ""
    if status in _CODES and column.name in {*STATUS_OF, "value"}:
        return status
    if column.name in STATUS_OF and SIGNS.get(status):
        return SIGNS[status]
    said = str(row.get(SAID.get(column.name, ""), ""))
    if column.name == "amount_eur":
        return SIGNS[Status.NOT_COLLECTED.value]
    words = {reader.status(one): sign for one, sign in CODE_OF_STATUS.items()}
    return words.get(said, SIGNS[Status.NOT_MEANINGFUL.value])


def decimals_of(
    column: str,
    row: Mapping[str, Any],
    indicators: Sequence[str],
    catalogue: Mapping[str, Indicator],
) -> int | None:
    """Return how many decimals a number is shown with, None where nothing says so."""
    places = {"y": 1}
    of = str(row.get("indicator") or "")
    if not of and indicators:
        of = indicators[min(places.get(column, 0), len(indicators) - 1)]
    shown = column in {"number", "reference_number", "difference", "x", "y", "value", "own_value"}
    return catalogue[of].decimals if shown and of in catalogue else None


def column_heads(reader: Reader) -> dict[str, str]:
    """Return what columns are called, by their names for programs."""
    t = reader.t
    return {
        "indicator": t("Id of the indicator"), "measure": t("Indicator"), "unit": t("Unit"),
        "kind": t("Kind of row"), "side": t("Id of the region"), "title": t("Region"),
        "period": t("Period"), "number": t("Value"), "value": t("Value"), "status": t("State"),
        "note": t("Note"), "reference": t("Reference"),
        "reference_period": t("Period of the reference"),
        "reference_number": t("Value of the reference"),
        "reference_value": t("Value of the reference in words"), "difference": t("Difference"),
        "relative": t("Difference in per cent"), "words": t("Difference in words"),
        "reason": t("Why not"), "area_id": t("Key (AGS)"), "district": t("District"),
        "first": t("First rank"), "last": t("Last rank"), "rank": t("Rank"),
        "above": t("Districts above"), "below": t("Districts below"),
        "alike": t("Not distinguishable"), "beside": t("Which"), "id": t("Id"), "x": t("Across"),
        "y": t("Up"), "x_value": t("Across, in words"), "y_value": t("Up, in words"),
        "part": t("Part of the series"), "code": t("Key of the occupation"),
        "occupation": t("Occupation group"), "unemployed": t("Unemployed"),
        "vacancies": t("Vacancies"), "relation": t("Unemployed per registered vacancy"),
        "short": t("Called short"), "few": t("Fewer than five vacancies"), "by": t("Grouped by"),
        "category": t("Programme, field or year"), "alliances": t("Alliances"),
        "names": t("Which"), "amount_eur": t("Money in euros"), "at_least": t("At least"),
        "name": t("Name"), "distance": t("Distance in standard deviations"),
        "weight": t("Weight"), "own_value": t("Value of the region"),
        "contribution": t("Part of the distance"), "side_name": t("Region"),
        "class": t("Class"), "holds": t("Verdict"), "way": t("Kind of representation"),
        "why": t("Why not"), "low": t("Lowest value"), "high": t("Highest value"),
        "text": t("Value in words"),
    }  # fmt: skip
