"""Figures put in place of stored ones: what is new, what changes, what stays; their sources."""

from __future__ import annotations

import math
import re

import pandas as pd

from loaders.part_sums import FIGURE, NO_NEWS, NUMBERS
from loaders.precedence import KEPT_BACK
from loaders.schema import tables
from loaders.text_columns import alike

KEPT = "kept"
COARSER = "coarser"
KINDS = ("new", "changed", "same", COARSER, KEPT, KEPT_BACK)
"""What becomes of a figure; ``kept`` are stored ones for which a file has no figure, ``coarser``
ones agree with a finer stored one, which stays."""
GONE = "gone"
"""Of a stored figure that is not there any more, such as a rate of a Land that others make up."""
TAKEN = ("new", "changed", "same")
"""Kinds of figures that a file gives and the store takes."""
YEARS = re.compile(r"\d{4}(, \d{4})*")
"""How a source dates itself by the years of its figures."""


def compared(stored: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return ``figures`` with old_value, old_status, old_source and ``kind``.

    ``kind`` is ``same`` where value, status and flags are, whatever the source, and ``kept`` where
    a number is stored and the file only says that there is none (yet); see :data:`KINDS`.
    """
    texts = dict.fromkeys([*FIGURE, "status", "flags", "source_id"], "str")
    chosen = [stored[name].isin(figures[name].unique()) for name in ("indicator", "period")]
    old = (
        stored[chosen[0] & chosen[1]]
        .astype(texts)
        .rename(columns=lambda name: name if name in FIGURE else f"old_{name}")
    )
    both = figures.astype(texts).merge(
        old.rename(columns={"old_source_id": "old_source"}), on=FIGURE, how="left"
    )
    known = both["old_status"].notna()
    equal = (both["value"] == both["old_value"]) | (both["value"].isna() & both["old_value"].isna())
    same = equal & (both["status"] == both["old_status"]) & (both["flags"] == both["old_flags"])
    kind = pd.Series("new", index=both.index).mask(known, "changed").mask(known & same, "same")
    lost = known & both["old_status"].isin(NUMBERS) & both["status"].isin(NO_NEWS)
    return both.assign(kind=kind.mask(lost, KEPT)).drop(columns="old_flags")


def gone(stored: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the stored figures that are not in ``after``, as :func:`compared` gives them."""
    names = [*FIGURE, "status", "source_id"]
    old, new = (one[names].astype("str") for one in (stored, after))
    keys = pd.MultiIndex.from_frame(new[FIGURE])
    lost = ~pd.MultiIndex.from_frame(old[FIGURE]).isin(keys)
    return (
        old[lost]
        .rename(columns={"status": "old_status", "source_id": "old_source"})
        .assign(old_value=stored["value"][lost], value=float("nan"), status="", flags="")
        .assign(source_id="", kind=GONE)
    )


def replaced(stored: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the stored figures with ``figures`` in place of the same area, period, indicator.

    Texts are categories.
    """
    names = list(tables()["observations"].names)
    texts = [name for name in names if name != "value"]
    both = pd.concat(alike([stored[names], figures[names]], texts), ignore_index=True)
    kept = both.drop_duplicates(FIGURE, keep="last")
    return kept.sort_values(FIGURE, kind="stable", ignore_index=True)


def as_written(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the table with its numbers as text, whole ones without a point."""
    columns = [column.name for column in tables()[name].columns if column.type == "number"]
    return frame.assign(**{column: _in_letters(frame[column]) for column in columns})


def _in_letters(numbers: pd.Series) -> pd.Series:
    """Return numbers as text; each is written once, however often it is there."""
    codes, known = pd.factorize(numbers, use_na_sentinel=False)
    texts = pd.Series([_number(one) for one in known.tolist()], dtype="str")
    return texts.take(codes).set_axis(numbers.index)


def with_sources(
    stored: pd.DataFrame,
    new: pd.DataFrame,
    observations: pd.DataFrame,
    occupations: pd.DataFrame,
) -> pd.DataFrame:
    """Return the sources with ``new`` ones; those of statistics name what rests on them now.

    A source of statistics on which no figure rests any more is left out.
    """
    both = pd.concat([stored, new]).drop_duplicates("source_id", keep="last")
    figures = (
        observations[["source_id", "period", "indicator"]],
        occupations[["source_id", "period"]].assign(indicator="occupations"),
    )
    rows = pd.concat([one.drop_duplicates().astype("str") for one in figures])
    used = rows.groupby("source_id")
    purposes = used["indicator"].agg(lambda names: "; ".join(sorted(set(names))))
    years = used["period"].agg(lambda periods: ", ".join(sorted(set(periods))))
    statistics = both["kind"] == "statistics"
    named = both["source_id"].isin(purposes.index)
    dated = both["reference_date"].str.fullmatch(YEARS) & statistics & named
    kept = both.assign(
        used_for=both["used_for"].where(
            ~statistics | ~named, both["source_id"].map(purposes).fillna("")
        ),
        reference_date=both["reference_date"].where(
            ~dated, both["source_id"].map(years).fillna("")
        ),
    )[~statistics | named]
    return kept.sort_values(["kind", "source_id"], kind="stable", ignore_index=True)


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return ""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
