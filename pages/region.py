"""One region: map with four layers, key figures, alliances, figures of its areas."""

from __future__ import annotations

import streamlit as st

from geo.money import alliances_of
from pages.ui import (
    alliance_list,
    alliance_tables,
    area_tables,
    award_tables,
    data,
    download,
    key_figures,
    own_region,
    page_map,
    parts,
    region_cards,
    selection,
    translation,
    views,
)

reader = translation.current()
region = selection.region()
definition = selection.definition(region, reader)
own_region.show_said(selection.choose_own, reader)
selection.show_region(region, definition, reader)
alliances = alliances_of(data.world(), region, definition.id)["alliance_id"]

view = views.region(region.id, definition.id, reader.language, selection.scheme())
page_map.show(view)
with st.container(key="table"):
    parts.show_later(
        parts.section(
            reader.t("Key figures"),
            key_figures.table_of(region.id, definition.id, reader.language),
        ),
        parts.section(
            reader.t("Alliances of the region"),
            region_cards.summary_of(region.id, definition.id, reader.language),
            alliance_list.table_of(alliances, reader, with_region=False),
            award_tables.programmes_of(region.id, definition.id, reader.language),
        ),
        parts.section(
            reader.t("Figures on the map"),
            area_tables.table_of(region.id, definition.id, reader.language),
            alliance_tables.unplaced_of(region.id, definition.id, reader.language),
        ),
        reader=reader,
    )
download.show_download(view, region.id, definition.id, reader)
own_region.show_file(region, reader)
