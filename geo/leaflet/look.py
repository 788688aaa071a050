"""How shapes look: line styles, and a pattern for each state of a value (CARTOGRAPHY 7).

Patterns are drawn as SVG on maps and in legends from the same paths.
"""

from __future__ import annotations

from geo.palette import (
    AREA_LINE,
    GROUND,
    GROUND_LINE,
    HALO,
    HATCH_INK,
    LINK,
    NO_DATA,
    NOTHING,
    REGION_LINE,
    ROUNDED_TO_ZERO,
    STATE_LINE,
    ZERO,
)

STYLES: dict[str, dict[str, object] | str] = {
    "ground": {
        "color": GROUND_LINE,
        "weight": 0.8,
        "fillColor": GROUND,
        "fillOpacity": 1,
        "dashArray": None,
    },
    "area": {"color": AREA_LINE, "weight": 0.6, "fillOpacity": 0.95},
    "least": {"color": AREA_LINE, "weight": 2, "dashArray": "7 4"},
    "uncertain": {"color": AREA_LINE, "weight": 2, "dashArray": "1 4"},
    "see_through": {
        "color": GROUND_LINE,
        "weight": 0.6,
        "fillColor": GROUND,
        "fillOpacity": 0,
        "dashArray": None,
    },
    "state": {"color": STATE_LINE, "weight": 1.4},
    "link": LINK,
    "leader": REGION_LINE,
    "halo": HALO,
}

PATTERNS: dict[str, dict[str, object]] = {
    "g": {
        "size": 8,
        "path": "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4",
        "ink": HATCH_INK,
        "ground": HALO,
    },
    "u": {"size": 6, "path": "M2,2 h1.4 M5,5 h1.4", "ink": HATCH_INK, "ground": HALO},
    "t": {"size": 6, "path": "M3,0 v6", "ink": HATCH_INK, "ground": HALO},
    "x": {"size": 8, "path": "M1,1 l6,6 M7,1 l-6,6", "ink": HATCH_INK, "ground": HALO},
}
"""By code of :data:`geo.classify.CODE_OF_STATUS`: diagonal, dots, vertical, crosses."""

PLAIN: dict[str, str] = {"n": NO_DATA, "z": ZERO, "k": ROUNDED_TO_ZERO, "e": NOTHING}
"""Plain colours of codes: not recorded here, zero, rounded to zero, nothing there."""
