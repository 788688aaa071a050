"""Awards of the invented country: two alliances, a private person, places without a district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.world import World
from loaders.schema import tables
from tests.world import frame, small_world

SOURCE = {
    "source_id": "catalogue",
    "kind": "awards",
    "publisher": "Invented Ministry",
    "title": "Catalogue of awards",
    "reference_date": "2026-09-24",
}
USUAL = {
    "ministry": "BMX",
    "recipient": "Bell Foundry",
    "recipient_town": "Lower Copper",
    "recipient_area_id": "98001",
    "executing_body": "Bell Foundry, Works",
    "executing_body_town": "Tinford",
    "executing_body_area_id": "98002",
    "theme": "Bells",
    "starts": "2021-07-01",
    "ends": "2022-06-30",
    "status": "exact",
    "source_id": "catalogue",
}
NOWHERE = {"recipient_area_id": "", "executing_body_area_id": ""}
ABROAD = {**NOWHERE, "recipient_unplaced": "abroad", "executing_body_unplaced": "abroad"}
AWARDS = (
    {"award_id": "A1", "amount_cents": 100_000_001, "alliance_id": "alpha", "programme": "wir"},
    {"award_id": "A2", "amount_cents": 50_000_000, "alliance_id": "alpha", "programme": "wir"}
    | {"recipient": "Dale Works", "executing_body": "", "executing_body_area_id": "98001"},
    {"award_id": "A/3", "amount_cents": 0, "status": "secret", "alliance_id": "alpha"},
    {"award_id": "A4", "amount_cents": 7_000_000, "recipient_area_id": "99001"},
    {"award_id": "A5", "amount_cents": 300, **ABROAD, "starts": "", "ends": ""},
    {"award_id": "A6", "amount_cents": 0, "status": "secret", "recipient_area_id": "99002"},
)
WITHHELD = pd.DataFrame(
    [{"awards": 2, "undisclosed": 1, "amount_cents": 12_345, "source_id": "catalogue"}]
)

UNEXPLAINED_CENTS = -4_321
"""Of a row with a negative amount, which the file holds beside the awards."""


def awards_frame(rows: Sequence[Mapping[str, Any]] = AWARDS) -> pd.DataFrame:
    """Return rows as the table of awards; what a row leaves out is as usual."""
    columns = tables()["awards"].columns
    full = [{**USUAL, **row} for row in rows]
    table = pd.DataFrame(
        {
            c.name: [row.get(c.name, 0 if c.type == "integer" else "") for row in full]
            for c in columns
        }
    )
    whole = {c.name: "int64" for c in columns if c.type == "integer"}
    return table.astype({**whole, **{c.name: "category" for c in columns if c.category}})


def account_of(awards: pd.DataFrame) -> pd.DataFrame:
    """Return the account of a file that holds two rows beside these awards."""
    taken = len(awards) + int(WITHHELD["awards"].sum())
    cents = int(awards["amount_cents"].sum()) + int(WITHHELD["amount_cents"].sum())
    rows = [
        ("file", taken + 2, cents + UNEXPLAINED_CENTS),
        ("taken", taken, cents),
        ("negative", 1, UNEXPLAINED_CENTS),
        ("no_amount", 1, 0),
    ]
    account = pd.DataFrame(rows, columns=["part", "rows", "amount_cents"])
    return account.assign(source_id="catalogue")


def with_awards(world: World | None = None, awards: pd.DataFrame | None = None) -> World:
    """Return a world to which awards were added."""
    base = world or small_world()
    source = frame("sources", [SOURCE]).set_index("source_id").reindex(columns=base.sources.columns)
    rows = awards_frame() if awards is None else awards
    return replace(
        base,
        awards=rows,
        awards_account=account_of(rows),
        awards_withheld=WITHHELD,
        sources=pd.concat([base.sources, source.fillna("")]),
    )
