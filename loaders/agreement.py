"""Figures that have to agree: rates with counts of the same file, a whole with all its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import pandas as pd

from geo.model import Indicator
from loaders.computed_rates import COMPUTED
from loaders.given_files import MatchedTable
from loaders.part_sums import FIGURE
from loaders.quantities import quantity
from loaders.rate_groups import NEWS
from loaders.recomputed import differs
from loaders.sources.raw_tables import RULES, read_raw
from loaders.total_notes import Named, first_of

RULE = "count_relations.csv"
WHERE = ["area_id", "period"]
MOST_MOVED = 0.05
"""How far the base of a rate may move in two years: 2023 to 2025 it did by 1.7 % on average."""
FEWEST_MOVED = 0.1
"""Share of the areas whose base has moved so far that it is no matter of single areas."""
MOST_MOVED_ALONE = 0.25
"""How far that of a single area may move in two years: 2023 to 2025 the most were 19 %, of youth.
Within one year it cannot move at all, but for rounding."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Relations:
    """Which measures go together: ``sums`` are wholes with all their parts, ``rates`` with counts.

    The denominator of such a rate is not stored.
    """

    sums: Mapping[str, tuple[str, ...]]
    rates: Mapping[str, str]

    @classmethod
    def read(cls) -> Self:
        """Read them from the rules."""
        rows = read_raw(RULES / RULE, ("indicator", "relation", "other", "about"))
        sums = rows[rows["relation"] == "sum_of"].groupby("indicator")["other"].agg(tuple)
        rates = rows[rows["relation"] == "rate_of"]
        return cls(
            sums={str(whole): parts for whole, parts in sums.items()},
            rates=dict(zip(rates["indicator"], rates["other"], strict=True)),
        )


def rates_unlike_counts(
    tables: Sequence[MatchedTable], catalogue: Mapping[str, Indicator], named: Named
) -> Iterator[str]:
    """Yield which rates of a file are not those of the counts in the same file."""
    for file, figures in _by_file(tables):
        own = figures[~figures["source_id"].str.endswith(COMPUTED)]
        known = set(own["indicator"].astype("str"))
        for measure in catalogue.values():
            three = (measure.id, str(measure.numerator), str(measure.denominator))
            if not known.issuperset(three):
                continue
            both = _beside(own, three)
            above, below = both[three[1]], both[three[2]]
            counted = measure.factor * above / below.where(below > 0)
            for (period, _), rows in both.groupby([both["period"], both["area_id"].str.len()]):
                off = rows[differs(rows[measure.id], above[rows.index], below[rows.index], measure)]
                lines = [
                    f"{named.place(area_id)} {rate:.12g} against {number:.6g}"
                    for area_id, rate, number in zip(
                        off["area_id"], off[measure.id], counted[off.index], strict=True
                    )
                ]
                if lines:
                    yield (
                        f"{file}: {measure.id} for {period} is in {len(off)} of {len(rows)} areas "
                        f"not {measure.numerator} by {measure.denominator} of the same file: "
                        f"{first_of(lines)}"
                    )


def bases_moved(
    tables: Sequence[MatchedTable],
    stored: pd.DataFrame,
    given: pd.DataFrame,
    relations: Relations,
    named: Named,
) -> Iterator[str]:
    """Yield rates that go with other counts than those in the same file, else those stored.

    Of these rates no denominator is stored. It follows from count and rate, and is compared with
    the one that follows from those stored of the same year, else of the year before. ``given`` is
    what is added, as :func:`loaders.stored_figures.compared` gives it.
    """
    for file, figures in _by_file(tables):
        known = set(figures["indicator"])
        for pair in relations.rates.items():
            if known.isdisjoint(pair):
                continue
            both = _base(_beside(_completed(figures, stored, given, pair), pair), pair).merge(
                _base(_beside(stored, pair), pair), on="area_id", suffixes=("", "_before")
            )
            yield from _moved(both, pair, f"{file}: ", named)


def _completed(
    figures: pd.DataFrame, stored: pd.DataFrame, given: pd.DataFrame, pair: tuple[str, str]
) -> pd.DataFrame:
    """Return the figures of a file, and those stored that stay beside what it changes."""
    own, news = (_of_pair(one, pair) for one in (figures, given[given["kind"].isin(NEWS)]))
    touched = own.merge(news[FIGURE], on=FIGURE)[WHERE].drop_duplicates()
    near = [stored[name].isin(touched[name]) for name in WHERE]
    kept = _of_pair(stored[near[0] & near[1]], pair).merge(touched, on=WHERE)
    return pd.concat([own, kept]).dropna().drop_duplicates(FIGURE)


