"""The talk of a visitor: kept for the session, and nowhere else on the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from geo.talk import Talk
from geo.talk_file import talk_of_file
from geo.text import Reader
from pages.ui import data

READY_MADE = data.ROOT / "exports" / "talks"
_TALK = "talk"
_SHOWN = "talk_shown"
_LOADED = "talk_loaded"


def current() -> Talk:
    """Return the talk of this session, an empty one at first."""
    found: Talk = st.session_state.get(_TALK, Talk(title={}))
    return found


def keep(talk: Talk, shown: str = "") -> None:
    """Keep a talk for the session; ``shown`` is the step that the reader looks at from now on."""
    st.session_state[_TALK] = talk
    if shown:
        st.session_state[_SHOWN] = shown


def load(talk: Talk) -> None:
    """Put another talk in place of the one that there was."""
    keep(talk, talk.steps[0].id if talk.steps else "")
    st.session_state[_LOADED] = times_loaded() + 1


def times_loaded() -> int:
    """Return how often a talk took the place of another; fields begin anew with each."""
    return int(st.session_state.get(_LOADED, 0))


def shown_id(talk: Talk) -> str:
    """Return the id of the step that the reader looks at, the first where that is gone."""
    asked = st.session_state.get(_SHOWN)
    ids = [one.id for one in talk.steps]
    return str(asked) if asked in ids else ids[0]


def look_at(step_id: str) -> None:
    """Note which step the reader looks at."""
    st.session_state[_SHOWN] = step_id


def ready_made() -> Mapping[str, Path]:
    """Return the files of the talks in the box by their names."""
    return {file.stem: file for file in sorted(READY_MADE.glob("*.toml"))}


def load_ready_made(name: str, reader: Reader) -> None:
    """Take a talk of the box."""
    load(talk_of_file(ready_made()[name].read_bytes(), reader))


def show_empty(reader: Reader) -> None:
    """Say that there is no step yet."""
    st.info(reader.t("The talk has no step yet: add a view, load a file, or take the one ready."))


def changed(act: Callable[[Talk], Talk]) -> None:
    """Keep what becomes of the talk."""
    keep(act(current()))
