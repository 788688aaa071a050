"""A talk as a file: the one in the box, one of the reader's, the one at hand to save."""

from __future__ import annotations

import re

import streamlit as st

from geo.talk import LONGEST_HEADLINE, NoTalkError, Talk, seen
from geo.talk_file import check_size, file_of, talk_of_file
from geo.text import Reader, as_markdown
from pages.ui import own_region, talk_state, translation

_FAULT = "talk_fault"


def show(talk: Talk, reader: Reader) -> None:
    """Draw title, the talks in the box, and the way to a file and from one."""
    t = reader.t
    own_region.show_faults([st.session_state.pop(_FAULT, "")], reader)
    key = f"talk_title_{reader.language}_{talk_state.times_loaded()}"
    st.text_input(
        t("Title of the talk"),
        value=talk.titled(reader.language),
        max_chars=LONGEST_HEADLINE,
        key=key,
        on_change=_retitle,
        args=(key, reader.language),
    )
    left, right = st.columns(2)
    with left, st.container(horizontal=True, key="talk_files"):
        _show_ready_made(reader)
        _show_save(talk, reader)
    with right:
        _show_upload(reader)


def _show_save(talk: Talk, reader: Reader) -> None:
    """Offer the talk as a file, or say that it is larger than one that could be loaded again."""
    content = file_of(talk)
    try:
        check_size(len(content), reader)
    except NoTalkError as fault:
        own_region.show_faults([str(fault)], reader)
        return
    st.download_button(
        reader.t("Save the talk as a file (TOML)"),
        content,
        file_name=f"{_stem(talk, reader)}.toml",
        mime="application/toml",
        key="talk_save",
        on_click="ignore",
    )


def _show_ready_made(reader: Reader) -> None:
    """Offer the talks in the box; they take the place of the one at hand."""
    for name, file in talk_state.ready_made().items():
        title = talk_of_file(file.read_bytes(), reader).titled(reader.language)
        st.button(
            as_markdown(reader.t("Take “{title}”").format(title=title)),
            key=f"talk_box_{name}",
            on_click=talk_state.load_ready_made,
            args=(name, reader),
        )


def _show_upload(reader: Reader) -> None:
    key = f"talk_file_{talk_state.times_loaded()}"
    st.file_uploader(
        reader.t("Load a talk (TOML)"),
        max_upload_size=own_region.MEGABYTES,
        key=key,
        on_change=_load,
        args=(key, reader.language),
    )


def _load(key: str, language: str) -> None:
    given = st.session_state[key]
    if given is None:
        return
    try:
        talk_state.load(talk_of_file(given.getvalue(), translation.reader(language)))
    except NoTalkError as fault:
        st.session_state[_FAULT] = str(fault)


def _retitle(key: str, language: str) -> None:
    talk = talk_state.current()
    title = {**talk.title, language: seen(str(st.session_state[key])).strip()}
    talk_state.keep(Talk(title=title, steps=talk.steps))


def _stem(talk: Talk, reader: Reader) -> str:
    name = re.sub(r"[^A-Za-z0-9]+", "-", talk.titled(reader.language)).strip("-").lower()
    return f"strukturwandel-atlas_vortrag_{name}" if name else "strukturwandel-atlas_vortrag"
