"""A region of the reader's own: named in a list, loaded from a file, saved, taken away.

One form for the page of such a region and for the comparison; they differ in what they do with a
region once it is made, which is handed over as ``taken``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from geo.compare.own_regions import NoRegionError, open_words, own_region, typed
from geo.compare.region_file import file_of, left_out_of_file, region_of_file
from geo.model import Region
from geo.own_region import LONGEST_TITLE, is_own, short_name
from geo.text import Reader, as_html
from pages.ui import data, pinned, selection, translation

MEGABYTES = 10
"""Most that the browser sends of a file; of a smaller one the atlas says why it is too large."""
MOST_SAID = 10
"""Sentences on what was asked for in vain; more are counted."""
_SAID, _READY, _FILES = "own_said", "own_ready", "own_files"

Taken = Callable[[Region], None]
"""What is done with a region; raises NoRegionError where that cannot be."""


def show_faults(faults: Iterable[str], reader: Reader) -> None:
    """Draw what was wrong with what the reader asked for: one box, many sentences are counted."""
    listed = [fault for fault in faults if fault]
    if not listed:
        return
    items = "".join(f"<li>{as_html(fault)}</li>" for fault in listed[:MOST_SAID])
    if len(listed) > MOST_SAID:
        words = reader.t("… and {count} more entries of this kind")
        count = reader.number(len(listed) - MOST_SAID)
        items += f"<li>{as_html(words.format(count=count))}</li>"
    title = as_html(reader.t("Not everything could be taken over:"))
    st.html(f'<div role="alert"><p>{title}</p><ul>{items}</ul></div>')


def show_unread(reader: Reader) -> None:
    """Say why the link holds no region of the reader's own, and take what it holds out."""
    fault = selection.own_choice().fault
    show_faults([fault], reader)
    if fault:
        selection.forget_own()


def show_said(taken: Taken, reader: Reader) -> None:
    """Say once what came of the last list or file, and offer to go on without what was open."""
    show_faults(st.session_state.pop(_SAID, ()), reader)
    region = st.session_state.pop(_READY, None)
    if region is None:
        return
    words = reader.t("Go on with the {count} areas that were recognised")
    label = words.format(count=reader.number(len(region.definition().areas)))
    st.button(label, on_click=_take, args=(region, taken), key="own_go")


def show_form(label: str, taken: Taken, reader: Reader, *, listed: str = "") -> None:
    """Let the reader name areas, beginning with those ``listed``; ``label`` says what comes of it.

    The region is taken at once where every entry is clear, else when the reader goes on.
    """
    t = reader.t
    key = f"own_areas_{listed}"
    with st.form("own_list", border=False):
        st.text_input(t("Name of the region"), max_chars=LONGEST_TITLE, key="own_title")
        st.text_area(
            t("Districts or municipalities: official keys (AGS) or names"),
            value=listed,
            help=t("Set apart by commas, semicolons or lines; a Land stands for its districts."),
            key=key,
        )
        st.form_submit_button(label, on_click=_read_list, args=(key, taken, reader.language))


def _read_list(key: str, taken: Taken, language: str) -> None:
    world, reader = data.world(), translation.reader(language)
    open_ones: tuple[str, ...] = ()
    try:
        found = typed(world, st.session_state[key], reader)
        open_ones = open_words(world, found, reader)
        region = own_region(world, st.session_state["own_title"], found.areas, reader)
    except NoRegionError as fault:
        st.session_state[_SAID] = (*open_ones, str(fault))
        return
    if open_ones:
        st.session_state[_SAID] = open_ones
        st.session_state[_READY] = region
        return
    _take(region, taken)


def _take(region: Region, taken: Taken) -> None:
    try:
        taken(region)
    except NoRegionError as fault:
        st.session_state[_SAID] = (str(fault),)


def show_upload(taken: Taken, reader: Reader) -> None:
    """Let the reader load a region from a file.

    Files of every kind are taken, because what the uploader says to others is English.
    """
    key = f"own_file_{st.session_state.get(_FILES, 0)}"
    st.file_uploader(
        reader.t("Or a file of a region (TOML)"),
        key=key,
        max_upload_size=MEGABYTES,
        on_change=_read_file,
        args=(key, taken, reader.language),
    )


def _read_file(key: str, taken: Taken, language: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    st.session_state[_FILES] = st.session_state.get(_FILES, 0) + 1
    try:
        content, reader = given.getvalue(), translation.reader(language)
        region = region_of_file(data.world(), content, reader)
        left_out = left_out_of_file(data.world(), content, reader)
    except NoRegionError as fault:
        st.session_state[_SAID] = (f"{given.name}: {fault}",)
        return
    if left_out:
        st.session_state[_SAID] = left_out
    _take(region, taken)


def show_file(region: Region, reader: Reader) -> None:
    """Offer a region of the reader's own as a file, and the way to another one."""
    if not is_own(region.id):
        return
    with st.container(horizontal=True, key="own_region"):
        show_saving(region, reader.t("The region as a file (TOML)"), "download_region")
        st.button(reader.t("Another region of one’s own"), on_click=selection.forget_own)


def show_saving(region: Region, label: str, key: str) -> None:
    """Offer a region of the reader's own as a file."""
    st.download_button(
        label,
        file_of(data.world(), region),
        file_name=f"{pinned.named(short_name(region.id))}.toml",
        mime="application/toml",
        key=key,
        on_click="ignore",
    )
