"""Yardstick C: plain ``st_folium`` with very many areas inside the map, a radio button for six."""

from __future__ import annotations

from pathlib import Path

import folium
import geopandas as gpd
import streamlit as st
from streamlit_folium import st_folium

STATIC_FROM_FRAME = "../../app/static/"
FIGURES = ["size", "vertices", "longitude", "latitude", "width", "height"]
COLOURS = ["#fee838", "#bcae6c", "#7c7b78", "#434e6c", "#00224e"]


@st.cache_resource
def read_areas(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(Path(__file__).parent / f"naive-{name}.geojson")


st.set_page_config(layout="wide")
areas = read_areas(st.query_params.get("areas", "districts"))
shown = st.radio("Ebene", FIGURES, horizontal=True)
ranks = areas[shown].rank(pct=True).mul(4.999).astype(int)
coloured = areas.assign(colour=[COLOURS[place] for place in ranks])

fmap = folium.Map(tiles=None, max_zoom=13)
fmap.default_js = [("leaflet", f"{STATIC_FROM_FRAME}leaflet.js")]
fmap.default_css = [("leaflet_css", f"{STATIC_FROM_FRAME}leaflet.css")]
fmap.fit_bounds([[47.2, 5.8], [55.1, 15.1]])
folium.GeoJson(
    coloured[["area_id", shown, "colour", "geometry"]],
    style_function=lambda feature: {
        "fillColor": feature["properties"]["colour"],
        "fillOpacity": 0.9,
        "color": "#555555",
        "weight": 0.6,
    },
    tooltip=folium.GeoJsonTooltip(fields=["area_id", shown], labels=False),
).add_to(fmap)
st_folium(fmap, width=811, height=514)
