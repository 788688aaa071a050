"""The figures of many areas: those of a region as a table, those of all districts as a grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from exports.area_figures import areas_html, row_ref, signs_words
from geo.records import records
from geo.region_table import Column
from geo.text import Reader
from pages.ui import data, pinned, translation, views
from pages.ui.figure import EVIDENCE, figure_html
from pages.ui.parts import note

GRID = "grid_of_districts"


@pinned.kept()
def table_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the figures of a region's areas as HTML, districts before their municipalities."""
    reader = translation.reader(language)
    _, definition = data.region(region_id, definition_id)
    columns = views.table_columns(language)
    table = views.area_table(region_id, definition_id, language)
    html = areas_html(data.world(), definition, table, columns, reader, figure_html)
    return html + note(signs_words(reader))


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
            st.query_params[EVIDENCE] = row_ref(data.world(), row, by_id[name])


def _grid_cell(value: object, *, decimals: int, reader: Reader) -> str:
    return reader.number(value, decimals) if isinstance(value, float) and value == value else "n"
