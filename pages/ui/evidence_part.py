"""The record of a figure, drawn above the page when the link names one."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from exports.record_data import source_words
from geo.evidence import record as record_of
from geo.evidence_record import Record, Term
from geo.model import Source
from geo.refs import UnknownRefError
from geo.text import Reader, as_html
from pages.ui import data, pinned, translation
from pages.ui.figure import EVIDENCE, figure_html
from pages.ui.sources import link_html

MOST_RECORDS = 400
"""How many records are kept ready."""


def show_asked(reader: Reader) -> None:
    """Draw the record that the link names, or say in one sentence that there is none."""
    asked = st.query_params.get(EVIDENCE)
    if asked is None:
        return
    try:
        html = _html(asked, reader.language)
    except UnknownRefError:
        html = f'<p class="atlas-record">{as_html(_unknown(reader))}</p>'
    st.dialog(reader.t("Evidence"), width="medium", on_dismiss=_close)(_draw)(html)


def _draw(html: str) -> None:
    st.html(html)


def _close() -> None:
    if EVIDENCE in st.query_params:
        del st.query_params[EVIDENCE]


def _unknown(reader: Reader) -> str:
    return reader.t(
        "No figure of this edition has the address that the link names; choose a figure on the "
        "page to see its record."
    )


@pinned.kept(max_entries=MOST_RECORDS)
def _html(ref: str, language: str) -> str:
    reader = translation.reader(language)
    shown = pinned.current().id or data.newest_edition()
    return record_html(record_of(data.world(), ref, reader, edition=shown), reader)


def record_html(found: Record, reader: Reader) -> str:
    """Return a record as HTML: a list of what is known, with links to the figures it is made of."""
    t = reader.t
    rows = [
        (t("Area"), as_html(found.place)),
        (t("Period"), as_html(found.period)),
        (t("Kind of value"), as_html(found.status)),
        (t("Definition"), as_html(found.about)),
        (t("Formula"), as_html(found.formula)),
        (t("Made of"), _terms(found.terms, reader)),
        (t("Boundaries"), as_html(found.territory)),
        (t("Census"), as_html(found.census)),
        (t("Comparability"), _list(map(as_html, found.comparable))),
        (t("Notes"), _list(map(as_html, found.notes))),
        (t("In the catalogue"), link_html(found.url, found.url)),
        (t("Source"), _sources(found.sources, reader)),
        (t("Edition of the data"), as_html(found.edition)),
        (t("Address of the figure"), f"<code>{as_html(found.ref)}</code>"),
    ]
    items = "".join(
        f"<div><dt>{as_html(name)}</dt><dd>{html}</dd></div>" for name, html in rows if html
    )
    value = f'<p class="atlas-value"><strong>{as_html(found.value)}</strong></p>'
    return (
        f'<div class="atlas-record"><div class="atlas-facts"><h3>{as_html(found.title)}</h3>{value}'
        f"<dl>{items}</dl></div>{_buttons(reader)}</div>"
    )


def _buttons(reader: Reader) -> str:
    t = reader.t
    done = as_html(t("Copied"))
    kinds = (("link", t("Copy the link")), ("text", t("Copy as text")))
    buttons = "".join(
        f'<button type="button" data-atlas-copy="{kind}" data-atlas-done="{done}">'
        f"{as_html(words)}</button>"
        for kind, words in kinds
    )
    hint = as_html(t("The key Q opens the record of the figure or the area pointed at."))
    return f'<p class="atlas-buttons">{buttons}<small>{hint}</small></p>'


def _list(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{html}</li>" for html in items)
    return f"<ul>{listed}</ul>" if listed else ""


def _terms(terms: Iterable[Term], reader: Reader) -> str:
    """Return the figures that another is made of; parts are many and need no word for it."""
    part = reader.t("part")
    return _list(
        ": ".join(filter(None, [as_html(one.role) if one.role != part else "", _term(one, reader)]))
        for one in terms
    )


def _term(term: Term, reader: Reader) -> str:
    title = link_html(term.url, term.title)
    value = as_html(term.value) or (as_html(reader.t("Record")) if term.ref else "")
    shown = figure_html(value, term.ref)
    return ": ".join(filter(None, [title, shown])) if shown else title


def _sources(sources: Iterable[Source], reader: Reader) -> str:
    return _list(_source(one, reader) for one in sources)


def _source(source: Source, reader: Reader) -> str:
    """Return publisher, table, dates and licence of a source; what it does not state is said so."""
    title = link_html(source.url, source.title)
    publisher = as_html(source.publisher or reader.t("not stated"))
    return f"{publisher}: {title}<small>{as_html(source_words(source, reader))}</small>"
