"""Every source with publisher, table, date, licence, and what it is used for."""

from __future__ import annotations

import streamlit as st

from pages.ui import data, edition_list, source_catalogue, translation

reader = translation.current()
world = data.world()

st.write(
    reader.t(
        "Every figure of the atlas comes from one of these sources. "
        "Where a date or a licence is not known, it says so."
    )
)
source_catalogue.show(world, reader)
edition_list.show(reader)
