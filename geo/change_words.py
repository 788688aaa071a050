"""What changed between two editions in words: one line a figure or row, only what differs of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from geo.change_names import Names
from geo.column_titles import column_title
from geo.column_words import choice_words, flag_words
from geo.edition_reason import ChangeKind
from geo.edition_words import table_titles
from geo.model import Indicator, Status
from geo.text import NO_BREAK_SPACE, Reader

MOST_DECIMALS = 6
"""Of figures that differ by less than what is usually shown."""
SHOWN_DIGITS = 12
"""Of a checksum."""
BESIDE_NUMBER = frozenset({Status.UNCERTAIN, Status.ROUNDED_TO_ZERO})
"""States that are said beside a number."""

DATES = frozenset(
    {"source_date", "reference_date", "retrieved", "boundary_date", "as_of", "date"}
    | {"valid_from", "valid_until", "starts", "ends", "period_from", "period_to"}
)
AREAS = frozenset(
    {"area_id", "parent_id", "part_id", "old_area_id", "new_area_id"}
    | {"recipient_area_id", "executing_body_area_id"}
)
DECIMALS = {
    "employees": 0,
    "unemployed": 0,
    "vacancies": 0,
    "unemployed_per_vacancy": 2,
    "awards": 0,
    "undisclosed": 0,
    "label_lon": 4,
    "label_lat": 4,
}
"""Columns of numbers."""
SAID = {
    "awards": ("amount_cents", "starts", "ends"),
    "awards_withheld": ("awards", "amount_cents"),
    "funding": ("amount_eur", "covers"),
    "facts": ("text",),
    "memberships": ("role_kind", "town"),
    "alliances": ("name", "programme"),
    "organisations": ("type", "type_en"),
    "occupations": ("employees", "unemployed", "vacancies"),
    "sources": ("reference_date",),
    "areas": ("level",),
    "nuts": ("area_id",),
}
"""What is said of a row that is new or removed, beside its title."""
OTHER_LANGUAGE = {"de": "type_en", "en": "type"}
"""A column that says in the other language what one beside it says."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedRow:
    """A row of a table that differs: ``cells`` (old, new) by column, none where it is all new.

    ``row`` is the whole row as text, the newer one where there are two.
    """

    table: str
    kind: ChangeKind
    row: Mapping[str, str]
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeLine:
    """A change in the reader's language; what was not there before, or is not now, is empty."""

    what: str
    kind: ChangeKind
    before: str
    now: str


def figure_line(row: Mapping[str, Any], names: Names) -> ChangeLine:
    """Return the line of a figure: measure, area, period, and its value before and after."""
    measure, reader = names.world.catalogue.get(row["indicator"]), names.reader
    title = reader.of(measure.title) if measure else _unknown(row["indicator"], reader)
    decimals = _decimals(row, measure)
    before, now = (_figure(row, side, measure, decimals, reader) for side in ("old", "new"))
    return ChangeLine(
        what=f"{title}, {names.named_area(row['area_id'])}, {row['period']}",
        kind=ChangeKind(row["kind"]),
        before=before,
        now=now,
    )


def row_line(changed: ChangedRow, names: Names) -> ChangeLine:
    """Return the line of a row of any other table."""
    t = names.reader.t
    parts = [table_titles(t).get(changed.table, changed.table), _title(changed, names)]
    before, now = _sides(changed, names)
    if changed.kind is ChangeKind.UNKNOWN:
        before = t("not kept, because it was overwritten by hand")
    what = " · ".join(filter(None, parts))
    return ChangeLine(what=what, kind=changed.kind, before=before, now=now)


def _sides(changed: ChangedRow, names: Names) -> tuple[str, str]:
    """Return what stood in the row and what stands there now."""
    if changed.cells:
        old, new = ({name: pair[side] for name, pair in changed.cells.items()} for side in (0, 1))
        return _fields(changed, old, names), _fields(changed, new, names)
    said = SAID.get(changed.table, ())
    text = _fields(
        changed, {name: changed.row[name] for name in said if changed.row.get(name)}, names
    )
    return (text, "") if changed.kind is ChangeKind.REMOVED else ("", text)


