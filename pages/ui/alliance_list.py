"""The list of alliances: filters, the choice of one, the table."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from geo.charts import run_times
from geo.money import by_alliance
from geo.partners import coverage
from geo.records import records
from geo.text import Reader, as_html
from geo.world import World
from pages.ui.selection import choice
from pages.ui.sources import source_html
from pages.ui.tables import Html, table_html

EVERYTHING = "all"


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


def show(found: pd.DataFrame, world: World, reader: Reader) -> None:
    """Draw the list as a table; each name leads to the profile."""
    t = reader.t
    ids = found["alliance_id"].astype("str").tolist()
    amounts = by_alliance(world.funding, ids)
    known = coverage(world, ids)
    times = run_times(world).set_index("alliance_id")
    rows = [
        [
            Html(
                f'<a href="{as_html(_address(row, reader))}" target="_self">'
                f"{as_html(row['short_name'])}</a>"
            ),
            _region_title(world, row["region_id"], reader),
            row["programme"] or t("not known"),
            " – ".join(
                str(times.loc[row["alliance_id"], part]) or t("not known")
                for part in ("start_text", "end_text")
            ),
            _partners(
                known[row["alliance_id"]].known, known[row["alliance_id"]].claimed, t("claimed")
            ),
            reader.euro(float(amounts[row["alliance_id"]]))
            if pd.notna(amounts[row["alliance_id"]])
            else t("not known"),
            Html(source_html(world, row["source_id"])),
        ]
        for row in records(found)
    ]
    heads = [t("Alliance"), t("Region"), t("Programme"), t("Run time"), t("Partners known by name")]
    heads += [t("Funding that counts"), t("Source")]
    with st.container(key="table"):
        st.html(
            table_html(t("{count} alliances and projects").format(count=len(rows)), heads, rows)
        )


def _address(row: dict[str, Any], reader: Reader) -> str:
    return f"buendnisse?alliance={row['alliance_id']}&lang={reader.language}"


def _region_title(world: World, region_id: str, reader: Reader) -> str:
    region = world.region(region_id)
    return reader.of(region.title) if region else ""


def _partners(known: int, claimed: object, word: str) -> str:
    number, date = getattr(claimed, "number", None), getattr(claimed, "date", "")
    return f"{known} ({word}: {number}, {date})" if number else str(known)
