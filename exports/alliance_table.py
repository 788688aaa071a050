"""Alliances with run time, partners and money as a table in HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from exports.markup import Html, Link, source_html, table_html, text_html
from geo.citation import cited, figure
from geo.money import by_alliance
from geo.money_words import alliance_amount
from geo.partner_coverage import coverage_words
from geo.partners import coverage
from geo.records import records
from geo.refs import of_list, ref
from geo.run_times import run_time_words, run_times, start_and_end
from geo.text import Reader, as_html
from geo.world import World

Address = Callable[[str, str], str]
"""Returns where the profile of an alliance is by its id and a language, empty for nowhere."""


def alliances_html(
    world: World,
    ids: Sequence[str],
    reader: Reader,
    link: Link,
    address: Address,
    *,
    with_region: bool,
) -> str:
    """Return the table, or one sentence without alliances; each name leads to its profile."""
    t = reader.t
    if not ids:
        nothing = t("No alliance or project known.")
        return f"<p>{as_html(nothing)}</p>"
    found = world.alliances[world.alliances["alliance_id"].isin(ids)]
    amounts = by_alliance(world.funding, ids)
    known = coverage(world, ids)
    times = run_times(world).set_index("alliance_id")
    rows = [
        [
            _name(address(row["alliance_id"], reader.language), row["short_name"]),
            *([_region_title(world, row["region_id"], reader)] if with_region else []),
            row["programme"] or t("not known"),
            run_time_words(times.loc[row["alliance_id"]], reader),
            coverage_words(known[row["alliance_id"]], reader),
            _money(world, row["alliance_id"], amounts[row["alliance_id"]], reader, link),
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
    return table_html(_caption(found["alliance_id"].tolist(), reader), heads, rows, link)


def _caption(ids: Sequence[str], reader: Reader) -> str:
    many, one = reader.t("{count} alliances and projects"), reader.t("{count} alliance or project")
    number = figure(reader.number(len(ids)), ref("alliances", of_list(ids)))
    return cited(one if len(ids) == 1 else many, count=number)


def run_times_html(world: World, reader: Reader, link: Link) -> str:
    """Return start and end of every alliance, the accessible twin of its chart."""
    t = reader.t
    rows = [
        [
            str(row["short_name"]),
            *(words or t("not known") for words in start_and_end(row, reader)),
        ]
        for row in records(run_times(world))
    ]
    return table_html(t("Run times"), [t("Alliance"), t("Start"), t("End")], rows, link)


def _name(address: str, name: str) -> str:
    return (
        Html(f'<a href="{as_html(address)}" target="_self">{as_html(name)}</a>')
        if address
        else name
    )


def _money(world: World, alliance_id: str, amount: float, reader: Reader, link: Link) -> Html:
    """Return the sum that counts with the sources of its statements."""
    if pd.isna(amount):
        return Html(as_html(reader.t("not known")))
    rows = world.funding[world.funding["counts"] & (world.funding["alliance_id"] == alliance_id)]
    sources = "; ".join(source_html(world, str(one)) for one in rows["source_id"].unique())
    shown = text_html(alliance_amount(world, alliance_id, amount, reader), link)
    return Html(f"{shown}<small>{sources}</small>")


def _region_title(world: World, region_id: str, reader: Reader) -> str:
    region = world.region(region_id)
    return reader.of(region.title) if region else ""
