"""Stored rates after their counts have changed: computed from these, or not known; never a mixture.

A rate shown is that of the counts stored, or its source's own where that agrees with them within
rounding. Where figures that are added make counts and rates of a period disagree, all rates of the
period become those of the counts, and the source's own are set aside. Where they stay its own (see
:meth:`loaders.rate_groups.RateGroup.follows`), no rate is put together from the counts of several
areas (:mod:`geo.aggregate`). Where one of two counts of one publisher is revised without the other,
the rate is not worked out until both come together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo.model import Indicator, Status
from loaders.computed_rates import COMPUTED, rates_of
from loaders.computed_sources import computed_source
from loaders.keys import COUNTRY
from loaders.part_sums import FIGURE, NUMBERS
from loaders.rate_groups import RateGroup, rate_groups
from loaders.rate_notes import rate_notes, torn_notes

TEXTS = [*FIGURE, "status", "flags", "source_id"]
OBSERVED = [*FIGURE, "value", "status", "flags", "source_id"]
STATE_LETTERS = 2


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class CountedRates:
    """Rates that follow their counts.

    Attributes:
        figures: Rates computed anew, as in observations.
        dropped: area_id, period, indicator of rates of Germany and of Länder that cannot be
            computed; they are put together from the districts instead.
        sources: Rows of the sources that ``figures`` name.
        notes: What is to be said about it.
        torn: What is to be said of rates whose counts are of two versions.
        left_out: How many these are, where they are not stored so already.

    """

    figures: pd.DataFrame
    dropped: pd.DataFrame
    sources: pd.DataFrame
    notes: tuple[str, ...]
    torn: tuple[str, ...]
    left_out: int


def counted_rates(
    after: pd.DataFrame,
    changes: pd.DataFrame,
    catalogue: Mapping[str, Indicator],
    sources: pd.DataFrame,
) -> CountedRates:
    """Return the rates that have to follow their counts.

    Args:
        after: The observations with what is added in place.
        changes: What is added, as :func:`loaders.stored_figures.compared` gives it.
        catalogue: The indicators by id.
        sources: All sources, with those that are added.

    """
    said = changes.astype(dict.fromkeys(TEXTS, "str"))
    rows = after[after["period"].isin(set(said["period"]))].astype(dict.fromkeys(TEXTS, "str"))
    known = sources.set_index("source_id")
    publishers = dict(zip(sources["source_id"], sources["publisher"], strict=True))
    parts = [
        _followed(group, known)
        for measure in catalogue.values()
        if measure.numerator and measure.denominator
        for group in rate_groups(rows, said, measure, publishers)
    ]
    return CountedRates(
        figures=pd.concat([rows.iloc[:0][OBSERVED], *(one.figures for one in parts)]).astype(
            {"value": "float64"}
        ),
        dropped=pd.concat([rows.iloc[:0][FIGURE], *(one.dropped for one in parts)]),
        sources=pd.concat([sources.iloc[:0], *(one.sources for one in parts)]),
        notes=tuple(note for one in parts for note in one.notes),
        torn=tuple(note for one in parts for note in one.torn),
        left_out=sum(one.left_out for one in parts),
    )


def without(observations: pd.DataFrame, dropped: pd.DataFrame) -> pd.DataFrame:
    """Return the observations without the figures that ``dropped`` names."""
    return observations[~_is_in(observations, dropped)].reset_index(drop=True)


def rests_on(
    observations: pd.DataFrame, counts: pd.DataFrame, catalogue: Mapping[str, Indicator]
) -> pd.Series:
    """Return which observations are rates computed from any of ``counts``."""
    gone = counts[FIGURE].astype("str")
    rates = [
        gone[gone["indicator"].isin([one.numerator, one.denominator])].assign(indicator=one.id)
        for one in catalogue.values()
        if one.numerator or one.denominator
    ]
    computed = observations["source_id"].astype("str").str.endswith(COMPUTED)
    return computed & _is_in(observations, pd.concat([gone.iloc[:0], *rates]))


def _is_in(observations: pd.DataFrame, figures: pd.DataFrame) -> np.ndarray[Any, np.dtype[np.bool]]:
    """Return which observations are among figures, told by area_id, period and indicator."""
    near = observations["indicator"].isin(figures["indicator"].unique())
    near &= observations["period"].isin(figures["period"].unique())
    keys, wanted = (
        pd.MultiIndex.from_frame(one[FIGURE].astype("str")) for one in (observations[near], figures)
    )
    found: np.ndarray[Any, np.dtype[np.bool]] = near.to_numpy(copy=True)
    found[found] = keys.isin(wanted)
    return found


def _followed(group: RateGroup, sources: pd.DataFrame) -> CountedRates:
    wanted = group.computable()
    torn_areas = pd.Index(sorted(group.torn), dtype="str")
    torn = wanted.intersection(group.counted).intersection(torn_areas)
    lost = wanted.difference(group.counted)
    large = _large(lost)
    lost = lost.difference(large)
    numbers = _numbers(group, wanted.intersection(group.counted.difference(torn_areas)))
    found = pd.concat([numbers, _not_worked_out(group, torn)])
    rows = {
        (above, below): computed_source(above, below, group.measure, group.period, sources)
        for above, below in set(zip(found["above"], found["below"], strict=True))
    }
    pairs = zip(found["above"], found["below"], strict=True)
    found = found.assign(source_id=[rows[pair]["source_id"] for pair in pairs])
    figures = _news(pd.concat([found, _unknown(group, lost, found)]), group)
    identity = {"period": group.period, "indicator": group.measure.id}
    return CountedRates(
        figures=figures[OBSERVED],
        dropped=pd.DataFrame({"area_id": list(large)}, dtype="str").assign(**identity)[FIGURE],
        sources=pd.DataFrame(rows.values(), columns=["source_id", *sources.columns]),
        notes=tuple(rate_notes(group, figures, large, sources)),
        torn=tuple(torn_notes(group, figures, torn, sources)),
        left_out=int(figures["area_id"].isin(torn).sum()),
    )


def _large(areas: pd.Index) -> pd.Index:
    """Return Germany and the Länder."""
    found: pd.Index = areas[(areas == COUNTRY) | (areas.str.len() == STATE_LETTERS)]
    return found


def _numbers(group: RateGroup, areas: pd.Index) -> pd.DataFrame:
    """Return the rates of the counts; ``above`` and ``below`` are the sources of these."""
    counts = pd.concat([group.above, group.below])
    counted = counts[counts.index.isin(areas)].reset_index()
    found = pd.DataFrame(list(rates_of(counted, group.measure)), columns=OBSERVED[:-1])
    return _with_counts(found, group)


def _not_worked_out(group: RateGroup, areas: pd.Index) -> pd.DataFrame:
    """Return rates that would be a mixture of counts of two versions; see :func:`_numbers`."""
    rows = [
        (one, group.period, group.measure.id, float("nan"), Status.NOT_MEANINGFUL.value, "")
        for one in areas
    ]
    return _with_counts(pd.DataFrame(rows, columns=OBSERVED[:-1]), group)


def _with_counts(found: pd.DataFrame, group: RateGroup) -> pd.DataFrame:
    return found.astype({"value": "float64"}).assign(
        above=group.above["source_id"].reindex(found["area_id"]).to_numpy(),
        below=group.below["source_id"].reindex(found["area_id"]).to_numpy(),
    )


def _unknown(group: RateGroup, areas: pd.Index, found: pd.DataFrame) -> pd.DataFrame:
    """Return rates that are not known because a count is not, in the state of that count."""
    states = (one["status"].reindex(areas) for one in (group.above, group.below))
    first, second = (state.mask(state.isin(NUMBERS)) for state in states)
    missing = Status.NOT_COLLECTED.value
    return pd.DataFrame(
        {
            "area_id": list(areas),
            "period": group.period,
            "indicator": group.measure.id,
            "value": float("nan"),
            "status": first.fillna(second).fillna(missing).to_numpy(),
            "flags": "",
            "source_id": "" if found.empty else found["source_id"].mode().iloc[0],
        },
        columns=OBSERVED,
    ).astype(dict.fromkeys(TEXTS, "str"))


def _news(figures: pd.DataFrame, group: RateGroup) -> pd.DataFrame:
    """Return the figures that are not stored so already."""
    stored = group.rates.reindex(figures["area_id"])
    same = (figures["value"].to_numpy() == stored["value"].to_numpy()) | (
        figures["value"].isna().to_numpy() & stored["value"].isna().to_numpy()
    )
    for name in ("status", "source_id"):
        same &= figures[name].to_numpy() == stored[name].to_numpy()
    news: pd.DataFrame = figures[~same]
    return news
