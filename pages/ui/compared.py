"""What the comparison shows, noted while it is drawn: what its figures follow from."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

NOTHING = "nothing"
"""The view where there are too few sides for any."""
_NOTED = "compared"


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A view of the comparison: ids of its sides, and what the reader chose for it."""

    view: str
    sides: tuple[str, ...]
    asked: tuple[str, ...]


def note(view: str, sides: tuple[str, ...], *asked: str) -> None:
    """Note what is shown."""
    st.session_state[_NOTED] = Compared(view=view, sides=sides, asked=asked)


def noted() -> Compared | None:
    """Return what the comparison shows, None before it is drawn."""
    found: Compared | None = st.session_state.get(_NOTED)
    return found


def forget() -> None:
    """Note nothing, before a page is drawn."""
    st.session_state.pop(_NOTED, None)
