"""A statement on a sheet to take away: every representation with its verdict and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from exports.chart_sheet import Words, check_signs, frame_between, sheet_for
from geo.compare.marks import Mark
from geo.compare.representations import Representation, Small
from geo.compare.robustness import Robustness
from geo.compare.thumbnails import NOT_STATED, extent, holds_words
from geo.palette import AREA_LINE, GROUND_LINE, HALO, LABEL_INK
from geo.paper import NoRoomError, Paper
from geo.static_canvas import Canvas, Font
from geo.static_labels import Box
from geo.static_words import GAP, MARGIN, draw_foot, draw_head, room
from geo.text import NO_BREAK_SPACE, Reader

_WIDTH, _HEAD, _ROW, _BETWEEN = 224.0, 60.0, 19.0, 8.0
"""Of a representation in units, before all are drawn larger or smaller."""
_LEFT, _RIGHT, _RADIUS = 10.0, 148.0, 8.0
_TITLE, _TEXT, _LETTER = 11.5, 11.5, 10.0
_TITLE_LINES = 3
_LEAST_ZOOM, _MOST_ZOOM = 0.6, 1.35
_NAME = Font(size=13)
_SIGN, _AFTER, _LINE = 22.0, 22.0, 22.0


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where a representation stands, and how much larger it is drawn."""

    left: float
    top: float
    zoom: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the representation on the sheet."""
        return self.left + x * self.zoom, self.top + y * self.zoom


def holds_sheet(
    found: Robustness, looks: Mapping[str, Mark], words: Words, paper: Paper, reader: Reader
) -> Figure:
    """Return a sheet with a statement in all its representations, the same for the same arguments.

    Raises:
        NoRoomError: There are more representations than the paper has room for.
        NoGlyphError: A text has a sign that the font does not.

    """
    formed = found.formed
    shown = [*(small.side for one in formed for small in one.smalls), *found.left]
    sides = {side.id: side.title(reader) for side in shown}
    texts = (*sides.values(), *(one.title for one in formed))
    check_signs(words, (*texts, *(small.text for one in formed for small in one.smalls)))
    told = replace(words, notes=tuple(one for one in words.notes if one not in found.words))
    drawing = sheet_for(told, paper)
    top = draw_head(drawing, words.title, words.subtitle, " ".join(map(str, found.words[1:])))
    top = _draw_names(drawing, sides, looks, top)
    frame = frame_between(drawing, top, draw_foot(drawing, told.foot), words.title)
    for one, place in zip(formed, _places(frame, found, words.title), strict=True):
        _draw(drawing, one, found, looks, place, reader)
    return drawing.figure


def _draw_names(
    drawing: Canvas, sides: Mapping[str, str], looks: Mapping[str, Mark], top: float
) -> float:
    """Draw the letter of each side with its name, and return where they end."""
    x, y = MARGIN, top
    for side, title in sides.items():
        lines = drawing.lines(title, _NAME, room(drawing) - _SIGN)
        wide = _SIGN + max(drawing.width_of(line, _NAME) for line in lines)
        if x > MARGIN and x + wide > MARGIN + room(drawing):
            x, y = MARGIN, y + _LINE
        _draw_mark(drawing, looks[side], (x + _RADIUS, y + _LINE / 2), 1.0)
        for nth, line in enumerate(lines):
            drawing.write(x + _SIGN, y + _LINE / 2 + 4.5 + nth * _NAME.line, line, _NAME)
        y += (len(lines) - 1) * _NAME.line
        x += wide + _AFTER
    return y + _LINE + GAP / 2


def _places(frame: Box, found: Robustness, title: str) -> list[_Place]:
    """Return where representations stand, in the columns in which they are largest."""
    formed = found.formed
    rows = max(len(one.smalls) for one in formed) + len(found.left)
    high = _HEAD + _BETWEEN + _ROW * rows
    best: tuple[float, int] = (0.0, 1)
    for columns in range(1, len(formed) + 1):
        wide = (frame.width - (columns - 1) * GAP) / columns
        rows = ceil(len(formed) / columns)
        zoom = min(wide / _WIDTH, frame.height / rows / high, _MOST_ZOOM)
        best = max(best, (zoom, columns), key=lambda one: one[0])
    zoom, columns = best
    if zoom < _LEAST_ZOOM:
        raise NoRoomError(
            f"{title!r} has {len(formed)} representations, more than the paper has room for; "
            "choose fewer regions or a larger paper."
        )
    left, top = frame.x - frame.width / 2, frame.y - frame.height / 2
    wide = (frame.width - (columns - 1) * GAP) / columns + GAP
    return [
        _Place(left=left + nth % columns * wide, top=top + nth // columns * high * zoom, zoom=zoom)
        for nth in range(len(formed))
    ]


def _draw(
    drawing: Canvas,
    one: Representation,
    found: Robustness,
    looks: Mapping[str, Mark],
    place: _Place,
    reader: Reader,
) -> None:
    """Draw a representation: what it is, its verdict, a row for each side in the order stated."""
    bold = Font(size=_TITLE * place.zoom, bold=True)
    plain = Font(size=_TITLE * place.zoom)
    lines = drawing.lines(one.title, plain, _WIDTH * place.zoom)
    if len(lines) > _TITLE_LINES:
        lines = [*lines[: _TITLE_LINES - 1], f"{lines[_TITLE_LINES - 1][:-1]}…"]
    y = drawing.write_lines(place.left, place.top, lines, plain)
    drawing.write_lines(place.left, y, [holds_words(one.holds, reader)], bold)
    by_side = {small.side.id: small for small in one.smalls}
    order = found.statement.order if found.statement else ()
    rows = [by_side[side] for side in order if side in by_side]
    for nth, small in enumerate(rows):
        _draw_row(drawing, small, one, looks, place, _HEAD + _ROW * (nth + 0.5))
    for nth, side in enumerate(found.left, start=len(rows)):
        _draw_left(drawing, looks[side.id], place, _HEAD + _ROW * (nth + 0.5))


def _draw_left(drawing: Canvas, mark: Mark, place: _Place, y: float) -> None:
    """Draw the mark of a side of which nothing is stated, on no scale."""
    font = Font(size=_TEXT * place.zoom)
    drawing.write(*place.at(_WIDTH, y + 4), NOT_STATED, font, ha="right")
    _draw_mark(drawing, mark, place.at(_LEFT, y), place.zoom, hollow=True)


def _draw_row(
    drawing: Canvas,
    small: Small,
    one: Representation,
    looks: Mapping[str, Mark],
    place: _Place,
    y: float,
) -> None:
    """Draw the value of a side; one that is not known is a mark on a light ground."""
    text, font = small.text.split(NO_BREAK_SPACE)[0] if small.span else "?", _TEXT * place.zoom
    right, base = place.at(_WIDTH, y + 4)
    drawing.write(right, base, text, Font(size=font), ha="right")
    if one.colours:
        _draw_classes(drawing, small, one, place, y)
    else:
        _draw_line(drawing, place, (_LEFT, _RIGHT), y, GROUND_LINE, 1.0)
    if small.span is None:
        _draw_mark(drawing, looks[small.side.id], place.at(_LEFT, y), place.zoom, hollow=True)
        return
    low, high = (_LEFT + (_RIGHT - _LEFT) * extent(number, one) for number in small.span)
    if high > low:
        _draw_line(drawing, place, (low, high), y, AREA_LINE, 5.0)
    _draw_mark(drawing, looks[small.side.id], place.at((low + high) / 2, y), place.zoom)


def _draw_line(
    drawing: Canvas, place: _Place, span: tuple[float, float], y: float, colour: str, width: float
) -> None:
    ends = [place.at(x, y) for x in span]
    line = Line2D([x for x, _ in ends], [up for _, up in ends], color=colour)
    line.set_linewidth(drawing.points(width * place.zoom))
    drawing.add(line)


def _draw_classes(
    drawing: Canvas, small: Small, one: Representation, place: _Place, y: float
) -> None:
    """Draw a field for each class, that of the side higher than the others."""
    width = (_RIGHT - _LEFT) / len(one.colours)
    own = small.span[0] if small.span else -1
    for nth, colour in enumerate(one.colours):
        high = 14 if nth == own else 6
        corner = place.at(_LEFT + nth * width, y - high / 2)
        field = Rectangle(corner, width * place.zoom, high * place.zoom, facecolor=colour)
        field.set_edgecolor(AREA_LINE)
        field.set_linewidth(drawing.points(0.4))
        drawing.add(field)


def _draw_mark(
    drawing: Canvas, mark: Mark, at: tuple[float, float], zoom: float, *, hollow: bool = False
) -> None:
    fill, ink = (HALO, LABEL_INK) if hollow else (mark.colour, mark.ink)
    circle = Circle(at, _RADIUS * zoom, facecolor=fill, edgecolor=LABEL_INK)
    circle.set_linewidth(drawing.points(0.8))
    circle.set_linestyle("--" if hollow else "-")
    drawing.add(circle, 3)
    font = Font(size=_LETTER * zoom, bold=True)
    options = {"ha": "center", "color": ink, "zorder": 4}
    drawing.write(at[0], at[1] + 3.6 * zoom, mark.letter, font, **options)
