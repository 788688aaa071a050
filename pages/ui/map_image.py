"""The map of a page as a file to take away, made when the reader asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

import streamlit as st

from exports.kinds import Kind
from exports.products import PRODUCTS
from geo.leaflet.element import MapView
from geo.paper import LEAST_DPI, MOST_DPI, PAPERS
from geo.text import Reader
from pages.ui import jobs, page_map


class Offered(Protocol):
    """A file that a drawing can become, as a product or a file of a view is one."""

    @property
    def id(self) -> str:
        """Return its id."""

    @property
    def ending(self) -> str:
        """Return the ending of its name."""

    @property
    def about(self) -> Callable[[Reader], str]:
        """Return what says in the reader's language what it is."""


F = TypeVar("F", bound=Offered)
OWN_PAPER = "map-slide"
"""The product that leaves no choice of paper."""


def show_map_image(
    view: MapView, region_id: str, definition_id: str, reader: Reader, first: str = ""
) -> None:
    """Let the reader choose layer, format and paper, and save.

    The layer and variant of the link come first, or the variant ``first`` of the only layer.
    """
    with st.container(border=True, key="image_choices"):
        layer, variant = _choose_variant(view, reader, first)
        offered = [one for one in PRODUCTS.values() if one.of_layer]
        product, paper_id, dpi = choose_file(offered, "image", reader)
        asked = jobs.Asked(
            view=view,
            region_id=region_id,
            definition_id=definition_id,
            layer=layer,
            variant=variant,
            paper=paper_id,
            dpi=dpi,
        )
        jobs.offer(product, asked, reader.t("Draw and save the map"), "download_image")


def choose_file(offered: Sequence[F], key: str, reader: Reader) -> tuple[F, str, int | None]:
    """Let the reader choose what a drawing becomes, its paper, and the pixels per inch of a PNG."""
    left, right, finer = st.columns(3)
    products = {one.id: one for one in offered}
    papers = _paper_words(reader)
    chosen = left.selectbox(
        reader.t("Format"),
        list(products),
        format_func=lambda one: products[one].about(reader),
        key=f"{key}_kind",
    )
    paper_id = right.selectbox(
        reader.t("Paper"),
        list(papers),
        format_func=lambda one: papers[one],
        key=f"{key}_paper",
        disabled=chosen == OWN_PAPER,
        help=reader.t("Slides have a paper of their own.") if OWN_PAPER in products else None,
    )
    dpi = finer.number_input(
        reader.t("Pixels per inch (PNG)"),
        min_value=LEAST_DPI,
        max_value=MOST_DPI,
        value=PAPERS[paper_id].dpi,
        key=f"{key}_dpi_{paper_id}",
        disabled=products[chosen].ending != Kind.PNG,
    )
    return products[chosen], paper_id, int(dpi)


def _choose_variant(view: MapView, reader: Reader, first: str) -> tuple[str, str]:
    """Let the reader choose layer and variant; when the link names others, those come first."""
    asked_layer, asked_variant = page_map.asked(view, st.query_params)
    asked_variant = first or asked_variant
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


def _paper_words(reader: Reader) -> dict[str, str]:
    words = {
        "16x9": reader.t("Screen, 16:9"),
        "square": reader.t("Square"),
        "a4": reader.t("A4, landscape"),
        "a4-portrait": reader.t("A4, portrait"),
    }
    return {paper_id: words[paper_id] for paper_id in PAPERS}
