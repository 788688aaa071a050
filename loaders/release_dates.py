"""Files made before the figures that they would replace were downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from loaders.given_files import MatchedTable
from loaders.part_sums import FIGURE
from loaders.quantities import quantity


def older_releases(
    tables: Sequence[MatchedTable], given: pd.DataFrame, sources: pd.DataFrame
) -> Iterator[str]:
    """Yield which files are older than the stored figures of their table that they change.

    Args:
        tables: What the files hold.
        given: What is added, as :func:`loaders.stored_figures.compared` gives it.
        sources: The stored sources.

    """
    known = sources[["source_id", "table", "title", "retrieved"]].astype("str")
    changed = given[given["kind"] == "changed"]
    for one in tables:
        old = changed.merge(one.figures[FIGURE], on=FIGURE).merge(
            known, left_on="old_source", right_on="source_id", suffixes=("_new", "")
        )
        mine = old["table"] == one.facts.table
        later = (old["retrieved"] > one.facts.released) & bool(one.facts.released)
        newer = old[mine & later]
        for (title, day), rows in newer.groupby(["title", "retrieved"]):
            yield (
                f"{one.file}: made on {one.facts.released}, older than what is stored: it changes "
                f"{quantity(len(rows), 'figure')} of {title}, downloaded on {day}"
            )
