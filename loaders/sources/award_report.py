"""What an export of the Förderkatalog holds, in sentences for the person who adds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.award_kinds import Accounted, Unplaced
from geo.model import Status
from loaders.delivery import Report
from loaders.keys import SAXON_UNTIL_2008, UNTIL_2008
from loaders.quantities import quantity
from loaders.sources.award_account import Part, account_faults, euros, parts_of
from loaders.sources.award_changes import AwardChanges
from loaders.sources.award_rows import BODIES
from loaders.sources.award_rules import AwardRules
from loaders.store import Store

SHOWN = 5
"""How many awards that match two rules are named, and how many keys without a district."""
REASONS = {
    Unplaced.NO_KEY: "no key",
    Unplaced.INLAND: "in Germany, not allocable",
    Unplaced.ABROAD: "abroad",
    Unplaced.UNKNOWN_KEY: "a key that is no district of the atlas",
    Unplaced.DIVIDED: "a former area that went to several districts",
}
NOT_TAKEN = {
    Accounted.NEGATIVE: "negative",
    Accounted.REPEATED: "repeated",
    Accounted.UNUSABLE: "without a usable FKZ or run time",
    Accounted.NO_AMOUNT: "without an amount that can be read",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What is stored of an export, and what is not.

    ``awards``, ``withheld`` and ``account`` are the tables of those names, ``listed`` has row,
    text, reason; ``contradicted`` counts awards whose FKZ speaks for a programme that the theme
    does not name.
    """

    awards: pa.Table
    withheld: pd.DataFrame
    listed: pd.DataFrame
    account: pd.DataFrame
    contradicted: int
    changes: AwardChanges

    @property
    def rows(self) -> int:
        """Return the number of rows of the file."""
        return parts_of(self.account)[Accounted.FILE].rows


def report(found: Taken, store: Store, rules: AwardRules, *, file: str, title: str) -> Report:
    """Return the report; rows and cents taken and listed together are those of the file."""
    private = found.withheld.iloc[0]
    taken = found.awards.num_rows + int(private["awards"])
    cents = _sum(found.awards) + int(private["amount_cents"])
    faults = account_faults(found.account, rows=taken, cents=cents)
    if faults or taken + len(found.listed) != found.rows:
        raise AssertionError(f"{taken} taken, {len(found.listed)} listed of {found.rows}; {faults}")
    return Report(
        file=file,
        format=title,
        found=tuple(_sentences(found, store, rules)),
        rows=found.rows,
        taken=taken,
        listed=found.listed,
        changes=found.changes.lines,
    )


def _sentences(found: Taken, store: Store, rules: AwardRules) -> Iterator[str]:
    awards, withheld = found.awards, found.withheld.iloc[0]
    private, persons = int(withheld["amount_cents"]), int(withheld["awards"])
    if not store.has_table("awards"):
        yield (
            "first list: completeness could not be checked, nothing is stored to compare it with "
            f"and the export names no total; compare its {quantity(found.rows, 'row')} with the "
            "number of hits the catalogue shows"
        )
    years = pc.min_max(pc.utf8_slice_codeunits(_known(awards["starts"]), 0, 4)).as_py()
    ministries = quantity(len(pc.unique(awards["ministry"])), "ministry", "ministries")
    yield f"{quantity(awards.num_rows, 'award')}, {ministries}"
    yield f"federal share {euros(_sum(awards) + private)} in all"
    yield _account_sentence(found.account)
    if years["min"]:
        yield f"run times that begin from {years['min']} to {years['max']}"
    secret = pc.sum(pc.equal(awards["status"], Status.SECRET.value)).as_py()
    yield f"{quantity(secret or 0, 'award')} without a disclosed amount (the catalogue writes 0)"
    yield f"{quantity(persons, 'award')} to private persons, {euros(private)}, kept as a sum"
    yield from _unplaced(awards)
    yield from _unknown_keys(awards)
    yield from _in_regions(awards, store)
    titles = {rule.id: rule.title for rule in rules.programmes}
    yield from _counted(awards, "programme", "programmes", titles)
    yield from _counted(awards, "alliance_id", "alliances", {})
    yield from _doubtful(awards, found.contradicted)
    yield from found.changes.sentences


