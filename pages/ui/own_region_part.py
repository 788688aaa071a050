"""Where readers make a region of their own: by clicks on a map, by a list, from a file."""

from __future__ import annotations

import streamlit as st

from geo.compare.own_regions import NoRegionError, open_words, own_region, typed
from geo.compare.region_file import file_of, region_of_file
from geo.compare.sides import MOST, Side, of_region
from geo.leaflet.element import MapView
from geo.model import Region
from geo.own_region import LONGEST_TITLE, is_own, short_name
from geo.pick_view import pick_view
from geo.text import Reader
from pages.ui import compare_choice, data, map_files, pinned, translation

PICK = "pick"
"""The query parameter with the areas chosen on the map."""
_SAID = "own_said"


def show_own(found: tuple[Side, ...], reader: Reader) -> None:
    """Draw the ways to a region of one's own, and its file to take away."""
    label = reader.t("Make a region of your own")
    picked = st.query_params.get(PICK)
    _show_said()
    folded = st.expander(label, expanded=picked is not None, on_change="rerun", key="own_open")
    if not folded.open:
        return
    with folded:
        left, right = st.columns([1, 2], gap="medium")
        with left:
            _show_form(picked or "", reader)
            _show_file(reader)
            _show_downloads(found, reader)
        with right:
            st.caption(reader.t("Click areas on the map, then “Take over”: they join the list."))
            _show_map(reader)


def _show_said() -> None:
    """Say once what came of the last region made."""
    for sentence in st.session_state.pop(_SAID, ()):
        st.warning(sentence)


def _show_form(picked: str, reader: Reader) -> None:
    t = reader.t
    with st.form("own_form", border=False):
        st.text_input(t("Name of the region"), max_chars=LONGEST_TITLE, key="own_title")
        listed = ", ".join(one for one in picked.split(",") if one)
        key = f"own_list_{picked}"
        st.text_area(
            t("Official keys (AGS) or names of districts and municipalities"),
            value=listed,
            key=key,
            help=t("Set apart by commas, semicolons or lines."),
        )
        st.form_submit_button(
            t("Add to the comparison"), on_click=_add_typed, args=(key, reader.language)
        )


def _add_typed(key: str, language: str) -> None:
    world, reader = data.world(), translation.reader(language)
    try:
        found = typed(world, st.session_state[key], reader)
        said = open_words(world, found, reader)
        if found.unknown or found.unclear:
            again = reader.t("Nothing was added; correct or delete these entries in the list.")
            st.session_state[_SAID] = (*said, again)
            return
        region = own_region(world, st.session_state["own_title"], found.areas, reader)
    except NoRegionError as fault:
        st.session_state[_SAID] = (str(fault),)
    else:
        st.session_state[_SAID] = said
        _add(region, reader)


def _add(region: Region, reader: Reader) -> None:
    """Put a region into the link, unless the comparison is full."""
    found, _ = compare_choice.asked(reader)
    side = of_region(region, region.definition())
    if len(found) >= MOST and side.id not in {one.id for one in found}:
        words = reader.t("A comparison has at most {most} sides; take one out first.")
        st.session_state[_SAID] = (*st.session_state.get(_SAID, ()), words.format(most=MOST))
        return
    compare_choice.keep([*(one for one in found if one.id != side.id), side])
    if PICK in st.query_params:
        del st.query_params[PICK]


def _show_file(reader: Reader) -> None:
    key = f"own_file_{st.session_state.get('own_files', 0)}"
    st.file_uploader(
        reader.t("Or a file with a region (TOML)"),
        type="toml",
        max_upload_size=1,
        key=key,
        on_change=_add_file,
        args=(key, reader.language),
    )


def _add_file(key: str, language: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    reader = translation.reader(language)
    try:
        _add(region_of_file(data.world(), given.getvalue(), reader), reader)
    except NoRegionError as fault:
        st.session_state[_SAID] = (f"{given.name}: {fault}",)
    st.session_state["own_files"] = st.session_state.get("own_files", 0) + 1


def _show_downloads(found: tuple[Side, ...], reader: Reader) -> None:
    """Offer each region of the reader's own as a file."""
    for side in found:
        if is_own(side.id):
            st.download_button(
                reader.t("Save “{title}” as a file").format(title=side.title(reader)),
                file_of(data.world(), side.region),
                file_name=f"{short_name(side.id)}.toml",
                mime="application/toml",
                key=f"own_save_{short_name(side.id)}",
                on_click="ignore",
            )


def _show_map(reader: Reader) -> None:
    """Draw the map on which areas are chosen by clicks."""
    view = _pick_view(reader.language)
    with st.container(key="pick"):
        address = data.static_address(map_files.page_of(view))
        st.iframe(address, height=view.height_px, alt=str(view.texts["map"]))


@pinned.kept()
def _pick_view(language: str) -> MapView:
    return pick_view(data.world(), data.published().files, translation.reader(language))
