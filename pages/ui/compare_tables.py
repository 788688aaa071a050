"""Tables of the comparison as HTML; every number leads to its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from geo.citation import figure, joined
from geo.compare.view import View
from geo.records import records
from geo.text import Reader, as_html
from pages.ui.figure import text_html
from pages.ui.tables import table_html

MOST_OPEN = 4
"""Notes that are shown at once."""

Column = tuple[str, str, str]
"""Head, name of the column, name of the column with its address (empty where it has none)."""


def notes_html(notes: Sequence[str], reader: Reader) -> str:
    """Return what must stand beside a view; many notes are folded."""
    if not notes:
        return ""
    items = "".join(f"<li>{text_html(one)}</li>" for one in notes)
    words = reader.t("What is to be borne in mind ({count})").format(count=len(notes))
    opened = " open" if len(notes) <= MOST_OPEN else ""
    return f"<details{opened}><summary>{as_html(words)}</summary><ul>{items}</ul></details>"


def view_table(view: View, reader: Reader) -> str:
    """Return the table of a view; those of one figure a row and side stand side by side."""
    across = _ACROSS.get(view.id)
    if across:
        return _beside(view, across, reader)
    columns = _columns(reader)[view.id]
    rows = [[_cell(row, name, ref) for _, name, ref in columns] for row in records(view.table)]
    return table_html(view.title, [head for head, _, _ in columns], rows, style="atlas-numbers")


_ACROSS: Mapping[str, tuple[str, str]] = {
    "matrix": ("measure", "title"),
    "years": ("title", "period"),
    "occupations": ("occupation", "title"),
}
"""Views whose table has a row for each of one column and a column for each of another."""


def _beside(view: View, across: tuple[str, str], reader: Reader) -> str:
    down, right = across
    table = view.table
    heads = list(dict.fromkeys(table[right]))
    if right == "period":
        heads = sorted(heads)
    found: dict[str, dict[str, str]] = {}
    for row in records(table):
        name = ", ".join(filter(None, [str(row[down]), str(row.get("unit", ""))]))
        found.setdefault(name, {})[str(row[right])] = _with_note(row)
    first = {"title": reader.t("Region"), "occupation": reader.t("Occupation group")}
    rows = [[name, *(cells.get(str(head), "") for head in heads)] for name, cells in found.items()]
    top = [first.get(down, reader.t("Indicator")), *map(str, heads)]
    return table_html(view.title, top, rows, style="atlas-numbers")


def _with_note(row: Mapping[str, Any]) -> str:
    value = figure(str(row["value"]), str(row["ref"] or ""))
    period = str(row.get("period", "")) if "measure" in row else ""
    more = "; ".join(filter(None, [period, str(row.get("note", ""))]))
    return joined("", [value, f" ({more})"]) if more else value


def _cell(row: Mapping[str, Any], name: str, ref: str) -> str:
    value = row[name]
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return ""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return figure(text, str(row[ref] or "")) if ref else text


def _columns(reader: Reader) -> Mapping[str, Sequence[Column]]:
    """Return by view the columns that readers see."""
    t = reader.t
    return {
        "difference": (
            (t("Indicator"), "measure", ""),
            (t("Region"), "title", ""),
            (t("Period"), "period", ""),
            (t("Value"), "value", "ref"),
            (t("Reference"), "reference", ""),
            (t("Value of the reference"), "reference_value", "reference_ref"),
            (t("Difference"), "words", "difference_ref"),
            (t("Why not"), "reason", ""),
        ),
        "ranking": (
            (t("Region"), "title", ""),
            (t("District"), "district", ""),
            (t("Value"), "value", "ref"),
            (t("Rank"), "rank", "rank_ref"),
            (t("Districts above"), "above", "above_ref"),
            (t("Districts below"), "below", "below_ref"),
            (t("Not distinguishable"), "alike", "alike_ref"),
            (t("Which"), "beside", ""),
        ),
        "scatter": (
            (t("Area"), "title", ""),
            (t("Across"), "x_value", "x_ref"),
            (t("Up"), "y_value", "y_ref"),
            (t("Note"), "note", ""),
        ),
        "programmes": (
            (t("Programme, field or year"), "category", ""),
            (t("Region"), "title", ""),
            (t("Alliances"), "alliances", "alliances_ref"),
            (t("Which"), "names", ""),
            (t("Money"), "value", "ref"),
        ),
    }
