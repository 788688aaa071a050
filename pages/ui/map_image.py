"""The map of a page as a file to take away, drawn when the reader asks for it.

What draws is imported only then: a page that is only looked at does not wait for it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from exports.kinds import MIME, Kind
from geo.leaflet.element import MapView
from geo.model import Level
from geo.own_region import is_own
from geo.paper import PAPERS
from geo.sheets import Sheet, sheet
from geo.text import Reader
from pages.ui import data, page_map, pinned, translation

if TYPE_CHECKING:
    from geo.static_shapes import Shapes


def show_map_image(view: MapView, region_id: str, definition_id: str, reader: Reader) -> None:
    """Let the reader choose layer, format and paper, the layer of the link first, and save."""
    with st.container(border=True, key="image_choices"):
        chosen = _choose_variant(view, reader)
        left, right = st.columns(2)
        kinds, papers = _kind_words(reader), _paper_words(reader)
        kind = left.selectbox(
            reader.t("Format"), list(kinds), format_func=lambda one: kinds[one], key="image_kind"
        )
        paper_id = right.selectbox(
            reader.t("Paper"),
            list(papers),
            format_func=lambda one: papers[one],
            key="image_paper",
            disabled=kind is Kind.PPTX,
            help=reader.t("Slides have a paper of their own."),
        )
        shown = data.region(region_id, definition_id) if region_id else None
        found = sheet(data.world(), view, *chosen, reader, shown)
        st.download_button(
            reader.t("Draw and save the map"),
            pinned.later(partial(_drawn, found, paper_id, kind, region_id)),
            file_name=f"{pinned.named(found.stem)}.{kind.value}",
            mime=MIME[kind],
            key="download_image",
            on_click="ignore",
        )


def _choose_variant(view: MapView, reader: Reader) -> tuple[str, str]:
    """Let the reader choose layer and variant; when the link names others, those come first."""
    asked_layer, asked_variant = page_map.asked(view, st.query_params)
    left, right = st.columns(2)
    layers = {layer.id: layer for layer in view.layers}
    layer_id = left.selectbox(
        reader.t("Layer"),
        list(layers),
        index=list(layers).index(asked_layer),
        format_func=lambda one: layers[one].label,
        key=f"image_layer_{view.page}_{asked_layer}_{asked_variant}",
    )
    variants = {one.id: one.label for one in layers[layer_id].variants}
    variant_id = right.selectbox(
        reader.t("Indicator and year"),
        list(variants),
        index=list(variants).index(asked_variant) if asked_variant in variants else 0,
        format_func=lambda one: variants[one],
        key=f"image_variant_{view.page}_{layer_id}_{asked_variant}",
    )
    return layer_id, variant_id


def _kind_words(reader: Reader) -> dict[Kind, str]:
    return {
        Kind.PNG: reader.t("PNG (picture)"),
        Kind.SVG: reader.t("SVG (drawing)"),
        Kind.PDF: reader.t("PDF (print)"),
        Kind.PPTX: reader.t("PPTX (slide, 16:9)"),
    }


def _paper_words(reader: Reader) -> dict[str, str]:
    words = {
        "16x9": reader.t("Screen, 16:9"),
        "square": reader.t("Square"),
        "a4": reader.t("A4, landscape"),
    }
    return {paper_id: words[paper_id] for paper_id in PAPERS}


def _drawn(found: Sheet, paper_id: str, kind: Kind, region_id: str) -> bytes:
    from exports.images import map_file
    from geo.static_shapes import with_region

    reader = translation.reader(found.language)
    region = data.world().region(region_id) if is_own(region_id) else None
    drawn = with_region(_shapes(), region) if region else _shapes()
    return map_file(found, drawn, PAPERS[paper_id], kind, reader)


@pinned.kept()
def _shapes() -> Shapes:
    """Return the outlines that maps are drawn from, the same for all visitors."""
    from geo.static_shapes import shapes

    store = data.store()
    return shapes(
        store.read_outlines(Level.STATE),
        store.read_outlines(Level.DISTRICT),
        store.read_outlines(Level.MUNICIPALITY),
        data.world().regions,
    )
