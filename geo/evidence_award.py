"""Records of single awards, whole and by year, and awards as parts of a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from geo.award_choice import ALL, PARTNER, Choice, Measure, counted_rows, named_partner
from geo.award_words import counting_scope, euros, sum_words
from geo.awards import CENTS, award_url, sums_by
from geo.evidence_record import Record, Term, name_of, row_of, sources_of
from geo.model import Status
from geo.records import records
from geo.refs import UnknownRefError, decoded, of_award, of_awards, ref
from geo.text import Reader
from geo.world import World

MOST_PARTS = 10
"""How many awards or recipients of a sum are named, the largest ones."""


def awarded(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of one award: who got how much, for what, when, from whom."""
    row = _row(world, parts[0])
    known = row["status"] == Status.EXACT.value
    cents = int(row["amount_cents"])
    return Record(
        ref=ref("award", *parts),
        title=reader.t("Federal award {fkz}").format(fkz=row["award_id"]),
        value=award_value(row, cents, reader),
        number=cents / CENTS if known else None,
        place=_place(world, row, reader),
        period=run_time(row, reader),
        unit=reader.t("euros, nominal"),
        status=reader.t("value") if known else reader.t("not disclosed"),
        sources=sources_of(world, [str(row["source_id"])]),
        notes=(*_said(world, row, reader), counting_scope(reader)),
        url=award_url(str(row["award_id"])),
    )


def awarded_in_year(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of what of an award falls to a year, by the days of its run time."""
    row, t = _row(world, parts[0]), reader.t
    year = int(parts[1]) if parts[1].isascii() and parts[1].isdecimal() else 0
    slices = counted_rows(world, year)
    own = slices.loc[slices["award_id"] == row["award_id"], "cents"]
    if own.empty:
        raise UnknownRefError(f"{parts[0]!r} does not run in {parts[1]!r}")
    whole = awarded(world, parts[:1], reader)
    days = _days(str(row["starts"]), str(row["ends"]))
    inside = _days(max(str(row["starts"]), f"{year}-01-01"), min(str(row["ends"]), f"{year}-12-31"))
    of_all = Term(role=t("amount"), title=whole.title, value=whole.value, ref=whole.ref)
    return Record(
        ref=ref("award_year", *parts),
        title=t("Federal award {fkz}, share of {year}").format(fkz=row["award_id"], year=year),
        value=award_value(row, int(own.iloc[0]), reader),
        number=int(own.iloc[0]) / CENTS if whole.number is not None else None,
        place=whole.place,
        period=str(year),
        unit=whole.unit,
        status=whole.status,
        formula=t("amount × days of the run time in the year ÷ days of the run time"),
        terms=(
            of_all,
            Term(role=t("days in the year"), title="", value=reader.number(inside)),
            Term(role=t("days of the run time"), title=whole.period, value=reader.number(days)),
        ),
        sources=whole.sources,
        notes=whole.notes,
        url=whole.url,
    )


def largest(found: Choice, measure: Measure, reader: Reader) -> tuple[Term, ...]:
    """Return the largest awards of a sum with their pages in the catalogue, and what is left."""
    said = found.rows[["award_id", "recipient", "status", "cents"]]
    rows = said.sort_values(["cents", "award_id"], ascending=[False, True])
    named = records(rows.head(MOST_PARTS))
    rest = rows.iloc[MOST_PARTS:]
    return (*(_term(row, measure, reader) for row in named), *_more(rest["cents"], reader))


def recipients(found: Choice, alliance_id: str, reader: Reader) -> tuple[Term, ...]:
    """Return the recipients of an alliance with the largest sums, and what is left."""
    rows = sums_by(found.rows, *PARTNER)
    part = reader.t("part")
    named = tuple(
        Term(
            role=part,
            title=", ".join(filter(None, (str(row["recipient"]), str(row["recipient_town"])))),
            value=partner_value(row, reader),
            ref=of_awards(ALL, f"partner.{alliance_id}.{named_partner(row)}"),
        )
        for row in records(rows.head(MOST_PARTS))
    )
    left = rows["amount_cents"].iloc[MOST_PARTS:]
    if left.empty:
        return named
    words = reader.t("and {count} more recipients").format(count=reader.number(len(left)))
    return (*named, Term(role=part, title=words, value=euros(int(left.sum()), reader)))


def partner_value(row: Mapping[str, Any], reader: Reader) -> str:
    """Return the sum of several awards as :func:`geo.awards.sums_by` gives it, in words."""
    cents, awards, undisclosed = (
        int(row[name]) for name in ("amount_cents", "awards", "undisclosed")
    )
    return sum_words(cents, awards, undisclosed, reader)


def award_value(row: Mapping[str, Any], cents: int, reader: Reader) -> str:
    """Return what counts of an award in words."""
    if row["status"] != Status.EXACT.value:
        return reader.t("not disclosed")
    return euros(cents, reader)


def run_time(row: Mapping[str, Any], reader: Reader) -> str:
    """Return first and last day of an award."""
    return " – ".join(filter(None, map(reader.date, (str(row["starts"]), str(row["ends"])))))


def _term(row: Mapping[str, Any], measure: Measure, reader: Reader) -> Term:
    award_id = str(row["award_id"])
    own = of_award(award_id)
    if measure.year is not None:
        own = f"award_year:{own.partition(':')[2]}:{measure.year}"
    return Term(
        role=reader.t("part"),
        title=f"{award_id}, {row['recipient']}",
        value=award_value(row, int(row["cents"]), reader),
        ref=own,
        url=award_url(award_id),
    )


def _more(cents: pd.Series, reader: Reader) -> tuple[Term, ...]:
    if cents.empty:
        return ()
    words = reader.t("further awards: {count}").format(count=reader.number(len(cents)))
    return (Term(role=reader.t("part"), title=words, value=euros(int(cents.sum()), reader)),)


def _row(world: World, coded: str) -> dict[str, Any]:
    if not len(world.awards):
        raise UnknownRefError("no awards were added to the data")
    return dict(row_of(world.awards, "award_id", decoded(coded)))


def _place(world: World, row: Mapping[str, Any], reader: Reader) -> str:
    area = str(row["executing_body_area_id"])
    return name_of(world, area, reader) if area else reader.t("without a district")


def _said(world: World, row: Mapping[str, Any], reader: Reader) -> tuple[str, ...]:
    """Return what the catalogue says of an award beside its amount, each with its head."""
    t = reader.t
    programme = str(row["programme"])
    listed = (
        (t("Recipient"), [row["recipient"], row["recipient_town"]]),
        (t("Executing body"), [row["executing_body"], row["executing_body_town"]]),
        (t("Theme"), [row["theme"]]),
        (t("Ministry"), [row["ministry"]]),
        (t("Programme"), [world.award_programmes.get(programme, programme)]),
        (t("Alliance"), [world.alliance_names().get(str(row["alliance_id"]), "")]),
    )
    said = ((head, ", ".join(filter(None, map(str, texts)))) for head, texts in listed)
    return tuple(f"{head}: {text}" for head, text in said if text)


def _days(first: str, last: str) -> int:
    return (pd.Timestamp(last) - pd.Timestamp(first)).days + 1
