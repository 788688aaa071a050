"""A region of the reader's own: put together from a list, loaded from a file, taken away."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from geo.compare.own_regions import NoRegionError, open_words, own_region, typed
from geo.compare.region_file import file_of, region_of_file
from geo.model import Region
from geo.own_region import LONGEST_TITLE, is_own, short_name
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, selection

MEGABYTES = 1
"""Most that is read of a file; a file with a region is far smaller."""


def show_faults(faults: Iterable[str], reader: Reader) -> None:
    """Draw what was wrong with what the reader asked for, one sentence each."""
    listed = [fault for fault in faults if fault]
    if listed:
        items = "".join(f"<li>{as_html(fault)}</li>" for fault in listed)
        title = as_html(reader.t("Not everything could be read:"))
        st.html(f'<div role="alert"><p>{title}</p><ul>{items}</ul></div>')


def show_list(world: World, reader: Reader) -> None:
    """Let the reader name areas; what is clear becomes the region once nothing is open."""
    t = reader.t
    with st.form("own_list"):
        title = st.text_input(t("Name of the region"), max_chars=LONGEST_TITLE, key="own_title")
        text = st.text_area(
            t("Districts or municipalities: official keys (AGS) or names"),
            help=t("Set apart by commas, semicolons or lines; a Land stands for its districts."),
            key="own_areas",
        )
        asked = st.form_submit_button(t("Show the region"))
    if not asked:
        return
    try:
        found = typed(world, text, reader)
        open_ones = open_words(world, found, reader)
        show_faults(open_ones, reader)
        region = own_region(world, title, found.areas, reader)
    except NoRegionError as fault:
        show_faults([str(fault)], reader)
        return
    if open_ones:
        words = t("Show the region of the {count} areas that were recognised")
        label = words.format(count=reader.number(len(found.areas)))
        st.button(label, on_click=selection.choose_own, args=(region,), key="own_go")
        return
    selection.choose_own(region)
    st.rerun()


def show_upload(world: World, reader: Reader) -> None:
    """Let the reader load a region from a file."""
    file = st.file_uploader(
        reader.t("Or a file of a region (TOML)"),
        type=["toml"],
        key="own_file",
        max_upload_size=MEGABYTES,
    )
    if file is None:
        return
    try:
        region = region_of_file(world, file.getvalue(), reader)
    except NoRegionError as fault:
        show_faults([str(fault)], reader)
        return
    selection.choose_own(region)
    st.rerun()


def show_file(region: Region, reader: Reader) -> None:
    """Offer a region of the reader's own as a file, and the way to another one."""
    if not is_own(region.id):
        return
    with st.container(horizontal=True, key="own_region"):
        st.download_button(
            reader.t("The region as a file (TOML)"),
            file_of(data.world(), region),
            file_name=f"{pinned.named(short_name(region.id))}.toml",
            mime="application/toml",
            key="download_region",
            on_click="ignore",
        )
        st.button(reader.t("Another region of one’s own"), on_click=selection.forget_own)
