"""QR codes as one shape of a slide."""

from __future__ import annotations

from typing import Any

import segno
import shapely

from exports.pptx_shapes import EMU_PER_INCH, Look, element, freeform, group, preset
from geo.palette import HALO, LABEL_INK
from geo.paper import NoRoomError

QUIET = 4
"""Empty fields around a code, as its standard asks."""


def qr_shape(link: str, left_in: float, top_in: float, side_in: float, alt: str) -> Any:
    """Return a code that leads to an address, with its quiet zone.

    Raises:
        NoRoomError: The address is longer than any code can hold.

    """
    try:
        fields = segno.make(link, error="m", micro=False).matrix
    except segno.DataOverflowError:
        raise NoRoomError(
            f"The address {link[:40]}… is too long for a QR code; choose fewer things to show."
        ) from None
    side = round(side_in * EMU_PER_INCH)
    left, top = (round(one * EMU_PER_INCH) for one in (left_in, top_in))
    field = side // (len(fields) + 2 * QUIET)
    origin = (side - field * len(fields)) // 2
    dark = shapely.union_all(
        [
            shapely.box(x, y, x + 1, y + 1)
            for y, row in enumerate(fields)
            for x, one in enumerate(row)
            if one
        ]
    )
    runs = [
        (
            [
                (left + origin + round(x) * field, top + origin + round(y) * field)
                for x, y in ring.coords[:-1]
            ],
            True,
        )
        for ring in shapely.get_rings(shapely.get_parts(dark))
    ]
    ground = preset("Ground", "rect", (left, top, left + side, top + side), Look(fill=HALO))
    code = freeform("Code", runs, Look(fill=LABEL_INK))
    return element(group("QR", [ground, code], alt=alt))
