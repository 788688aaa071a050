"""What an export of the Förderkatalog holds, in sentences for the person who adds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.model import Status, Unplaced
from loaders.delivery import Report
from loaders.sources.award_rules import AwardRules
from loaders.store import Store

SHOWN = 5
"""How many awards that match two rules are named."""
REASONS = {
    Unplaced.NO_KEY: "no key",
    Unplaced.INLAND: "in Germany, not allocable",
    Unplaced.ABROAD: "abroad",
    Unplaced.UNKNOWN_KEY: "a key that is no district of the atlas",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What is stored of an export, and what is not.

    ``awards`` and ``withheld`` are the tables of those names, ``listed`` has row, text, reason;
    ``contradicted`` counts awards whose FKZ speaks for a programme that the theme does not name.
    """

    awards: pa.Table
    withheld: pd.DataFrame
    listed: pd.DataFrame
    rows: int
    contradicted: int


def report(found: Taken, store: Store, rules: AwardRules, *, file: str, title: str) -> Report:
    """Return the report; rows taken and listed together are the rows of the file."""
    private = int(found.withheld["awards"].iloc[0])
    taken = found.awards.num_rows + private
    if taken + len(found.listed) != found.rows:
        raise AssertionError(f"{taken} rows taken, {len(found.listed)} listed of {found.rows}")
    return Report(
        file=file,
        format=title,
        found=tuple(_sentences(found, store, rules)),
        rows=found.rows,
        taken=taken,
        listed=found.listed,
    )


def _sentences(found: Taken, store: Store, rules: AwardRules) -> Iterator[str]:
    awards, withheld = found.awards, found.withheld.iloc[0]
    private = int(withheld["amount_cents"])
    total = _sum(awards) + private
    if not store.has_table("awards"):
        yield "the first list here: compare its rows with the number of hits the catalogue shows"
    years = pc.min_max(pc.utf8_slice_codeunits(_known(awards["starts"]), 0, 4)).as_py()
    yield f"{awards.num_rows:,} awards, {len(pc.unique(awards['ministry']))} ministries"
    yield f"federal share {euros(total)} in all, to the cent the sum of the rows taken"
    if years["min"]:
        yield f"run times that begin from {years['min']} to {years['max']}"
    secret = pc.sum(pc.equal(awards["status"], Status.SECRET.value)).as_py()
    yield f"{secret:,} awards without a disclosed amount (the catalogue writes 0)"
    yield f"{int(withheld['awards']):,} awards to private persons, {euros(private)}, kept as a sum"
    yield from _unplaced(awards)
    yield from _in_regions(awards, store)
    titles = {rule.id: rule.title for rule in rules.programmes}
    yield from _counted(awards, "programme", "programmes", titles)
    yield from _counted(awards, "alliance_id", "alliances", {})
    yield from _doubtful(awards, found.contradicted)


def euros(cents: int) -> str:
    """Return an amount in cents as euros to the cent, exactly."""
    return f"{cents // 100:,}.{cents % 100:02d} EUR"


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


def _in_regions(awards: pa.Table, store: Store) -> Iterator[str]:
    """Yield how many awards lie in the districts that the regions are or lie in."""
    for region in store.read_regions():
        districts = {area[:5] for area in region.definitions[0].areas}
        inside = pc.is_in(awards["executing_body_area_id"], pa.array(sorted(districts)))
        chosen = awards.filter(inside)
        yield (
            f"{region.title.en}: {chosen.num_rows:,} awards carried out there, "
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
            f"{several.num_rows:,} awards match more than one rule, the first in "
            f"award_rules.toml counts: {', '.join(named)}"
        )
    if contradicted:
        yield f"{contradicted:,} awards have the FKZ of a programme that their theme does not name"
