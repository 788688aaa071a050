"""Where readers add a region of their own to the comparison: by clicks on a map, a list, a file."""

from __future__ import annotations

import streamlit as st

from geo.compare.own_regions import NoRegionError
from geo.compare.sides import MOST, Side, of_region
from geo.leaflet.element import MapView
from geo.model import Region
from geo.own_region import is_own, short_name
from geo.pick_view import pick_view
from geo.text import Reader
from pages.ui import compare_choice, data, map_files, own_region, pinned, translation

PICK = "pick"
"""The query parameter with the areas chosen on the map."""


def show_own(found: tuple[Side, ...], reader: Reader) -> None:
    """Draw the ways to a region of one's own, and its file to take away."""
    label = reader.t("Make a region of your own")
    picked = st.query_params.get(PICK)
    own_region.show_said(_add, reader)
    folded = st.expander(label, expanded=picked is not None, on_change="rerun", key="own_open")
    if not folded.open:
        return
    listed = ", ".join(one for one in (picked or "").split(",") if one)
    with folded:
        left, right = st.columns([1, 2], gap="medium")
        with left:
            own_region.show_form(reader.t("Add to the comparison"), _add, reader, listed=listed)
            own_region.show_upload(_add, reader)
            _show_downloads(found, reader)
        with right:
            st.caption(
                reader.t(
                    "Choose areas on the map by click, or by tab key, arrow keys and Enter; then "
                    "“Take over”: they join the list."
                )
            )
            _show_map(reader)


def _add(region: Region) -> None:
    """Put a region into the link.

    Raises:
        NoRegionError: The comparison is full.

    """
    reader = translation.current()
    found, _ = compare_choice.asked(reader)
    side = of_region(region, region.definition())
    if len(found) >= MOST and side.id not in {one.id for one in found}:
        words = reader.t("A comparison has at most {most} sides; take one out first.")
        raise NoRegionError(words.format(most=MOST))
    compare_choice.keep([*(one for one in found if one.id != side.id), side])
    st.query_params.pop(PICK, None)


def _show_downloads(found: tuple[Side, ...], reader: Reader) -> None:
    """Offer each region of the reader's own as a file."""
    words = reader.t("Save “{title}” as a file")
    for side in found:
        if is_own(side.id):
            label = words.format(title=side.title(reader))
            own_region.show_saving(side.region, label, f"own_save_{short_name(side.id)}")


def _show_map(reader: Reader) -> None:
    """Draw the map on which areas are chosen."""
    view = _pick_view(reader.language)
    with st.container(key="pick"):
        address = data.static_address(map_files.page_of(view))
        st.iframe(address, height=view.height_px, alt=str(view.texts["map"]))


@pinned.kept()
def _pick_view(language: str) -> MapView:
    return pick_view(data.world(), data.published().files, translation.reader(language))
