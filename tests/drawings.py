"""What is written on a drawing, and where, measured as files show it."""

from __future__ import annotations

import matplotlib as mpl
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from geo.static_canvas import HALO_ID


def texts(figure: Figure) -> list[Text]:
    """Return all that is written, without the light edges below."""
    return [one for one in figure.findobj(Text) if one.get_gid() != HALO_ID and one.get_text()]


def extents(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Return each text with its box, measured without the pixels of a whole sheet."""
    with mpl.rc_context({"text.hinting": "no_hinting"}):
        measure = RendererAgg(1, 1, figure.dpi)
        return [(one, one.get_window_extent(measure)) for one in texts(figure)]


def beyond(figure: Figure) -> list[str]:
    """Return the texts that the edge of the sheet cuts."""
    edge = figure.bbox
    return [
        one.get_text()
        for one, box in extents(figure)
        if box.x0 < 0 or box.y0 < 0 or box.x1 > edge.width or box.y1 > edge.height
    ]
