"""Every colour of the atlas, with where it is from.

Sequential: five steps of cividis (viridisLite), reversed so that dark means more on a light
ground. Categories: Okabe and Ito's eight colours. No red-to-green scale.
"""

from __future__ import annotations

from plotly.colors import sample_colorscale

SEQUENTIAL = ("#fee838", "#bcae6c", "#7c7b78", "#434e6c", "#00224e")
DIVERGING = ("#542788", "#998ec3", "#d8daeb", "#f7f7f7", "#fee0b6", "#f1a340", "#b35806")
FRAME_SEQUENTIAL = ("#dcebf3", "#9fc5dc", "#5b97bb", "#23648e")
BIVARIATE = (
    ("#f8f8f8", "#acb7f1", "#6076eb"),
    ("#cfba8e", "#89838a", "#444c86"),
    ("#a67c23", "#664f23", "#272222"),
)
"""Two measures at once (CARTOGRAPHY 8): rows from low to high ochre, columns to high blue."""

FRAME_DARKEST = "#0b2f4c"
ZERO = "#f1f1ec"
ROUNDED_TO_ZERO = "#e3e0cf"
NO_DATA = "#a9acb1"
NOTHING = "#cdd1d6"
HATCH_INK = "#6b7280"

GROUND = "#f6f7f4"
GROUND_LINE = "#b9bfc6"
STATE_LINE = "#7b848f"
AREA_LINE = "#5b6672"
AREA_LINE_ON_DARK = "#d5dae0"
REGION_LINE = "#111827"
LABEL_INK = "#1b2430"
HALO = "#ffffff"

MONEY = "#b45309"
PARTNER = "#0b5c8c"
LINK = "#41525f"

REGION = {
    "erzgebirge": "#d55e00",
    "chemnitz-zwickau": "#0072b2",
    "mittweida": "#009e73",
    "meissen": "#cc79a7",
    "suedwestfalen": "#e69f00",
}
OTHER_REGION = "#56b4e9"
OTHER_SIDES = ("#56b4e9", "#f0e442", "#542788", "#7c7b78", "#bcae6c")
"""Of sides of a comparison that are no region of the atlas; letter and shape tell them apart."""

CATEGORIES = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#000000",
    "#f0e442",
)
"""Okabe and Ito's eight, for things without an order; always with a letter or a pattern."""


def region_colour(region_id: str) -> str:
    """Return the fixed colour of a region; regions added later share one."""
    return REGION.get(region_id, OTHER_REGION)


LUMINANCE_LIMIT = 0.315
"""Where both borders have the same contrast to the fill (WCAG 2.2)."""


def line_on(fill: str) -> str:
    """Return the colour of a border that is seen on a fill: light on dark, dark on light."""
    return AREA_LINE_ON_DARK if luminance(fill) < LUMINANCE_LIMIT else AREA_LINE


def ink_on(fill: str) -> str:
    """Return the colour of letters that are read on a fill."""
    return HALO if luminance(fill) < LUMINANCE_LIMIT else LABEL_INK


def luminance(colour: str) -> float:
    """Return the relative luminance (0 to 1) of a colour, after WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def sequential(number: int) -> tuple[str, ...]:
    """Return ``number`` steps of cividis from light to dark; five are :data:`SEQUENTIAL`."""
    if number == len(SEQUENTIAL):
        return SEQUENTIAL
    return _sampled(SEQUENTIAL, number)


def frame(number: int) -> tuple[str, ...]:
    """Return ``number`` steps of blue from light to dark, for areas around a region.

    Five can be told apart with every kind of sight, the most that rounded limits should have.
    """
    if number <= len(FRAME_SEQUENTIAL):
        return _sampled(FRAME_SEQUENTIAL, number)
    return _sampled((*FRAME_SEQUENTIAL, FRAME_DARKEST), number)


def diverging(number: int) -> tuple[str, ...]:
    """Return ``number`` steps of PuOr (ColorBrewer) from violet over light to orange."""
    return _sampled(DIVERGING, number)


def two_sided(number: int) -> tuple[str, ...]:
    """Return ``number`` steps of PuOr on each side of zero (at most 3), which has no colour."""
    outer, middle = DIVERGING[:3], len(DIVERGING) // 2
    low = {1: outer[1:2], 2: outer[::2]}.get(number, outer)
    places = [DIVERGING.index(colour) for colour in low]
    return (*low, *(DIVERGING[2 * middle - place] for place in reversed(places)))


def _sampled(ramp: tuple[str, ...], number: int) -> tuple[str, ...]:
    """Return ``number`` colours at equal distances along a ramp."""
    if number == 1:
        return (ramp[len(ramp) // 2],)
    positions = [place / (number - 1) for place in range(number)]
    colours = sample_colorscale(list(ramp), positions, colortype="tuple")
    return tuple("#" + "".join(f"{round(255 * part):02x}" for part in one) for one in colours)
