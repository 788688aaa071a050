"""Regions side by side: chosen, compared in one view at a time, with words and evidence."""

from __future__ import annotations

import streamlit as st

from pages.ui import own_region_part, translation

reader = translation.current()
st.write(reader.t("Choose two to eight regions, districts or Länder and see what may be compared."))
own_region_part.show_map(reader)
