"""Counts of Länder and Germany beside the sums of their parts, when one of the two is added.

A stored total whose districts, all known, now add up to another number is set aside: the atlas then
puts it together from the districts. A total that comes without its parts stays beside them, told.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from geo.model import Level
from loaders.keys import COUNTRY
from loaders.part_sums import FIGURE
from loaders.rate_groups import NEWS
from loaders.stored_figures import TAKEN
from loaders.total_notes import Named, aside_notes, clash_notes, stale_notes

CITY_STATES = {"02000": "02", "11000": "11"}
"""Districts that a table of Länder gives, too, by district."""
ROUNDED = 1e-4
"""How much more than their total parts may be, as a share of it; offices round and disturb."""
FIRST_TIME = 0.005
"""How far parts that come for the first time may be from it: cases can belong to no district."""
MERGED = ["period", "indicator"]
DISTRICTS, STATES = "districts", "Länder"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Totals:
    """What an addition does to totals.

    ``set_aside`` holds area_id, period, indicator of those that are put together from their
    districts from now on, with ``value`` and ``sum``; ``notes`` say so, ``unusual`` names totals
    that are not the sum of their parts and stay.
    """

    set_aside: pd.DataFrame
    notes: tuple[str, ...]
    unusual: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Nesting:
    """Which districts and Länder there are, and which measures are counts."""

    districts: frozenset[str]
    states: frozenset[str]
    counts: frozenset[str]

    @classmethod
    def of(cls, areas: pd.DataFrame, counts: Collection[str]) -> Nesting:
        """Return that of the table of areas."""
        ids = {one: frozenset(areas.loc[areas["level"] == one, "area_id"]) for one in Level}
        return cls(
            districts=ids[Level.DISTRICT],
            states=ids[Level.STATE],
            counts=frozenset(counts),
        )

    def pairs(self) -> pd.DataFrame:
        """Return every ``part`` with its whole in ``area_id``, and ``of``, what parts these are."""
        rows = [(one, one[:2], DISTRICTS) for one in self.districts]
        rows += [(one, COUNTRY, DISTRICTS) for one in self.districts]
        rows += [(one, COUNTRY, STATES) for one in self.states]
        return pd.DataFrame(rows, columns=["part", "area_id", "of"])


def totals(
    stored: pd.DataFrame,
    after: pd.DataFrame,
    given: pd.DataFrame,
    nesting: Nesting,
    named: Named,
) -> Totals:
    """Return which totals are set aside or told.

    Args:
        stored: The observations before the addition.
        after: The same with what is added in place.
        given: What is added, as :func:`loaders.stored_figures.compared` gives it.
        nesting: Which areas make up which.
        named: Names of areas and titles of sources.

    """
    taken = given[given["kind"].isin(TAKEN) & given["indicator"].isin(nesting.counts)]
    news = taken[taken["kind"].isin(NEWS)]
    pairs = news[MERGED].drop_duplicates()
    states = [_of(stored, pairs).assign(is_now=False), _of(after, pairs).assign(is_now=True)]
    found = _beside(pd.concat(states, ignore_index=True), nesting)
    before, now = found[~found["is_now"]], found[found["is_now"]]
    both = now.merge(
        before[[*FIGURE, "of", "gap"]], how="left", on=[*FIGURE, "of"], suffixes=("", "_before")
    )
    judged = _judged(both, taken, news, nesting)
    aside = judged[judged["is_set_aside"]]
    clash = judged[judged["is_clash"] & ~_is_said(judged, aside)]
    return Totals(
        set_aside=aside[[*FIGURE, "value", "sum"]],
        notes=tuple(aside_notes(aside, named)),
        unusual=(*clash_notes(clash, named), *stale_notes(judged[judged["is_stale"]], named)),
    )


def _of(observations: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the numbers of some measures and periods."""
    chosen = observations["value"].notna()
    for name in MERGED:
        chosen &= observations[name].isin(pairs[name].unique())
    texts = observations.loc[chosen, [*FIGURE, "value", "source_id"]].astype(
        dict.fromkeys([*FIGURE, "source_id"], "str")
    )
    return texts.merge(pairs, on=MERGED)


