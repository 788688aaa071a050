"""Figures that cannot be, and figures unlike those before them: named before they are stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import pandas as pd

from geo.model import Indicator, Kind
from loaders.bounds import INHABITANTS, POPULATION, Bounds, all_bounds, words_of_passed
from loaders.given_files import MatchedTable
from loaders.part_sums import FIGURE
from loaders.quantities import quantity
from loaders.store import Store

OF_ANOTHER_YEAR = 1.25
"""How much larger than the whole of another year a part may be."""
STEADY = 2.0
"""A figure that is this many times the one before, or more, or one of it or less, is unusual."""
SMALL_COUNT = 100.0
"""Counts below it come and go."""
SMALL_SHARE = 0.02
"""Of what a share is a share of; smaller steps are no news."""
LONGEST_GAP_YEARS = 5
MOST_OFF = 1e-4
"""How far parts may be from their total, as a share of it, and one for each part; offices round and
disturb counts, and a few cases belong to no part (13111: 0.006 % abroad)."""
MOST_NAMED = 20
REMEDY_OF_MANY = "where so many are wrong, download the table again"
REMEDY_OF_FRACTION = "download the table again, its decimal and thousands signs may be mixed up"
REMEDY = (
    "correct the cell, or ask the publisher; if it is right, change the bounds in "
    "data/indicators.toml"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What figures are judged by: names and parents of areas, measures, their bounds."""

    names: Mapping[str, str]
    parents: Mapping[str, str]
    catalogue: Mapping[str, Indicator]
    bounds: Mapping[str, Bounds]

    @classmethod
    def read(cls, store: Store) -> Self:
        """Read it from the store."""
        areas = store.read_areas()
        catalogue = store.read_catalogue()
        return cls(
            names=dict(zip(areas["area_id"], areas["name"], strict=True)),
            parents=dict(zip(areas["area_id"], areas["parent_id"], strict=True)),
            catalogue=catalogue,
            bounds=all_bounds(catalogue, store.read_origins()),
        )

    def counts(self) -> set[str]:
        """Return the indicators that are counts."""
        return {name for name, one in self.catalogue.items() if one.kind is Kind.COUNT}

    def figure(self, row: Mapping[Any, Any]) -> str:
        """Return indicator, area, period and value in words."""
        area = f"{row['area_id']} {self.names.get(row['area_id'], '')}".strip()
        return f"{row['indicator']} of {area} for {row['period']} is {row['value']:.12g}"


def impossible(
    tables: Sequence[MatchedTable], observations: pd.DataFrame, known: Known
) -> Iterator[str]:
    """Yield a sentence for each figure of files that cannot be, with file, row, area and value.

    ``observations`` are the stored figures.
    """
    needed = {one.whole for one in known.bounds.values()} | set(INHABITANTS)
    stored = observations[observations["indicator"].isin(needed)]
    for one in tables:
        rows = _rows(one)
        near = stored[stored["area_id"].isin(one.figures["area_id"].unique())]
        faults = beyond(_numbers(one.figures), _numbers(near), known.bounds)
        for row in faults.head(MOST_NAMED).to_dict("records"):
            number = rows.get((row["area_id"], row["period"], row["indicator"]))
            place = f"{one.file}, row {number}" if number else one.file
            yield f"{place}: {known.figure(row)}, {row['fault']}; {_remedy(row)}."
        if len(faults) > MOST_NAMED:
            more = quantity(len(faults) - MOST_NAMED, "figure")
            yield f"{one.file}: … and {more} more that cannot be; {REMEDY_OF_MANY}."


def stored_faults(store: Store) -> Iterator[str]:
    """Yield a sentence for each stored figure that cannot be."""
    known = Known.read(store)
    figures = store.read_observations()
    numbers = figures.loc[figures["value"].notna(), [*FIGURE, "value"]]
    for row in beyond(numbers, numbers.iloc[:0], known.bounds).to_dict("records"):
        yield f"observations/observations.csv: {known.figure(row)}, {row['fault']}; {_remedy(row)}."


