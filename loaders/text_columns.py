"""Texts of tables as categories of one kind, compared and sorted without their letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pandas as pd


def alike(frames: Sequence[pd.DataFrame], texts: Collection[str]) -> list[pd.DataFrame]:
    """Return tables with the columns ``texts`` as categories of one kind, ordered by letters."""
    kinds = {
        name: pd.CategoricalDtype(sorted(set().union(*(_known(one[name]) for one in frames))))
        for name in texts
    }
    return [one.astype(kinds) for one in frames]


def _known(texts: pd.Series) -> Iterable[str]:
    return map(str, texts.astype("category").cat.categories)
