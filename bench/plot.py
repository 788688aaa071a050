"""The growth of the server's work with the number of areas, drawn for bench/README.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from geo.palette import MONEY, PARTNER

FILE = Path(__file__).parent / "growth.svg"


def write(growth: Sequence[Mapping[str, Any]]) -> None:
    """Write ``growth.svg``: time to build and to write a map, and its size, by areas."""
    figure = Figure(figsize=(7, 3.2), layout="constrained")
    FigureCanvasSVG(figure)
    time, size = figure.subplots(1, 2)
    kinds = (("pages of the atlas", False, MONEY, "o"), ("six indicators", True, PARTNER, "s"))
    for label, many, colour, marker in kinds:
        rows = [one for one in growth if one["many"] is many]
        areas = [one["areas"] for one in rows]
        time.plot(
            areas,
            [one["view_ms"] + one["text_ms"] for one in rows],
            marker=marker,
            color=colour,
            linestyle="-" if many else "",
            label=label,
        )
        size.plot(
            areas,
            [one["kilobytes"] for one in rows],
            marker=marker,
            color=colour,
            linestyle="-" if many else "",
        )
    for axes, title in ((time, "server time, ms"), (size, "file of the view, KB")):
        axes.set(xscale="log", yscale="log", xlabel="areas on the map", title=title)
        axes.grid(visible=True, which="both", linewidth=0.3)
    time.legend()
    figure.savefig(FILE, metadata={"Date": None})
