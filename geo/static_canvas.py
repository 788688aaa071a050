"""A sheet to draw on: shapes and texts in units of the paper, texts measured and wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.patheffects import Stroke
from matplotlib.transforms import Affine2D, Transform

from geo.glyphs import FONT, check_text
from geo.palette import HALO, LABEL_INK
from geo.paper import Paper

FIGURE_DPI = 100
MEASURED_DPI = 1000
"""So fine that whole pixels do not matter: letters are drawn without being fitted to them."""
MOST_MEASURED = 20_000
"""Texts whose widths are kept."""
LINE = 1.3
"""Distance of lines of text, in sizes of the letters."""
HALO_WIDTH = 2.0
HALO_ID = "halo"
_SPACES = re.compile(r"[ \t\r\n]+")
"""Where a line may end; not at a no-break space."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Font:
    """Size of letters in units, and their weight."""

    size: float
    bold: bool = False

    @property
    def line(self) -> float:
        """Return the distance of two lines of text in units."""
        return self.size * LINE


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A figure whose coordinates are units from the upper left corner of the sheet."""

    figure: Figure
    paper: Paper
    transform: Transform

    def points(self, units: float) -> float:
        """Return the width of a line in typographic points."""
        return units * self.paper.points_per_unit * self.paper.strokes

    def width_of(self, text: str, font: Font) -> float:
        """Return how wide a text is in units."""
        points = font.size * self.paper.points_per_unit
        return _points_wide(text, points, bold=font.bold) / self.paper.points_per_unit

    def lines(self, text: str, font: Font, width: float) -> list[str]:
        """Return a text in lines that are not wider than ``width``; long words are broken.

        Raises:
            NoGlyphError: The font has no letter for a sign, as in all that is measured or written.

        """
        check_text(text)
        found: list[str] = []
        line, used, space = "", 0.0, self.width_of(" ", font)
        for word in filter(None, _SPACES.split(text)):
            more = self.width_of(word, font)
            if line and used + space + more <= width:
                line, used = f"{line} {word}", used + space + more
                continue
            found += [line] if line else []
            rest = word
            while self.width_of(rest, font) > width and len(rest) > 1:
                fits = self._fitting(rest, font, width)
                found.append(rest[:fits])
                rest = rest[fits:]
            line, used = rest, self.width_of(rest, font)
        return [*found, line] if line else found

    def _fitting(self, word: str, font: Font, width: float) -> int:
        fits = (n for n in range(len(word), 1, -1) if self.width_of(word[:n], font) <= width)
        return next(fits, 1)

    def write(self, x: float, y: float, text: str, font: Font, **options: Any) -> None:
        """Write one line with its base line at ``y``; a dollar sign is only that."""
        check_text(text)
        self.figure.text(
            x,
            y,
            text,
            transform=self.transform,
            fontproperties=self._face(font),
            parse_math=False,
            **{"color": LABEL_INK, "va": "baseline", **options},
        )

    def write_with_halo(self, x: float, y: float, text: str, font: Font, **options: Any) -> None:
        """Write one line with a light edge, which is a drawing of its own below the text."""
        edge = Stroke(linewidth=self.points(2 * HALO_WIDTH), foreground=HALO)
        below = options.get("zorder", 3) - 0.1
        halo = {**options, "zorder": below, "gid": HALO_ID, "path_effects": [edge]}
        self.write(x, y, text, font, **halo)
        self.write(x, y, text, font, **options)

    def write_lines(self, x: float, y: float, lines: Sequence[str], font: Font) -> float:
        """Write lines below ``y`` and return where they end."""
        for number, line in enumerate(lines):
            self.write(x, y + font.size + number * font.line, line, font)
        return y + len(lines) * font.line

    def add(self, artist: Artist, zorder: float = 2, clip: Rectangle | None = None) -> None:
        """Draw a shape whose coordinates are units, cut at the edge of ``clip``."""
        artist.set_transform(self.transform)
        artist.set_zorder(zorder)
        self.figure.add_artist(artist)
        if clip is not None:
            artist.set_clip_path(clip.get_path(), clip.get_patch_transform() + self.transform)

    def _face(self, font: Font) -> FontProperties:
        return _face(font.size * self.paper.points_per_unit, bold=font.bold)


@lru_cache(maxsize=MOST_MEASURED)
def _points_wide(text: str, points: float, *, bold: bool) -> float:
    """Return how wide a text is in points; words of a map are measured again and again."""
    check_text(text)
    measured = _renderer().get_text_width_height_descent(  # type: ignore[no-untyped-call]
        text, _face(points, bold=bold), ismath=False
    )
    return float(measured[0]) * 72 / MEASURED_DPI


@cache
def _renderer() -> RendererAgg:
    return RendererAgg(1, 1, MEASURED_DPI)  # type: ignore[no-untyped-call]


def _face(points: float, *, bold: bool) -> FontProperties:
    return FontProperties(family=FONT, weight="bold" if bold else "normal", size=points)


def canvas(paper: Paper) -> Canvas:
    """Return an empty sheet."""
    figure = Figure(figsize=(paper.width_in, paper.height_in), dpi=FIGURE_DPI, facecolor=HALO)
    inches = paper.width_in / paper.units
    flipped = Affine2D().scale(1, -1).translate(0, paper.height).scale(inches)
    return Canvas(
        figure=figure,
        paper=paper,
        transform=flipped + figure.dpi_scale_trans,
    )
