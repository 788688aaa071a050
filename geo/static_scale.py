"""A scale of a chart on paper: round ticks, numbers as the reader writes them, lines across."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.collections import LineCollection

from geo.palette import AREA_LINE, GROUND_LINE
from geo.static_canvas import Canvas, Font
from geo.text import number

TICKS = Font(size=12.5)
AXIS_TITLE = Font(size=12.5)
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
YEARS = (1.0, 2.0, 5.0, 10.0)
"""Steps that are never half a year."""
_MOST_TICKS = 8
_GRID, _AXIS = 2.05, 2.6
_TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` along units of the sheet from ``start`` to ``end``."""

    low: float
    high: float
    step: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    @property
    def ticks(self) -> list[float]:
        """Return the round values from low to high."""
        count = round((self.high - self.low) / self.step)
        return [self.low + place * self.step for place in range(count + 1)]


def scale(
    values: Sequence[float],
    start: float,
    end: float,
    *,
    from_zero: bool = False,
    steps: Sequence[float] = STEPS,
) -> Scale:
    """Return a scale with round ends around values; ``steps`` lead from 1 to 10."""
    known = [one for one in values if math.isfinite(one)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    span = high - low or abs(high) or 1.0
    rough = span / (_MOST_TICKS - 2)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in steps if power * one >= rough * (1 - _TOLERANCE))
    first = math.floor(low / step + _TOLERANCE) * step
    last = math.ceil(high / step - _TOLERANCE) * step
    return Scale(
        low=first, high=last if last > first else first + step, step=step, start=start, end=end
    )


def tick_text(value: float, step: float, language: str) -> str:
    """Return the number of a tick with as many decimals as its steps have.

    Without a language it is a year, whose thousands are not set apart.
    """
    if not language:
        return f"{value:.0f}"
    decimals = next((n for n in range(7) if abs(step * 10**n - round(step * 10**n)) < 1e-6), 7)
    return number(value, decimals, language)


def draw_across(
    canvas: Canvas, along: Scale, top: float, bottom: float, title: str, language: str
) -> None:
    """Draw a scale from left to right below ``bottom``, its lines up to ``top``."""
    _lines(canvas, [[(along.at(one), top), (along.at(one), bottom)] for one in along.ticks])
    base = bottom + 1.3 * TICKS.size
    for one in along.ticks:
        text = tick_text(one, along.step, language)
        canvas.write(along.at(one), base, text, TICKS, ha="center")
    wide = canvas.lines(title, AXIS_TITLE, canvas.paper.units * 0.8)
    for place, line in enumerate(wide):
        y = base + TICKS.size + AXIS_TITLE.line * (place + 0.4)
        canvas.write((along.start + along.end) / 2, y, line, AXIS_TITLE, ha="center")


def height_across(canvas: Canvas, title: str) -> float:
    """Return how high numbers and title of a scale from left to right are."""
    lines = canvas.lines(title, AXIS_TITLE, canvas.paper.units * 0.8)
    return 2.8 * TICKS.size + AXIS_TITLE.line * len(lines)


def draw_up(canvas: Canvas, along: Scale, left: float, right: float, language: str) -> None:
    """Draw a scale from bottom to top, its numbers left of ``left``."""
    _lines(canvas, [[(left, along.at(one)), (right, along.at(one))] for one in along.ticks])
    for one in along.ticks:
        text = tick_text(one, along.step, language)
        canvas.write(left - 8, along.at(one) + 0.36 * TICKS.size, text, TICKS, ha="right")


def width_up(canvas: Canvas, along: Scale, language: str) -> float:
    """Return how wide the numbers of a scale from bottom to top are, with their gap."""
    texts = [tick_text(one, along.step, language) for one in along.ticks]
    return max(canvas.width_of(one, TICKS) for one in texts) + 12


def draw_line(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw the line that a chart stands on."""
    line = LineCollection([[start, end]], colors=[AREA_LINE], linewidths=[canvas.points(1.2)])
    canvas.add(line, _AXIS)


def _lines(canvas: Canvas, found: list[list[tuple[float, float]]]) -> None:
    grid = LineCollection(found, colors=[GROUND_LINE], linewidths=[canvas.points(0.7)])
    canvas.add(grid, _GRID)
