"""Tables of slides, as high as their words need."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu, Pt

from exports.pptx_shapes import EMU_PER_INCH, plain, rgb
from exports.pptx_text import Box, height_of
from geo.palette import GROUND, HALO, LABEL_INK
from geo.paper import NoRoomError
from geo.report_parts import Cell, Table

SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
SMALL = 0.8
"""Size of the small words of a cell, in sizes of the others."""
_MARGIN_X_IN, _MARGIN_Y_IN = 0.07, 0.035


def table_fits(table: Table, box: Box) -> bool:
    """Tell whether a table can be read in a box."""
    return any(sum(_heights(table, box, size)) <= box.height for size in SIZES)


def add_table(shapes: Any, table: Table, box: Box) -> None:
    """Add a table at the largest size that fits a box.

    Raises:
        NoRoomError: Even the smallest letters need more room.

    """
    points = next((one for one in SIZES if sum(_heights(table, box, one)) <= box.height), None)
    if points is None:
        raise NoRoomError(
            f"The table {table.caption!r} has no room on its slide; choose fewer rows."
        )
    heights = _heights(table, box, points)
    left, top, width, _ = box.emu
    height = Emu(round(sum(heights) * EMU_PER_INCH))
    added = shapes.add_table(len(heights), len(table.heads), left, top, width, height)
    added.name = plain(table.caption)
    added._element.nvGraphicFramePr.cNvPr.set("descr", plain(table.caption))
    made = added.table
    for column, wide in zip(made.columns, _widths(table, box), strict=True):
        column.width = Emu(round(wide * EMU_PER_INCH))
    heads = tuple(Cell(text=one) for one in table.heads)
    for number, (row, high) in enumerate(zip(made.rows, heights, strict=True)):
        row.height = Emu(round(high * EMU_PER_INCH))
        cells = heads if not number else table.rows[number - 1]
        for cell, words in zip(row.cells, cells, strict=True):
            _fill(cell, words, points, number)


def _fill(cell: Any, words: Cell, points: float, row: int) -> None:
    """Write a cell; the first row is that of the heads, the others have grounds in turn."""
    cell.margin_left = cell.margin_right = Emu(round(_MARGIN_X_IN * EMU_PER_INCH))
    cell.margin_top = cell.margin_bottom = Emu(round(_MARGIN_Y_IN * EMU_PER_INCH))
    ground = LABEL_INK if not row else (HALO if row % 2 else GROUND)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(ground)
    frame = cell.text_frame
    for number, (text, size) in enumerate(((words.text, points), (words.small, SMALL * points))):
        if number and not text:
            continue
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = plain(str(text))
        run.font.size, run.font.bold = Pt(size), not row
        run.font.color.rgb = rgb(LABEL_INK if row else HALO)


def _widths(table: Table, box: Box) -> list[float]:
    whole = sum(table.widths)
    return [box.width * one / whole for one in table.widths]


def _heights(table: Table, box: Box, points: float) -> list[float]:
    """Return how high each row must be in inches, that of the heads first."""
    widths = [one - 2 * _MARGIN_X_IN for one in _widths(table, box)]
    heads = tuple(Cell(text=one) for one in table.heads)
    return [
        max(
            height_of([str(cell.text)], points, wide, bold=not number)
            + (height_of([cell.small], SMALL * points, wide) if cell.small else 0)
            for cell, wide in zip(row, widths, strict=True)
        )
        + 2 * _MARGIN_Y_IN
        for number, row in enumerate((heads, *table.rows))
    ]
