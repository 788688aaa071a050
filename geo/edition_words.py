"""Editions in words: why one was made, what its tables are called, how many rows changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from geo.edition_reason import Act, ChangeKind, Delivered, Reason
from geo.text import Reader, Translate

MOST_NAMED = 3
"""Tables that a reason names; of more it says how many."""


def reason_words(reason: Reason, reader: Reader) -> str:
    """Return why an edition was made, with the note of the office marked as its own words."""
    return "; ".join(filter(None, [act_words(reason, reader), note_words(reason, reader)]))


def note_words(reason: Reason, reader: Reader) -> str:
    """Return the note of the office, marked as its own words; empty where there is none."""
    return reader.t("note: “{words}”").format(words=reason.note) if reason.note else ""


def act_words(reason: Reason, reader: Reader) -> str:
    """Return what was done, without the note; empty where only a note is known."""
    t = reader.t
    done = {
        Act.FIRST: t("First edition"),
        Act.BUILT: t("Built anew: {list}"),
        Act.ADDED: t("Added: {list}"),
        Act.REMOVED: t("Removed: {list}"),
        Act.RESTORED: t("Back to edition {edition}: {list}"),
        Act.EDITED: t("Edited by hand: {list}"),
        Act.NOTED: "",
    }
    titles = table_titles(t)
    named = [_delivered(one, reader) for one in reason.delivered]
    if reason.act is not Act.ADDED:
        named += [titles.get(one, one) for one in reason.parts]
    listed = _listed(named, reader) or t("all tables")
    words = done[reason.act].format(list=listed, edition=reason.edition)
    if reason.act is Act.ADDED:
        words += "".join(_followed(reason, reader))
    return words


def _followed(reason: Reason, reader: Reader) -> Iterator[str]:
    """Yield what an addition did to other figures, and what was to be said of its own."""
    t = reader.t
    counts = {
        t("; rates computed anew from counts that changed: {count}"): len(reason.parts),
        t("; totals set aside, since then summed from their districts: {count}"): reason.set_aside,
        t("; rates left out because one of their counts alone was revised: {count}"): (
            reason.left_out
        ),
        t("; remarks on unusual figures: {count}"): reason.unusual,
    }
    for words, count in counts.items():
        if count:
            yield words.format(count=reader.number(count))
    if reason.incomplete:
        yield t("; taken although the file may be cut off")


def _delivered(one: Delivered, reader: Reader) -> str:
    titled = bool(one.title) and one.table.casefold() in one.title.casefold()
    name = one.title if titled else ": ".join(filter(None, [one.table, one.title]))
    publisher = f" ({one.publisher})" if one.publisher and name else one.publisher
    dated = reader.t("as of {date}").format(date=reader.date(one.period)) if one.period else ""
    return ", ".join(filter(None, [name + publisher, dated]))


def _listed(named: list[str], reader: Reader) -> str:
    once = list(dict.fromkeys(filter(None, named)))
    more = len(once) - MOST_NAMED
    words = [reader.t("and {count} more").format(count=reader.number(more))] if more > 0 else []
    return "; ".join([*once[:MOST_NAMED], *words])


@cache
def table_titles(t: Translate) -> dict[str, str]:
    """Return what the tables and other files of the data are called."""
    return {
        "observations": t("Figures"),
        "occupations": t("Occupations"),
        "alliances": t("Alliances"),
        "facts": t("Facts"),
        "organisations": t("Organisations"),
        "organisation_aliases": t("Names of organisations in the sources"),
        "memberships": t("Participations"),
        "funding": t("Statements about money"),
        "awards": t("Federal awards"),
        "awards_withheld": t("Federal awards to private persons"),
        "awards_account": t("Account of the file of federal awards"),
        "sources": t("Sources"),
        "areas": t("Areas"),
        "territory_changes": t("Changes of territory"),
        "area_parts": t("Areas put together from parts"),
        "nuts": t("NUTS codes"),
        "areas/states.parquet": t("Outlines of the Länder"),
        "areas/districts.parquet": t("Outlines of the districts"),
        "areas/municipalities.parquet": t("Outlines of the municipalities"),
        "indicators.toml": t("Catalogue of indicators"),
        "regions.toml": t("List of regions"),
    }


def counts_words(changes: Mapping[str, Mapping[str, int]], reader: Reader) -> str:
    """Return how many rows of which table changed in what way; empty where none did."""
    titles, kinds = table_titles(reader.t), _count_words(reader.t)
    return "; ".join(
        f"{titles.get(table, table)}: "
        + ", ".join(
            kinds[ChangeKind(kind)].format(count=reader.number(n)) for kind, n in one.items()
        )
        for table, one in changes.items()
    )


def kind_words(t: Translate) -> dict[ChangeKind, str]:
    """Return how a figure or a row differs."""
    return {
        ChangeKind.NEW: t("new"),
        ChangeKind.REMOVED: t("removed"),
        ChangeKind.VALUE: t("changed"),
        ChangeKind.SOURCE: t("other source"),
        ChangeKind.UNKNOWN: t("old version not kept"),
    }


def _count_words(t: Translate) -> dict[ChangeKind, str]:
    return {
        ChangeKind.NEW: t("{count} new"),
        ChangeKind.REMOVED: t("{count} removed"),
        ChangeKind.VALUE: t("{count} changed"),
        ChangeKind.SOURCE: t("{count} with another source"),
        ChangeKind.UNKNOWN: t("{count} whose old version is not kept"),
    }
