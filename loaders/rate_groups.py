"""Rates of one measure, period and kind of area beside their counts, when figures are added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from geo.model import Indicator, Status
from loaders.computed_rates import COMPUTED
from loaders.part_sums import NUMBERS
from loaders.recomputed import differs, is_fine

NEWS = ("new", "changed")
BROUGHT = (*NEWS, "same")
"""What a file says of a figure that it gives."""


@dataclass(frozen=True, kw_only=True, eq=False)
class RateGroup:
    """Rates of a period, those of municipalities apart, and their counts after an addition.

    Attributes:
        rates: area_id (index), value, status, flags, source_id; likewise the counts.
        fresh: Areas whose rate is the source's own and given by a file that is added.
        revised: Areas of which a stored count changes.
        touched: Areas of which a rate or a count changes or is there for the first time.
        torn: Areas of whose counts one was revised without the other, see :func:`_torn`.

    """

    measure: Indicator
    period: str
    rates: pd.DataFrame
    above: pd.DataFrame
    below: pd.DataFrame
    fresh: frozenset[str]
    revised: frozenset[str]
    touched: frozenset[str]
    torn: frozenset[str]

    @cached_property
    def made(self) -> pd.Index:
        """Areas whose rate is computed here."""
        return self.rates.index[self.rates["source_id"].str.endswith(COMPUTED)]

    @cached_property
    def counted(self) -> pd.Index:
        """Areas of which both counts carry a number."""
        known = [one.index[one["status"].isin(NUMBERS)] for one in (self.above, self.below)]
        return known[0].intersection(known[1])

    @cached_property
    def off(self) -> frozenset[str]:
        """Areas whose own rate is not that of the counts."""
        own = self.rates[self.rates["status"] == Status.EXACT].drop(self.made, errors="ignore")
        above, below = (
            one["value"].where(one["status"] == Status.EXACT).reindex(own.index)
            for one in (self.above, self.below)
        )
        return frozenset(own.index[differs(own["value"], above, below, self.measure)])

    @cached_property
    def follows(self) -> bool:
        """Whether all rates become those of the counts.

        They do not where the source's own are given just now, nor where the counts are new ones of
        a part of the areas, but always where some are computed here already.
        """
        off = self.off
        if not off or len(self.made):
            return bool(off)
        complete = self.rates.index[self.rates["status"].isin(NUMBERS)].isin(self.counted).all()
        return bool(off - self.fresh and (complete or self.revised & off))

    def computable(self) -> pd.Index:
        """Return the areas whose rate has to be computed anew, whether it can be or not."""
        if self.follows:
            return self.rates.index.union(self.counted)
        if self.made.empty:
            return self.made
        return self.made.union(self.counted.difference(self.rates.index)).intersection(
            pd.Index(sorted(self.touched), dtype="str")
        )


def rate_groups(
    after: pd.DataFrame,
    changes: pd.DataFrame,
    measure: Indicator,
    publishers: Mapping[str, str],
) -> Iterator[RateGroup]:
    """Yield the rates of a measure of which the changes touch a rate or a count.

    ``after`` are the observations with the changes in place; ids and states are texts.
    ``publishers`` are those of the sources by id.
    """
    three = [measure.id, str(measure.numerator), str(measure.denominator)]
    about = changes[changes["indicator"].isin(three)]
    news = set(about.loc[about["kind"].isin(NEWS), "period"])
    if not news:
        return
    own = after[after["indicator"].isin(three) & after["period"].isin(news)]
    for (period, fine), group in own.groupby(["period", is_fine(own["area_id"])]):
        rates, above, below = (
            group[group["indicator"] == one].set_index("area_id") for one in three
        )
        said = about[(about["period"] == period) & (is_fine(about["area_id"]) == fine)]
        if rates.empty or not said["kind"].isin(NEWS).any():
            continue
        counts = said[said["indicator"] != measure.id]
        given = said[(said["indicator"] == measure.id) & said["kind"].isin(BROUGHT)]
        fresh = given[~given["source_id"].str.endswith(COMPUTED)]
        yield RateGroup(
            measure=measure,
            period=str(period),
            rates=rates,
            above=above,
            below=below,
            fresh=frozenset(fresh["area_id"]),
            revised=frozenset(counts.loc[counts["kind"] == "changed", "area_id"]),
            touched=frozenset(said.loc[said["kind"].isin(NEWS), "area_id"]),
            torn=_torn(counts, above, below, publishers)
            | _still_torn(_torn_before(rates, above, below), counts),
        )


def _torn(
    counts: pd.DataFrame, above: pd.DataFrame, below: pd.DataFrame, publishers: Mapping[str, str]
) -> frozenset[str]:
    """Return the areas of which one count is revised while the other stays as it was.

    Only counts of one publisher belong together so: of two, each has its own days of publication.
    """
    brought = set(
        counts.loc[counts["kind"].isin(BROUGHT), ["area_id", "indicator"]].itertuples(
            index=False, name=None
        )
    )
    changed = counts[counts["kind"] == "changed"]
    others = [
        dict(zip(one.index, zip(one["indicator"], one["source_id"], strict=True), strict=True))
        for one in (above, below)
    ]
    found = []
    for area_id, indicator, old in zip(
        changed["area_id"], changed["indicator"], changed["old_source"], strict=True
    ):
        for other in others:
            beside, source_id = other.get(area_id, (indicator, ""))
            if beside == indicator:
                continue
            same = publishers.get(source_id) == publishers.get(old)
            if same and (area_id, beside) not in brought:
                found.append(area_id)
    return frozenset(found)


def _still_torn(before: frozenset[str], counts: pd.DataFrame) -> frozenset[str]:
    """Return the areas that stay without a rate; beside them a count that is new makes none."""
    new = frozenset(counts.loc[counts["kind"] == "new", "area_id"]) if before else frozenset()
    return (before | new) - _with_both(counts)


def _with_both(counts: pd.DataFrame) -> frozenset[str]:
    """Return the areas of which both counts are given now."""
    given = counts[counts["kind"].isin(BROUGHT)].groupby("area_id")["indicator"].nunique()
    return frozenset(given.index[given > 1])


def _torn_before(rates: pd.DataFrame, above: pd.DataFrame, below: pd.DataFrame) -> frozenset[str]:
    """Return the areas whose rate is stored as not worked out although its counts are known."""
    made = rates["source_id"].str.endswith(COMPUTED)
    left_out = rates.index[made & (rates["status"] == Status.NOT_MEANINGFUL)]
    known = above["value"].reindex(left_out).notna() & (below["value"].reindex(left_out) > 0)
    return frozenset(left_out[known])
