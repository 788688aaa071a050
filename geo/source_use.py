"""What each source is used for, derived from the tables themselves."""

from __future__ import annotations

import pandas as pd

from geo.text import Reader
from geo.world import World

OUTLINES_SOURCE = "bkg-vg250-2016"


def uses(world: World, reader: Reader) -> dict[str, str]:
    """Return by source id which indicators, facts, partners or amounts come from it."""
    found: dict[str, list[str]] = {OUTLINES_SOURCE: [reader.t("outlines of all areas")]}
    for indicator, by_period in world.observations.items():
        title = reader.of(world.catalogue[indicator].title)
        for source_id in sorted({one for rows in by_period.values() for one in rows["source_id"]}):
            found.setdefault(source_id, []).append(title)
    for table, words in (
        (world.facts, reader.t("{count} facts")),
        (world.memberships, reader.t("{count} participations")),
        (world.funding, reader.t("{count} statements about money")),
        (world.occupations, reader.t("{count} rows on occupations")),
        (world.awards, reader.t("{count} awards")),
    ):
        for source_id, count in _counts(table).items():
            found.setdefault(str(source_id), []).append(words.format(count=reader.number(count)))
    return {source_id: "; ".join(parts) for source_id, parts in found.items()}


def _counts(table: pd.DataFrame) -> dict[str, int]:
    if table.empty:
        return {}
    return {str(k): int(v) for k, v in table["source_id"].value_counts().items() if v}
