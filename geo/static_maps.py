"""Maps to take away, drawn from the data by matplotlib: title, map, legend, sources on one sheet.

A layer looks as it does in the browser: the same classes, colours, patterns and legend. The
projection is EPSG:3035, so that areas are true and the scale holds all over the map.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from geo.paper import NoRoomError, Paper
from geo.sheets import Sheet
from geo.static_arrows import draw_arrows
from geo.static_canvas import Canvas, canvas
from geo.static_ground import draw_ground, draw_scale
from geo.static_legend import (
    Block,
    blocks,
    draw_legend,
    packed,
    shortest,
    width_of,
)
from geo.static_names import draw_names
from geo.static_shapes import Frame, Shapes, fitted, ground_of
from geo.static_words import GAP, MARGIN, draw_foot, draw_head, room
from geo.text import Reader

_COLUMNS_BESIDE = (1, 2, 3)
_COLUMNS_BELOW = (4, 3, 2, 1)
_LEAST_FRAME = 200.0
"""Units of width and height below which a map cannot be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    """Where the map stands, and the columns of the legend from their upper left corner."""

    frame: Frame
    columns: list[list[Block]]
    left: float
    top: float


def static_map(sheet: Sheet, shapes: Shapes, paper: Paper, reader: Reader) -> Figure:
    """Return a sheet with a map as a figure of its own, the same for the same arguments.

    Raises:
        NoRoomError: Title, legend and notes leave no room for the map.

    """
    drawing = canvas(paper)
    top = draw_head(drawing, sheet.title, sheet.subtitle, sheet.facts)
    bottom = draw_foot(drawing, (" · ".join(sheet.notes), sheet.source, sheet.credit))
    layout = _layout(drawing, sheet, top, bottom)
    draw_ground(drawing, sheet, shapes, layout.frame)
    scale = draw_scale(drawing, layout.frame, reader)
    pills = draw_arrows(drawing, sheet, layout.frame, [scale], reader)
    draw_names(drawing, sheet, shapes, layout.frame, [scale, *pills])
    draw_legend(drawing, layout.columns, layout.left, layout.top, reader)
    return drawing.figure


def _layout(drawing: Canvas, sheet: Sheet, top: float, bottom: float) -> _Layout:
    """Return the layout with the largest map: its legend beside it or below."""
    found = blocks(drawing, sheet.legend)
    bounds = ground_of(sheet.bounds)
    tries = [
        *_beside(found, bounds, top, bottom, room(drawing)),
        *_below(found, bounds, top, bottom, room(drawing)),
    ]
    if not tries:
        raise NoRoomError(
            f"Title, legend and notes of {sheet.title!r} leave no room for the map; "
            "choose a larger paper."
        )
    return min(tries, key=lambda one: one.frame.metres)


def _beside(
    found: Sequence[Block],
    bounds: tuple[float, float, float, float],
    top: float,
    bottom: float,
    whole: float,
) -> list[_Layout]:
    layouts = []
    for number in _COLUMNS_BESIDE:
        columns = packed(found, number, min(shortest(found, number), bottom - top))
        width = whole - width_of(number) - GAP
        if columns is None or min(width, bottom - top) < _LEAST_FRAME:
            continue
        frame = fitted(bounds, MARGIN, top, width, bottom - top)
        layouts.append(_Layout(frame=frame, columns=columns, left=MARGIN + width + GAP, top=top))
    return layouts


def _below(
    found: Sequence[Block],
    bounds: tuple[float, float, float, float],
    top: float,
    bottom: float,
    whole: float,
) -> list[_Layout]:
    number = next((one for one in _COLUMNS_BELOW if width_of(one) <= whole), _COLUMNS_BELOW[-1])
    legend = shortest(found, number)
    columns = packed(found, number, legend)
    height = bottom - top - legend - GAP
    if columns is None or height < _LEAST_FRAME:
        return []
    frame = fitted(bounds, MARGIN, top, whole, height)
    return [_Layout(frame=frame, columns=columns, left=MARGIN, top=top + height + GAP)]
