"""Words on slides: measured before they are set, so that they stay within their box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pptx.util import Emu, Pt

from exports.pptx_shapes import EMU_PER_INCH, plain
from geo.paper import NoRoomError, Paper
from geo.static_canvas import Canvas, Font, canvas

FONT = "Verdana"
"""Comes with Windows and macOS; where it is not, DejaVu Sans has letters of the same width."""
LINE = 1.28
"""Distance of lines in sizes of the letters, a little more than programs set."""
AFTER = 0.45
"""Room below a paragraph in sizes of the letters."""
_ELLIPSIS = "…"
_MEASURED = 10.0
"""Points at which words are measured, once for all sizes."""
_WIDE_IN, _POINTS_PER_INCH = 13.333, 72.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A place on a slide in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Return left, top, width, height."""
        sides = (self.left, self.top, self.width, self.height)
        left, top, width, height = (Emu(round(one * EMU_PER_INCH)) for one in sides)
        return left, top, width, height


@dataclass(frozen=True, kw_only=True, slots=True)
class Fitted:
    """Paragraphs and the size of letters (points) at which they fit."""

    paragraphs: tuple[str, ...]
    points: float


@cache
def measuring() -> Canvas:
    """Return a sheet whose units are points, to measure on."""
    return canvas(
        Paper(
            id="points",
            width_in=_WIDE_IN,
            height_in=1,
            dpi=72,
            units=_WIDE_IN * _POINTS_PER_INCH,
        )
    )


def lines_of(text: str, points: float, width_in: float, *, bold: bool = False) -> list[str]:
    """Return a text in lines that fit a width."""
    width = width_in * _POINTS_PER_INCH * _MEASURED / points
    return measuring().lines(plain(text), Font(size=_MEASURED, bold=bold), width)


def height_of(
    paragraphs: Sequence[str], points: float, width_in: float, *, bold: bool = False
) -> float:
    """Return how high paragraphs are in inches."""
    number = sum(len(lines_of(one, points, width_in, bold=bold)) for one in paragraphs)
    gaps = AFTER * max(len(paragraphs) - 1, 0)
    return (number * LINE + gaps) * points / _POINTS_PER_INCH


def fitted(
    paragraphs: Sequence[str],
    box: Box,
    sizes: Sequence[float],
    *,
    bold: bool = False,
) -> Fitted:
    """Return paragraphs at the largest size that fits a box.

    Raises:
        NoRoomError: Even the smallest letters need more room.

    """
    whole = tuple(filter(None, (plain(one) for one in paragraphs)))
    for points in sizes:
        if height_of(whole, points, box.width, bold=bold) <= box.height:
            return Fitted(paragraphs=whole, points=points)
    start = " ".join(whole)[:40]
    raise NoRoomError(f"The text {start + _ELLIPSIS!r} has no room on its slide; shorten it.")


def cut_to_fit(paragraphs: Sequence[str], box: Box, sizes: Sequence[float]) -> Fitted:
    """Return paragraphs that fit a box; at the smallest size the longest are cut by lines."""
    try:
        return fitted(paragraphs, box, sizes)
    except NoRoomError:
        points = sizes[-1]
    lines = [lines_of(one, points, box.width) for one in paragraphs if one]
    gaps = AFTER * (len(lines) - 1)
    room = box.height * _POINTS_PER_INCH / points
    kept = [len(one) for one in lines]
    while sum(kept) * LINE + gaps > room and max(kept) > 1:
        kept[kept.index(max(kept))] -= 1
    return Fitted(
        paragraphs=tuple(_shortened(one, most) for one, most in zip(lines, kept, strict=True)),
        points=points,
    )


def _shortened(lines: Sequence[str], most: int) -> str:
    whole = " ".join(lines[:most])
    return whole if most == len(lines) else whole[:-2].rstrip() + _ELLIPSIS


def write(frame: Any, found: Fitted, *, bold: bool = False, colour: Any = None) -> None:
    """Write paragraphs into the frame of a shape, each as one run."""
    frame.word_wrap = True
    for number, text in enumerate(found.paragraphs):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.space_after = Pt(AFTER * found.points) if text is not found.paragraphs[-1] else 0
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(found.points), bold
        if colour is not None:
            run.font.color.rgb = colour


def add_text(shapes: Any, name: str, box: Box, found: Fitted, **look: Any) -> Any:
    """Add a box of text without margins of its own."""
    added = shapes.add_textbox(*box.emu)
    added.name = name
    frame = added.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write(frame, found, **look)
    return added
