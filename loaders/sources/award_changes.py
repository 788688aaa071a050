"""What an export of awards changes against the stored one: added, changed, withdrawn awards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.sources.award_account import euros
from loaders.store import Store

NOT_COMPARED = {"award_id", "row", "source_id"}
"""The key, and what says where a row stood: it moves whenever rows before it come or go."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AwardChanges:
    """How two lists of awards differ: a sentence of sums, and a line for each award.

    Where nothing was stored there are neither, for all is new.
    """

    sentences: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def award_changes(store: Store, new: pa.Table, withheld: pd.DataFrame) -> AwardChanges:
    """Return what ``new`` awards and sums of private persons change against the stored ones."""
    stored = store.read_awards()
    if stored.empty:
        return AwardChanges()
    private_before, private_now = (
        int(one["amount_cents"].sum()) for one in (store.read_awards_withheld(), withheld)
    )
    old = pa.Table.from_pandas(stored, preserve_index=False).cast(_plain(new.schema))
    added, withdrawn = _without(new, old), _without(old, new)
    columns = [name for name in new.column_names if name not in NOT_COMPARED]
    before, after = _changed(old, new, columns)
    kinds = (
        ("new", added, _sum(added)),
        ("changed", after, _sum(after) - _sum(before)),
        ("withdrawn", withdrawn, -_sum(withdrawn)),
    )
    said = [
        f"{part.num_rows:,} {kind} ({_signed(cents)})" for kind, part, cents in kinds if len(part)
    ]
    if private_now != private_before:
        said.append(f"private persons ({_signed(private_now - private_before)})")
    said.append(f"{new.num_rows - added.num_rows - after.num_rows:,} the same")
    sums = (_sum(old) + private_before, _sum(new) + private_now)
    return AwardChanges(
        sentences=(
            f"compared with the stored awards: {', '.join(said)}",
            f"national sum {' → '.join(map(euros, sums))}",
        ),
        lines=(
            *_changed_lines(before, after, columns),
            *_lines(withdrawn, "withdrawn"),
            *_lines(added, "new"),
        ),
    )


def _changed(old: pa.Table, new: pa.Table, columns: Sequence[str]) -> tuple[pa.Table, pa.Table]:
    """Return the awards of both lists that differ in a column, as they were and as they are."""
    before, after = (
        one.filter(pc.is_in(one["award_id"], other["award_id"])).sort_by("award_id")
        for one, other in ((old, new), (new, old))
    )
    rows = pa.chunked_array([pa.array([False] * before.num_rows, pa.bool_())])
    for name in columns:
        rows = pc.or_(rows, pc.not_equal(before[name], after[name]))
    return before.filter(rows), after.filter(rows)


def _plain(schema: pa.Schema) -> pa.Schema:
    """Return the columns with numbers as they are and all else as text."""
    whole = {name for name in schema.names if pa.types.is_integer(schema.field(name).type)}
    return pa.schema([(one, pa.int64() if one in whole else pa.string()) for one in schema.names])


def _without(table: pa.Table, other: pa.Table) -> pa.Table:
    return table.filter(pc.invert(pc.is_in(table["award_id"], other["award_id"])))


def _sum(awards: pa.Table) -> int:
    return int(pc.sum(awards["amount_cents"]).as_py() or 0)


def _signed(cents: int) -> str:
    return f"{'+' if cents > 0 else ''}{euros(cents)}"


def _changed_lines(before: pa.Table, after: pa.Table, columns: Sequence[str]) -> Iterator[str]:
    for old, new in zip(before.to_pylist(), after.to_pylist(), strict=True):
        cells = [
            f"{name.removesuffix('_cents')} {_shown(name, old[name])} → {_shown(name, new[name])}"
            for name in columns
            if old[name] != new[name]
        ]
        yield f"  {new['award_id']}: {', '.join(cells)}"


def _lines(awards: pa.Table, kind: str) -> Iterator[str]:
    for row in awards.sort_by("award_id").to_pylist():
        yield f"  {row['award_id']}: {kind}, {euros(row['amount_cents'])}, {row['recipient']}"


def _shown(name: str, value: Any) -> str:
    return euros(value) if name == "amount_cents" else str(value) or "nothing"
