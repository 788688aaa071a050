"""Downloads of what a page shows: the products of its view, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from exports.products import PRODUCTS
from exports.report_files import OVER_SEVERAL, REPORTS
from exports.shown import Shown
from geo.compare.sides import Side
from geo.leaflet.element import MapView
from geo.report_comparison import chapters
from geo.text import Reader
from pages.ui import chart_image, data, jobs, map_image, page_file, selection, signs, views

OPEN = "taking"


def show_download(view: MapView, region_id: str, definition_id: str, reader: Reader) -> None:
    """Offer the products of a region, or of Germany, its maps and charts; made when asked for.

    What a page offers stands behind one button, because each one costs the browser time before
    the map is drawn.
    """
    with st.container(key="download"):
        opened = _opened(reader.t("Take away figures and map"))
    if opened:
        region = data.world().region(region_id)
        titles = [reader.of(region.title)] if region else []
        drawn = signs.can_draw(titles, reader.t("No report, slides or drawing"), reader)
        _show_products(view, region_id, definition_id, reader, drawn=drawn)
        if drawn:
            map_image.show_map_image(view, region_id, definition_id, reader)
            chart_image.show_chart_image(view, region_id, definition_id, reader)


def show_map_download(
    view: MapView, chosen: str, reader: Reader, shown: Callable[[], Shown]
) -> None:
    """Offer the maps of a page that is about no region, first the variant that it has chosen.

    ``shown`` gives all that the page shows, for a file of it.
    """
    with st.container(key="download"):
        opened = _opened(reader.t("Take away the map"))
    if opened:
        whole = shown()
        name = "_".join(filter(None, [view.page, whole.variant]))
        page_file.show_page_file(name, whole, reader)
        map_image.show_map_image(view, "", "", reader, chosen)
        chart_image.show_chart_image(view, "", "", reader)


def show_report_download(sides: tuple[Side, ...], reader: Reader) -> None:
    """Offer the report over the sides of a comparison, where one of them is a region."""
    with st.container(key="report"):
        opened = any(chapters(sides)) and _opened(reader.t("Take away a report"))
    if not opened:
        return
    titles = [side.title(reader) for side in sides]
    if not signs.can_draw(titles, reader.t("No report"), reader):
        return
    view = views.overview(reader.language, selection.scheme())
    asked = jobs.Asked(view=view, sides=sides)
    with st.container(horizontal=True, key="reports"):
        for one in OVER_SEVERAL:
            jobs.offer(one, asked, one.about(reader), f"download_{one.id}")


def _opened(words: str) -> bool:
    """Return whether the reader has opened the part, to be opened and folded by a button."""
    st.button(words, key="download_open", on_click=_turn)
    return bool(st.session_state.get(OPEN))


def _turn() -> None:
    st.session_state[OPEN] = not st.session_state.get(OPEN)


def _show_products(
    view: MapView, region_id: str, definition_id: str, reader: Reader, *, drawn: bool
) -> None:
    """Offer all but maps and charts; where nothing can be ``drawn`` only figures and the view."""
    asked = jobs.Asked(view=view, region_id=region_id, definition_id=definition_id)
    with st.container(horizontal=True, key="products"):
        for one in PRODUCTS.values():
            if one.of_layer or one.of_chart or (one.of_region and not region_id):
                continue
            if not drawn and (one in REPORTS or one.of_region):
                continue
            jobs.offer(one, asked, one.about(reader), f"download_{one.id}")
