"""What each source is used for, derived from the tables themselves."""

from __future__ import annotations

import pandas as pd

from geo.citation import cited, figure, joined
from geo.kept import kept_with_world
from geo.refs import ref
from geo.text import Reader
from geo.world import World

OUTLINES_SOURCE = "bkg-vg250-2016"


def uses(world: World, reader: Reader) -> dict[str, str]:
    """Return by source id which indicators, facts, partners or amounts come from it."""
    found: dict[str, list[str]] = {OUTLINES_SOURCE: [reader.t("outlines of all areas")]}
    for indicator, source_ids in _of_indicators(world).items():
        title = reader.of(world.catalogue[indicator].title)
        for source_id in source_ids:
            found.setdefault(source_id, []).append(title)
    for name, table, words in (
        ("facts", world.facts, reader.t("{count} facts")),
        ("memberships", world.memberships, reader.t("{count} participations")),
        ("funding", world.funding, reader.t("{count} statements about money")),
        ("occupations", world.occupations, reader.t("rows on occupations: {count}")),
        ("awards", world.awards, reader.t("{count} awards")),
    ):
        for source_id, count in _counts(table).items():
            number = figure(reader.number(count), ref("count", name, f"source.{source_id}"))
            found.setdefault(str(source_id), []).append(cited(words, count=number))
    return {source_id: joined("; ", parts) for source_id, parts in found.items()}


@kept_with_world
def _of_indicators(world: World) -> dict[str, list[str]]:
    """Return the sources of the figures of each indicator, in order."""
    return {
        indicator: sorted(
            {one for rows in by_period.values() for one in rows["source_id"].unique()}
        )
        for indicator, by_period in world.observations.items()
    }


def _counts(table: pd.DataFrame) -> dict[str, int]:
    if table.empty:
        return {}
    return {str(k): int(v) for k, v in table["source_id"].value_counts().items() if v}
