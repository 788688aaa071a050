"""The atlas: the frame that every page runs in."""

from __future__ import annotations

import streamlit as st

from pages.ui import data, editions, evidence_part, frame, garbage, menu, selection, translation

st.set_page_config(page_title="Strukturwandel-Atlas", layout="wide")

editions.enter()
reader = translation.current()
page = st.navigation(menu.pages(data.world().regions, reader), position="top")
selection.enter(page.url_path)
complete_heading = frame.show_heading(page, reader)
page.run()
frame.show_credit(reader)
evidence_part.show_asked(reader)
complete_heading()
garbage.set_aside_grown()
