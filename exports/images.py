"""Maps as files: PNG for screens, SVG and PDF with text that stays text; always the same bytes."""

from __future__ import annotations

import io
from threading import Lock
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from exports.kinds import Kind
from geo.chart_parts import Chart
from geo.glyphs import FONT
from geo.paper import Paper
from geo.sheets import ATLAS, Sheet
from geo.static_charts import static_chart
from geo.static_maps import static_map
from geo.static_shapes import Shapes
from geo.text import Reader

FALLBACK_FONTS = "Verdana, sans-serif"
"""Where the font of the sheet is not installed; Verdana has letters of the same width."""
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": ATLAS,
    "pdf.fonttype": 42,
    "text.hinting": "no_hinting",
}
"""Texts stay texts; letters are as wide as they were measured, whatever the pixels."""
_SETTINGS_IN_USE = Lock()
"""Settings of matplotlib hold for all threads."""


def map_file(sheet: Sheet, shapes: Shapes, paper: Paper, kind: Kind, reader: Reader) -> bytes:
    """Return a map as a file of a kind; a slide has its own paper.

    Raises:
        geo.paper.NoRoomError: The texts leave no room for the map.

    """
    if kind is Kind.PPTX:
        from exports.slides import map_slide

        return map_slide(sheet, shapes, reader)
    figure = static_map(sheet, shapes, paper, reader)
    return image(figure, kind, dpi=paper.dpi, title=sheet.title, about=sheet.alt)


def chart_file(chart: Chart, paper: Paper, kind: Kind) -> bytes:
    """Return a chart as PNG, SVG or PDF.

    Raises:
        geo.paper.NoRoomError: The texts leave no room for the chart.

    """
    figure = static_chart(chart, paper)
    return image(figure, kind, dpi=paper.dpi, title=chart.head.title)


def image(
    figure: Figure, kind: Kind, *, dpi: float = 100, title: str = ATLAS, about: str = ""
) -> bytes:
    """Return a figure as PNG, SVG or PDF; the same bytes for the same figure, without a date.

    Args:
        figure: What to write.
        kind: Everything but a slide.
        dpi: Pixels per inch of a PNG; drawings and their hatches are the same at every value.
        title: Of the document, for SVG and PDF.
        about: What it says, for programs that read it to those who do not see it.

    """
    file = io.BytesIO()
    with _SETTINGS_IN_USE, mpl.rc_context(_SETTINGS):
        figure.savefig(file, format=kind.value, dpi=dpi, metadata=_metadata(kind, title, about))
    content = file.getvalue()
    if kind is Kind.SVG:
        family = f"'{FONT}'"
        content = content.replace(family.encode(), f"{family}, {FALLBACK_FONTS}".encode())
    return content


def _metadata(kind: Kind, title: str, about: str) -> dict[str, str | None]:
    """Return what a file says of itself, without a date and without versions of programs."""
    if kind is Kind.PNG:
        return {"Software": None} | ({"Description": about} if about else {})
    if kind is Kind.SVG:
        return {"Date": None, "Creator": ATLAS, "Title": title, "Description": about or None}
    known = {"CreationDate": None, "Creator": ATLAS, "Producer": None, "Title": title}
    return known | {"Subject": about or None}
