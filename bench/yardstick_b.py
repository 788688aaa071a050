"""Yardstick B: the usual way, ``st_folium`` with the outlines inside the map."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

COLOURS = ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c")
STATIC_FROM_FRAME = "../../app/static/"


@st.cache_resource
def read_figures() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "figures.json").read_text())
    return found


def style(feature: dict[str, Any], values: dict[str, float], limits: list[float]) -> dict[str, Any]:
    value = values.get(feature["id"])
    colour = "#dddddd" if value is None else COLOURS[sum(value > limit for limit in limits)]
    return {"fillColor": colour, "fillOpacity": 0.9, "color": "#555555", "weight": 0.6}


st.set_page_config(layout="wide")
figures = read_figures()
layer = st.radio("Ebene", list(figures["layers"]), horizontal=True)
shown = {key: value for key, value in figures["layers"][layer].items() if value is not None}
ordered = sorted(shown.values())
steps = [ordered[len(ordered) * number // 5] for number in range(1, 5)]

# Local copies instead of the usual foreign hosts.
fmap = folium.Map(tiles=None, max_zoom=13)
fmap.default_js = [("leaflet", f"{STATIC_FROM_FRAME}leaflet.js")]
fmap.default_css = [("leaflet_css", f"{STATIC_FROM_FRAME}leaflet.css")]
fmap.fit_bounds(figures["bounds"])
folium.GeoJson(
    figures["outlines"],
    style_function=partial(style, values=shown, limits=steps),
    tooltip=folium.GeoJsonTooltip(fields=["name"]),
).add_to(fmap)
st_folium(fmap, width=811, height=514)