def _beside(numbers: pd.DataFrame, nesting: Nesting) -> pd.DataFrame:
    """Return each total with ``sum``, ``found`` parts, ``size`` (all parts) and ``gap``.

    Those before and now (``is_now``) stay apart.
    """
    figure = ["is_now", *FIGURE]
    pairs = nesting.pairs()
    sizes = pairs.groupby(["area_id", "of"]).size().rename("size").reset_index()
    parts = numbers.rename(columns={"area_id": "part"}).merge(pairs, on="part")
    sums = parts.groupby([*figure, "of"]).agg(
        sum=("value", "sum"), found=("value", "size"), part_source=("source_id", "first")
    )
    both = numbers.merge(sums.reset_index(), on=figure).merge(sizes, on=["area_id", "of"])
    return both.assign(gap=both["value"] - both["sum"])


def _judged(
    both: pd.DataFrame, taken: pd.DataFrame, news: pd.DataFrame, nesting: Nesting
) -> pd.DataFrame:
    """Return the totals with is_set_aside, is_clash, and ``moved``: by how much parts changed."""
    pairs = nesting.pairs()
    brought = both.merge(taken[FIGURE].assign(brought=True), on=FIGURE, how="left")
    given_parts = _parts(taken, pairs).groupby([*FIGURE, "of"]).size().rename("given")
    moves = _parts(_own(news, taken), pairs)
    step = (moves["value"] - moves["old_value"]).fillna(0.0)
    moved = (
        moves.assign(moved=step.where(moves["kind"] == "changed", 0.0))
        .groupby([*FIGURE, "of"])["moved"]
        .agg(["sum", "size"])
        .rename(columns={"sum": "moved", "size": "new_parts"})
    )
    found = brought.join(given_parts, on=[*FIGURE, "of"]).join(moved, on=[*FIGURE, "of"])
    own = found["brought"].notna()
    touched = ~own & found["new_parts"].notna()
    whole = found["found"] == found["size"]
    off = _is_off(found, whole)
    lone = own & (found["given"].fillna(0) < found["found"])
    aside = touched & whole & off & (found["of"] == DISTRICTS)
    return found.assign(
        is_set_aside=aside,
        is_clash=off & (lone | (touched & ~aside)),
        is_stale=touched & ~whole & ~off & (found["moved"].abs() > found["size"]),
    )


def _parts(figures: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return figures of parts under the area they are part of."""
    return figures.rename(columns={"area_id": "part"}).merge(pairs, on="part")


def _own(news: pd.DataFrame, taken: pd.DataFrame) -> pd.DataFrame:
    """Return the news without districts that are Länder and came with a table of these."""
    given = set(taken[FIGURE].itertuples(index=False, name=None))
    rows = news[FIGURE].itertuples(index=False, name=None)
    along = [(CITY_STATES.get(area_id), *rest) in given for area_id, *rest in rows]
    alone = ~news["area_id"].isin(CITY_STATES) & (news["area_id"].str.len() > len("02"))
    others = set(news.loc[alone, MERGED].itertuples(index=False, name=None))
    beside = [pair in others for pair in news[MERGED].itertuples(index=False, name=None)]
    return news[
        ~pd.Series(along, news.index, dtype="bool") | pd.Series(beside, news.index, dtype="bool")
    ]


def _is_off(found: pd.DataFrame, whole: pd.Series) -> pd.Series:
    """Return which totals are not the sum of their parts.

    What was known before may be no further apart than one unit for each part that changed; of
    parts that lack only more than the total is wrong.
    """
    size, gap, before = found["size"], found["gap"], found["gap_before"]
    first = gap.abs() > (FIRST_TIME * found["value"]).clip(lower=size)
    grown = gap.abs() > before.abs() + found["new_parts"].fillna(0)
    more = -gap > (ROUNDED * found["value"]).clip(lower=size)
    lone = found["brought"].notna() & (gap.abs() <= size)
    return (first.where(before.isna(), grown) & ~lone).where(whole, more)


def _is_said(judged: pd.DataFrame, aside: pd.DataFrame) -> pd.Series:
    """Return which totals are set aside already, seen from their districts."""
    known = set(aside[FIGURE].itertuples(index=False, name=None))
    keys = [key in known for key in judged[FIGURE].itertuples(index=False, name=None)]
    return pd.Series(keys, index=judged.index, dtype="bool")
