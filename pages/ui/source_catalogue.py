"""The catalogue of sources, by kind, with what each is used for."""

from __future__ import annotations

import streamlit as st

from geo.citation import cited, figure
from geo.comparability import Basis, bases, level_words
from geo.provenance import with_basis
from geo.refs import ref
from geo.source_use import uses
from geo.text import Reader
from geo.world import World
from pages.ui import data, pinned, translation
from pages.ui.parts import section
from pages.ui.parts import show as show_parts
from pages.ui.sources import link_html
from pages.ui.tables import Html, table_html


def show(world: World, reader: Reader) -> None:
    """Draw one table for each kind of source."""
    t = reader.t
    titles = {
        "statistics": t("Statistics"),
        "outlines": t("Outlines"),
        "facts": t("Pages about the alliances"),
    }
    if (world.sources["kind"] == "awards").any():
        titles["awards"] = t("Federal awards")
    used = uses(world, reader)
    for kind, title in titles.items():
        rows = world.sources[world.sources["kind"] == kind]
        number = figure(reader.number(len(rows)), ref("count", "sources", f"kind.{kind}"))
        listed = [
            [
                Html(link_html(str(row["url"]), str(row["title"]))),
                str(row["publisher"]) or t("not known"),
                str(row["table"]),
                with_basis(str(row["reference_date"]), str(row["date_basis"]), reader)
                or t("not known"),
                str(row["retrieved"]) or t("not known"),
                str(row["licence"]) or t("none stated"),
                used.get(str(source_id), t("not used at present")),
            ]
            for source_id, row in rows.iterrows()
        ]
        heads = [t("Title"), t("Publisher"), t("Table"), t("As of"), t("Retrieved"), t("Licence")]
        table = table_html(title, [*heads, t("Used for")], listed)
        show_parts(section(cited("{title} ({count})", title=title, count=number), table))
    show_bases(reader)


def show_bases(reader: Reader) -> None:
    """Draw what the figures of each indicator rest on, when opened: what decides comparisons."""
    label = reader.t("What the figures of each indicator rest on")
    folded = st.expander(label, on_change="rerun", key="bases_open")
    if folded.open:
        folded.html(_bases_html(reader.language))


@pinned.kept()
def _bases_html(language: str) -> str:
    reader = translation.reader(language)
    t = reader.t
    heads = [t("Indicator"), t("Definition"), t("Level"), t("Year"), t("Census"), t("Boundaries")]
    rows = [_basis_row(one, reader) for one in bases(data.world())]
    return table_html(t("Comparability"), [*heads, t("Table")], rows)


def _basis_row(one: Basis, reader: Reader) -> list[str]:
    return [
        reader.of(one.indicator.title),
        reader.of(one.indicator.about),
        level_words(one.level, reader),
        one.period,
        one.census_base or "–",
        reader.date(one.boundary_date) or reader.t("not stated"),
        "; ".join(one.tables),
    ]
