"""The list of alliances: filters, the choice of one, the table."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from exports.alliance_table import alliances_html
from geo.records import records
from geo.text import Reader
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.figure import figure_html
from pages.ui.selection import choice

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
    return alliances_html(world, ids, reader, figure_html, _address, with_region=with_region)


def _address(alliance_id: str, language: str) -> str:
    return pinned.address("buendnisse", alliance=alliance_id, lang=language)
