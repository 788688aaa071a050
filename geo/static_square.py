"""The square of two measures on a static map: nine fields with their numbers and counts."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from geo.layers import Square
from geo.palette import AREA_LINE, ink_on
from geo.static_canvas import Canvas, Font
from geo.text import Reader

FIELD = 36.0
"""Side of a field in units."""
_NUMBER = Font(size=13, bold=True)
_COUNT = Font(size=11)


def draw_square(canvas: Canvas, square: Square, x: float, y: float, reader: Reader) -> None:
    """Draw the fields from their upper left corner, the highest row on top."""
    for down, row in enumerate(reversed(square.fields)):
        for across, (number, colour, count) in enumerate(row):
            left, top = x + across * FIELD, y + down * FIELD
            field = Rectangle((left, top), FIELD, FIELD, facecolor=colour, edgecolor=AREA_LINE)
            field.set_linewidth(canvas.points(0.6))
            field.set_gid(f"field-{number}")
            canvas.add(field)
            middle, ink = left + FIELD / 2, ink_on(colour)
            canvas.write(middle, top + 16, str(number), _NUMBER, ha="center", color=ink)
            words = reader.number(count)
            canvas.write(middle, top + 31, words, _COUNT, ha="center", color=ink)
