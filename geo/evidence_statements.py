"""Records of what sources say: facts about an alliance, numbers it claims, amounts of money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from geo.evidence_record import Record, Term, row_of, sources_of
from geo.model import Qualifier
from geo.money import bound_of
from geo.profiles import fact_words, qualifier_words
from geo.records import records
from geo.refs import ref
from geo.stated_bounds import amount_words, bound_of_count, bounded, without_bound
from geo.text import Reader
from geo.world import World

STANDINGS = ("current", "superseded", "context")


def said(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of a fact: the words of its source, and what they are worth today."""
    row = row_of(world.facts, "fact_id", parts[0])
    value = str(row["value"])
    return Record(
        ref=ref("fact", parts[0]),
        title=fact_words(reader.t).get(str(row["fact_type"]), str(row["fact_type"])),
        value=str(row["text"]),
        number=float(value) if value.isdecimal() else None,
        place=world.alliance_names()[row["alliance_id"]],
        period=reader.date(str(row["as_of"])),
        status=_standings(reader)[str(row["standing"])],
        sources=sources_of(world, [str(row["source_id"])]),
        notes=tuple(filter(None, [_read(row, reader), str(row["note"]), _dated(row, reader)])),
    )


def stated(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of one statement about money."""
    t = reader.t
    row = row_of(world.funding, "statement_id", parts[0])
    amount = float(row["amount_eur"])
    run_time = " – ".join(filter(None, map(reader.date, (row["period_from"], row["period_to"]))))
    said = (row["subproject"], without_bound(str(row["covers"])), row["funder"], row["note"])
    counts = t("counts") if row["counts"] else t("does not count")
    return Record(
        ref=ref("statement", parts[0]),
        title=t("Statement about money"),
        value=amount_words(row, reader),
        number=amount,
        place=world.alliance_names()[row["alliance_id"]],
        period=run_time,
        unit=t("euros, nominal"),
        status=f"{qualifier_words(t)[Qualifier(str(row['qualifier']))]}; {counts}",
        sources=sources_of(world, [str(row["source_id"])]),
        notes=tuple(filter(None, [*map(str, said), reader.date(str(row["source_date"]))])),
    )


def statement_terms(rows: pd.DataFrame, reader: Reader) -> tuple[Term, ...]:
    """Return statements about money as the parts of a sum."""
    return tuple(
        Term(
            role=reader.t("part"),
            title=without_bound(row["covers"]),
            value=amount_words(row, reader),
            ref=ref("statement", row["statement_id"]),
        )
        for row in records(rows)
    )


def alliance_terms(
    world: World, amounts_id: str, amounts: pd.Series, reader: Reader
) -> tuple[Term, ...]:
    """Return alliances with their amounts, by alliance_id, as the parts of a sum."""
    names = world.alliance_names()
    return tuple(
        Term(
            role=reader.t("part"),
            title=names[str(one)],
            value=bounded(reader.euro(float(amount)), bound_of(world.funding, [str(one)]), reader),
            ref=ref("funding", amounts_id, f"alliance.{one}"),
        )
        for one, amount in amounts.items()
    )


def _read(row: Mapping[str, Any], reader: Reader) -> str:
    """Return the number that the atlas takes from the words, empty where it takes none."""
    value = str(row["value"])
    if not value.isdecimal():
        return ""
    number = bounded(reader.number(float(value)), bound_of_count(str(row["text"])), reader)
    return reader.t("number taken from these words: {number}").format(number=number)


def _dated(row: Mapping[str, Any], reader: Reader) -> str:
    date = reader.date(str(row["source_date"]))
    return reader.t("date of the source: {date}").format(date=date) if date else ""


def _standings(reader: Reader) -> dict[str, str]:
    words = (
        reader.t("statement of the source"),
        reader.t("superseded"),
        reader.t("further information"),
    )
    return dict(zip(STANDINGS, words, strict=True))
