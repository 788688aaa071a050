"""Checks of the stored awards: nothing is lost between the file, the awards and their places."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loaders.schema import tables
from loaders.sources.award_account import account_faults
from loaders.sources.award_rows import BODIES
from loaders.store import Store

AGAIN = "add the export of the Förderkatalog again"


def award_faults(store: Store) -> Iterator[str]:
    """Yield what does not add up in the awards; nothing where there are none."""
    awards, withheld = store.read_awards(), store.read_awards_withheld()
    if awards.empty:
        return
    yield from _row_faults(awards)
    lacking = [
        tables()[name].path
        for name in ("awards_withheld", "awards_account")
        if not store.has_table(name)
    ]
    if lacking:
        yield f"{' and '.join(lacking)} of the awards are missing; {AGAIN}."
        return
    rows = len(awards) + int(withheld["awards"].sum())
    cents = int(awards["amount_cents"].sum()) + int(withheld["amount_cents"].sum())
    yield from account_faults(store.read_optional("awards_account"), rows=rows, cents=cents)


def _row_faults(awards: pd.DataFrame) -> Iterator[str]:
    """Yield awards with a negative amount, and those with a district and a reason or neither."""
    path = tables()["awards"].path
    kinds = {"a negative amount": awards["amount_cents"] < 0}
    for body in BODIES:
        placed, why = awards[f"{body}_area_id"] != "", awards[f"{body}_unplaced"] != ""
        kinds[f"not one of {body}_area_id and {body}_unplaced"] = placed == why
    for words, wrong in kinds.items():
        if wrong.any():
            first = awards.loc[wrong, "award_id"].iloc[0]
            yield f"{path}: {wrong.sum()} with {words}, the first is {first}; {AGAIN}."
