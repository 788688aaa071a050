"""Rates beside their counts: kept where these stay, pointed out where these change."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loaders.part_sums import FIGURE
from loaders.source_rows import COMPUTED
from loaders.store import Store


def notes_on(changes: pd.DataFrame, stored: pd.DataFrame, store: Store) -> Iterator[str]:
    """Yield sentences about stored figures that the new ones leave behind.

    ``changes`` are figures compared with ``stored``, the observations before.
    """
    counts = changes[changes["kind"] == "changed"]
    changed = set(counts["indicator"])
    for measure in store.read_catalogue().values():
        parts = {measure.numerator, measure.denominator} & changed
        if not parts:
            continue
        moved = _places(counts[counts["indicator"].isin(parts)])
        left = _places(stored[stored["indicator"] == measure.id])
        given = _places(changes[changes["indicator"] == measure.id])
        count = len((left - given) & moved)
        if count:
            yield (
                f"{measure.id}: {count} stored figures rest on counts that change now; add the "
                "table they come from, too."
            )
    yield from _bases(changes, store)


def with_settled_rates(changes: pd.DataFrame, store: Store) -> pd.DataFrame:
    """Return the changes with stored rates kept where the counts they are computed from stay.

    Only rates computed here are touched: one that was rounded otherwise before is no news.
    """
    settled = _identities(changes[changes["kind"] == "same"])
    catalogue = store.read_catalogue()
    rows = zip(*(changes[name] for name in FIGURE), changes["source_id"], strict=True)
    calm = [
        source_id.endswith(COMPUTED)
        and (area_id, period, catalogue[indicator].numerator) in settled
        and (area_id, period, catalogue[indicator].denominator) in settled
        for area_id, period, indicator, source_id in rows
    ]
    kept = pd.Series(calm, index=changes.index, dtype="bool") & (changes["kind"] == "changed")
    return changes.assign(
        value=changes["old_value"].where(kept, changes["value"]),
        status=changes["old_status"].where(kept, changes["status"]),
        source_id=changes["old_source"].where(kept, changes["source_id"]),
        kind=changes["kind"].mask(kept, "same"),
    )


def _identities(figures: pd.DataFrame) -> set[tuple[str, str, str | None]]:
    return set(zip(*(figures[name] for name in FIGURE), strict=True))


def _places(figures: pd.DataFrame) -> set[tuple[str, str]]:
    rows = figures[["area_id", "period"]].astype("str")
    return set(zip(rows["area_id"], rows["period"], strict=True))


def _bases(changes: pd.DataFrame, store: Store) -> Iterator[str]:
    news = changes[changes["kind"].isin(["new", "changed"])]
    for origin in store.read_origins().values():
        if not origin.census_base:
            continue
        rows = news[news["indicator"] == origin.indicator_id]
        years = sorted(set(rows["period"]) - set(origin.census_base))
        if years:
            yield (
                f"{origin.indicator_id}: the census that the population of {', '.join(years)} "
                "rests on is not recorded; add it to 'census_base' in data/indicators.toml."
            )
