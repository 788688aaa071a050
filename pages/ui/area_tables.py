"""The figures of many areas: those of a region as a table, those of all districts as a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from geo.citation import figure
from geo.classify import CODE_OF_STATUS
from geo.model import Level, Status
from geo.records import records
from geo.region_table import Column, cell_ref, status_column
from geo.text import Reader, as_html
from pages.ui import data, pinned, translation, views
from pages.ui.figure import EVIDENCE
from pages.ui.parts import note
from pages.ui.tables import Html, table_html

GRID = "grid_of_districts"


@pinned.kept()
def table_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the figures of a region's areas as HTML, districts before their municipalities."""
    reader = translation.reader(language)
    _, definition = data.region(region_id, definition_id)
    columns = views.table_columns(language)
    heads = [reader.t("Area"), *(_head(column) for column in columns)]
    table = views.area_table(region_id, definition_id, language)
    rows = (_area_row(row, columns, reader) for row in records(table))
    words = reader.t(
        "Empty: the measure exists for districts only. – = none known. n = not recorded here, "
        "g = not known or secret, u = not certain enough, t = follows, x = not meaningful, "
        "(…) = uncertain. ≥ = at least, because amounts or seats of some alliances are not "
        "known. Inhabitants: districts 31.12.2024, municipalities census 15.05.2022."
    )
    return table_html(reader.of(definition.title), heads, rows, style="atlas-numbers") + note(words)


def show_grid(table: pd.DataFrame, columns: Sequence[Column], reader: Reader) -> None:
    """Draw the figures of many areas as a grid to sort and to search, made when opened."""
    heads = {"name": reader.t("Area"), "area_id": reader.t("Official key (AGS)")}
    for column in columns:
        heads[column.id] = ", ".join(filter(None, [column.title, column.unit, column.period]))
    words: dict[Any, str | Callable[[object], str] | None] = {
        column.id: partial(_grid_cell, decimals=column.decimals, reader=reader)
        for column in columns
    }
    with st.container(key="table"):
        folded = st.expander(reader.t("Show the table"), on_change="rerun", key="grid")
        if folded.open:
            folded.dataframe(
                table[list(heads)].style.format(words),
                hide_index=True,
                column_config=heads,
                placeholder="n",
                key=GRID,
                on_select=partial(_open_cell, table, columns),
                selection_mode="single-cell",
            )
            folded.caption(reader.t("n = not recorded here. Selecting a figure opens its record."))


def _open_cell(table: pd.DataFrame, columns: Sequence[Column]) -> None:
    """Name the figure that the reader has selected in the link, which opens its record."""
    cells = st.session_state[GRID]["selection"]["cells"]
    by_id = {column.id: column for column in columns}
    for place, name in cells:
        row = records(table.iloc[[place]])[0]
        if name in by_id and not pd.isna(row[name]):
            st.query_params[EVIDENCE] = _ref(row, by_id[name])


def _grid_cell(value: object, *, decimals: int, reader: Reader) -> str:
    return reader.number(value, decimals) if isinstance(value, float) and value == value else "n"


def _head(column: Column) -> Html:
    small = ", ".join(filter(None, [column.unit, column.period]))
    return Html(f"{as_html(column.title)}<small>{as_html(small)}</small>")


def _area_row(row: dict[str, object], columns: Sequence[Column], reader: Reader) -> list[str]:
    district = row["level"] == Level.DISTRICT
    name = as_html(row["name"])
    first = Html(f"<b>{name}</b>" if district else name)
    return [first, *(_area_cell(row, column, reader, district=district) for column in columns)]


def _area_cell(row: dict[str, object], column: Column, reader: Reader, *, district: bool) -> str:
    value = row[column.id]
    status = Status(str(row.get(status_column(column.id)) or Status.NOT_COLLECTED))
    least = column.id.startswith("funding") and bool(row["funding_at_least"])
    if value == 0 and column.id.startswith("partners"):
        return "–"
    if isinstance(value, (int, float)) and not pd.isna(value):
        number = reader.signed(reader.number(float(value), column.decimals), status)
        return figure(("≥ " if least else "") + number, _ref(row, column))
    if not district and column.id not in {"population", "partners_per_100000"}:
        return ""
    return _sign(Status.SECRET if least else status, reader)


def _ref(row: dict[str, object], column: Column) -> str:
    return cell_ref(data.world(), column, str(row["area_id"]), Level(str(row["level"])))


def _sign(status: Status, reader: Reader) -> Html:
    """Return the sign for a missing value, with words for those who listen."""
    return Html(
        f'<span aria-hidden="true">{CODE_OF_STATUS[status]}</span>'
        f'<span class="atlas-spoken">{as_html(reader.spoken(status))}</span>'
    )
