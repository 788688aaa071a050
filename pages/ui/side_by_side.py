"""Maps side by side: two places at one scale, two years, two measures with their scatter plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from geo.citation import figure
from geo.classification import Scheme
from geo.figures import HEADLINE_SKILLS_INDICATOR, area_name
from geo.frames import frames
from geo.funding_layer import LAYER_ID as FUNDING
from geo.layers import Fill, Layer
from geo.leaflet.element import MapView
from geo.records import records
from geo.relation_chart import relation_chart, relation_table
from geo.skills_layer import LAYER_ID as SKILLS
from geo.skills_layer import district_periods, skills_indicators
from geo.text import Reader, as_html
from pages.ui import data, map_files, pinned, selection, translation, views
from pages.ui.tables import table_html

BESIDE = "beside"
FRAME_PX = 440


def show_maps(reader: Reader, scheme: Scheme) -> None:
    """Draw maps side by side when opened; a link that names them opens them."""
    label = reader.t("Maps side by side")
    wanted = BESIDE in st.query_params
    folded = st.expander(label, expanded=wanted, on_change="rerun", key="beside_open")
    if not folded.open:
        return
    shown = {"scale": _show_places, "years": _show_years, "relation": _show_relation}
    with folded:
        titles = {
            "scale": reader.t("Saxony and South Westphalia at the same scale"),
            "years": reader.t("Two years on one scale"),
            "relation": reader.t("Funding and skills shortage with scatter plot"),
        }
        chosen = selection.choice(reader.t("What to compare"), titles, BESIDE, reader)
        shown[chosen](reader, scheme)


def _show_places(reader: Reader, scheme: Scheme) -> None:
    """Draw a frame for each part of Germany with regions, all at one scale on the ground."""
    view = views.overview(reader.language, scheme)
    titles = {layer.id: layer.label for layer in view.layers}
    layer_id = selection.choice(reader.t("Layer"), titles, "beside_layer", reader)
    layer = next(one for one in view.layers if one.id == layer_id)
    found, across = frames(data.world().regions, data.extents())
    for column, frame in zip(st.columns(len(found)), found, strict=True):
        with column:
            _show_frame(
                view,
                (layer.id, layer.variants[0].id),
                _title(frame.name, reader),
                {"lat": frame.lat, "lon": frame.lon, "across": across, "together": "scale"},
            )
    _show_legend(view, layer.id, layer.variants[0].id)


def _title(name: str, reader: Reader) -> str:
    """Return the title of a region, or the name of a Land."""
    region = data.world().region(name)
    return reader.of(region.title) if region else area_name(data.world(), name, reader)


def _show_years(reader: Reader, scheme: Scheme) -> None:
    """Draw two years of an indicator with the class limits of one of them."""
    world = data.world()
    view = views.overview(reader.language, _kept(scheme))
    several = {
        one.id: reader.of(one.title)
        for one in skills_indicators(world)
        if len(district_periods(world, one.id)) > 1
    }
    measure = selection.choice(reader.t("Indicator"), several, "beside_indicator", reader)
    years = {year: year for year in sorted(district_periods(world, measure))}
    left, right = st.columns(2)
    with left:
        before = selection.choice(reader.t("Left"), years, "beside_from", reader)
        _show_year(view, measure, before)
    with right:
        newest_first = dict(reversed(years.items()))
        after = selection.choice(reader.t("Right"), newest_first, "beside_to", reader)
        _show_year(view, measure, after)


def _kept(scheme: Scheme) -> Scheme:
    """Return a scheme whose limits are the same in all years; rounded ones are anyway."""
    return replace(scheme, fixed=True) if scheme != Scheme() else scheme


def _show_year(view: MapView, measure: str, year: str) -> None:
    variant_id = f"{measure}:{year}"
    _show_frame(view, (SKILLS, variant_id), year, {"together": "view"})
    _show_legend(view, SKILLS, variant_id)


def _show_relation(reader: Reader, scheme: Scheme) -> None:
    """Draw the two maps whose measures are related, and every district that has both."""
    view = views.overview(reader.language, scheme)
    variants = {layer.id: layer for layer in view.layers}
    shown = [
        (FUNDING, variants[FUNDING].variants[0].id),
        (SKILLS, _headline(variants[SKILLS])),
    ]
    for column, (layer_id, variant_id) in zip(st.columns(2), shown, strict=True):
        with column:
            title = variants[layer_id].label
            _show_frame(view, (layer_id, variant_id), title, {"together": "view"})
            _show_legend(view, layer_id, variant_id)
    st.plotly_chart(_chart(reader.language), key="relation", config={"displaylogo": False})
    st.html(_points_html(reader.language))


def _headline(layer: Layer) -> str:
    return next(
        one.id for one in layer.variants if one.id.split(":")[0] == HEADLINE_SKILLS_INDICATOR
    )


def _show_frame(
    view: MapView, shown: tuple[str, str], title: str, more: Mapping[str, object]
) -> None:
    """Draw a map without buttons of its own for layers, with a title above it."""
    layer_id, variant_id = shown
    parts = dict(zip(view.parameters, variant_id.split(":"), strict=False))
    show_frame(view, title, {"layer": layer_id, **parts, **more})


def show_frame(view: MapView, title: str, shown: Mapping[str, object]) -> None:
    """Draw a map with a title above it; ``shown`` is what its address says after ``#``."""
    address = data.static_address(map_files.page_of(view))
    st.html(f"<h3>{as_html(title)}</h3>")
    st.iframe(f"{address}#{urlencode(shown)}", height=FRAME_PX, alt=title)


def _show_legend(view: MapView, layer_id: str, variant_id: str) -> None:
    found = map_files.explained(view)[layer_id, variant_id]
    st.html(found.words + found.legend)


@pinned.kept()
def _chart(language: str) -> object:
    return relation_chart(data.world(), translation.reader(language))


@pinned.kept()
def _points_html(language: str) -> str:
    """Return the points of the scatter plot as a table."""
    reader = translation.reader(language)
    table, funding, skills = relation_table(data.world(), reader)
    rows = [_point(row, funding, skills, reader) for row in records(table)]
    heads: Sequence[str] = [
        reader.t("District"),
        f"{funding.measure}, {funding.unit}",
        f"{skills.measure}, {skills.period}",
    ]
    return table_html(reader.t("Points of the scatter plot"), heads, rows, style="atlas-numbers")


def _point(row: Mapping[str, object], funding: Fill, skills: Fill, reader: Reader) -> list[str]:
    least, area_id = "≥ " if row["at_least"] else "", str(row["area_id"])
    money = least + reader.number(float(str(row["funding"])))
    rate = reader.number(float(str(row["skills"])), 1)
    return [
        str(row["name"]),
        figure(money, funding.ref.replace("{}", area_id)),
        figure(rate, skills.ref.replace("{}", area_id)),
    ]
