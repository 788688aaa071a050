"""Colour difference as people with and without colour blindness see it.

sRGB to linear light, the matrices of Machado et al. 2009 at severity 1.0, CIELAB under D65, and
CIEDE2000 after Sharma et al. 2005 (CARTOGRAPHY 16).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Lab = tuple[float, float, float]

VISIONS = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE_D65 = (0.95047, 1.0, 1.08883)


GREY = "grey"
"""What is left on a printer without colours: the luminance alone."""

_LUMINANCE = (0.2126, 0.7152, 0.0722)
SEEN = {**VISIONS, GREY: (_LUMINANCE, _LUMINANCE, _LUMINANCE)}


def smallest_distance(colours: Sequence[str], vision: str) -> float:
    """Return the smallest CIEDE2000 between any two colours."""
    seen = [lab(colour, vision) for colour in colours]
    return min(ciede2000(one, other) for one, other in combinations(seen, 2))


def lab(colour: str, vision: str = "normal") -> Lab:
    """Return CIELAB of ``#rrggbb`` as seen with a kind of vision."""
    seen = _times(SEEN[vision], linear(colour))
    xyz = _times(TO_XYZ, [min(max(channel, 0.0), 1.0) for channel in seen])
    x, y, z = (_root(part / white) for part, white in zip(xyz, WHITE_D65, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def linear(colour: str) -> list[float]:
    """Return the linear light of the three channels, 0 to 1."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    weights = (0.2126, 0.7152, 0.0722)
    low, high = sorted(
        sum(w * c for w, c in zip(weights, linear(colour), strict=True)) for colour in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def ciede2000(one: Lab, other: Lab) -> float:
    """Return the colour difference CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = ((hypot(a1, b1) + hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * sqrt(mean / (mean + 25**7))
    c1, h1 = hypot(stretch * a1, b1), degrees(atan2(b1, stretch * a1)) % 360
    c2, h2 = hypot(stretch * a2, b2), degrees(atan2(b2, stretch * a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    tone = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    of_lightness = 1 + 0.015 * (lightness - 50) ** 2 / sqrt(20 + (lightness - 50) ** 2)
    of_chroma, of_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * tone
    angle = radians(60 * exp(-(((hue - 275) / 25) ** 2)))
    rotation = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(angle)
    d_l = (l2 - l1) / of_lightness
    d_c = (c2 - c1) / of_chroma
    d_h = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / of_hue
    return sqrt(d_l**2 + d_c**2 + d_h**2 + rotation * d_c * d_h)


def _root(share: float) -> float:
    limit = (6 / 29) ** 3
    return share ** (1 / 3) if share > limit else share / (3 * (6 / 29) ** 2) + 4 / 29


def _times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix]
