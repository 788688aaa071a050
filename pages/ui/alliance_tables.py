"""Run times of the alliances, and participations that are not on the map."""

from __future__ import annotations

import streamlit as st

from exports.alliance_table import run_times_html
from geo.citation import cited, figure
from geo.money import alliances_of
from geo.partners import unplaced
from geo.records import records
from geo.refs import of_list, ref, region_scope
from geo.run_times import run_times
from geo.text import Reader
from pages.ui import data, pinned, translation, views
from pages.ui.figure import figure_html, text_html
from pages.ui.parts import note
from pages.ui.tables import table_html


def show_run_times(reader: Reader) -> None:
    """Draw the run times as a chart and as a table, its accessible twin, when opened.

    The browser loads its code for charts only then: before, the map came a second later.
    """
    folded = st.expander(reader.t("Show chart and table"), on_change="rerun", key="timeline_open")
    if folded.open:
        chart = views.timeline(reader.language)
        folded.plotly_chart(chart, key="timeline", config={"displaylogo": False})
        below = without_start_html(reader.language)
        folded.html(below + run_times_html(data.world(), reader, figure_html))


@pinned.kept()
def without_start_html(language: str) -> str:
    """Return which alliances are not in the chart of run times, and how many, as HTML."""
    world, reader = data.world(), translation.reader(language)
    times = run_times(world)
    rows = times[times["start"].isna()]
    if rows.empty:
        return ""
    words = reader.t("Not in the chart, because no start is known: {count} alliances ({list}).")
    if len(rows) == 1:
        words = reader.t("Not in the chart, because no start is known: {count} alliance ({list}).")
    number = figure(reader.number(len(rows)), ref("alliances", of_list(rows["alliance_id"])))
    return note(cited(words, count=number, list=", ".join(rows["short_name"])))


@pinned.kept()
def unplaced_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the participations that could not be placed on the map, with the reason, as HTML."""
    world, reader = data.world(), translation.reader(language)
    region, definition = data.region(region_id, definition_id)
    alliance_ids = alliances_of(world, region, definition_id)["alliance_id"]
    t = reader.t
    rows = world.memberships[world.memberships["alliance_id"].isin(alliance_ids)]
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
    if not listed:
        return ""
    address = ref("count", "unplaced", region_scope(region, definition))
    number = figure(reader.number(len(listed)), address)
    title = cited(t("Not on the map ({count})"), count=number)
    heads = [t("Organisation"), t("Alliance"), t("Reason")]
    table = table_html(title, heads, listed)
    return f"<details><summary>{text_html(title)}</summary>{table}</details>"
