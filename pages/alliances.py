"""All alliances: map of seats and partners, a list to filter, the profile of one."""

from __future__ import annotations

import streamlit as st

from pages.ui import alliance_list, data, page_map, parts, profile, translation, views

reader = translation.current()
world = data.world()

found = alliance_list.filtered(world, reader)
chosen = alliance_list.choose(found, reader)
page_map.show_chosen(views.alliances(reader.language), "alliances", chosen or "all")
if chosen:
    profile.show_profile(world, chosen, reader)

with st.container(key="table"):
    table = alliance_list.table_of(found["alliance_id"], reader)
    parts.show(parts.section(reader.t("List of alliances"), table))
