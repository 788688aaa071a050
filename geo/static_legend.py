"""The legend of a static map, from the sections that explain the interactive one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.collections import LineCollection
from matplotlib.patches import Circle, Rectangle

from geo.layers import LegendEntry, LegendSection, Square
from geo.palette import AREA_LINE, GROUND_LINE, HALO
from geo.static_canvas import Canvas, Font
from geo.static_patterns import state_style
from geo.static_square import FIELD, draw_square
from geo.text import Reader

COLUMN = 286.0
"""Width of a column in units."""
COLUMN_GAP = 22.0
LEGEND_ID = "legend"
_TITLE = Font(size=12.5, bold=True)
_WORDS = Font(size=12)
_ROW = 17.5
_BLOCK_GAP = 10.0
_SWATCH = (22.0, 13.0)
_SIGN = 34.0
_RAMP = 74.0
_COUNT = 30.0
_BAR = 44.0
_CIRCLE_LABELS = 14.0
"""Least distance of the labels of nested circles."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Lines of text with the sign that they explain; nested circles have one row together."""

    lines: tuple[str, ...]
    height: float
    entries: tuple[LegendEntry, ...] = ()
    bold: bool = False
    square: Square | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A section that is not torn apart; ``most`` is its largest count."""

    rows: tuple[Row, ...]
    most: int

    @property
    def height(self) -> float:
        """Return the height in units, with the gap below."""
        return sum(row.height for row in self.rows) + _BLOCK_GAP


def blocks(canvas: Canvas, sections: Sequence[LegendSection]) -> list[Block]:
    """Return the sections wrapped to the width of a column."""
    shown = [one for one in sections if one.entries or one.square or one.reference]
    return [_block(canvas, section) for section in shown]


def packed(found: Sequence[Block], columns: int, height: float) -> list[list[Block]] | None:
    """Return the blocks in columns, in order, None where they need more room."""
    filled: list[list[Block]] = [[]]
    for block in found:
        if block.height > height + _BLOCK_GAP:
            return None
        if sum(one.height for one in filled[-1]) + block.height > height + _BLOCK_GAP:
            filled.append([])
        filled[-1].append(block)
    return filled if len(filled) <= columns else None


def shortest(found: Sequence[Block], columns: int) -> float:
    """Return the least height in which the blocks fit into columns."""
    height = max((block.height for block in found), default=0.0)
    while packed(found, columns, height) is None:
        height += 4
    return height


def width_of(columns: int) -> float:
    """Return how wide columns are together."""
    return columns * COLUMN + (columns - 1) * COLUMN_GAP


def draw_legend(
    canvas: Canvas, columns: Sequence[Sequence[Block]], left: float, top: float, reader: Reader
) -> None:
    """Draw the columns side by side."""
    for number, column in enumerate(columns):
        x, y = left + number * (COLUMN + COLUMN_GAP), top
        for block in column:
            for row in block.rows:
                _draw_row(canvas, row, x, y, block.most, reader)
                y += row.height
            y += _BLOCK_GAP


def _block(canvas: Canvas, section: LegendSection) -> Block:
    rows = []
    if section.title:
        lines = canvas.lines(section.title, _TITLE, COLUMN)
        rows.append(Row(lines=tuple(lines), height=len(lines) * _TITLE.line + 4, bold=True))
    if section.square:
        rows += _square_rows(canvas, section.square)
    if section.entries and all(entry.mark == "circle" for entry in section.entries):
        widest = max(entry.size_px for entry in section.entries)
        rows.append(Row(lines=(), height=2 * widest + 14, entries=section.entries))
    else:
        rows += [_entry_row(canvas, entry) for entry in section.entries]
    for text in section.reference:
        lines = canvas.lines(text, _WORDS, COLUMN)
        rows.append(Row(lines=tuple(lines), height=len(lines) * _WORDS.line))
    return Block(rows=tuple(rows), most=max((one.count or 0 for one in section.entries), default=0))


def _square_rows(canvas: Canvas, square: Square) -> list[Row]:
    """Return the square of two measures with the words of its sides and of its steps."""

    def words(text: str) -> Row:
        lines = canvas.lines(text, _WORDS, COLUMN)
        return Row(lines=tuple(lines), height=len(lines) * _WORDS.line + 2)

    steps = [*square.row_steps(), *square.column_steps()]
    return [
        words(f"↑ {square.row_title}"),
        Row(lines=(), height=len(square.fields) * FIELD + 6, square=square),
        words(f"→ {square.column_title}"),
        *(words(f"{fields}: {label}") for fields, label in steps),
    ]


def _entry_row(canvas: Canvas, entry: LegendEntry) -> Row:
    used = _sign_of(entry) + (0 if entry.count is None else _COUNT + _BAR + 8)
    lines = canvas.lines(entry.label, _WORDS, COLUMN - used)
    height = max(_ROW, len(lines) * _WORDS.line + 2)
    if entry.mark in {"dot", "ring"}:
        height = max(height, 2 * entry.size_px + 4)
    return Row(lines=tuple(lines), height=height, entries=(entry,))


def _sign_of(entry: LegendEntry) -> float:
    return _RAMP if entry.mark == "ramp" else _SIGN


def _draw_row(canvas: Canvas, row: Row, x: float, y: float, most: int, reader: Reader) -> None:
    if row.square:
        draw_square(canvas, row.square, x, y, reader)
        return
    if len(row.entries) > 1 or (row.entries and row.entries[0].mark == "circle"):
        _draw_nested(canvas, row, x, y)
        return
    if not row.entries:
        canvas.write_lines(x, y, row.lines, _TITLE if row.bold else _WORDS)
        return
    entry = row.entries[0]
    first = y + _ROW / 2
    _draw_sign(canvas, entry, x, first)
    for number, line in enumerate(row.lines):
        base = first + _WORDS.size * 0.36 + number * _WORDS.line
        canvas.write(x + _sign_of(entry), base, line, _WORDS)
    if entry.count is not None:
        _draw_count(canvas, entry.count, most, x + COLUMN, first, reader)


def _draw_count(
    canvas: Canvas, count: int, most: int, right: float, middle: float, reader: Reader
) -> None:
    base = middle + _WORDS.size * 0.36
    canvas.write(right, base, reader.number(count), _WORDS, ha="right")
    if count and most:
        left = right - _COUNT - _BAR - 4
        bar = Rectangle((left, middle - 4), _BAR * count / most, 8, facecolor=GROUND_LINE)
        canvas.add(bar)


def _draw_sign(canvas: Canvas, entry: LegendEntry, x: float, middle: float) -> None:
    """Draw the sign of an entry; those of states carry the code in their id."""
    if entry.mark == "ramp":
        colours = entry.colour.split(",")
        step = (_RAMP - 10) / len(colours)
        for number, colour in enumerate(colours):
            part = Rectangle((x + number * step, middle - 6.5), step, 13, facecolor=colour)
            canvas.add(part)
    elif entry.mark in {"line", "dashed", "dotted"}:
        line = LineCollection([[(x, middle), (x + _SWATCH[0], middle)]], colors=[entry.colour])
        line.set_linewidth(canvas.points(entry.size_px or 2))
        if entry.mark != "line":
            line.set_linestyle([(0, (1.8, 1.2) if entry.mark == "dashed" else (0.5, 1.5))])
        canvas.add(line)
    elif entry.mark in {"dot", "ring"}:
        circle = Circle((x + _SWATCH[0] / 2, middle), entry.size_px, edgecolor=entry.colour)
        circle.set_facecolor(HALO if entry.mark == "ring" else entry.colour)
        circle.set_linewidth(canvas.points(2))
        canvas.add(circle)
    else:
        _draw_swatch(canvas, entry, x, middle)


def _draw_swatch(canvas: Canvas, entry: LegendEntry, x: float, middle: float) -> None:
    width, height = _SWATCH
    patch = Rectangle((x, middle - height / 2), width, height)
    if entry.mark == "pattern":
        patch.set(**state_style(entry.colour, canvas.paper.points_per_unit))
    else:
        patch.set(facecolor=entry.colour, edgecolor=AREA_LINE)
    patch.set_linewidth(canvas.points(0.6))
    patch.set_gid(f"{LEGEND_ID}-{entry.colour}")
    canvas.add(patch)


def _draw_nested(canvas: Canvas, row: Row, x: float, y: float) -> None:
    """Draw circles standing in one another on one ground, each with its value at its top."""
    widest = max(entry.size_px for entry in row.entries)
    ground, middle = y + row.height - 4, x + widest + 2
    label = ground + _CIRCLE_LABELS
    for entry in sorted(row.entries, key=lambda one: one.size_px):
        radius = entry.size_px
        circle = Circle((middle, ground - radius), radius, fill=False, edgecolor=entry.colour)
        circle.set_linewidth(canvas.points(1.5))
        canvas.add(circle)
        top = ground - 2 * radius
        label = min(top, label - _CIRCLE_LABELS)
        end = middle + widest + 14
        line = LineCollection([[(middle, top), (end - 4, label)]], colors=[AREA_LINE])
        line.set_linewidth(canvas.points(0.8))
        canvas.add(line)
        canvas.write(end, label + _WORDS.size * 0.36, entry.label, _WORDS)
