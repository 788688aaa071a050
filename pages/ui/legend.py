"""Legends of the pages, whose counts lead to their records."""

from __future__ import annotations

from collections.abc import Sequence

from exports import legend
from exports.legend import pattern_styles as pattern_styles
from geo.evidence_classes import Shown
from geo.layers import LegendSection
from geo.text import Reader
from pages.ui.figure import figure_html


def legend_html(
    sections: Sequence[LegendSection], reader: Reader, shown: Shown | None = None
) -> str:
    """Return :func:`exports.legend.legend_html` with the links of the pages."""
    return legend.legend_html(sections, reader, figure_html, shown)
