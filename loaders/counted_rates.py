"""Stored rates after their counts have changed: computed from these, or not known; never a mixture.

A rate shown is that of the counts stored, or its source's own where that agrees with them within
rounding. Where figures that are added make counts and rates of a period disagree, all rates of the
period become those of the counts, and the source's own are set aside. Where they stay its own (see
:meth:`loaders.rate_groups.RateGroup.follows`), no rate is put together from the counts of several
areas (:mod:`geo.aggregate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.model import Indicator, Status
from loaders.computed_rates import COMPUTED, rates_of
from loaders.computed_sources import computed_source
from loaders.keys import COUNTRY
from loaders.part_sums import FIGURE, NUMBERS
from loaders.rate_groups import RateGroup, rate_groups

TEXTS = [*FIGURE, "status", "flags", "source_id"]
OBSERVED = [*FIGURE, "value", "status", "flags", "source_id"]
STATE_LETTERS = 2
MOST_NAMED = 12
"""How many areas a sentence names."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class CountedRates:
    """Rates that follow their counts.

    Attributes:
        figures: Rates computed anew, as in observations.
        dropped: area_id, period, indicator of rates of Germany and of Länder that cannot be
            computed; they are put together from the districts instead.
        sources: Rows of the sources that ``figures`` name.
        notes: What is to be said about it.

    """

    figures: pd.DataFrame
    dropped: pd.DataFrame
    sources: pd.DataFrame
    notes: tuple[str, ...]


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
    parts = [
        _followed(group, known)
        for measure in catalogue.values()
        if measure.numerator and measure.denominator
        for group in rate_groups(rows, said, measure)
    ]
    return CountedRates(
        figures=pd.concat([rows.iloc[:0][OBSERVED], *(one.figures for one in parts)]).astype(
            {"value": "float64"}
        ),
        dropped=pd.concat([rows.iloc[:0][FIGURE], *(one.dropped for one in parts)]),
        sources=pd.concat([sources.iloc[:0], *(one.sources for one in parts)]),
        notes=tuple(note for one in parts for note in one.notes),
    )


def without(observations: pd.DataFrame, dropped: pd.DataFrame) -> pd.DataFrame:
    """Return the observations without the figures that ``dropped`` names."""
    gone = set(dropped[FIGURE].itertuples(index=False, name=None))
    keys = observations[FIGURE].astype("str").itertuples(index=False, name=None)
    kept = pd.Series([key not in gone for key in keys], index=observations.index, dtype="bool")
    return observations[kept].reset_index(drop=True)


def rests_on(
    observations: pd.DataFrame, counts: pd.DataFrame, catalogue: Mapping[str, Indicator]
) -> pd.Series:
    """Return which observations are rates computed from any of ``counts``."""
    gone = set(counts[FIGURE].astype("str").itertuples(index=False, name=None))
    rows = observations[[*FIGURE, "source_id"]].astype("str").itertuples(index=False, name=None)
    parts = {one.id: (one.numerator, one.denominator) for one in catalogue.values()}
    found = [
        source_id.endswith(COMPUTED)
        and any((area_id, period, part) in gone for part in parts[indicator])
        for area_id, period, indicator, source_id in rows
    ]
    return pd.Series(found, index=observations.index, dtype="bool")


def _followed(group: RateGroup, sources: pd.DataFrame) -> CountedRates:
    wanted = group.computable()
    found = _numbers(group, wanted.intersection(group.counted))
    lost = wanted.difference(group.counted)
    large = lost[(lost == COUNTRY) | (lost.str.len() == STATE_LETTERS)]
    rows = {
        (above, below): computed_source(above, below, group.measure, group.period, sources)
        for above, below in set(zip(found["above"], found["below"], strict=True))
    }
    pairs = zip(found["above"], found["below"], strict=True)
    found = found.assign(source_id=[rows[pair]["source_id"] for pair in pairs])
    figures = _news(pd.concat([found, _unknown(group, lost.difference(large), found)]), group)
    identity = {"period": group.period, "indicator": group.measure.id}
    return CountedRates(
        figures=figures[OBSERVED],
        dropped=pd.DataFrame({"area_id": list(large)}, dtype="str").assign(**identity)[FIGURE],
        sources=pd.DataFrame(rows.values(), columns=["source_id", *sources.columns]),
        notes=tuple(_notes(group, figures, large, sources)),
    )


def _numbers(group: RateGroup, areas: pd.Index) -> pd.DataFrame:
    """Return the rates of the counts; ``above`` and ``below`` are the sources of these."""
    counts = pd.concat([group.above, group.below])
    counted = counts[counts.index.isin(areas)].reset_index()
    found = pd.DataFrame(list(rates_of(counted, group.measure)), columns=OBSERVED[:-1])
    return found.assign(
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


def _notes(
    group: RateGroup, figures: pd.DataFrame, large: pd.Index, sources: pd.DataFrame
) -> Iterator[str]:
    measure, period = group.measure, group.period
    used = figures["area_id"] if len(figures) else group.counted
    counts = [
        f"{one} ({'; '.join(_titles(rows['source_id'][rows.index.isin(used)], sources))})"
        for one, rows in ((measure.numerator, group.above), (measure.denominator, group.below))
    ]
    basis = " and ".join(counts)
    own = group.rates.drop(group.made)
    aside = own[own.index.isin(figures["area_id"]) | own.index.isin(large)]
    for source_id, rows in aside.groupby("source_id"):
        title = "; ".join(_titles([str(source_id)], sources))
        yield (
            f"{measure.id}: {len(rows)} rates of {title} for {period} are set aside, now computed "
            f"from {basis}"
        )
    anew = len(figures) - figures["area_id"].isin(aside.index).sum()
    if anew:
        yield f"{measure.id}: {anew} rates for {period} are computed anew from {basis}"
    unknown = figures.loc[figures["value"].isna(), "area_id"].tolist()
    if unknown:
        more = " …" if len(unknown) > MOST_NAMED else ""
        yield (
            f"{measure.id}: {len(unknown)} rates for {period} are not known now, one of their "
            f"counts is missing: {', '.join(unknown[:MOST_NAMED])}{more}"
        )
    if group.off() and not group.follows():
        titles = "; ".join(_titles(own["source_id"], sources))
        yield (
            f"{measure.id}: the rates of {titles} for {period} are not those of {basis}; they stay "
            "the source's own, and no rate is put together from several areas"
        )


def _titles(source_ids: Iterable[str], sources: pd.DataFrame) -> list[str]:
    known = [one for one in dict.fromkeys(source_ids) if one in sources.index]
    return list(dict.fromkeys(str(sources.at[one, "title"]) for one in known))
