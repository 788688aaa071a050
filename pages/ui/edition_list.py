"""The editions of the data and what changed between two of them, on the page of sources."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from exports.tables import machine_csv
from geo.figures import area_name
from geo.model import Status
from geo.provenance import source_line
from geo.records import records
from geo.text import Reader, as_html
from geo.world import World
from loaders.changes import ChangeKind, Changes, changes, steps
from loaders.editions import Edition
from loaders.faults import DataFault
from loaders.store import Store
from pages.ui import data, translation
from pages.ui.parts import note
from pages.ui.selection import choice
from pages.ui.tables import Html, table_html

MOST_SHOWN = 200
"""Changes listed on the page; the file holds all."""
MOST_PAIRS = 20


def show(reader: Reader) -> None:
    """Draw the list of editions, and what changed between the two that the reader chooses."""
    editions = list(data.editions().values())
    if not editions:
        return
    t = reader.t
    st.header(t("Editions of the data"), anchor=False)
    rows = [_row(one, reader) for one in reversed(editions)]
    heads = [t("Edition"), t("Date"), t("Reason"), t("Changes")]
    about = note(
        t(
            "A link to an edition shows its figures for good; a page opened so says how many of "
            "them have changed since."
        )
    )
    st.html(about + table_html(t("Editions of the data"), heads, rows))
    if len(editions) > 1:
        _show_pair(editions, reader)


def _row(edition: Edition, reader: Reader) -> list[str]:
    address = f"?edition={edition.id}&lang={reader.language}"
    link = f'<a href="{as_html(address)}" target="_self">{as_html(edition.id)}</a>'
    titles, kinds = _table_titles(reader), _count_words(reader)
    counts = [
        f"{titles.get(table, table)}: "
        + ", ".join(kinds[kind].format(count=reader.number(n)) for kind, n in numbers.items())
        for table, numbers in edition.changes.items()
    ]
    changed = "; ".join(counts) or reader.t("the first one")
    return [Html(link), reader.date(edition.made), edition.reason, changed]


def _show_pair(editions: list[Edition], reader: Reader) -> None:
    titles = {one.id: f"{one.id} ({one.reason})" for one in reversed(editions)}
    older, newer = dict(list(titles.items())[1:]), dict(list(titles.items())[:-1])
    left, right = st.columns(2)
    with left:
        old = choice(reader.t("From edition"), older, "edition_from", reader)
    with right:
        new = choice(reader.t("To edition"), newer, "edition_to", reader)
    if list(titles).index(old) <= list(titles).index(new):
        st.info(reader.t("The edition on the left must be older than the one on the right."))
        return
    try:
        st.html(_pair_html(old, new, reader.language))
    except DataFault:
        st.info(reader.t("One of the two editions is not kept whole and cannot be compared."))
        return
    st.download_button(
        reader.t("All changes as CSV"),
        partial(_csv, old, new),
        file_name=f"strukturwandel-atlas_{old}_{new}.csv",
        mime="text/csv",
        key="download_changes",
        on_click="ignore",
    )


@st.cache_resource(show_spinner=False, max_entries=MOST_PAIRS)
def _changes(old: str, new: str) -> Changes:
    store = Store(root=data.DATA)
    return changes(store.at(old), store.at(new))


@st.cache_resource(show_spinner=False, max_entries=MOST_PAIRS)
def _reasons(old: str, new: str) -> Mapping[tuple[str, ...], str]:
    """Return by figure or row why it changed last between two editions."""
    found: dict[tuple[str, ...], str] = {}
    for edition, step in steps(Store(root=data.DATA), old, new):
        found |= {_key(row): edition.reason for row in _rows(step)}
    return found


def _rows(found: Changes) -> list[dict[str, Any]]:
    return [*records(found.figures), *records(found.rows)]


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    names = ("indicator", "area_id", "period") if "indicator" in row else ("table", "key")
    return tuple(str(row[name]) for name in names)


@st.cache_resource(show_spinner=False, max_entries=2 * MOST_PAIRS)
def _pair_html(old: str, new: str, language: str) -> str:
    reader, world = translation.reader(language), data.newest_world()
    t = reader.t
    rows, reasons = _rows(_changes(old, new)), _reasons(old, new)
    listed = [[*_told(row, world, reader), reasons.get(_key(row), "")] for row in rows[:MOST_SHOWN]]
    caption = t("{count} changes from {old} to {new}").format(
        count=reader.number(len(rows)), old=old, new=new
    )
    heads = [t("What"), t("Change"), t("Before"), t("Now"), t("Source"), t("Reason")]
    more = len(rows) - len(listed)
    words = t("{count} more are in the file.").format(count=reader.number(more))
    return table_html(caption, heads, listed) + (note(words) if more else "")


def _told(row: Mapping[str, Any], world: World, reader: Reader) -> list[str]:
    kind = _kind_words(reader)[row["kind"]]
    before, now = str(row["old_source"]), str(row["new_source"])
    named = [source_line(world, [one]) or one for one in (before, now)]
    source = " → ".join(dict.fromkeys(filter(None, named)))
    if "indicator" in row:
        values = [_figure(row, side, world, reader) for side in ("old", "new")]
        return [_figure_title(row, world, reader), kind, *values, source]
    table = _table_titles(reader).get(row["table"], row["table"])
    title = " · ".join(filter(None, [table, row["key"], row["column"]]))
    return [title, kind, str(row["old"]), str(row["new"]), source]


def _figure_title(row: Mapping[str, Any], world: World, reader: Reader) -> str:
    measure, area_id = world.catalogue.get(row["indicator"]), row["area_id"]
    title = reader.of(measure.title) if measure else row["indicator"]
    name = area_name(world, area_id, reader) if area_id in world.areas.index else area_id
    return f"{title}, {name}, {row['period']}"


def _figure(row: Mapping[str, Any], side: str, world: World, reader: Reader) -> str:
    """Return a figure before or after, or in words why there is none."""
    value, status = row[f"{side}_value"], row[f"{side}_status"]
    measure = world.catalogue.get(row["indicator"])
    if not pd.isna(value):
        return reader.number(float(value), measure.decimals if measure else 0)
    return reader.status(Status(status)) if status in set(Status) else ""


def _csv(old: str, new: str) -> bytes:
    found = _changes(old, new)
    figures = found.figures.assign(table="observations")
    return machine_csv(pd.concat([figures, found.rows], ignore_index=True).fillna(""))


def _table_titles(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        "observations": t("Figures"),
        "occupations": t("Occupations"),
        "alliances": t("Alliances"),
        "facts": t("Facts"),
        "organisations": t("Organisations"),
        "memberships": t("Participations"),
        "funding": t("Statements about money"),
        "sources": t("Sources"),
        "areas": t("Areas"),
    }


def _kind_words(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        ChangeKind.NEW.value: t("new"),
        ChangeKind.REMOVED.value: t("removed"),
        ChangeKind.VALUE.value: t("changed"),
        ChangeKind.SOURCE.value: t("other source"),
        ChangeKind.UNKNOWN.value: t("old version not kept"),
    }


def _count_words(reader: Reader) -> dict[str, str]:
    t = reader.t
    return {
        ChangeKind.NEW.value: t("{count} new"),
        ChangeKind.REMOVED.value: t("{count} removed"),
        ChangeKind.VALUE.value: t("{count} changed"),
        ChangeKind.SOURCE.value: t("{count} with another source"),
        ChangeKind.UNKNOWN.value: t("{count} whose old version is not kept"),
    }
