"""Occupation groups that are short in one side and not in another: dumbbells, table, words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from geo.citation import cited, figure, joined
from geo.compare.addresses import groups_ref, table_ref
from geo.compare.marks import marks
from geo.compare.occupation_chart import Pair, occupation_chart
from geo.compare.occupation_groups import Group, GroupPair, groups, pairs, split
from geo.compare.overlaps import overlap_notes
from geo.compare.sides import Side
from geo.compare.view import View
from geo.compare.wording import listed, sentences, source_sentence
from geo.evidence_occupations import occupation_notes
from geo.figures import area_name
from geo.occupations import (
    DECIMALS,
    FEW_VACANCIES,
    RELATION,
    SHORT_BELOW,
    UNEMPLOYED,
    VACANCIES,
    Table,
    occupation_ref,
    occupation_table,
)
from geo.text import Reader
from geo.world import World

MOST_DRAWN = 14
MOST_SAID = 3
COLUMNS = (
    "code", "occupation", "side", "title", "unemployed", "unemployed_ref", "vacancies",
    "vacancies_ref", "relation", "value", "ref", "short", "few", "status", "period",
)  # fmt: skip


def occupations(
    world: World, sides: Sequence[Side], reader: Reader, one: str = "", other: str = ""
) -> View:
    """Return the occupation groups of all sides, two of which are set against one another.

    ``one`` and ``other`` are ids of sides; by default the first two that have figures.

    Raises:
        LookupError: One of them is no side.

    """
    table = occupation_table(world)
    found = [groups(world, side, table) for side in sides] if table else []
    known = [side for side, own in zip(sides, found, strict=False) if own]
    for wanted in filter(None, (one, other)):
        if wanted not in {side.id for side in sides}:
            raise LookupError(f"{wanted!r} is no side of the comparison")
    left = next((side for side in sides if side.id == one), known[0] if known else None)
    rest = [side for side in known if left is None or side.id != left.id]
    right = next((side for side in sides if side.id == other), rest[0] if rest else None)
    both = pairs(found, left, right)
    return View(
        id="occupations",
        title=reader.t("Occupation groups: unemployed per registered vacancy"),
        chart=_chart(world, sides, table, both, reader),
        table=_table(table, found, reader),
        words=_words(world, sides, table, found, both, reader),
        notes=overlap_notes(world, sides, reader, _notes(world, sides, table, reader)),
        source_ids=(table.source_id,) if table else (),
    )


def _chart(
    world: World,
    sides: Sequence[Side],
    table: Table | None,
    both: Sequence[GroupPair],
    reader: Reader,
) -> go.Figure | None:
    drawn = split(both)[:MOST_DRAWN]
    if table is None or not drawn:
        return None
    look = marks(world, sides)
    rows = [
        Pair(
            title=table.titles[a.code],
            numbers=(a.relation.number or 0.0, b.relation.number or 0.0),
            hovers=(_hover(a, reader), _hover(b, reader)),
        )
        for a, b in drawn
    ]
    pair = drawn[0][0].side, drawn[0][1].side
    return occupation_chart(rows, pair, look, table.period, reader)


def _hover(group: Group, reader: Reader) -> str:
    words = reader.t("{side}: {relation} unemployed per vacancy ({vacancies} vacancies)")
    return words.format(
        side=group.side.title(reader),
        relation=reader.figure(group.relation, DECIMALS[RELATION], ""),
        vacancies=reader.figure(group.vacancies, DECIMALS[VACANCIES], ""),
    )


def _table(table: Table | None, found: Sequence[Sequence[Group]], reader: Reader) -> pd.DataFrame:
    rows = [_record(table, one, reader) for own in found for one in own] if table else []
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _record(table: Table, one: Group, reader: Reader) -> dict[str, object]:
    return {
        "code": one.code,
        "occupation": table.titles[one.code],
        "side": one.side.id,
        "title": one.side.title(reader),
        "unemployed": one.unemployed.number,
        "unemployed_ref": _ref(table, UNEMPLOYED, one),
        "vacancies": one.vacancies.number,
        "vacancies_ref": _ref(table, VACANCIES, one),
        "relation": one.relation.number,
        "value": _valued(one, reader),
        "ref": _ref(table, RELATION, one),
        "short": one.short,
        "few": one.few,
        "status": str(one.relation.status),
        "period": table.period,
    }


def _valued(one: Group, reader: Reader) -> str:
    """Return a relation in words, with a warning where it is of few vacancies."""
    value = reader.figure(one.relation, DECIMALS[RELATION], "")
    if one.relation.number is None or not one.few:
        return value
    return reader.t("{value} (few vacancies)").format(value=value)


def _ref(table: Table, measure: str, one: Group) -> str:
    return occupation_ref(measure, one.code, one.districts, table.period)


def _words(
    world: World,
    sides: Sequence[Side],
    table: Table | None,
    found: Sequence[Sequence[Group]],
    both: Sequence[GroupPair],
    reader: Reader,
) -> tuple[str, ...]:
    lost = [side.title(reader) for side, own in zip(sides, found, strict=False) if not own]
    if table is None:
        return (reader.t("There are no figures of occupation groups."),)
    words = reader.t("Without figures of occupation groups: {sides}.")
    rest = sentences(
        cited(words, sides=listed(lost, reader)) if lost else "",
        reader.t(
            "The figures are those of districts; the table has none of Länder and Germany, so no "
            "distance to them is formed."
        ),
        source_sentence(world, [table.source_id], reader),
    )
    if not both:
        return sentences(reader.t("No two sides can be compared."), joined(" ", rest))
    return sentences(
        _counted(table, both, reader), _largest(table, both, reader), joined(" ", rest)
    )


def _counted(table: Table, both: Sequence[GroupPair], reader: Reader) -> str:
    one, other = both[0][0].side.title(reader), both[0][1].side.title(reader)
    words = reader.t(
        "{known} of {all} occupation groups have at least {few} registered vacancies in both "
        "{one} and {other}, {period}; fewer than {limit} unemployed per vacancy only in {one}: "
        "{only_one}, only in {other}: {only_other}, in both: {both}."
    )
    sides = both[0][0].side.id, both[0][1].side.id
    numbers = {
        "known": len(both),
        "only_one": sum(a.short and not b.short for a, b in both),
        "only_other": sum(b.short and not a.short for a, b in both),
        "both": sum(a.short and b.short for a, b in both),
    }
    return cited(
        words,
        all=figure(reader.number(len(table.titles)), table_ref("groups", table.period)),
        few=reader.number(FEW_VACANCIES),
        limit=reader.number(SHORT_BELOW),
        period=table.period,
        one=one,
        other=other,
        **{
            what: figure(reader.number(number), groups_ref(what, *sides, table.period))
            for what, number in numbers.items()
        },
    )


def _largest(table: Table, both: Sequence[GroupPair], reader: Reader) -> str:
    """Return the groups whose relations lie farthest apart among those short on one side."""
    farthest = split(both)[:MOST_SAID]
    if not farthest:
        return ""
    words = reader.t("“{occupation}” ({one} {first}, {other} {second})")
    said = [
        cited(
            words,
            occupation=table.titles[a.code],
            one=a.side.title(reader),
            first=figure(_short(a, reader), _ref(table, RELATION, a)),
            other=b.side.title(reader),
            second=figure(_short(b, reader), _ref(table, RELATION, b)),
        )
        for a, b in farthest
    ]
    return cited(reader.t("Farthest apart: {groups}."), groups=joined("; ", said))


def _short(one: Group, reader: Reader) -> str:
    return reader.figure(one.relation, DECIMALS[RELATION], "")


def _notes(
    world: World, sides: Sequence[Side], table: Table | None, reader: Reader
) -> tuple[str, ...]:
    t = reader.t
    if table is None:
        return ()
    words = t("Relations of fewer than {few} vacancies are neither drawn nor counted.")
    wholes = t("{side}: figure of the whole district {district}.")
    stand_in = [
        wholes.format(
            side=side.title(reader), district=area_name(world, side.region.figures_from, reader)
        )
        for side in sides
        if side.region.figures_from
    ]
    known = figure(reader.number(len(table.districts)), table_ref("districts", table.period))
    scope = cited(t("The table knows {count} districts."), count=known)
    few = words.format(few=reader.number(FEW_VACANCIES))
    names = t("Occupation groups bear their official German names (KldB 2010).")
    return (*occupation_notes(reader), names, few, scope, *stand_in)
