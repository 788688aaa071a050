"""How a drawing is filled and edged, as looks of shapes on slides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from matplotlib.collections import Collection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.patches import Patch

from exports.pptx_shapes import EMU_PER_POINT, Look
from geo.leaflet.look import PATTERNS

_INK = {str(one["ground"]): str(one["ink"]) for one in PATTERNS.values()}
_DOTTED_BELOW = 1.0
"""Widths of a line that a dash is long where it is a dot."""
_NONE = (0.0, 0.0, 0.0, 0.0)


def look_of_patch(patch: Patch) -> Look:
    """Return the look of a shape of its own."""
    fill = patch.get_facecolor() if patch.get_fill() else _NONE
    look = _look(fill, patch.get_edgecolor(), patch.get_linewidth(), patch.get_hatch() or "")
    style = patch.get_linestyle()
    return replace(look, dash=_dash(style[1][0])) if isinstance(style, tuple) else look


def looks_of(found: Collection) -> Sequence[Look]:
    """Return the looks of the parts of a collection, in turn."""
    fills, lines = (_rows(one) for one in (found.get_facecolor(), found.get_edgecolor()))
    widths = np.atleast_1d(np.asarray(found.get_linewidth(), dtype=float)).tolist()
    styles: Any = found.get_linestyle()
    looks = []
    for number in range(max(len(lines), len(widths), len(fills))):
        width = widths[number % len(widths)]
        fill, line = fills[number % len(fills)], lines[number % len(lines)]
        look = _look(fill, line, width, found.get_hatch() or "")
        dashes = styles[number % len(styles)][1]
        looks.append(replace(look, dash=_dash(dashes[0] / width)) if dashes else look)
    return looks


def _rows(colours: Any) -> list[Any]:
    """Return colours of a collection as rows, one without colour where there is none."""
    return list(colours) or [_NONE]


def _look(fill: Any, line: Any, width: float, hatch: str) -> Look:
    filled, edged = to_rgba(fill), to_rgba(line)
    ground = to_hex(filled)
    return Look(
        fill=ground if filled[3] else "",
        fill_opacity=filled[3],
        hatch=hatch,
        ink=_INK.get(ground, "") if hatch else "",
        line=to_hex(edged) if edged[3] and width else "",
        line_opacity=edged[3],
        width=round(width * EMU_PER_POINT),
    )


def _dash(length: float) -> str:
    """Return the name of a dash that is so many widths of its line long."""
    return "sysDot" if length < _DOTTED_BELOW else "sysDash"
