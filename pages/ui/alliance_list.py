"""The list of alliances: filters, the choice of one, the table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from exports.alliance_table import alliances_html
from geo.alliance_groups import of_no_region, of_regions
from geo.citation import cited, figure
from geo.records import records
from geo.refs import of_list, ref
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.figure import figure_html, text_html
from pages.ui.selection import choice

EVERYTHING = "all"
MOST_LISTS = 100
"""How many lists are kept ready, each for some alliances and a language."""


def filtered(world: World, reader: Reader) -> pd.DataFrame:
    """Show the filters and return what passes them, programmes of no region last."""
    rows = of_regions(world)
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
    rows = pd.concat([rows, of_no_region(world)])
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


def listed(found: pd.DataFrame) -> list[str]:
    """Return the ids of those found that belong to a region: the list holds no others."""
    return [str(row["alliance_id"]) for row in records(found) if row["region_id"]]


@pinned.kept()
def apart_html(language: str) -> str:
    """Return which programmes the list does not hold and nothing counts, with links, as HTML."""
    world, reader = data.world(), translation.reader(language)
    rows = records(of_no_region(world))
    if not rows:
        return ""
    words = reader.t(
        "{count} programmes belong to no region and are not counted as alliances: {list}."
    )
    if len(rows) == 1:
        words = reader.t(
            "{count} programme belongs to no region and is not counted as an alliance: {list}."
        )
    ids = [str(row["alliance_id"]) for row in rows]
    links = ", ".join(
        f'<a href="{as_html(_address(one, language))}" target="_self">{as_html(name)}</a>'
        for one, name in zip(ids, (row["short_name"] for row in rows), strict=True)
    )
    number = figure(reader.number(len(rows)), ref("alliances", of_list(ids)))
    before, _, after = words.partition("{list}")
    said = text_html(cited(before, count=number))
    return f'<p class="atlas-note">{said}{links}{as_html(after)}</p>'


def table_of(alliance_ids: Iterable[object], reader: Reader, *, with_region: bool = True) -> str:
    """Return alliances with run time, partners, money as HTML; each name leads to its profile."""
    return _table(tuple(map(str, alliance_ids)), reader.language, with_region=with_region)


@pinned.kept(max_entries=MOST_LISTS)
def _table(ids: tuple[str, ...], language: str, *, with_region: bool) -> str:
    world, reader = data.world(), translation.reader(language)
    return alliances_html(world, ids, reader, figure_html, _address, with_region=with_region)


def _address(alliance_id: str, language: str) -> str:
    return pinned.address("buendnisse", alliance=alliance_id, lang=language)
