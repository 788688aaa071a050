"""The words above and below what is drawn on a sheet: title, unit, year; notes, sources, credit."""

from __future__ import annotations

from collections.abc import Sequence

from geo.static_canvas import Canvas, Font

MARGIN = 24.0
GAP = 14.0
TITLE = Font(size=23, bold=True)
SUBTITLE = Font(size=14)
SMALL = Font(size=11.5)


def room(drawing: Canvas) -> float:
    """Return how wide all that stands on a sheet may be together."""
    return drawing.paper.units - 2 * MARGIN


def draw_head(drawing: Canvas, title: str, subtitle: str, facts: str) -> float:
    """Write title, subtitle and facts, and return where the drawing may begin."""
    y = MARGIN * 0.75
    for text, font in ((title, TITLE), (subtitle, SUBTITLE), (facts, SMALL)):
        y = drawing.write_lines(MARGIN, y, drawing.lines(text, font, room(drawing)), font)
    return y + GAP / 2


def draw_foot(drawing: Canvas, texts: Sequence[str]) -> float:
    """Write notes, sources and credit at the lower edge, and return where the drawing must end."""
    lines = _foot(drawing, texts)
    top = drawing.paper.height - MARGIN * 0.6 - len(lines) * SMALL.line
    drawing.write_lines(MARGIN, top, lines, SMALL)
    return top - GAP / 2


def foot_height(drawing: Canvas, texts: Sequence[str]) -> float:
    """Return the height of notes, sources and credit in units of the paper."""
    return len(_foot(drawing, texts)) * SMALL.line


def _foot(drawing: Canvas, texts: Sequence[str]) -> list[str]:
    return [line for text in texts for line in drawing.lines(text, SMALL, room(drawing))]
