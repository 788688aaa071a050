"""The catalogue of sources, by kind, with what each is used for."""

from __future__ import annotations

import streamlit as st

from geo.source_use import uses
from geo.text import Reader
from geo.world import World
from pages.ui.sources import link_html
from pages.ui.tables import Html, table_html


def show(world: World, reader: Reader) -> None:
    """Draw one table for each kind of source."""
    t = reader.t
    titles = {
        "statistics": t("Statistics"),
        "outlines": t("Outlines"),
        "facts": t("Pages about the alliances"),
    }
    if (world.sources["kind"] == "awards").any():
        titles["awards"] = t("Federal awards")
    used = uses(world, reader)
    for kind, title in titles.items():
        rows = world.sources[world.sources["kind"] == kind]
        st.header(f"{title} ({len(rows)})", anchor=False)
        listed = [
            [
                Html(link_html(str(row["url"]), str(row["title"]))),
                str(row["publisher"]) or t("not known"),
                str(row["table"]),
                str(row["reference_date"]) or t("not known"),
                str(row["retrieved"]) or t("not known"),
                str(row["licence"]) or t("none stated"),
                used.get(str(source_id), t("not used at present")),
            ]
            for source_id, row in rows.iterrows()
        ]
        heads = [t("Title"), t("Publisher"), t("Table"), t("As of"), t("Retrieved"), t("Licence")]
        st.html(table_html(title, [*heads, t("Used for")], listed))