def _fields(changed: ChangedRow, cells: Mapping[str, str], names: Names) -> str:
    """Return columns with their titles; an amount that is not disclosed is no 0."""
    table, reader = changed.table, names.reader
    other = OTHER_LANGUAGE[reader.language]
    state = cells.get("status", changed.row.get("status"))
    undisclosed = table == "awards" and state == Status.SECRET
    said = {
        name: reader.t("not disclosed")
        if undisclosed and name == "amount_cents"
        else _value(table, name, text, names)
        for name, text in cells.items()
        if name != other or len(cells) == 1
    }
    return "; ".join(f"{column_title(table, name, reader)}: {text}" for name, text in said.items())


def _title(changed: ChangedRow, names: Names) -> str:
    """Return what a row is about; a removed award goes without the names of who received it."""
    row, table = changed.row, changed.table
    if table == "awards":
        gone = changed.kind is ChangeKind.REMOVED
        parts = [row.get("theme", "")] if gone else [row.get("recipient", ""), row.get("theme", "")]
        return f"{' / '.join(filter(None, parts))} (FKZ {row.get('award_id', '')})"
    if table == "sources":
        return names.source(row.get("source_id", ""))
    if table == "territory_changes":
        return f"{names.named_area(row['old_area_id'])} → {names.named_area(row['new_area_id'])}"
    columns = {
        "organisations": ("organisation_id",),
        "alliances": ("short_name",),
        "facts": ("alliance_id", "fact_type"),
        "memberships": ("organisation_id", "alliance_id"),
        "funding": ("alliance_id", "qualifier", "subproject"),
        "occupations": ("occupation", "area_id", "period"),
        "areas": ("area_id",),
        "area_parts": ("area_id", "part_id"),
        "nuts": ("nuts_id",),
        "organisation_aliases": ("organisation_name",),
    }.get(table, ())
    return ", ".join(_value(table, name, row[name], names) for name in columns if row.get(name))


def _value(table: str, column: str, text: str, names: Names) -> str:
    """Return a cell in words: names for ids, dates and numbers as the reader writes them."""
    reader = names.reader
    if not text:
        return reader.t("not stated")
    known = choice_words(table, column, reader)
    if known:
        return known.get(text, text)
    if column in DATES:
        return reader.date(text)
    if column in AREAS:
        return names.named_area(text)
    if column in {"amount_cents", "amount_eur"} or column in DECIMALS:
        return _amount(column, text, reader)
    if column == "sha256":
        return f"{text[:SHOWN_DIGITS]}…"
    if column in {"also_matches", "used_for"}:
        return "; ".join(names.known(one) for one in text.split("; "))
    stands_for: dict[str, Callable[[str], str]] = {
        "alliance_id": names.known,
        "programme": names.known,
        "organisation_id": names.organisation,
        "source_id": names.source,
        "source": names.source,
        "region_id": names.region,
        "definition_id": names.definition,
    }
    return stands_for.get(column, str)(text)


def _amount(column: str, text: str, reader: Reader) -> str:
    number = float(text)
    if column == "amount_cents":
        return f"{reader.number(number / 100, 2)}{NO_BREAK_SPACE}€"
    if column == "amount_eur":
        return f"{reader.number(number)}{NO_BREAK_SPACE}€"
    return reader.number(number, DECIMALS[column])


def _unknown(indicator: str, reader: Reader) -> str:
    return reader.t("Indicator “{id}”, not in the catalogue any more").format(id=indicator)


def _decimals(row: Mapping[str, Any], measure: Indicator | None) -> int:
    """Return with how many decimals two values that differ can be told apart."""
    least = measure.decimals if measure else 0
    old, new = row["old_value"], row["new_value"]
    if pd.isna(old) or pd.isna(new) or old == new:
        return least
    wanted = range(least, MOST_DECIMALS)
    return next((n for n in wanted if round(old, n) != round(new, n)), MOST_DECIMALS)


def _figure(
    row: Mapping[str, Any], side: str, measure: Indicator | None, decimals: int, reader: Reader
) -> str:
    """Return a figure before or after with unit, state and flags; in words why there is none."""
    value, status = row[f"{side}_value"], row[f"{side}_status"]
    if status not in set(Status):
        return ""
    state = Status(status)
    if pd.isna(value):
        return reader.status(state)
    text = reader.with_unit(float(value), decimals, reader.of(measure.unit) if measure else "")
    flags = flag_words(reader.t)
    beside = [reader.status(state)] if state in BESIDE_NUMBER else []
    beside += [flags.get(one, one) for one in str(row[f"{side}_flags"]).split()]
    return f"{text} ({', '.join(beside)})" if beside else text
