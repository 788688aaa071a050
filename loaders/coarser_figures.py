"""Figures that are stored finer than a file has them: kept where both agree, and told."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from loaders.computed_rates import COMPUTED
from loaders.part_sums import NUMBERS
from loaders.quantities import quantity
from loaders.stored_figures import COARSER

OF_FILE = ["source_id", "indicator"]
BOTH = [*OF_FILE, "old_source"]
SLACK = 1e-9
"""What a sum of binary fractions may be off."""


def with_finer_kept(changes: pd.DataFrame, compiling: frozenset[str]) -> pd.DataFrame:
    """Return the changes in which no coarser number takes the place of one that it agrees with.

    How many decimals a file gives is seen from all its figures of a measure. A number that is off
    by more than its rounding is a change, and so are rates computed here and what a producer says
    of a figure that a compiler had. Where both are equal by chance, the source stays, too.

    Args:
        changes: As :func:`loaders.stored_figures.compared` gives them.
        compiling: Ids of the sources of publishers that put figures of others together.

    """
    if changes.empty:
        return changes
    ids = {name: changes[name].astype("str") for name in ("source_id", "old_source")}
    alike = ids["source_id"].isin(compiling) == ids["old_source"].isin(compiling)
    own = ~ids["source_id"].str.endswith(COMPUTED) & ~ids["old_source"].str.endswith(COMPUTED)
    numbers = changes["status"].isin(NUMBERS) & changes["old_status"].isin(NUMBERS)
    given = _decimals(changes["value"]).groupby([changes[one] for one in OF_FILE]).transform("max")
    stored = _decimals(changes["old_value"]).groupby([changes[one] for one in BOTH])
    finer = stored.transform("max") > given
    near = (changes["value"] - changes["old_value"]).abs() <= 0.5 * 10.0**-given + SLACK
    kept = changes["kind"].isin(["changed", "same"]) & numbers & alike & own & finer & near
    return changes.assign(kind=changes["kind"].mask(kept, COARSER))


def coarser_notes(changes: pd.DataFrame) -> Iterator[str]:
    """Yield which figures stay as they are stored, since a file has them rounded only."""
    rows = changes[changes["kind"] == COARSER].astype(dict.fromkeys(BOTH, "str"))
    for (indicator, old), found in rows.groupby(["indicator", "old_source"]):
        periods = ", ".join(sorted(set(found["period"].astype("str"))))
        yield (
            f"{indicator}: {quantity(len(found), 'figure')} for {periods} rounded in the file, in "
            f"agreement with the finer stored of {old}, which stay"
        )


def _decimals(values: pd.Series) -> pd.Series:
    """Return how many decimals each number has, 0 where there is none."""
    texts = values.map(lambda one: "" if pd.isna(one) else f"{one:.10f}".rstrip("0"))
    return texts.str.partition(".")[2].str.len()
