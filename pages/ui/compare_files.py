"""What can be taken along of a view of the comparison: its figures, with notes and sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from exports.shown import Shown
from exports.tables import german_csv, machine_csv
from geo.provenance import cited
from geo.text import Reader
from pages.ui import data, page_file, pinned


def show_files(
    name: str,
    table: pd.DataFrame,
    notes: Sequence[str],
    source_ids: Sequence[str],
    reader: Reader,
    shown: Shown | None = None,
) -> None:
    """Offer a table as CSV; notes, sources and edition stand in each row.

    What is ``shown`` on the page is offered as a file too.
    """
    files: Sequence[tuple[str, str, str, Callable[[pd.DataFrame], bytes]]] = (
        ("excel", reader.t("Figures as CSV (German Excel)"), "_excel", german_csv),
        ("csv", reader.t("Figures as CSV (for programs)"), "", machine_csv),
    )
    told = table.assign(
        notes=" ".join(notes),
        sources=cited(data.world(), list(source_ids), reader),
        edition=pinned.current().id or data.newest_edition(),
    )
    with st.container(key="download"), st.container(horizontal=True):
        for key, label, ending, written in files:
            st.download_button(
                label,
                pinned.later(partial(written, told)),
                file_name=f"strukturwandel-atlas_{pinned.named(name)}{ending}.csv",
                mime="text/csv",
                key=f"compare_{key}",
                on_click="ignore",
            )
        if shown is not None:
            page_file.show_page_file(name, shown, reader)
