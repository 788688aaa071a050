"""The profile of an alliance as HTML: facts, partners, money, each with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import streamlit as st

from geo.citation import Cited, cited, figure, joined
from geo.model import Qualifier
from geo.partner_coverage import coverage_words
from geo.profiles import Profile, Statement, funding_words, qualifier_words, role_words
from geo.records import records
from geo.refs import ref
from geo.stated_bounds import amount_words, without_bound
from geo.text import Reader, as_html, as_markdown
from geo.world import World
from pages.ui import views
from pages.ui.award_tables import awards_html
from pages.ui.figure import text_html
from pages.ui.sources import source_html
from pages.ui.tables import Html, table_html

NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")


def show_profile(world: World, alliance_id: str, reader: Reader) -> None:
    """Draw the profile of one alliance."""
    found = views.profile(alliance_id, reader.language)
    st.subheader(as_markdown(found.short_name), anchor=False)
    st.html(shown_html(world, alliance_id, reader))


def shown_html(world: World, alliance_id: str, reader: Reader) -> str:
    """Return the profile of an alliance, below its name, as HTML."""
    found = views.profile(alliance_id, reader.language)
    summary = f"{as_html(found.name)} – {text_html(_summary(found, reader))}"
    return f"<p>{summary}</p>{profile_html(world, found, reader)}"


def profile_html(world: World, found: Profile, reader: Reader) -> str:
    """Return facts, partners and money of an alliance as HTML."""
    t = reader.t
    title = t("Further and superseded statements")
    further = _facts(world, found.further, title, reader)
    return (
        _facts(world, found.facts, t("Facts"), reader)
        + (f"<details><summary>{as_html(title)}</summary>{further}</details>" if further else "")
        + _partners(world, found, reader)
        + _money(world, found, reader)
        + awards_html(world, found.awards, found.alliance_id, reader)
    )


def _summary(found: Profile, reader: Reader) -> str:
    return joined(" · ", (coverage_words(found.coverage, reader), funding_words(found, reader)))


def _facts(world: World, facts: Sequence[Statement], caption: str, reader: Reader) -> str:
    rows = [
        [
            fact.title,
            _stated(fact.text, fact.note, fact.ref),
            fact.date or reader.t("no date"),
            Html(source_html(world, fact.source_id)),
        ]
        for fact in facts
    ]
    heads = [reader.t("Fact"), reader.t("Statement"), reader.t("Date"), reader.t("Source")]
    return table_html(caption, heads, rows) if rows else ""


def _partners(world: World, found: Profile, reader: Reader) -> str:
    t = reader.t
    roles = role_words(t)
    rows = [
        [
            str(row["name"]),
            Html(_role(row, roles)),
            row["town"] or t("place not known"),
            reader.date(row["source_date"]) or t("no date"),
            Html(source_html(world, str(row["source_id"]))),
        ]
        for row in records(found.partners)
    ]
    heads = [t("Organisation"), t("Role"), t("Place"), t("Date"), t("Source")]
    known = ref("known", f"alliance.{found.alliance_id}")
    number = figure(reader.number(found.coverage.known), known)
    caption = cited(t("Partners known by name ({count})"), count=number)
    nobody = t("No partner known by name.")
    return table_html(caption, heads, rows) if rows else f"<p>{as_html(nobody)}</p>"


def _money(world: World, found: Profile, reader: Reader) -> str:
    t = reader.t
    words = qualifier_words(t)
    rows = [
        [
            amount_words(row, reader, ref("statement", row["statement_id"])),
            words[Qualifier(str(row["qualifier"]))],
            t("counts") if row["counts"] else t("does not count"),
            _stated(
                " · ".join(
                    filter(None, [str(row["subproject"]), without_bound(str(row["covers"]))])
                ),
                str(row["note"]),
                ref("statement", row["statement_id"]),
            ),
            " – ".join(filter(None, map(reader.date, (row["period_from"], row["period_to"])))),
            str(row["funder"]),
            reader.date(row["source_date"]) or t("no date"),
            Html(source_html(world, str(row["source_id"]))),
        ]
        for row in records(found.money)
    ]
    heads = [t("Amount"), t("Kind of statement"), t("In sums"), t("What for"), t("Period")]
    heads += [t("Funder"), t("Date"), t("Source")]
    return table_html(t("Statements about money"), heads, rows) if rows else ""


def _numbers(text: str, address: str) -> Cited:
    """Return words of a source, in which every number leads to the record of the statement."""
    return Cited(text, [(one.start(), one.end(), address) for one in NUMBER.finditer(text)])


def _stated(text: str, note: str, address: str) -> Html:
    """Return words of a source, which speak German, with the note on them below."""
    said, below = (
        f'<span lang="de">{text_html(_numbers(one, address))}</span>' if one else ""
        for one in (text, note)
    )
    return Html(said + (f"<small>{below}</small>" if below else ""))


def as_quoted(text: str) -> str:
    """Return a text of the sources, which speak German, as HTML."""
    return f'<span lang="de">{as_html(text)}</span>'


def _role(row: dict[str, Any], roles: dict[str, str]) -> str:
    """Return the kind of role, with the words of the source and the subproject below."""
    said = "" if row["role"] == row["role_kind"] else row["role"]
    small = " · ".join(dict.fromkeys(filter(None, [said, row["subproject"]])))
    return f"{as_html(roles[row['role_kind']])}<small>{as_quoted(small)}</small>"