def _of_pair(figures: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    """Return the figures of two measures, told apart by texts."""
    chosen = figures.loc[figures["indicator"].isin(pair), [*FIGURE, "value"]]
    return chosen.astype(dict.fromkeys(FIGURE, "str"))


def _moved(both: pd.DataFrame, pair: tuple[str, str], place: str, named: Named) -> Iterator[str]:
    years = both["period"].str[:4].astype("int64") - both["period_before"].str[:4].astype("int64")
    near = both.assign(years=years)[years.between(0, 2)].sort_values("years")
    once = near.drop_duplicates(WHERE).sort_values(WHERE)
    moved = once["base"] / once["base_before"] - 1.0
    rounded = (1.0 + once["slack_before"]) / (1.0 - once["slack"]) - 1.0
    same_year = once["years"] == 0
    alone = moved.abs() > rounded + (MOST_MOVED_ALONE * ~same_year)
    far = alone | (moved.abs() > rounded + MOST_MOVED)
    for period, several in once[far].groupby("period"):
        of = int((once["period"] == period).sum())
        is_few = len(several) < max(2, FEWEST_MOVED * of)
        rows = several[alone[several.index]] if is_few else several
        if rows.empty:
            continue
        lines = [
            f"{named.place(area_id)} by {100 * share:+.1f} % since {before}"
            for area_id, share, before in zip(
                rows["area_id"], moved[rows.index], rows["period_before"], strict=True
            )
        ]
        yield (
            f"{place}{pair[0]} and {pair[1]} for {period} do not go together in {len(rows)} of "
            f"{quantity(of, 'area')}: the base that follows from both has moved: {first_of(lines)}"
        )


def _base(both: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    """Return by area and period what a rate is a share of, and how far rounding moves it."""
    rate, count = both[pair[0]], both[pair[1]]
    known = both[(rate > 0) & (count > 0)]
    half = 0.5 * 10.0 ** -_decimals(rate)
    return known[WHERE].assign(base=count / rate, slack=half / rate)


def _decimals(rates: pd.Series) -> int:
    return max((len(f"{one:g}".partition(".")[2]) for one in rates.dropna()), default=0)


def unlike_wholes(
    after: pd.DataFrame, given: pd.DataFrame, relations: Relations, named: Named
) -> Iterator[str]:
    """Yield wholes that are not the sum of all the parts that make them up, after an addition.

    Args:
        after: The observations with what is added in place.
        given: What is added, as :func:`loaders.stored_figures.compared` gives it.
        relations: Which parts make up which whole.
        named: Names of areas and sources.

    """
    news = given[given["kind"].isin(NEWS)]
    for whole, parts in relations.sums.items():
        touched = news[news["indicator"].isin([whole, *parts])]
        if touched.empty:
            continue
        rows = after[after["period"].isin(touched["period"])]
        both = _beside(rows, [whole, *parts]).merge(touched[WHERE].drop_duplicates(), on=WHERE)
        total = both[list(parts)].sum(axis=1)
        off = (both[whole] - total).abs() > len(parts)
        for period, group in both[off].groupby("period"):
            lines = [
                f"{named.place(area_id)} {own:.12g} against {added:.12g}"
                for area_id, own, added in zip(
                    group["area_id"], group[whole], total[group.index], strict=True
                )
            ]
            yield (
                f"{whole} for {period} is in {quantity(len(group), 'area')} not the sum of "
                f"{', '.join(parts)}: {first_of(lines)}; add tables of one version"
            )


def _by_file(tables: Sequence[MatchedTable]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the figures of each file; some formats give a table a level."""
    for file in dict.fromkeys(one.file for one in tables):
        yield file, pd.concat([one.figures for one in tables if one.file == file])


def _beside(figures: pd.DataFrame, indicators: Sequence[str]) -> pd.DataFrame:
    """Return area_id, period and a column for each indicator, where all of them have a number."""
    chosen = figures[figures["indicator"].isin(indicators) & figures["value"].notna()]
    texts = chosen[[*FIGURE, "value"]].astype(dict.fromkeys(FIGURE, "str"))
    wide = texts.drop_duplicates(FIGURE).pivot(index=WHERE, columns="indicator", values="value")
    return wide.reindex(columns=list(indicators)).dropna().reset_index()
