"""The menu: every page with its address; a new region appears by itself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from geo.model import Region
from geo.text import Reader, as_markdown


def pages(regions: Sequence[Region], reader: Reader) -> list[Page]:
    """Return the pages in the order of the menu."""
    t = reader.t
    return [
        st.Page("pages/overview.py", title=t("Overview"), url_path="overview", default=True),
        *(
            st.Page(
                "pages/region.py", title=as_markdown(reader.of(region.title)), url_path=region.id
            )
            for region in regions
        ),
        st.Page("pages/alliances.py", title=t("Alliances"), url_path="buendnisse"),
        st.Page("pages/comparison.py", title=t("Comparison"), url_path="vergleich"),
        st.Page("pages/sources.py", title=t("Sources"), url_path="quellen"),
    ]
