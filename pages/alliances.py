"""All alliances: map of seats and partners, a list to filter, the profile of one."""

from __future__ import annotations

import streamlit as st

from pages.ui import alliance_list, data, page_map, profile, translation, views

reader = translation.current()
world = data.world()

found = alliance_list.filtered(world, reader)
chosen = alliance_list.choose(found, reader)
page_map.show(views.alliances(reader.language), shown=("alliances", chosen or "all"))
if chosen:
    profile.show_profile(world, chosen, reader)

st.header(reader.t("List of alliances"), anchor=False)
alliance_list.show(found, world, reader)
