"""The editions of the data and what changed between two of them, on the page of sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from exports.tables import machine_csv
from geo.edition_words import act_words, counts_words, kind_words, note_words, reason_words
from geo.text import Reader, as_html
from loaders.change_lines import FIGURE_KEY, Key, Told, count, keys, shortened, told
from loaders.changes import Changes, changes, steps
from loaders.editions import Edition
from loaders.faults import DataFault
from loaders.store import Store
from pages.ui import data, translation
from pages.ui.parts import note
from pages.ui.selection import choice
from pages.ui.tables import Html, table_html

SHOWN = 10
"""Changes of each indicator and other table that the page lists; the file holds all."""
SHORT = 18
"""Characters of a reason beside the id of an edition, where both fit into a narrow window."""
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
    changed = counts_words(edition.changes, reader) or reader.t("the first one")
    return [Html(link), reader.date(edition.made), _reason(edition, reader), changed]


def _reason(edition: Edition, reader: Reader) -> Html:
    """Return what was done, with the words of the office below, marked as its own."""
    said = as_html(act_words(edition.reason, reader))
    note_ = as_html(note_words(edition.reason, reader))
    return Html(f"{said}<small>{note_}</small>" if said and note_ else said or note_)


def _short(edition: Edition, reader: Reader) -> str:
    """Return why an edition was made in very few words, the official number of a table first."""
    reason = edition.reason
    numbers = [one.table for one in reason.delivered if one.table]
    words = [*numbers, act_words(reason, reader), reason.note]
    return textwrap.shorten(next(filter(None, words), ""), SHORT, placeholder="…")


def _show_pair(editions: list[Edition], reader: Reader) -> None:
    titles = {one.id: f"{one.id} · {_short(one, reader)}" for one in reversed(editions)}
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
        partial(_csv, old, new, reader.language),
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
def _reasons(old: str, new: str) -> Mapping[Key, Edition]:
    """Return by figure or row the edition that changed it last between two."""
    found: dict[Key, Edition] = {}
    for edition, step in steps(Store(root=data.DATA), old, new):
        found |= dict.fromkeys(keys(step), edition)
    return found


@st.cache_resource(show_spinner=False, max_entries=2 * MOST_PAIRS)
def _pair_html(old: str, new: str, language: str) -> str:
    reader, found, reasons = translation.reader(language), _changes(old, new), _reasons(old, new)
    t, shown = reader.t, shortened(found, SHOWN)
    listed = [_told(one, reasons, reader) for one in _lines(shown, reader)]
    words = t("{count} changes between the two editions")
    caption = words.format(count=reader.number(count(found)))
    heads = [t("What"), t("Change"), t("Before"), t("Now"), t("Source"), t("Reason")]
    more = count(found) - len(listed)
    left = t("{count} more are in the file.").format(count=reader.number(more))
    return table_html(caption, heads, listed, style="atlas-changes") + (note(left) if more else "")


def _lines(found: Changes, reader: Reader) -> Iterator[Told]:
    """Return the changes in words; names are those of the data as it is."""
    return told(found, data.newest_world(), Store(root=data.DATA), reader)


def _told(one: Told, reasons: Mapping[Key, Edition], reader: Reader) -> list[str]:
    line, edition = one.line, reasons.get(one.key)
    kind = kind_words(reader.t)[line.kind]
    reason = _reason(edition, reader) if edition else ""
    return [line.what, kind, line.before, line.now, one.source, reason]


def _csv(old: str, new: str, language: str) -> bytes:
    """Return all changes as they are listed; figures with their keys and unrounded values."""
    reader, found, reasons = translation.reader(language), _changes(old, new), _reasons(old, new)
    kept = (*FIGURE_KEY, "old_value", "old_status", "new_value", "new_status")
    rows = []
    for one in _lines(found, reader):
        edition, line = reasons.get(one.key), one.line
        own = {name: one.figure[name] if one.figure else "" for name in kept}
        rows.append(
            {
                "table": one.table,
                "what": line.what,
                "change": line.kind.value,
                "before": line.before,
                "now": line.now,
                "source": one.source,
                "reason": reason_words(edition.reason, reader) if edition else "",
                **own,
            }
        )
    return machine_csv(pd.DataFrame(rows).fillna(""))
