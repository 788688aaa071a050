"""What can be taken along of a view of the comparison: figures and drawing, with notes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import streamlit as st

from exports.shown import Shown
from exports.view_job import PICTURES, VIEW_FILES, ViewFile, ViewJob, view_file_name
from geo.paper import PAPERS
from geo.text import Reader
from pages.ui import jobs, page_file, pinned, signs
from pages.ui.map_image import choose_file

TABLES = ("xlsx", "csv-excel", "csv")
"""The files of figures, in the order of their buttons."""


def show_files(job: ViewJob, reader: Reader, shown: Shown | None = None) -> None:
    """Offer the figures of a view and its drawing, with notes, sources and edition.

    What is ``shown`` on the page is offered as a file too.
    """
    dated = replace(job, edition=jobs.edition())
    with st.container(key="download"), st.container(horizontal=True):
        for one in TABLES:
            _offer(VIEW_FILES[one], dated, VIEW_FILES[one].about(reader), f"compare_{one}")
        if shown is not None:
            page_file.show_page_file(job.name, shown, reader)
    if job.drawn is not None and signs.can_draw(_texts(job), reader.t("No drawing"), reader):
        with st.container(border=True, key="view_choices"):
            chosen, paper_id, dpi = choose_file(list(PICTURES.values()), "view", reader)
            paper = PAPERS[paper_id]
            drawn = replace(dated, paper=replace(paper, dpi=dpi or paper.dpi))
            _offer(chosen, drawn, reader.t("Draw and save the view"), "download_view")


def _texts(job: ViewJob) -> Iterator[str]:
    """Yield the words of a view, with the names of its sides."""
    yield from (job.title, job.facts, *job.notes)
    words = job.table.select_dtypes(exclude="number").astype("str")
    for name in words.columns:
        yield from words[name].dropna().unique()


def _offer(one: ViewFile, job: ViewJob, label: str, key: str) -> None:
    st.download_button(
        label,
        pinned.later(partial(one.make, job)),
        file_name=view_file_name(one, job),
        mime=one.mime,
        key=key,
        on_click="ignore",
    )
