"""The talk of a visitor: held in memory for the browser that made it, and written nowhere.

Whole pages are loaded anew when the language changes or a link is followed; a cookie that ends
with the browser then says which talk it is. It is set with the first step and says nothing else.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from geo.talk import Talk
from geo.talk_file import talk_of_file
from geo.text import Reader
from pages.ui import data

READY_MADE = data.ROOT / "exports" / "talks"
COOKIE = "atlas_talk"
MOST_HELD = 500
"""How many talks are held; then the one not used for longest is forgotten."""
_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_TALK = "talk"
_SHOWN = "talk_shown"
_LOADED = "talk_loaded"


def current() -> Talk:
    """Return the talk of this visitor, an empty one at first."""
    return _held().get(_id(), Talk(title={}))


def _id() -> str:
    """Return the id of the talk of this visitor, empty where there is none."""
    known = str(st.session_state.get(_TALK) or st.context.cookies.get(COOKIE, ""))
    return known if _ID.fullmatch(known) else ""


@st.cache_resource(show_spinner=False)
def _held() -> OrderedDict[str, Talk]:
    """Return the talks of all visitors by their ids, the one used last at the end."""
    return OrderedDict()


def show_cookie() -> None:
    """Let the browser remember which talk is its own, where it does not know yet."""
    found = _id()
    if found in _held() and st.context.cookies.get(COOKIE) != found:
        st.html(
            f'<script>document.cookie = "{COOKIE}={found}; path=/; SameSite=Strict";</script>',
            unsafe_allow_javascript=True,
        )


def keep(talk: Talk, shown: str = "") -> None:
    """Keep a talk; ``shown`` is the step that the reader looks at from now on."""
    found = _id() or secrets.token_urlsafe(16)
    st.session_state[_TALK] = found
    held = _held()
    held[found] = talk
    held.move_to_end(found)
    while len(held) > MOST_HELD:
        held.popitem(last=False)
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
