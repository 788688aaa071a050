"""Run times of the alliances, and participations that are not on the map."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from geo.partners import unplaced
from geo.records import records
from geo.text import Reader
from geo.world import World
from pages.ui.tables import table_html


def show_run_times(times: pd.DataFrame, reader: Reader) -> None:
    """Draw the run times as a table, the accessible twin of the timeline."""
    t = reader.t
    rows = [
        [
            str(row["short_name"]),
            str(row["start_text"]) or t("not known"),
            str(row["end_text"]) or t("not known"),
        ]
        for row in records(times)
    ]
    with st.expander(t("Run times as a table")):
        st.html(table_html(t("Run times"), [t("Alliance"), t("Start"), t("End")], rows))


def show_unplaced(world: World, alliance_ids: Iterable[str], reader: Reader) -> None:
    """Draw the participations that could not be placed on the map, with the reason."""
    t = reader.t
    rows = world.memberships[world.memberships["alliance_id"].isin(list(alliance_ids))]
    names = world.organisation_names()
    titles = world.alliance_names()
    reasons = {"abroad": t("outside Germany"), "town_not_known": t("town not known")}
    listed = [
        [
            str(names[row["organisation_id"]]),
            str(titles[row["alliance_id"]]),
            reasons[str(row["placed_reason"])],
        ]
        for row in records(unplaced(rows))
    ]
    if listed:
        title = t("Not on the map ({count})").format(count=len(listed))
        with st.expander(title):
            st.html(table_html(title, [t("Organisation"), t("Alliance"), t("Reason")], listed))
