"""Rates beside their counts: kept where these stay; populations whose census is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from geo.model import Indicator
from loaders.computed_rates import COMPUTED
from loaders.part_sums import FIGURE


def with_settled_rates(changes: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> pd.DataFrame:
    """Return the changes with stored rates kept where the counts they are computed from stay.

    Only rates computed here are touched: one that was rounded otherwise before is no news.
    """
    settled = _identities(changes[changes["kind"] == "same"])
    rows = zip(*(changes[name] for name in FIGURE), changes["source_id"], strict=True)
    calm = [
        source_id.endswith(COMPUTED)
        and (area_id, period, catalogue[indicator].numerator) in settled
        and (area_id, period, catalogue[indicator].denominator) in settled
        for area_id, period, indicator, source_id in rows
    ]
    known = (changes["kind"] == "changed") & changes["old_value"].notna()
    kept = pd.Series(calm, index=changes.index, dtype="bool") & known
    return changes.assign(
        value=changes["old_value"].where(kept, changes["value"]),
        status=changes["old_status"].where(kept, changes["status"]),
        source_id=changes["old_source"].where(kept, changes["source_id"]),
        kind=changes["kind"].mask(kept, "same"),
    )


def _identities(figures: pd.DataFrame) -> set[tuple[str, str, str | None]]:
    return set(zip(*(figures[name] for name in FIGURE), strict=True))


def census_notes(changes: pd.DataFrame, catalogue: Mapping[str, Indicator]) -> Iterator[str]:
    """Yield which figures rest on a population whose census the catalogue does not name."""
    news = changes[changes["kind"].isin(["new", "changed"])]
    for measure in catalogue.values():
        if not measure.census_bases:
            continue
        periods = sorted(set(news.loc[news["indicator"] == measure.id, "period"]))
        years = [period for period in periods if not measure.census_base(period)]
        if years:
            yield (
                f"{measure.id}: the census that the population of {', '.join(years)} "
                "rests on is not recorded; add it to 'census_base' in data/indicators.toml."
            )
