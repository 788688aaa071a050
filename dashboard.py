"""The atlas: the frame that every page runs in."""

from __future__ import annotations

import streamlit as st

from pages.ui import data, frame, menu, selection, translation

st.set_page_config(page_title="Strukturwandel-Atlas", layout="wide")
frame.show_style()

world = data.world()
heading, language = st.columns([5, 1], vertical_alignment="center")
with language:
    reader = translation.choose()

page = st.navigation(menu.pages(world.regions, reader), position="top")
selection.enter(page.url_path)
heading.title(page.title, anchor=False)
page.run()
frame.show_credit(reader)
