"""Regions side by side: chosen, compared in one view at a time, with words and evidence."""

from __future__ import annotations

import streamlit as st

from geo.compare.sides import FEWEST
from pages.ui import (
    compare_choice,
    compare_views,
    compared,
    download,
    own_region_part,
    translation,
)

reader = translation.current()
st.write(
    reader.t(
        "Compare two to eight regions: what may stand side by side is shown, "
        "what may not is refused, and why."
    )
)
sides = compare_choice.sides(reader)
own_region_part.show_own(sides, reader)
if len(sides) < FEWEST:
    compared.note(compared.NOTHING, ())
    st.info(reader.t("Choose at least two regions to compare."))
else:
    compare_choice.show_overlaps(sides, reader)
    compare_views.show(sides, reader)
    download.show_report_download(sides, reader)