def _remedy(row: Mapping[Any, Any]) -> str:
    return REMEDY_OF_FRACTION if row["fault"].startswith("a fraction") else REMEDY


def beyond(
    figures: pd.DataFrame, stored: pd.DataFrame, bounds: Mapping[str, Bounds]
) -> pd.DataFrame:
    """Return the figures that pass their bounds, with the words for it in ``fault``.

    Args:
        figures: area_id, period, indicator, value; numbers only.
        stored: The same of the figures that are known already.
        bounds: Bounds by indicator.

    """
    known = figures[figures["indicator"].isin(set(bounds))]
    if known.empty:
        return known.assign(fault="")
    lowest, highest = _of_each(known, bounds, "lowest"), _of_each(known, bounds, "highest")
    counted = known["indicator"].map({name: one.counted for name, one in bounds.items()})
    whole = known["indicator"].map({name: one.whole for name, one in bounds.items()}).astype("str")
    most = _most(known, stored, bounds, whole[whole != ""]).reindex(known.index)
    torn = (counted != "") & ((known["value"] % 1) != 0)
    sides = {"lowest": lowest, "highest": highest, "most": most, "whole": whole}
    judged = known.assign(**sides, counted=counted.where(torn, ""))
    value = known["value"]
    off = judged[(value < lowest) | (value > highest) | torn | (value > most)]
    words = [words_of_passed(row) for row in off.to_dict("records")]
    return off[known.columns].assign(fault=pd.Series(words, off.index, dtype="str"))


def _most(
    figures: pd.DataFrame, stored: pd.DataFrame, bounds: Mapping[str, Bounds], whole: pd.Series
) -> pd.Series:
    """Return what those of the figures can be at most that are part of a ``whole``."""
    needed = {*whole, *INHABITANTS}
    both = [one[one["indicator"].isin(needed)] for one in (figures, stored)]
    known = pd.concat(both).drop_duplicates(FIGURE)
    figures = figures.loc[whole.index]
    times = _of_each(figures, bounds, "times")
    newest = known.sort_values("period").drop_duplicates(["area_id", "indicator"], keep="last")
    most = _looked_up(known, FIGURE, [figures["area_id"], figures["period"], whole])
    for name in INHABITANTS:
        lacking = np.isnan(most)
        wanted = whole[lacking].where(whole[lacking] != POPULATION, name)
        other = _looked_up(newest, ["area_id", "indicator"], [figures["area_id"][lacking], wanted])
        most[lacking] = other * OF_ANOTHER_YEAR
    passed: pd.Series = times * most
    return passed


def _of_each(figures: pd.DataFrame, bounds: Mapping[str, Bounds], side: str) -> pd.Series:
    """Return a number of the bounds for each figure."""
    numbers = {name: getattr(one, side) for name, one in bounds.items()}
    return figures["indicator"].map(numbers).astype("float64")


def _looked_up(
    figures: pd.DataFrame, names: Sequence[str], keys: Sequence[pd.Series]
) -> np.ndarray[Any, Any]:
    """Return the values of figures that are told apart by ``names``; NaN where there is none."""
    values = figures.set_index(list(names))["value"].astype("float64")
    return values.reindex(pd.MultiIndex.from_arrays(list(keys))).to_numpy(copy=True)


def unusual(
    tables: Sequence[MatchedTable],
    changes: pd.DataFrame,
    observations: pd.DataFrame,
    known: Known,
) -> Iterator[str]:
    """Yield sentences on figures far from those before, and on parts that are not their total.

    ``changes`` are the figures compared with ``observations``, the stored ones.
    """
    news = changes[changes["kind"].isin(["new", "changed"]) & changes["value"].notna()]
    chosen = [observations[name].isin(news[name].unique()) for name in ("indicator", "area_id")]
    before_now = observations[chosen[0] & chosen[1]]
    for row in _jumps(news, _numbers(before_now), known).to_dict("records"):
        before = f"{row['before']:.12g} for {row['before_period']}"
        yield f"{known.figure(row)}, against {before}"
    if tables:
        yield from _sums(pd.concat([one.figures for one in tables]), news, known)


