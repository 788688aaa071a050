"""Tables of the comparison as HTML; every number leads to its record the way its page knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from exports.markup import Link, table_html, text_html
from geo.citation import figure, joined
from geo.classify import CODE_OF_STATUS
from geo.compare.multiples import Multiples
from geo.compare.view import View
from geo.model import Status
from geo.records import records
from geo.text import Reader, as_html

MOST_OPEN = 4
"""Notes that are shown at once."""

STATUS_OF_CODE = {code: status for status, code in CODE_OF_STATUS.items()}

Column = tuple[str, str, str]
"""Head, name of the column, name of the column with its address (empty where it has none)."""


def notes_html(notes: Sequence[str], reader: Reader, link: Link) -> str:
    """Return what must stand beside a view; many notes are folded."""
    if not notes:
        return ""
    items = "".join(f"<li>{text_html(one, link)}</li>" for one in notes)
    words = reader.t("What is to be borne in mind ({count})").format(count=len(notes))
    opened = " open" if len(notes) <= MOST_OPEN else ""
    return f"<details{opened}><summary>{as_html(words)}</summary><ul>{items}</ul></details>"


def more_html(more: Sequence[str], reader: Reader, link: Link) -> str:
    """Return what is said of each of several indicators, folded; empty where nothing is."""
    if not more:
        return ""
    said = "".join(f"<p>{text_html(one, link)}</p>" for one in more)
    summary = as_html(reader.t("Indicator by indicator"))
    return f'<details class="atlas-words"><summary>{summary}</summary>{said}</details>'


def view_table(view: View, reader: Reader, link: Link) -> str:
    """Return the table of a view; those of one figure a row and side stand side by side."""
    across = _ACROSS.get(view.id)
    if across:
        return _beside(view, across, reader, link)
    columns = _columns(reader)[view.id]
    rows = [
        [_cell(row, name, ref, reader) for _, name, ref in columns] for row in records(view.table)
    ]
    heads = [head for head, _, _ in columns]
    return table_html(view.title, heads, rows, link, style="atlas-numbers")


_ACROSS: Mapping[str, tuple[str, str, str]] = {
    "matrix": ("indicator", "measure", "side"),
    "years": ("side", "title", "period"),
    "occupations": ("code", "occupation", "side"),
}
"""Views whose table has a row for each of one column, called as a second says, and a column for
each of a third."""
NOTHING = "–"
"""Where nothing is to be said."""
NUMBER_OF = {
    "value": ("number", "relation"), "reference_value": ("reference_number",),
    "x_value": ("x",), "y_value": ("y",),
}  # fmt: skip
"""Columns with the number behind a column of figures; where they have none, the figure says why."""
PLACES = ("above", "below", "alike")
"""Counts of districts, which a side without a place has not; why, stands in ``beside``."""
SAID = ("reason", "note", "beside", "names", "words", "district")
"""Columns of words; those that are empty have nothing to say."""


def _beside(view: View, across: tuple[str, str, str], reader: Reader, link: Link) -> str:
    """Return one table with the sides side by side; two of one name have a column each."""
    down, called, right = across
    table = view.table
    titles = table["period"] if right == "period" else table["title"]
    heads = dict(zip(table[right].astype("str"), titles.astype("str"), strict=True))
    order = sorted(heads) if right == "period" else list(heads)
    names: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for row in records(table):
        key = str(row[down])
        names[key] = ", ".join(filter(None, [str(row[called]), str(row.get("unit", ""))]))
        found.setdefault(key, {})[str(row[right])] = _with_note(row, reader)
    none = signed(reader.status(Status.NOT_COLLECTED), reader)
    rows = [[names[key], *(cells.get(one, none) for one in order)] for key, cells in found.items()]
    first = {"title": reader.t("Region"), "occupation": reader.t("Occupation group")}
    top = [first.get(called, reader.t("Indicator")), *(heads[one] for one in order)]
    return table_html(view.title, top, rows, link, style="atlas-numbers")


def signed(text: str, reader: Reader) -> str:
    """Return why there is no figure with its sign before it.

    What is refused, or not comparable, is not meaningful.
    """
    signs = {reader.status(status): sign for status, sign in CODE_OF_STATUS.items()}
    return f"{signs.get(text, CODE_OF_STATUS[Status.NOT_MEANINGFUL])} · {text}"


def _with_note(row: Mapping[str, Any], reader: Reader) -> str:
    value = _figure(row, "value", "ref", reader)
    period = str(row.get("period", "")) if "measure" in row else ""
    more = "; ".join(filter(None, [period, str(row.get("note", ""))]))
    return joined("", [value, f" ({more})"]) if more else value


def _cell(row: Mapping[str, Any], name: str, ref: str, reader: Reader) -> str:
    """Return a cell; an empty one says that nothing could stand there, or is to be said."""
    value = row[name]
    if value is None or value == "" or (isinstance(value, float) and pd.isna(value)):
        if name in PLACES and row.get("beside"):
            return CODE_OF_STATUS[Status.NOT_MEANINGFUL]
        return NOTHING if name in SAID else signed(reader.status(Status.NOT_MEANINGFUL), reader)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    if name in NUMBER_OF:
        return _figure(row, name, ref, reader)
    return figure(text, str(row[ref] or "")) if ref else text


def _figure(row: Mapping[str, Any], name: str, ref: str, reader: Reader) -> str:
    """Return a figure with its address, or the sign and the words of why there is none."""
    number = next((row[one] for one in NUMBER_OF[name] if one in row), 0.0)
    missing = number is None or (isinstance(number, float) and pd.isna(number))
    text = signed(str(row[name]), reader) if missing else str(row[name])
    return figure(text, str(row[ref] or ""))


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


def areas_table(found: Multiples, reader: Reader, link: Link) -> str:
    """Return the table of the areas on maps, each with the region it lies in."""
    t = reader.t
    rows = [
        [str(row["name"]), str(row["side_name"]), _area_value(row, found, reader)]
        for row in records(found.table)
    ]
    return table_html(found.title, [t("Area"), t("Region"), t("Value")], rows, link)


def _area_value(row: Mapping[str, Any], found: Multiples, reader: Reader) -> str:
    """Return a figure with its address, or what stands in its place."""
    if found.fill is None or pd.isna(row["value"]):
        value = reader.status(STATUS_OF_CODE[str(row["status"])])
    else:
        text = reader.with_unit(float(row["value"]), found.fill.decimals, found.fill.unit)
        value = figure(text, str(row["ref"]))
    return joined("", [value, f" ({row['note']})"]) if row["note"] else value
