"""What is to be said of totals that are not the sum of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import pandas as pd

from loaders.computed_rates import COMPUTED
from loaders.quantities import quantity
from loaders.store import Store

MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """Names of areas and titles of sources by id."""

    areas: Mapping[str, str]
    sources: Mapping[str, str]

    @classmethod
    def read(cls, store: Store, sources: pd.DataFrame) -> Self:
        """Read the names from the store; ``sources`` are all, new ones too."""
        areas = store.read_areas()
        return cls(
            areas=dict(zip(areas["area_id"], areas["name"], strict=True)),
            sources=dict(zip(sources["source_id"], sources["title"], strict=True)),
        )

    def place(self, area_id: str) -> str:
        """Return an area by key and name."""
        return f"{area_id} {self.areas.get(area_id, '')}".strip()

    def totals(self, rows: pd.DataFrame, verb: str = "") -> str:
        """Return how many totals of which table the rows are, which are all of one source."""
        source_id = str(rows["source_id"].iloc[0])
        title = self.sources.get(source_id, source_id)
        several = verb.removesuffix("s") if len(rows) > 1 else verb
        return f"{quantity(len(rows), 'total')} of {title} {several}".strip()


def first_of(lines: Sequence[str], most: int = MOST_NAMED) -> str:
    """Return the first of many lines as one, and how many more there are."""
    more = len(lines) - most
    rest = [f"… and {more} more"] if more > 0 else []
    return "; ".join([*lines[:most], *rest])


def aside_notes(rows: pd.DataFrame, named: Named) -> Iterator[str]:
    """Yield which totals are set aside, with the old number and the sum in its place."""
    for (indicator, period, _), one in rows.groupby(["indicator", "period", "source_id"]):
        lines = [
            f"{named.place(row['area_id'])} {row['value']:.12g}, now {row['sum']:.12g}"
            for row in one.to_dict("records")
        ]
        yield (
            f"{indicator}: {named.totals(one)} for {period} set aside, the districts now add up to "
            f"other numbers: {first_of(lines)}; from now on summed from the districts"
        )


def clash_notes(rows: pd.DataFrame, named: Named) -> Iterator[str]:
    """Yield which totals stay although the parts, of another delivery, add up to others."""
    keys = ["indicator", "period", "source_id", "part_source", "of"]
    for (indicator, period, _, other, parts), one in rows.groupby(keys):
        lines = [
            f"{named.place(row['area_id'])} {row['value']:.12g} against {row['sum']:.12g}"
            for row in one.to_dict("records")
        ]
        title = named.sources.get(str(other), other)
        yield (
            f"{indicator} for {period}: {named.totals(one, 'differs')} from the sum of the {parts} "
            f"({title}): {first_of(lines)}; both stay, each of its own source"
        )


def stale_notes(rows: pd.DataFrame, named: Named) -> Iterator[str]:
    """Yield which totals stay as they are although known parts of them changed."""
    keys = ["indicator", "period", "source_id", "of"]
    for (indicator, period, _, parts), one in rows.groupby(keys):
        lines = [
            f"{named.place(row['area_id'])} {row['value']:.12g}, its {parts} changed by "
            f"{row['moved']:+.12g}, {row['found']} of {row['size']} known"
            for row in one.to_dict("records")
        ]
        yield (
            f"{indicator} for {period}: {named.totals(one, 'stays')} as before, for not all "
            f"{parts} have a number: {first_of(lines)}"
        )


def lost_notes(given: pd.DataFrame) -> Iterator[str]:
    """Yield how many stored numbers a file turns into a sign, by measure, year and state.

    ``given`` are its figures, as :func:`loaders.stored_figures.compared` gives them.
    """
    known = given[given["old_value"].notna()]
    lost = known[known["value"].isna() & (known["kind"] == "changed")]
    whole = known.groupby(["indicator", "period"]).size().to_dict()
    for (indicator, period, status), rows in lost.groupby(["indicator", "period", "status"]):
        of = quantity(int(whole[indicator, period]), "stored number")
        yield f"{indicator} for {period}: {len(rows):,} of {of} would become {str(status)!r}"


def gone_notes(rows: pd.DataFrame, summed: pd.DataFrame, named: Named) -> Iterator[str]:
    """Yield which computed rates go with their counts.

    ``rows`` are all figures that go, ``summed`` the counts that are summed from now on.
    """
    computed = rows[rows["old_source"].str.endswith(COMPUTED)]
    pairs = pd.MultiIndex.from_frame(summed[["area_id", "period"]].astype("str"))
    by_sum = pd.MultiIndex.from_frame(computed[["area_id", "period"]].astype("str")).isin(pairs)
    why = "a count of theirs is not known now"
    sums = "their counts are summed from the districts now, and so are they"
    yield from _gone_notes(computed[~by_sum], why, named)
    yield from _gone_notes(computed[by_sum], sums, named)


def _gone_notes(computed: pd.DataFrame, why: str, named: Named) -> Iterator[str]:
    for (indicator, period), one in computed.groupby(["indicator", "period"]):
        lines = [
            f"{named.place(area_id)} {value:.12g}" if pd.notna(value) else named.place(area_id)
            for area_id, value in zip(one["area_id"], one["old_value"], strict=True)
        ]
        rates = quantity(len(one), f"computed rate for {period}", f"computed rates for {period}")
        yield f"{indicator}: {rates} taken out, {why}: {first_of(lines)}"
