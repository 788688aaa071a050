"""All alliances: map of seats and partners, a list to filter, the profile of one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pages.ui import (
    alliance_list,
    alliance_page,
    data,
    download,
    page_map,
    parts,
    profile,
    translation,
    views,
)

reader = translation.current()
world = data.world()

found = alliance_list.filtered(world, reader)
apart = alliance_list.apart_html(reader.language)
if found.listed:
    chosen = alliance_list.choose(found, reader)
    view = views.alliances(reader.language)
    alliance_list.show_searched(found, reader)
    page_map.show_chosen(view, "alliances", chosen or found.variant)
    if chosen:
        profile.show_profile(world, chosen, reader)
    with st.container(key="table"):
        table = alliance_list.table_of(found.listed, reader)
        parts.show(parts.section(reader.t("List of alliances"), table, apart))
    whole = partial(alliance_page.shown, view, chosen, found, reader)
    download.show_map_download(view, chosen or found.variant, reader, whole)
else:
    alliance_list.show_nothing(reader)
    parts.show(apart)
