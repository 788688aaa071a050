"""Figures of sides that were looked up lately, kept for the next view."""

from __future__ import annotations

from geo.compare.cells import cell
from geo.kept import newest_kept_with_world

MOST_CELLS = 5_000
known_cell = newest_kept_with_world(MOST_CELLS)(cell)
"""A figure of a side as :func:`geo.compare.cells.cell` finds it, looked up once."""
