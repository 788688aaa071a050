"""Awards of the stored list that a new one lacks: some are withdrawn, many mean a file cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from loaders.schema import tables
from loaders.store import Store

MOST_WITHDRAWN = 0.01
"""Share of the stored awards that may be missing; the catalogue grows by thousands a year."""


def award_doubts(awards: pa.Table, store: Store, *, file: str) -> Iterator[str]:
    """Yield why a list may be cut off: it lacks many stored awards, or just the last ones.

    The export has no end mark and does not say how many awards there are.
    """
    if not store.has_table("awards"):
        return
    stored = pq.read_table(store.file(tables()["awards"].path), columns=["award_id"])["award_id"]
    missing = pc.invert(pc.is_in(stored, value_set=awards["award_id"].combine_chunks()))
    count = int(pc.sum(missing).as_py() or 0)
    are_last = bool(count) and pc.all(missing.slice(len(stored) - count)).as_py()
    if count > MOST_WITHDRAWN * len(stored) or are_last:
        first = stored.filter(missing)[0].as_py()
        where = ", the last ones of the list" if are_last else ""
        yield (
            f"{file}: the file may be cut off, {count:,} of {len(stored):,} stored awards are not "
            f"in it{where} (the first is {first}). Export the list again, of all ministries and "
            "years; if it is meant to be so, add it with --partial."
        )
