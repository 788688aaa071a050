"""Still pictures of maps for the stage: the map alone, with large letters."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from exports.images import image
from exports.kinds import Kind
from geo.paper import Paper
from geo.sheets import Sheet
from geo.static_arrows import draw_arrows
from geo.static_canvas import canvas
from geo.static_ground import draw_ground, draw_scale
from geo.static_names import draw_names
from geo.static_shapes import Shapes, fitted, ground_of
from geo.text import Reader

_SMALLER = 0.5
"""A unit is two pixels of the stage: letters are large, circles and lines as on the screen."""
STILL = Paper(id="stage", width_in=6.6, height_in=5.6, dpi=130, units=330, strokes=_SMALLER)
"""The place of the map on a stage of 1280 by 720."""
COLOURS = 255


def still(sheet: Sheet, shapes: Shapes, reader: Reader) -> bytes:
    """Return a map as PNG, the same bytes for the same sheet."""
    symbols = sheet.variant.symbols
    smaller = replace(
        sheet.variant,
        symbols=tuple(replace(one, radius_px=one.radius_px * _SMALLER) for one in symbols),
    )
    shown = replace(sheet, variant=smaller)
    drawing = canvas(STILL)
    frame = fitted(ground_of(sheet.bounds), 0, 0, STILL.units, STILL.height)
    draw_ground(drawing, shown, shapes, frame)
    scale = draw_scale(drawing, frame, reader)
    pills = draw_arrows(drawing, shown, frame, [scale], reader)
    draw_names(drawing, shown, shapes, frame, [scale, *pills])
    return _few_colours(image(drawing.figure, Kind.PNG, dpi=STILL.dpi))


def _few_colours(content: bytes) -> bytes:
    """Return a PNG with a palette of its most frequent colours, which stay exactly as they are."""
    file = io.BytesIO()
    with Image.open(io.BytesIO(content)) as found:
        plain = found.convert("RGB")
        counted = plain.getcolors(plain.width * plain.height) or []
        kept = sorted(counted, key=lambda one: (-one[0], one[1]))[:COLOURS]
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for _, colour in kept for part in colour])  # type: ignore[attr-defined]
        plain.quantize(palette=palette, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
