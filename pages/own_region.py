"""A region of the reader's own, to be put together: from a list of areas or from a file."""

from __future__ import annotations

import streamlit as st

from pages.ui import own_region, selection, translation

reader = translation.current()

st.write(
    reader.t(
        "A region of one’s own is made of districts or municipalities. It lives in the link: "
        "whoever has the link sees it, and nothing is kept on the server."
    )
)
own_region.show_unread(reader)
own_region.show_said(selection.choose_own, reader)
own_region.show_form(reader.t("Show the region"), selection.choose_own, reader)
own_region.show_upload(selection.choose_own, reader)
