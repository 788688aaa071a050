"""Which awards a figure is made of, by the ids in its address.

A *measure* says what counts where: ``all``, ``recipient``, ``executing_body``, the latter two
also for one year (``executing_body.2024``). *Whose* says of which awards:

    total, undated, district.<id>, remainder, remainder.<reason>,
    region.<id>.<definition>, programme.<programme>.<id>.<definition>, other.<id>.<definition>,
    alliance.<id>, partner.<alliance>.<digest of name and town>
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from geo.areas import COUNTRY
from geo.award_kinds import Unplaced
from geo.award_years import award_slices
from geo.awards import Rule
from geo.compare.addresses import side_of
from geo.compare.sides import AREA
from geo.evidence_record import known_area, known_region, row_of
from geo.kept import newest_kept_with_world
from geo.model import Definition, Region, Status
from geo.refs import UnknownRefError, digest
from geo.world import World

ALL = "all"
TOTAL, UNDATED, REMAINDER = "total", "undated", "remainder"
PLACES = ("district", "region", "programme", "other")
PARTNER = ("recipient", "recipient_town")
"""Columns by which recipients are told apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What counts: whole awards or their part of a ``year``, at the place of a ``rule`` or any."""

    id: str
    rule: Rule | None = None
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Choice:
    """Awards, each with the ``cents`` of it that count, and sums of awards to private persons.

    ``withheld`` holds rows of the table of withheld awards, none where they do not belong here.
    """

    rows: pd.DataFrame
    withheld: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def cents(self) -> int:
        """Return the sum."""
        return int(self.rows["cents"].sum()) + self._withheld("amount_cents")

    @property
    def awards(self) -> int:
        """Return the number of awards."""
        return len(self.rows) + self._withheld("awards")

    @property
    def undisclosed(self) -> int:
        """Return how many of the awards have no disclosed amount."""
        own = int((self.rows["status"] != Status.EXACT.value).sum())
        return own + self._withheld("undisclosed")

    @property
    def source_ids(self) -> list[str]:
        """Return the sources, each once."""
        tables = (one["source_id"] for one in (self.rows, self.withheld) if len(one))
        return list(dict.fromkeys(str(one) for ids in tables for one in ids.unique()))

    def _withheld(self, column: str) -> int:
        return int(self.withheld[column].sum()) if len(self.withheld) else 0


def measure_of(text: str) -> Measure:
    """Return a measure by its id; raise :class:`UnknownRefError` if there is none."""
    name, _, year = text.partition(".")
    if text == ALL:
        return Measure(id=text)
    if name not in list(Rule) or (year and not (year.isascii() and year.isdecimal())):
        raise UnknownRefError(f"{text!r} is no way to count awards")
    return Measure(id=text, rule=Rule(name), year=int(year) if year else None)


@newest_kept_with_world(32)
def chosen(world: World, measure: Measure, whose: str) -> Choice:
    """Return the awards behind a figure; raise :class:`UnknownRefError` for what is no choice."""
    kind, _, rest = whose.partition(".")
    if not len(world.awards):
        raise UnknownRefError("no awards were added to the data")
    rows = _counted(world, measure)
    if kind in {TOTAL, UNDATED}:
        return _everywhere(world, rows, measure, whose)
    if kind == REMAINDER:
        return _remainder(world, rows, measure, rest)
    if kind in PLACES:
        return Choice(rows=_placed(world, rows, measure, kind, rest))
    if measure.id != ALL:
        raise UnknownRefError(f"{whose!r} has no awards {measure.id!r}")
    return Choice(rows=_of_alliance(world, rows, kind, rest))


def region_of(world: World, whose: str) -> tuple[Region, Definition]:
    """Return the region that ``whose`` ends with, or the area that is taken as one."""
    region_id, _, definition_id = whose.partition(".")
    if definition_id == AREA:
        side = side_of(world, known_area(world, region_id))
        return side.region, side.definition
    return known_region(world, region_id, definition_id)


def in_districts(area: pd.Series, parts: Sequence[str]) -> pd.Series:
    """Return which districts are among areas, inside them or touched by them; "" is none."""
    places = area.astype("str").str
    if COUNTRY in parts:
        return places.len() > 0
    return places.startswith(tuple(one[:5] for one in parts))


def programme_of(rest: str) -> tuple[str, str]:
    """Return the programme and the region in what follows ``programme.``."""
    programme, _, region = rest.partition(".")
    return programme, region


def counted_rows(world: World, year: int | None) -> pd.DataFrame:
    """Return the awards with what counts of them as ``cents``, those running in a year only."""
    rows = world.awards
    if year is None:
        return rows.assign(cents=rows["amount_cents"])
    parts = award_slices(world)
    own = parts[parts["year"] == year].set_index("award")["cents"]
    return rows.loc[rows.index.intersection(own.index)].assign(cents=own)


def _counted(world: World, measure: Measure) -> pd.DataFrame:
    rows = counted_rows(world, measure.year)
    if rows.empty:
        raise UnknownRefError(f"no award runs in {measure.year}")
    return rows


def _everywhere(world: World, rows: pd.DataFrame, measure: Measure, whose: str) -> Choice:
    if measure.id != ALL or whose not in {TOTAL, UNDATED}:
        raise UnknownRefError(f"{whose!r} is no sum {measure.id!r}")
    if whose == UNDATED:
        rows = rows[(rows["starts"] == "") | (rows["ends"] == "")]
    return Choice(rows=rows, withheld=world.awards_withheld)


def _remainder(world: World, rows: pd.DataFrame, measure: Measure, reason: str) -> Choice:
    """Return the awards without a district; those of private persons have no year."""
    if measure.rule is None or reason not in {"", *Unplaced}:
        raise UnknownRefError(f"there is no remainder {reason!r} of {measure.id!r}")
    own = rows[rows[f"{measure.rule}_area_id"] == ""]
    private = reason in {"", Unplaced.PRIVATE} and measure.year is None
    if reason:
        own = own[own[f"{measure.rule}_unplaced"] == reason]
    return Choice(rows=own, withheld=world.awards_withheld) if private else Choice(rows=own)


def _placed(
    world: World, rows: pd.DataFrame, measure: Measure, kind: str, rest: str
) -> pd.DataFrame:
    if measure.rule is None:
        raise UnknownRefError(f"awards of {rest!r} need a rule of place")
    area = rows[f"{measure.rule}_area_id"]
    if kind == "district":
        return rows[area == known_area(world, rest)]
    programme, region = programme_of(rest) if kind == "programme" else ("", rest)
    inside = rows[in_districts(area, region_of(world, region)[1].areas)]
    if kind == "region":
        return inside
    found = inside[inside["programme"] == programme]
    if kind == "programme" and (not programme or found.empty):
        raise UnknownRefError(f"there are no awards of {programme!r} in {region!r}")
    return found


def _of_alliance(world: World, rows: pd.DataFrame, kind: str, rest: str) -> pd.DataFrame:
    alliance, _, name = rest.partition(".")
    row_of(world.alliances, "alliance_id", alliance)
    own = rows[rows["alliance_id"] == alliance]
    if kind == "partner":
        names = [digest(*map(str, pair)) for pair in zip(*(own[c] for c in PARTNER), strict=True)]
        own = own[pd.Series(names, index=own.index, dtype="str") == name]
    elif kind != "alliance" or name:
        raise UnknownRefError(f"{kind!r} has no awards")
    if own.empty:
        raise UnknownRefError(f"there are no awards of {rest!r}")
    return own


def named_partner(row: Mapping[str, object]) -> str:
    """Return the name of a recipient in addresses."""
    return digest(*(str(row[name]) for name in PARTNER))
