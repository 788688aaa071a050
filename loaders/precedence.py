"""Whose figure stands where two publishers give one: who counts goes before who puts together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self

import pandas as pd

from loaders.part_sums import NO_NEWS
from loaders.sources.raw_tables import RULES, read_raw

RULE = "compilers.csv"
KEPT_BACK = "kept back"
"""Kind of a figure that is not taken because its producer's own is stored."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Precedence:
    """Names of publishers that put figures of others together; all others produce their own."""

    compilers: tuple[str, ...]

    @classmethod
    def read(cls) -> Self:
        """Read the names from the rules."""
        return cls(compilers=tuple(read_raw(RULES / RULE, ("name", "about"))["name"]))

    def compiles(self, publisher: str) -> bool:
        """Tell whether a publisher puts figures of others together."""
        return any(name.casefold() in publisher.casefold() for name in self.compilers)

    def compiling(self, sources: pd.DataFrame) -> frozenset[str]:
        """Return the ids of the sources whose publisher does."""
        pairs = zip(sources["source_id"], sources["publisher"], strict=True)
        return frozenset(one for one, publisher in pairs if self.compiles(publisher))


def with_precedence(changes: pd.DataFrame, compiling: frozenset[str]) -> pd.DataFrame:
    """Return the changes in which no compiler's figure takes the place of a producer's.

    A figure that differs is ``kept back``, one that is the same stays its producer's. A compiler
    may fill in where the producer has no figure, or not yet.

    Args:
        changes: As :func:`loaders.stored_figures.compared` gives them.
        compiling: Ids of the sources of compilers.

    """
    stored = changes["old_source"].notna() & ~changes["old_status"].isin(NO_NEWS)
    beaten = stored & changes["source_id"].isin(compiling) & ~changes["old_source"].isin(compiling)
    return changes.assign(
        kind=changes["kind"].mask(beaten & (changes["kind"] == "changed"), KEPT_BACK),
        source_id=changes["source_id"].mask(
            beaten & (changes["kind"] == "same"), changes["old_source"]
        ),
    )


def precedence_notes(changes: pd.DataFrame, sources: pd.DataFrame) -> Iterator[str]:
    """Yield what was kept back, and which figures are now of another table than before."""
    names = sources.set_index("source_id")[["publisher", "title", "table"]].astype("str")
    known = {str(key): Table(*row) for key, *row in names.itertuples(name=None)}
    back = changes[changes["kind"] == KEPT_BACK]
    for indicator, new, old, words in _moves(back):
        yield (
            f"{indicator}: {words} of {known[new].publisher} kept back: {known[old]}, the "
            f"producer, is stored; to take them, first take that out: "
            f"python -m loaders remove {old}"
        )
    moved = changes[changes["kind"].isin(["changed", "same"])]
    for indicator, new, old, words in _moves(moved[moved["source_id"] != moved["old_source"]]):
        if known[new].family != known[old].family:
            yield f"{indicator}: {words} now of {known[new]}, before of {known[old]}"


class Table(NamedTuple):
    """What a source says of itself."""

    publisher: str
    title: str
    table: str

    @property
    def family(self) -> tuple[str, str]:
        """What all years of one table have in common."""
        return self.publisher, self.table or self.title

    def __str__(self) -> str:
        """Return title and publisher."""
        return f"{self.title} ({self.publisher})"


def _moves(changes: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    """Yield indicator, new and old source, and how many figures of which periods these are."""
    keys = ["indicator", "source_id", "old_source"]
    for key, rows in changes.astype(dict.fromkeys(keys, "str")).groupby(keys):
        indicator, new, old = map(str, key)
        periods = ", ".join(sorted(set(rows["period"])))
        count = f"{len(rows)} {'value' if len(rows) == 1 else 'values'}"
        yield indicator, new, old, f"{count} for {periods}"
