"""Yardstick A: a page that does nothing but frame a static Leaflet page with the same outlines."""

from __future__ import annotations

import streamlit as st

st.set_page_config(layout="wide")
st.iframe(f"/app/static/{st.query_params.get('map', 'map')}.html", width=811, height=514)
