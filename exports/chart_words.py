"""The words of a chart of a page on paper, beside its points or in them."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from typing import Any

from exports.chart_axes import Spec, lines_of
from exports.chart_marks import BOLD, item
from geo import palette
from geo.static_canvas import Canvas, Font

LETTER_ID = "letter"
OVER = "over"
"""In a trace whose words may stand over lines and so have a light edge."""
_WORDS = 4.0
_APART = 4.0
"""Between a symbol or the end of a bar and its words, in pixels of the page."""
_BASE = 0.36
"""How far the base of a line lies below its middle, in sizes of the letters."""


def plain(text: str) -> str:
    """Return a line of plotly as text."""
    return unescape(BOLD.sub(r"\1", text))


def font_of(trace: Spec, zoom: float) -> Font:
    """Return the letters of the words of a trace."""
    return Font(size=float((trace.get("textfont") or {}).get("size", 12)) * zoom)


def width_of_line(canvas: Canvas, line: str, font: Font) -> float:
    """Return how wide a line of plotly is in units."""
    return sum(canvas.width_of(text, face) for text, face in _runs(line, font))


def draw_words(
    canvas: Canvas,
    trace: Spec,
    at: int,
    where: tuple[float, float],
    size: float,
    zoom: float,
    order: float,
) -> None:
    """Write the words at a point, beside its symbol or in it.

    ``size`` is that of the symbol in units, 0 where there is none; ``order`` that of a letter.
    """
    font = font_of(trace, zoom)
    lines = lines_of(str(item(trace["text"], at) or ""))
    vertical, _, side = str(item(trace.get("textposition") or "middle center", at)).partition(" ")
    high = font.line * (len(lines) - 1)
    apart = size / 2 + 2 * zoom if size else 0.0
    starts = {"top": -apart - high - 0.2 * font.size, "bottom": apart + 0.9 * font.size}
    y = where[1] + starts.get(vertical, _BASE * font.size - high / 2)
    x = where[0] + {"left": -1, "right": 1}.get(side, 0) * max(apart, _APART * zoom)
    colour = (trace.get("textfont") or {}).get("color", palette.LABEL_INK)
    inside = bool(size) and side == "center"
    more: dict[str, Any] = {"color": colour, "zorder": order if inside else _WORDS}
    more |= {"gid": LETTER_ID} if inside else {}
    write = canvas.write_with_halo if trace.get(OVER) else canvas.write
    for nth, line in enumerate(lines):
        wide = width_of_line(canvas, line.strip(), font)
        start = x - {"left": wide, "right": 0.0}.get(side, wide / 2)
        for text, face in _runs(line.strip(), font):
            write(start, y + nth * font.line, text, face, **more)
            start += canvas.width_of(text, face)


def _runs(line: str, font: Font) -> Iterator[tuple[str, Font]]:
    """Yield the texts of a line, those in bold with their own letters."""
    bold = Font(size=font.size, bold=True)
    for at, text in enumerate(BOLD.split(line)):
        if text:
            yield unescape(text), bold if at % 2 else font
