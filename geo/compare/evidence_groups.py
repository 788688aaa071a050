"""Records of how many occupation groups are short in one side, the other or both."""

from __future__ import annotations

from collections.abc import Sequence

from geo.compare.addresses import side_of
from geo.compare.derived import counted, derived
from geo.compare.lines import line_name
from geo.compare.occupation_groups import GroupPair, groups, pairs
from geo.evidence_occupations import measure_words, occupation_notes
from geo.evidence_record import Record, Term, name_of
from geo.occupations import (
    DECIMALS,
    FEW_VACANCIES,
    RELATION,
    SHORT_BELOW,
    Table,
    occupation_ref,
    occupation_table,
)
from geo.refs import UnknownRefError, ref
from geo.text import Reader
from geo.world import World


def grouped(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many groups are known, or short, in two sides."""
    what, one, other, period = parts
    table = _table(world, period)
    left, right = side_of(world, one), side_of(world, other)
    both = pairs([groups(world, side, table) for side in (left, right)], left, right)
    t = reader.t
    names = line_name(left, reader), line_name(right, reader)
    titles = {
        "known": t("Occupation groups that are known in both"),
        "only_one": t("Occupation groups short only in {side}").format(side=names[0]),
        "only_other": t("Occupation groups short only in {side}").format(side=names[1]),
        "both": t("Occupation groups short in both"),
    }
    if what not in titles or not both:
        raise UnknownRefError(f"no groups {what!r} are counted of {one!r} and {other!r}")
    chosen = [pair for pair in both if what == "known" or what == _where(pair)]
    record = counted(
        ref("groups", *parts),
        titles[what],
        len(chosen),
        [term for pair in chosen for term in _terms(table, pair, reader)],
        reader,
        formula=_rule(what, reader),
        notes=occupation_notes(reader),
        place="; ".join(names),
        period=period,
    )
    return derived(world, record, (), reader, source_ids=[table.source_id])


def in_table(world: World, parts: Sequence[str], reader: Reader) -> Record:
    """Return the record of how many groups or districts the table of occupations has."""
    what, period = parts
    table, part = _table(world, period), reader.t("part")
    known = {
        "groups": (reader.t("Occupation groups of the table"), list(table.titles.values())),
        "districts": (
            reader.t("Districts in the table of occupation groups"),
            [name_of(world, one, reader) for one in sorted(table.districts)],
        ),
    }
    if what not in known:
        raise UnknownRefError(f"{what!r} is not counted of the table of occupation groups")
    title, names = known[what]
    record = counted(
        ref("occupation_table", *parts),
        title,
        len(names),
        [Term(role=part, title=one) for one in names],
        reader,
        period=period,
    )
    return derived(world, record, (), reader, source_ids=[table.source_id])


def _table(world: World, period: str) -> Table:
    found = occupation_table(world)
    if found is None or found.period != period:
        raise UnknownRefError(f"there is no table of occupation groups of {period!r}")
    return found


def _where(pair: GroupPair) -> str:
    """Return in which of two sides a group is short."""
    one, other = (group.short for group in pair)
    if one and other:
        return "both"
    return "only_one" if one else "only_other" if other else ""


def _rule(what: str, reader: Reader) -> str:
    """Return what makes a group count."""
    known = reader.t("at least {few} registered vacancies in both").format(
        few=reader.number(FEW_VACANCIES)
    )
    if what == "known":
        return known
    words = reader.t("{known}; short: fewer than {limit} unemployed per vacancy")
    return words.format(known=known, limit=reader.number(SHORT_BELOW))


def _terms(table: Table, pair: GroupPair, reader: Reader) -> list[Term]:
    """Return the relation of a group in both sides."""
    words = measure_words(RELATION, reader)
    return [
        Term(
            role=table.titles[one.code],
            title=f"{words}, {line_name(one.side, reader)}",
            value=reader.figure(one.relation, DECIMALS[RELATION], ""),
            ref=occupation_ref(RELATION, one.code, one.districts, table.period),
        )
        for one in pair
    ]
