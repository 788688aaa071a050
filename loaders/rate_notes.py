"""What is to be said of rates that follow their counts, or cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from loaders.quantities import quantity
from loaders.rate_groups import RateGroup

MOST_NAMED = 12
"""How many areas a sentence names."""


def rate_notes(
    group: RateGroup, figures: pd.DataFrame, large: pd.Index, sources: pd.DataFrame
) -> Iterator[str]:
    """Yield which rates were set aside, computed anew or are not known, and from which counts.

    ``figures`` are the new rates, ``large`` the Länder (or Germany) whose rates are dropped.
    """
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
            f"{measure.id}: {quantity(len(rows), 'rate')} of {title} for {period} "
            f"{_are(len(rows))} set aside, now computed from {basis}"
        )
    known = figures["value"].notna()
    anew = (known & ~figures["area_id"].isin({*aside.index, *group.torn})).sum()
    if anew:
        rates = quantity(int(anew), f"rate for {period} is", f"rates for {period} are")
        yield f"{measure.id}: {rates} computed anew from {basis}"
    missing = ~known & ~figures["area_id"].isin(group.torn & set(group.counted))
    unknown = figures.loc[missing, "area_id"].tolist()
    if unknown:
        rates = quantity(len(unknown), f"rate for {period} is", f"rates for {period} are")
        yield (
            f"{measure.id}: {rates} not known now, one of the counts is missing: {_first(unknown)}"
        )
    if group.off and not group.follows:
        titles = "; ".join(_titles(own["source_id"], sources))
        yield (
            f"{measure.id}: the rates of {titles} for {period} are not those of {basis}; they stay "
            "the source's own, and no rate is put together from several areas"
        )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _first(areas: Sequence[str]) -> str:
    return ", ".join(areas[:MOST_NAMED]) + (" …" if len(areas) > MOST_NAMED else "")


def torn_notes(
    group: RateGroup, figures: pd.DataFrame, torn: pd.Index, sources: pd.DataFrame
) -> Iterator[str]:
    """Yield which rates are not worked out because their counts were not revised together."""
    news = torn.intersection(pd.Index(figures["area_id"]))
    if news.empty:
        return
    above, below = (
        "; ".join(_titles(rows["source_id"].reindex(news), sources))
        for rows in (group.above, group.below)
    )
    measure = group.measure
    place = f"for {group.period}"
    rates = quantity(len(news), f"rate {place} is", f"rates {place} are")
    yield (
        f"{measure.id}: {rates} not worked out: of "
        f"{measure.numerator} ({above}) and {measure.denominator} ({below}) the "
        "figures stored are not from one table; add a table that gives both, or two together"
    )


def _titles(source_ids: Iterable[str], sources: pd.DataFrame) -> list[str]:
    known = [one for one in dict.fromkeys(source_ids) if one in sources.index]
    return list(dict.fromkeys(str(sources.at[one, "title"]) for one in known))
