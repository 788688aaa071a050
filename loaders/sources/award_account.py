"""The account of an export of the Förderkatalog: every row and cent of the file, taken or not.

An amount is what the Federal Government commits itself to pay. The catalogue does not explain
negative ones, so they are no awards: they are listed, and the account says their sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.award_kinds import Accounted
from loaders.schema import tables
from loaders.sources.award_cells import REPEATED


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Number of rows and the sum of their amounts in cents."""

    rows: int = 0
    cents: int = 0


def account_of(
    amounts: pa.ChunkedArray, reasons: pa.ChunkedArray, *, broken: int, source_id: str
) -> pd.DataFrame:
    """Return the table awards_account.

    Args:
        amounts: Cents of each row as read, null where they cannot be.
        reasons: Why each row is not taken, "" where it is.
        broken: Number of further rows whose cells cannot be told apart.
        source_id: Goes into every row.

    """
    parts = _parts(amounts, reasons)
    found = pa.table({"part": parts, "amount": amounts}).group_by("part")
    sums = found.aggregate([([], "count_all"), ("amount", "sum")])
    known = dict(zip(*(sums[c].to_pylist() for c in ("part", "count_all")), strict=True))
    cents = dict(zip(*(sums[c].to_pylist() for c in ("part", "amount_sum")), strict=True))
    known[Accounted.NO_AMOUNT.value] = known.get(Accounted.NO_AMOUNT.value, 0) + broken
    known[Accounted.FILE.value] = len(amounts) + broken
    cents[Accounted.FILE.value] = pc.sum(amounts).as_py()
    rows = [
        {
            "part": part.value,
            "rows": known[part.value],
            "amount_cents": cents.get(part.value) or 0,
            "source_id": source_id,
        }
        for part in Accounted
        if known.get(part.value)
    ]
    return pd.DataFrame(rows, columns=list(tables()["awards_account"].names))


def parts_of(account: pd.DataFrame) -> dict[Accounted, Part]:
    """Return rows and cents by part of the table awards_account."""
    rows = account[["part", "rows", "amount_cents"]].itertuples(index=False)
    return {Accounted(part): Part(rows=int(n), cents=int(cents)) for part, n, cents in rows}


def account_faults(account: pd.DataFrame, *, rows: int, cents: int) -> list[str]:
    """Return what does not add up to the file.

    Args:
        account: The table awards_account.
        rows: Number of awards in the store, those of private persons included.
        cents: Their sum.

    """
    place, parts = tables()["awards_account"].path, parts_of(account)
    stored = Part(rows=rows, cents=cents)
    file, taken = (parts.get(one, Part()) for one in (Accounted.FILE, Accounted.TAKEN))
    listed = [part for one, part in parts.items() if one is not Accounted.FILE]
    every = Part(rows=sum(one.rows for one in listed), cents=sum(one.cents for one in listed))
    pairs = (
        (taken, stored, "the rows taken", "the tables hold"),
        (every, file, "rows taken and not taken", "the file has"),
    )
    return [
        f"{place}: {words} are {said.rows} with {euros(said.cents)}, but {other} {true.rows} with "
        f"{euros(true.cents)}; add the export again."
        for said, true, words, other in pairs
        if said != true
    ]


def euros(cents: int) -> str:
    """Return an amount in cents as euros to the cent, exactly."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100:,}.{abs(cents) % 100:02d} EUR"


def _parts(amounts: pa.ChunkedArray, reasons: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return where each row goes; what cannot be added up goes before why it is not taken."""
    negative = pc.fill_null(pc.less(amounts, 0), False)  # noqa: FBT003
    found = pc.if_else(
        pc.match_substring(reasons, REPEATED), Accounted.REPEATED.value, Accounted.UNUSABLE.value
    )
    found = pc.if_else(pc.equal(reasons, ""), Accounted.TAKEN.value, found)
    found = pc.if_else(negative, Accounted.NEGATIVE.value, found)
    return pc.if_else(pc.is_null(amounts), Accounted.NO_AMOUNT.value, found)
