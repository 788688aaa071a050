"""Sheets that a map is drawn on, for screens and for print."""

from __future__ import annotations

from dataclasses import dataclass, replace

UNITS_WIDE = 1280.0
"""Most sheets are this many units wide; a unit is a pixel on a screen of 1280 by 720."""


class NoRoomError(ValueError):
    """Texts that leave no room for the map, or names that find none in it."""


class NoGlyphError(ValueError):
    """A sign that no letter of the font shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """The size of a sheet, and how finely it becomes pixels where it does.

    ``units`` is its width in units: fewer of them make larger letters on the same sheet, with lines
    ``strokes`` times as wide.
    """

    id: str
    width_in: float
    height_in: float
    dpi: int
    units: float = UNITS_WIDE
    strokes: float = 1.0

    @property
    def height(self) -> float:
        """Return the height in units."""
        return self.units * self.height_in / self.width_in

    @property
    def points_per_unit(self) -> float:
        """Return how many typographic points (1/72 inch) a unit is."""
        return 72 * self.width_in / self.units

    def longer(self, units: float) -> Paper:
        """Return a sheet of the same width that is longer by so many units."""
        return replace(self, height_in=self.height_in + units * self.width_in / self.units)


LEAST_DPI, MOST_DPI = 72, 600
"""Pixels per inch that may be asked for: those of a screen, and the finest of print."""

PAPERS = {
    paper.id: paper
    for paper in (
        Paper(id="16x9", width_in=16, height_in=9, dpi=120),
        Paper(id="square", width_in=12, height_in=12, dpi=120),
        Paper(id="a4", width_in=297 / 25.4, height_in=210 / 25.4, dpi=200),
        Paper(id="a4-portrait", width_in=210 / 25.4, height_in=297 / 25.4, dpi=200, units=960),
    )
}
"""By id; the first is the default."""

SLIDE_MAP = Paper(id="slide", width_in=13.05, height_in=5.0, dpi=200, units=1180)
"""The map of a slide, whose title and sources are text of the slide itself."""

PAGE_PICTURE = Paper(id="page", width_in=180 / 25.4, height_in=106 / 25.4, dpi=200, units=860)
"""The map on a page of a report, with letters that can be read beside its text."""
