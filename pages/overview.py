"""Germany with all regions: map, cards, timeline of the alliances."""

from __future__ import annotations

import streamlit as st

from pages.ui import (
    alliance_tables,
    area_tables,
    download,
    page_map,
    parts,
    region_cards,
    selection,
    side_by_side,
    translation,
    views,
)

reader = translation.current()

parts.show(region_cards.number_html(reader))
view = views.overview(reader.language, selection.scheme())
page_map.show(view)

side_by_side.show_maps(reader, selection.scheme())

st.header(reader.t("The regions"), anchor=False)
region_cards.show_cards(reader)

st.header(reader.t("Alliances over time"), anchor=False)
alliance_tables.show_run_times(reader)

st.header(reader.t("Figures of all districts"), anchor=False)
area_tables.show_grid(
    views.area_table("", "", reader.language), views.table_columns(reader.language), reader
)
download.show_download(view, "", "", reader)
