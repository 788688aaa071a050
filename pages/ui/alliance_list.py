"""The list of alliances: filters, the choice of one, the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import streamlit as st

from geo.citation import cited, figure
from geo.money import by_alliance
from geo.partner_coverage import coverage_words
from geo.partners import coverage
from geo.records import records
from geo.refs import of_list, ref
from geo.run_times import run_times
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.figure import figure_html
from pages.ui.selection import choice
from pages.ui.sources import source_html
from pages.ui.tables import Html, table_html

EVERYTHING = "all"
MOST_LISTS = 100
"""How many lists are kept ready, each for some alliances and a language."""


def filtered(world: World, reader: Reader) -> pd.DataFrame:
    """Show the filters and return the alliances that pass them."""
    rows = world.alliances[world.alliances["region_id"] != ""]
    regions = {one.id: reader.of(one.title) for one in world.regions}
    programmes = sorted({str(p) for p in rows["programme"] if str(p)})
    left, middle, right = st.columns(3)
    with left:
        region = choice(
            reader.t("Region"), {EVERYTHING: reader.t("All regions"), **regions}, "region", reader
        )
    with middle:
        programme = st.selectbox(
            reader.t("Programme"), [reader.t("All programmes"), *programmes], key="programme"
        )
    with right:
        words = st.text_input(reader.t("Search in names"), key="search")
    kept = rows[(rows["region_id"] == region) | (region == EVERYTHING)]
    if programme in programmes:
        kept = kept[kept["programme"] == programme]
    return kept[kept["name"].str.contains(words.strip(), case=False, regex=False)]


def choose(found: pd.DataFrame, reader: Reader) -> str:
    """Let the reader choose one of the alliances found; return its id or an empty text."""
    if found.empty:
        st.info(reader.t("No alliance matches. Widen the filters."))
    titles = {EVERYTHING: reader.t("All alliances together")}
    titles |= {row["alliance_id"]: row["short_name"] for row in records(found)}
    chosen = choice(reader.t("Alliance on the map"), titles, "alliance", reader)
    return "" if chosen == EVERYTHING else chosen


def table_of(alliance_ids: Iterable[object], reader: Reader, *, with_region: bool = True) -> str:
    """Return alliances with run time, partners, money as HTML; each name leads to its profile."""
    return _table(tuple(map(str, alliance_ids)), reader.language, with_region=with_region)


@pinned.kept(max_entries=MOST_LISTS)
def _table(ids: tuple[str, ...], language: str, *, with_region: bool) -> str:
    world, reader = data.world(), translation.reader(language)
    t = reader.t
    found = world.alliances[world.alliances["alliance_id"].isin(ids)]
    amounts = by_alliance(world.funding, ids)
    known = coverage(world, ids)
    times = run_times(world).set_index("alliance_id")
    rows = [
        [
            Html(
                f'<a href="{as_html(_address(row, reader))}" target="_self">'
                f"{as_html(row['short_name'])}</a>"
            ),
            *([_region_title(world, row["region_id"], reader)] if with_region else []),
            row["programme"] or t("not known"),
            _run_time(times.loc[row["alliance_id"]], reader),
            coverage_words(known[row["alliance_id"]], reader),
            _money(world, row["alliance_id"], amounts[row["alliance_id"]], reader),
            Html(source_html(world, row["source_id"])),
        ]
        for row in records(found)
    ]
    heads = [t("Alliance"), *([t("Region")] if with_region else []), t("Programme")]
    heads += [
        t("Run time"),
        t("Partners known by name"),
        t("Funding that counts"),
        t("Source for the alliance"),
    ]
    listed = found["alliance_id"].tolist()
    number = figure(reader.number(len(rows)), ref("alliances", of_list(listed)) if listed else "")
    return table_html(cited(t("{count} alliances and projects"), count=number), heads, rows)


def _money(world: World, alliance_id: str, amount: float, reader: Reader) -> Html:
    """Return the sum that counts with the sources of its statements."""
    if pd.isna(amount):
        return Html(as_html(reader.t("not known")))
    rows = world.funding[world.funding["counts"] & (world.funding["alliance_id"] == alliance_id)]
    sources = "; ".join(source_html(world, str(one)) for one in rows["source_id"].unique())
    shown = figure_html(
        as_html(reader.euro(float(amount))), ref("funding", "by_seat", f"alliance.{alliance_id}")
    )
    return Html(f"{shown}<small>{sources}</small>")


def _run_time(row: pd.Series, reader: Reader) -> str:
    start, end = (reader.date(str(row[part])) for part in ("start_value", "end_value"))
    if not start and not end:
        return reader.t("not known")
    if start == end:
        return start
    unknown = reader.t("not known")
    return f"{start or unknown} – {end or unknown}"


def _address(row: dict[str, Any], reader: Reader) -> str:
    return pinned.address("buendnisse", alliance=row["alliance_id"], lang=reader.language)


def _region_title(world: World, region_id: str, reader: Reader) -> str:
    region = world.region(region_id)
    return reader.of(region.title) if region else ""
