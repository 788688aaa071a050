"""Amounts and run times of the Förderkatalog: exact cents, days in ISO form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

AMOUNT = r"^-?([0-9]{1,3}(\.[0-9]{3}){0,3}|[0-9]{1,12})(,[0-9]{1,2})?$"
"""35.000,00; below a thousand billion euros, so that sums in cents stay whole numbers."""
REPEATED = "the FKZ stands in row"
"""How the reason begins why a second row of an award is not taken."""
DAY = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")
NEGATIVE = "is negative, which the catalogue does not explain"
FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Run times outside are misprints; the catalogue begins in 1968."""


def cents(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return German amounts of euros in cents, negative ones too, null where a text is none."""
    readable = pc.match_substring_regex(texts, AMOUNT)
    digits = pc.replace_substring(pc.if_else(readable, texts, "0"), ".", "")
    padded = pc.replace_substring_regex(digits, r",(\d)$", r",\10")
    whole = pc.binary_join_element_wise(padded, "00", "")
    joined = pc.if_else(
        pc.match_substring(padded, ","), pc.replace_substring(padded, ",", ""), whole
    )
    return pc.if_else(readable, pc.cast(joined, pa.int64()), pa.scalar(None, pa.int64()))


def days(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return days as 2015-07-01 (repeated texts once); null where a text is none, "" stays."""
    coded = pc.dictionary_encode(texts).combine_chunks()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.unify_dictionaries().combine_chunks()
    known = pa.array([iso_day(text) for text in coded.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([pc.take(known, coded.indices)])


def iso_day(text: str) -> str | None:
    """Return TT.MM.JJJJ as JJJJ-MM-TT, "" for "" and None where it is no day of the catalogue."""
    if not text:
        return ""
    found = DAY.fullmatch(text)
    if not found or not FIRST_YEAR <= int(found[3]) <= LAST_YEAR:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        return None


def cell_faults(cells: pa.Table, read: pa.Table) -> pa.ChunkedArray:
    """Return what is wrong with each row, the first thing only, "" where it can be taken.

    Args:
        cells: award_id, starts, ends, amount as written.
        read: starts, ends and amount_cents as understood, null where not.

    """
    both = pc.and_(pc.not_equal(read["starts"], ""), pc.not_equal(read["ends"], ""))
    backwards = pc.and_(both, pc.less(read["ends"], read["starts"]))
    checks: Sequence[tuple[pa.ChunkedArray, object]] = (
        (pc.equal(cells["award_id"], ""), "the FKZ is missing"),
        (pc.is_null(read["amount_cents"]), _quoted(cells["amount"], "is no amount")),
        (pc.less(read["amount_cents"], 0), _quoted(cells["amount"], NEGATIVE)),
        (pc.is_null(read["starts"]), _quoted(cells["starts"], "is no day")),
        (pc.is_null(read["ends"]), _quoted(cells["ends"], "is no day")),
        (backwards, "the run time ends before it begins"),
    )
    found = pa.chunked_array([pa.array([""] * cells.num_rows, pa.string())])
    for wrong, reason in reversed(checks):
        found = pc.if_else(pc.fill_null(wrong, False), reason, found)  # noqa: FBT003
    return found


def _quoted(texts: pa.ChunkedArray, words: str) -> pa.ChunkedArray:
    return pc.binary_join_element_wise("'", texts, f"' {words}", "")