def _jumps(news: pd.DataFrame, stored: pd.DataFrame, known: Known) -> pd.DataFrame:
    """Return the news far from the figure before, or from the one they replace, in ``before``."""
    fresh = news[[*FIGURE, "value", "old_value"]].assign(is_new=True)
    series = pd.concat([stored.assign(is_new=False), fresh]).drop_duplicates(FIGURE, keep="last")
    ordered = series.sort_values(["indicator", "area_id", "period"], ignore_index=True)
    previous = ordered.groupby(["indicator", "area_id"])[["period", "value"]].shift()
    gap = _years(ordered["period"]) - _years(previous["period"])
    replaced = ordered["old_value"].notna()
    before = previous["value"].where(gap <= LONGEST_GAP_YEARS)
    both = ordered.assign(
        before=before.where(~replaced, ordered["old_value"]),
        before_period=previous["period"].where(~replaced, ordered["period"]),
    )
    chosen = both[both["is_new"] & both["before"].notna()]
    return chosen[_is_far(chosen, known)]


def _years(periods: pd.Series) -> pd.Series:
    return periods.str[:4].astype("float64")


def _is_far(both: pd.DataFrame, known: Known) -> pd.Series:
    """Return which figures are far from the one before; those that may be negative never are."""
    large, small = both[["value", "before"]].max(axis=1), both[["value", "before"]].min(axis=1)
    signed = {name for name, one in known.bounds.items() if one.lowest < 0}
    is_count = both["indicator"].isin(known.counts())
    highest = _of_each(both, known.bounds, "highest")
    share = (SMALL_SHARE * highest).where(np.isfinite(highest), 0.0)
    step = (large - small).where(~is_count, large)
    least = share.where(~is_count, SMALL_COUNT)
    doubled = (large >= STEADY * small) & (large > small)
    return doubled & (step >= least) & ~both["indicator"].isin(signed)


def _sums(given: pd.DataFrame, news: pd.DataFrame, known: Known) -> Iterator[str]:
    """Yield totals of files that the parts given with them do not add up to."""
    touched = news[news["indicator"].isin(known.counts())][["period", "indicator"]]
    figures = (
        _numbers(given)
        .drop_duplicates(FIGURE)
        .merge(touched.drop_duplicates(), on=["period", "indicator"])
    )
    children = pd.Series(known.parents).value_counts()
    parts = figures.assign(area_id=figures["area_id"].map(known.parents))
    sums = parts.groupby(FIGURE)["value"].agg(["sum", "size"]).reset_index()
    both = sums.merge(figures, on=FIGURE)
    off = both["sum"] - both["value"]
    whole = both["size"] == both["area_id"].map(children)
    far = off.where(~whole, off.abs()) > (MOST_OFF * both["value"]).clip(lower=both["size"])
    for row in both[far].to_dict("records"):
        added = quantity(row["size"], "part adds", "parts add")
        yield f"{known.figure(row)}, but its {added} up to {row['sum']:.12g}"


def _rows(one: MatchedTable) -> dict[tuple[str, str, str], int]:
    """Return the first row of each figure."""
    cells = one.matched.cells.drop_duplicates(FIGURE)
    return dict(zip(zip(*(cells[name] for name in FIGURE), strict=True), cells["row"], strict=True))


def _numbers(figures: pd.DataFrame) -> pd.DataFrame:
    texts = figures[[*FIGURE, "value"]].astype(dict.fromkeys(FIGURE, "str"))
    return texts[texts["value"].notna()].reset_index(drop=True)
