"""What every view of a comparison hands on: chart, table with addresses, words, notes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class View:
    """A view ready to be shown and taken along.

    Attributes:
        id: stable name, for addresses and files.
        title: what it shows.
        chart: the drawing; None where there is nothing to draw, which the words say.
        table: one row a figure; a column ending in ``ref`` holds the addresses of the records.
        words: two to four sentences, also what a screen reader says of the chart; figures in them
            may carry addresses (:mod:`geo.citation`).
        notes: what goes with every export: what differs, what is left out and why.
        source_ids: the sources of all figures.
        more: what is said of each of several indicators, folded on the page, whole in files.
        pages_ref: the address of how many pages about alliances are among the sources.

    """

    id: str
    title: str
    chart: go.Figure | None
    table: pd.DataFrame
    words: tuple[str, ...]
    notes: tuple[str, ...]
    source_ids: tuple[str, ...]
    pages_ref: str = ""
    more: tuple[str, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """Return all that is said: the words, and what is said of each indicator."""
        return (*self.words, *self.more)
