"""Yardstick B: the usual way, ``st_folium`` with outlines and figures inside the map."""

from __future__ import annotations

import json
from bisect import bisect_right
from pathlib import Path
from typing import Any

import folium
import streamlit as st
from streamlit_folium import st_folium

STATIC_FROM_FRAME = "../../app/static/"
NO_VALUE = "#dddddd"


@st.cache_resource
def read_figures() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(__file__).parent / "figures.json").read_text())
    return found


def areas(fill: dict[str, Any], figures: dict[str, Any]) -> folium.GeoJson:
    """Return the outlines of a level, coloured, with the words of the tooltip in each of them."""
    measure, unit, period, source = fill["words"]
    features = []
    for one in figures["outlines"][fill["level"]]["features"]:
        value = fill["values"].get(one["id"])
        words = {"name": figures["names"][one["id"]], "period": period, "source": source}
        words["value"] = "–" if value is None else f"{measure}: {value} {unit}"
        words["colour"] = NO_VALUE
        if value is not None:
            words["colour"] = fill["colours"][bisect_right(fill["breaks"], value)]
        features.append({**one, "properties": words})
    return folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: {
            "fillColor": feature["properties"]["colour"],
            "fillOpacity": 0.9,
            "color": "#555555",
            "weight": 0.6,
        },
        tooltip=folium.GeoJsonTooltip(fields=["name", "value", "period", "source"], labels=False),
    )


st.set_page_config(layout="wide")
figures = read_figures()
shown = figures["layers"][st.radio("Ebene", list(figures["layers"]), horizontal=True)]

# Local copies instead of the usual foreign hosts.
fmap = folium.Map(tiles=None, max_zoom=13)
fmap.default_js = [("leaflet", f"{STATIC_FROM_FRAME}leaflet.js")]
fmap.default_css = [("leaflet_css", f"{STATIC_FROM_FRAME}leaflet.css")]
fmap.fit_bounds(figures["bounds"])
ground = {"level": "district", "values": {}, "words": [""] * 4, "breaks": [], "colours": [NO_VALUE]}
covered = any(fill["level"] == "district" for fill in shown["fills"])
for fill in [*([] if covered else [ground]), *shown["fills"]]:
    areas(fill, figures).add_to(fmap)
for link in shown["links"]:
    folium.PolyLine([link["start"], link["end"]], weight=link["width_px"]).add_to(fmap)
for symbol in shown["symbols"]:
    words = folium.Tooltip("<br>".join(symbol["lines"]))
    folium.CircleMarker(
        (symbol["lat"], symbol["lon"]), radius=symbol["radius_px"], tooltip=words
    ).add_to(fmap)
st_folium(fmap, width=811, height=514)
