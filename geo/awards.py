"""Awards of the Förderkatalog: whole cents by place, by partner, by alliance and programme.

Under every rule of place the districts and the remainder add up to the same national sum. What is
not disclosed is counted and never 0; private persons are a part of the remainder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

import pandas as pd

from geo.award_kinds import Unplaced
from geo.kept import kept_with_world
from geo.model import Status
from geo.world import World

CENTS = 100
DIFFERENCE = "difference"
"""What the one rule less the other is called in addresses."""
DETAIL = "https://foerderportal.bund.de/foekat/jsp/SucheAction.do?actionMode=view&fkz="
"""Page of one award in the catalogue."""


class Rule(StrEnum):
    """Whose place counts; the name begins the columns of the table."""

    RECIPIENT = "recipient"
    EXECUTING = "executing_body"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Allocation:
    """All awards by the district of a rule.

    Attributes:
        rule: whose place counts.
        by_district: cents (int64) of districts with an award, index area_id.
        awards: number of awards, same index.
        undisclosed: number of awards without a disclosed amount, same index.
        remainder: cents that have no district, by reason; reasons without awards are left out.
        remainder_awards: number of awards in the remainder, by reason.
        remainder_undisclosed: how many of them have no disclosed amount, by reason.

    """

    rule: Rule
    by_district: pd.Series
    awards: pd.Series
    undisclosed: pd.Series
    remainder: Mapping[Unplaced, int]
    remainder_awards: Mapping[Unplaced, int]
    remainder_undisclosed: Mapping[Unplaced, int]

    @property
    def placed_cents(self) -> int:
        """Return the sum of all districts."""
        return int(self.by_district.sum())

    @property
    def remainder_cents(self) -> int:
        """Return the sum that has no district."""
        return sum(self.remainder.values())

    @property
    def total_cents(self) -> int:
        """Return the national sum."""
        return self.placed_cents + self.remainder_cents


@dataclass(frozen=True, kw_only=True, slots=True)
class AllianceAwards:
    """The awards recognised as those of an alliance; ``rows`` is a part of the table of awards."""

    rows: pd.DataFrame
    amount_cents: int
    recipients: int
    undisclosed: int
    source_id: str


def has_awards(world: World) -> bool:
    """Tell whether awards were added to the data."""
    return len(world.awards) > 0


@kept_with_world
def allocated(world: World, rule: Rule) -> Allocation:
    """Return all awards by the district of a rule."""
    rows = world.awards
    area, why = rows[f"{rule}_area_id"].astype("str"), rows[f"{rule}_unplaced"].astype("str")
    undisclosed = (rows["status"] != Status.EXACT.value).astype("int64")
    columns = {"cents": rows["amount_cents"], "undisclosed": undisclosed, "awards": 1}
    facts = pd.DataFrame(columns, index=rows.index)
    placed = facts.groupby(area.where(area != "")).sum()
    rest = facts.groupby(why.where(area == "")).sum()
    cents, number, secret = (
        {Unplaced(str(k)): int(v) for k, v in rest[name].items()}
        for name in ("cents", "awards", "undisclosed")
    )
    private = world.awards_withheld
    if len(private) and private["awards"].sum():
        cents[Unplaced.PRIVATE] = int(private["amount_cents"].sum())
        number[Unplaced.PRIVATE] = int(private["awards"].sum())
        secret[Unplaced.PRIVATE] = int(private["undisclosed"].sum())
    return Allocation(
        rule=rule,
        by_district=placed["cents"].rename_axis("area_id"),
        awards=placed["awards"].rename_axis("area_id"),
        undisclosed=placed["undisclosed"].rename_axis("area_id"),
        remainder=cents,
        remainder_awards=number,
        remainder_undisclosed=secret,
    )


def national_cents(world: World) -> int:
    """Return the sum of all awards, private persons included; the same under every rule."""
    withheld = world.awards_withheld
    private = int(withheld["amount_cents"].sum()) if len(withheld) else 0
    return int(world.awards["amount_cents"].sum()) + private


@kept_with_world
def difference(world: World) -> pd.Series:
    """Return cents by executing body less cents by recipient for each district with an award.

    The sum of all is what leaves the remainder of the one rule for that of the other.
    """
    seat = allocated(world, Rule.RECIPIENT).by_district
    body = allocated(world, Rule.EXECUTING).by_district
    return body.sub(seat, fill_value=0).astype("int64")


@kept_with_world
def doubtful_districts(world: World) -> frozenset[str]:
    """Return the districts between which an award moves whose amount is not disclosed."""
    rows = world.awards
    seat = rows["recipient_area_id"].astype("str")
    body = rows["executing_body_area_id"].astype("str")
    moved = (rows["status"] != Status.EXACT.value) & (seat != body)
    return frozenset([*seat[moved], *body[moved]]) - {""}


def sums_by(awards: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Return awards, amount_cents, undisclosed for each value of the columns, largest sum first.

    ``sums_by(rows, "recipient", "recipient_town")`` gives partners; rows whose first column is
    empty are left out.
    """
    own = awards[list(dict.fromkeys(["award_id", "amount_cents", "status", *columns]))]
    known = own[own[columns[0]].astype("str") != ""]
    facts = known.assign(
        undisclosed=(known["status"] != Status.EXACT.value).astype("int64"),
        **{name: known[name].astype("str") for name in columns},
    )
    found = facts.groupby(list(columns), as_index=False).agg(
        awards=("award_id", "count"),
        amount_cents=("amount_cents", "sum"),
        undisclosed=("undisclosed", "sum"),
    )
    return found.sort_values(
        ["amount_cents", *columns], ascending=[False, *[True] * len(columns)], ignore_index=True
    )


def alliance_awards(world: World, alliance_id: str) -> AllianceAwards | None:
    """Return the awards recognised as those of an alliance, or None where there are none."""
    if not has_awards(world):
        return None
    rows = world.awards[world.awards["alliance_id"] == alliance_id]
    if rows.empty:
        return None
    return AllianceAwards(
        rows=rows.sort_values(["recipient", "award_id"]),
        amount_cents=int(rows["amount_cents"].sum()),
        recipients=int(rows["recipient"].nunique()),
        undisclosed=int((rows["status"] != Status.EXACT.value).sum()),
        source_id=str(rows["source_id"].iloc[0]),
    )


def award_url(award_id: str) -> str:
    """Return the address of an award in the catalogue."""
    return f"{DETAIL}{quote(award_id, safe='')}"
