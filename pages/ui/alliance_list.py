"""The list of alliances: filters, the choice of one, the table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from exports.alliance_table import alliances_html
from geo.alliance_groups import EVERY, of_no_region, of_regions, variant_of
from geo.citation import cited, figure
from geo.records import records
from geo.refs import of_list, ref
from geo.text import Reader, as_html
from geo.world import World
from pages.ui import data, parts, pinned, translation
from pages.ui.figure import figure_html, text_html
from pages.ui.selection import choice

EVERYTHING = "all"
PROGRAMME, SEARCH = "programme", "search"
"""The query parameters of the filters, beside that of the region."""
LONGEST_SEARCH = 80
"""Characters; what is longer is cut."""
MOST_LISTS = 100
"""How many lists are kept ready, each for some alliances and a language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What passes the filters, programmes of no region last.

    ``variant`` is what the map shows of it; ``searched`` says that the list holds fewer, because
    the map knows no such choice.
    """

    rows: pd.DataFrame
    variant: str = EVERY
    searched: bool = False

    @property
    def listed(self) -> list[str]:
        """Return the ids of those that belong to a region: the list holds no others."""
        return [str(row["alliance_id"]) for row in records(self.rows) if row["region_id"]]


def filtered(world: World, reader: Reader) -> Found:
    """Show the filters, which the link keeps, and return the alliances that pass them."""
    rows = of_regions(world)
    regions = {one.id: reader.of(one.title) for one in world.regions}
    programmes = {one: one for one in sorted({str(p) for p in rows["programme"] if str(p)})}
    left, middle, right = st.columns(3)
    with left:
        region = choice(
            reader.t("Region"), {EVERYTHING: reader.t("All regions"), **regions}, "region", reader
        )
    with middle:
        programme = choice(
            reader.t("Programme"),
            {EVERYTHING: reader.t("All programmes"), **programmes},
            PROGRAMME,
            reader,
        )
    with right:
        words = _searched(reader)
    rows = pd.concat([rows, of_no_region(world)])
    kept = rows[(rows["region_id"] == region) | (region == EVERYTHING)]
    kept = kept[(kept["programme"] == programme) | (programme == EVERYTHING)]
    rows = kept[kept["name"].str.contains(words, case=False, regex=False)]
    found = Found(rows=rows)
    shown = variant_of(world, found.listed)
    whole = shown or variant_of(world, Found(rows=kept).listed)
    return replace(found, variant=whole or EVERY, searched=not shown)


def _searched(reader: Reader) -> str:
    """Let the reader search in names; the link keeps what is typed."""
    asked = st.query_params.get(SEARCH, "")[:LONGEST_SEARCH]
    words = st.text_input(
        reader.t("Search in names"),
        value=asked,
        max_chars=LONGEST_SEARCH,
        key=SEARCH,
        on_change=_keep_search,
    )
    return words.strip()


def _keep_search() -> None:
    words = str(st.session_state[SEARCH]).strip()
    if words:
        st.query_params[SEARCH] = words
    else:
        st.query_params.pop(SEARCH, None)


def show_nothing(reader: Reader) -> None:
    """Say that nothing passes the filters, with the way back."""
    before, _, after = reader.t("No alliance matches this choice: {link}.").partition("{link}")
    back = as_html(pinned.address("buendnisse", lang=reader.language))
    words = as_html(reader.t("show all alliances"))
    link = f'<a href="{back}" target="_self">{words}</a>'
    parts.show(f'<p class="atlas-note" role="status">{as_html(before)}{link}{as_html(after)}</p>')


def show_searched(found: Found, reader: Reader) -> None:
    """Say that the map shows more than the list, where it does."""
    if found.searched:
        st.caption(
            reader.t(
                "The map shows all alliances of the region and the programme chosen; "
                "the search in names limits the list only."
            )
        )


def choose(found: Found, reader: Reader) -> str:
    """Let the reader choose one of the alliances found; return its id or an empty text."""
    titles = {EVERYTHING: reader.t("All alliances together")}
    titles |= {row["alliance_id"]: row["short_name"] for row in records(found.rows)}
    chosen = choice(reader.t("Alliance on the map"), titles, "alliance", reader)
    return "" if chosen == EVERYTHING else chosen


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
