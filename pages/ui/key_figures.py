"""The key figures of a region beside those of its Länder and Germany."""

from __future__ import annotations

from exports.key_figures import key_figures_html
from pages.ui import data, pinned, translation, views
from pages.ui.figure import figure_html


@pinned.kept()
def table_of(region_id: str, definition_id: str, language: str) -> str:
    """Return the key figures of a region beside those of its Länder and Germany, as HTML."""
    shown = data.region(region_id, definition_id)
    found = views.key_figures(region_id, definition_id)
    return key_figures_html(data.world(), shown, found, translation.reader(language), figure_html)
