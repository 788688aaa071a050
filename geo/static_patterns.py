"""Fills of a static map: the colours of classes, and for each missing state a hatch.

The hatches are those of the interactive map (:mod:`geo.leaflet.look`): diagonal, dots, vertical,
crosses.
"""

from __future__ import annotations

from typing import Any

from geo.classify import CLASS_CODES
from geo.layers import Fill
from geo.leaflet.look import PATTERNS, PLAIN, STYLES
from geo.palette import AREA_LINE, GROUND, GROUND_LINE, line_on

HATCHES = {"g": "///", "u": "...", "t": "|||", "x": "xxx"}
"""By the codes of :data:`geo.leaflet.look.PATTERNS`; repeated signs are denser."""
HATCH_WIDTH = 0.8
"""In units."""
GROUND_LOOK = "ground"
SEE_THROUGH = "see_through"
LEAST = "+"
"""After the code of an area whose value is only "at least"."""
UNCERTAIN = "~"
"""After the code of an area whose value is shown but not certain."""
DASHES = {LEAST: (0, (3.5, 2)), UNCERTAIN: (0, (0.5, 2))}

Style = dict[str, Any]


def look_of(fill: Fill | None, area_id: str) -> str:
    """Return the look of an area: its code, or the ground where the layer says nothing of it."""
    if fill is None or area_id not in fill.codes:
        return GROUND_LOOK
    least = LEAST if area_id in fill.lower_bound else ""
    return fill.codes[area_id] + (least or (UNCERTAIN if area_id in fill.uncertain else ""))


def style_of(look: str, fill: Fill | None, points_per_unit: float) -> Style:
    """Return how areas of a look are filled and edged."""
    if fill is None or look in {GROUND_LOOK, SEE_THROUGH}:
        ground = "none" if look == SEE_THROUGH else GROUND
        return {"facecolor": ground, "edgecolor": GROUND_LINE, "linewidth": 0.8 * points_per_unit}
    code, border = look[0], look[1:]
    if code not in CLASS_CODES:
        style = state_style(code, points_per_unit)
    else:
        colour = fill.classes.colours[CLASS_CODES.index(code)]
        style = {"facecolor": colour, "edgecolor": line_on(colour)}
    style["linewidth"] = 0.6 * points_per_unit
    if border:
        style |= {"edgecolor": AREA_LINE, "linewidth": 2 * points_per_unit}
        style |= {"linestyle": DASHES[border]}
    return style


def state_style(code: str, points_per_unit: float) -> Style:
    """Return how a state of a value is filled; missing ones are hatched, see CARTOGRAPHY 7."""
    if code not in HATCHES:
        return {"facecolor": PLAIN[code], "edgecolor": AREA_LINE}
    return {
        "facecolor": PATTERNS[code]["ground"],
        "edgecolor": AREA_LINE,
        "hatch": HATCHES[code],
        "hatchcolor": PATTERNS[code]["ink"],
        "hatch_linewidth": HATCH_WIDTH * points_per_unit,
    }


def line_colour(name: str) -> str:
    """Return a colour of :data:`geo.leaflet.look.STYLES`."""
    style = STYLES[name]
    return style if isinstance(style, str) else str(style["color"])