def _account_sentence(account: pd.DataFrame) -> str:
    """Return how the sum of the file is made of what is taken and what is not."""
    parts = parts_of(account)
    lost = {one: parts[one] for one in NOT_TAKEN if one in parts}
    file = f"sum of the file {euros(parts[Accounted.FILE].cents)}"
    if not lost:
        return f"{file}, all of it taken"
    named = ", ".join(
        f"{part.rows:,} {NOT_TAKEN[one]}"
        + (f" {euros(part.cents)}" if one is not Accounted.NO_AMOUNT else "")
        for one, part in lost.items()
    )
    taken = parts.get(Accounted.TAKEN, Part())
    untaken = euros(sum(one.cents for one in lost.values()))
    count = quantity(sum(one.rows for one in lost.values()), "row")
    return f"{file} = {euros(taken.cents)} taken and {untaken} in {count} not taken ({named})"


def _sum(awards: pa.Table) -> int:
    return int(pc.sum(awards["amount_cents"]).as_py() or 0)


def _known(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    return texts.filter(pc.not_equal(texts, ""))


def _unplaced(awards: pa.Table) -> Iterator[str]:
    for body, words in (("recipient", "recipient seat"), ("executing_body", "executing body")):
        found = awards.group_by(f"{body}_unplaced").aggregate([("amount_cents", "sum")])
        sums = dict(zip(*(column.to_pylist() for column in found.columns), strict=True))
        parts = [f"{text} {euros(sums[why])}" for why, text in REASONS.items() if why in sums]
        if parts:
            yield f"not allocable by {words}: {', '.join(parts)}"


def _unknown_keys(awards: pa.Table) -> Iterator[str]:
    """Yield the keys that lead to no district, those of most awards first, and the remedy."""
    parts = []
    for body in BODIES:
        lost = awards.filter(pc.equal(awards[f"{body}_unplaced"], Unplaced.UNKNOWN_KEY.value))
        parts.append(lost.select(["award_id", f"{body}_key"]).rename_columns(["award_id", "key"]))
    pairs = pa.concat_tables(parts).group_by(["award_id", "key"]).aggregate([])
    counts = pairs.group_by("key").aggregate([([], "count_all")]).to_pylist()
    if not counts:
        return
    ordered = sorted(counts, key=lambda row: (-row["count_all"], row["key"]))
    named = ", ".join(f"{r['key']} ({quantity(r['count_all'], 'award')})" for r in ordered[:SHOWN])
    more = f" and {len(ordered) - SHOWN:,} more" if len(ordered) > SHOWN else ""
    yield (
        f"keys that lead to no district: {named}{more}; where an official table says what a former "
        "area became, add it to areas/territory_changes.csv and add the export again"
    )
    old = [row["key"] for row in counts if SAXON_UNTIL_2008.fullmatch(row["key"])]
    if old:
        yield f"{quantity(len(old), 'key')} of them, such as {min(old)}: {UNTIL_2008}"


def _in_regions(awards: pa.Table, store: Store) -> Iterator[str]:
    """Yield how many awards lie in the districts that the regions are or lie in."""
    for region in store.read_regions():
        districts = {area[:5] for area in region.definitions[0].areas}
        inside = pc.is_in(awards["executing_body_area_id"], pa.array(sorted(districts)))
        chosen = awards.filter(inside)
        yield (
            f"{region.title.en}: {quantity(chosen.num_rows, 'award')} carried out there, "
            f"{euros(_sum(chosen))} (district figures)"
        )


def _counted(awards: pa.Table, column: str, words: str, titles: dict[str, str]) -> Iterator[str]:
    found = awards.group_by(column).aggregate([("amount_cents", "sum"), ("award_id", "count")])
    rows = [row for row in found.to_pylist() if row[column]]
    if not rows:
        yield f"no {words} recognised by theme"
        return
    ordered = sorted(rows, key=lambda row: -row["award_id_count"])
    parts = [f"{titles.get(r[column], r[column])} {r['award_id_count']:,}" for r in ordered]
    yield f"{words} recognised by theme (awards): {', '.join(parts)}"


def _doubtful(awards: pa.Table, contradicted: int) -> Iterator[str]:
    several = awards.filter(pc.not_equal(awards["also_matches"], ""))
    if several.num_rows:
        named = several["award_id"].to_pylist()[:SHOWN]
        yield (
            f"{quantity(several.num_rows, 'award matches', 'awards match')} more than one rule, "
            "the first in "
            f"award_rules.toml counts: {', '.join(named)}"
        )
    if contradicted:
        words = quantity(contradicted, "award has", "awards have")
        yield f"{words} the FKZ of a programme that the theme does not name"
