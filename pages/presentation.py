"""A talk put together from views of the atlas: its steps, its file, and the way to the stage."""

from __future__ import annotations

import streamlit as st

from pages.ui import talk_editor, talk_files, talk_start, talk_state, translation

reader = translation.current()
st.write(
    reader.t(
        "A talk is a list of views of the atlas. “Add this view to the talk” at the foot of every "
        "page adds what is shown there; here the steps get their words and their order."
    )
)
talk = talk_state.current()
talk_files.show(talk, reader)
if talk.steps:
    talk_editor.show(talk, reader)
    talk_start.show(talk, reader)
else:
    talk_state.show_empty(reader)
