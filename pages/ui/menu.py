"""The menu: every page with its address; a new region appears by itself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import Page

from geo.model import Region
from geo.text import Reader, as_markdown
from pages.ui import selection


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
        _own_page(reader),
        st.Page("pages/alliances.py", title=t("Alliances"), url_path="buendnisse"),
        st.Page("pages/comparison.py", title=t("Comparison"), url_path="vergleich"),
        st.Page("pages/presentation.py", title=t("Talk"), url_path="vortrag"),
        st.Page("pages/sources.py", title=t("Sources"), url_path="quellen"),
    ]


def _own_page(reader: Reader) -> Page:
    """Return the page of the region of the reader's own, in the menu once there is one."""
    found = selection.own_region()
    return st.Page(
        "pages/region.py" if found else "pages/own_region.py",
        title=as_markdown(reader.of(found.title)) if found else reader.t("Own region"),
        url_path=selection.OWN_PAGE,
        visibility="visible" if found else "hidden",
    )
