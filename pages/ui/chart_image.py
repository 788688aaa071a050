"""The charts of a page as files to take away, each made when the reader asks for it."""

from __future__ import annotations

import streamlit as st

from exports.products import PRODUCTS
from geo.chart_catalogue import charts_of
from geo.leaflet.element import MapView
from geo.text import Reader
from pages.ui import data, jobs
from pages.ui.map_image import choose_file


def show_chart_image(view: MapView, region_id: str, definition_id: str, reader: Reader) -> None:
    """Let the reader choose a chart of a region or of the atlas, its format and paper, and save."""
    shown = data.region(region_id, definition_id) if region_id else None
    titles = {one.id: one.title(reader) for one in charts_of(shown)}
    with st.container(border=True, key="chart_choices"):
        chart = st.selectbox(
            reader.t("Chart"),
            list(titles),
            format_func=lambda one: titles[one],
            key=f"chart_id_{view.page}",
        )
        offered = [one for one in PRODUCTS.values() if one.of_chart]
        product, paper_id, dpi = choose_file(offered, "chart", reader)
        asked = jobs.Asked(
            view=view,
            region_id=region_id,
            definition_id=definition_id,
            chart=chart,
            paper=paper_id,
            dpi=dpi,
        )
        jobs.offer(product, asked, reader.t("Draw and save the chart"), "download_chart")
