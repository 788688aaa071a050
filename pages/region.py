"""One region: map with four layers, key figures, alliances, figures of its areas."""

from __future__ import annotations

import streamlit as st

from geo.money import alliances_of
from pages.ui import (
    alliance_tables,
    area_tables,
    data,
    download,
    key_figures,
    page_map,
    profile,
    region_cards,
    selection,
    translation,
    views,
)

reader = translation.current()
world = data.world()
region = selection.region()
about, choice = st.columns([2, 1], gap="medium")
with choice:
    definition = selection.definition(region, reader)
with about:
    selection.show_region(region, definition, reader)
alliance_ids = alliances_of(world, region, definition.id)["alliance_id"].tolist()
page_map.show(views.region(region.id, definition.id, reader.language))

st.header(reader.t("Key figures"), anchor=False)
key_figures.show_key_figures(world, region, definition, reader)

st.header(reader.t("Alliances of the region"), anchor=False)
region_cards.show_summary(region, definition, reader)
profile.show_alliances(world, alliance_ids, reader)

st.header(reader.t("Figures on the map"), anchor=False)
area_tables.show_area_table(
    views.area_table(region.id, definition.id, reader.language),
    views.table_columns(reader.language),
    reader.of(definition.title),
    reader,
)
alliance_tables.show_unplaced(world, alliance_ids, reader)
download.show_download(region.id, definition.id, region.id, reader)
