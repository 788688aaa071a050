"""Tables and notes of the comparison with the links of the pages."""

from __future__ import annotations

from collections.abc import Sequence

from exports import view_tables
from geo.compare.multiples import Multiples
from geo.compare.overlaps import overlap_notes
from geo.compare.sides import Side
from geo.compare.view import View
from geo.text import Reader
from pages.ui import data
from pages.ui.figure import figure_html


def notes_html(notes: Sequence[str], reader: Reader) -> str:
    """Return what must stand beside a view; many notes are folded."""
    return view_tables.notes_html(notes, reader, figure_html)


def more_html(more: Sequence[str], reader: Reader) -> str:
    """Return what is said of each of several indicators, folded."""
    return view_tables.more_html(more, reader, figure_html)


def page_notes(notes: Sequence[str], sides: Sequence[Side], reader: Reader) -> str:
    """Return notes without those on sides that overlap, which stand at the top of the page."""
    said = overlap_notes(data.world(), sides, reader)
    return notes_html([one for one in notes if one not in said], reader)


def view_table(view: View, reader: Reader) -> str:
    """Return the table of a view, see :func:`exports.view_tables.view_table`."""
    return view_tables.view_table(view, reader, figure_html)


def areas_table(found: Multiples, reader: Reader) -> str:
    """Return the table of the areas on maps, each with the region it lies in."""
    return view_tables.areas_table(found, reader, figure_html)
