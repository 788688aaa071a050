"""Regions side by side: chosen, compared in one view at a time, with words and evidence."""

from __future__ import annotations

import streamlit as st

from pages.ui import compare_choice, own_region_part, translation

reader = translation.current()
st.write(
    reader.t(
        "Compare two to eight regions: what may stand side by side is shown, "
        "what may not is refused, and why."
    )
)
sides = compare_choice.sides(reader)
own_region_part.show_own(sides, reader)
st.write([side.title(reader) for side in sides])
