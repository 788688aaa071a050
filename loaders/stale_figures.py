"""What an addition leaves to do: rates that rest on changed counts, census bases not recorded."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loaders.store import Store


def notes_on(changes: pd.DataFrame, stored: pd.DataFrame, store: Store) -> Iterator[str]:
    """Yield sentences about stored figures that the new ones leave behind.

    ``changes`` are figures compared with ``stored``, the observations before.
    """
    counts = changes[changes["kind"] == "changed"]
    for measure in store.read_catalogue().values():
        parts = {measure.numerator, measure.denominator} - {None}
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


def _places(figures: pd.DataFrame) -> set[tuple[str, str]]:
    rows = figures[["area_id", "period"]].astype("str")
    return set(zip(rows["area_id"], rows["period"], strict=True))


def _bases(changes: pd.DataFrame, store: Store) -> Iterator[str]:
    for origin in store.read_origins().values():
        rows = changes[changes["indicator"] == origin.indicator_id]
        years = sorted(set(rows["period"]) - set(origin.census_base)) if origin.census_base else []
        if years:
            yield (
                f"{origin.indicator_id}: the census that the population of {', '.join(years)} "
                "rests on is not recorded; add it to 'census_base' in data/indicators.toml."
            )
