"""What a map on paper is drawn of, as shapes of a slide: each area, circle and word for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.collections import Collection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Transform, TransformedPath
from numpy.typing import NDArray

from exports.pptx_looks import look_of_patch, looks_of
from exports.pptx_shapes import (
    EMU_PER_INCH,
    EMU_PER_POINT,
    Look,
    Shape,
    freeform,
    label,
    preset,
)
from geo.palette import HALO
from geo.static_canvas import HALO_ID, LINE, Canvas, Font
from geo.static_ground import Areas

_LEAST_RUN = 2
_LINE, _AREA = 1, 2
"""Dimensions of shapes."""
OVAL = "ellipse"
OVAL_CORNERS = 48
"""Of a circle that the frame cuts."""
_NAMED_ABOVE = 4.0
"""Artists at this height or above stand on the map; words there have a light ground."""

Points = NDArray[np.float64]
Part = tuple[Path, str, Look, str]
"""A path in EMU, the shape that it is (empty for a freeform), its look and its name."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet2Slide:
    """Where a figure stands on a slide (EMU), and what its areas are called."""

    figure: Figure
    left: int
    top: int
    names: Mapping[str, str]

    def points(self, pixels: Any) -> Any:
        """Return pixels of the figure, counted upwards, as EMU of the slide."""
        scale = EMU_PER_INCH / self.figure.dpi
        found = np.asarray(pixels, dtype=float)
        x, y = found[..., 0], self.figure.bbox.height - found[..., 1]
        return np.stack([self.left + x * scale, self.top + y * scale], axis=-1)


def shapes_of(artist: Artist, place: Sheet2Slide, canvas: Canvas) -> Iterator[Shape]:
    """Yield the shapes of an artist, cut where it is cut on paper."""
    if isinstance(artist, Text):
        if artist.get_gid() != HALO_ID and artist.get_text().strip():
            yield _words(artist, place, canvas)
        return
    clip = _clip(artist, place)
    for path, kind, look, name in _parts(artist, place):
        if clip is None or shapely.covers(clip, shapely.box(*path.get_extents().extents)):
            yield _whole(path, kind, look, name)
        else:
            yield from _cut(_corners(path) if kind == OVAL else path, clip, look, name)


def _clip(artist: Artist, place: Sheet2Slide) -> shapely.Geometry | None:
    found = artist.get_clip_path()
    if not isinstance(found, TransformedPath):
        return None
    corners = place.points(found.get_fully_transformed_path().vertices)
    (west, north), (east, south) = corners.min(axis=0), corners.max(axis=0)
    frame: shapely.Geometry = shapely.box(west, north, east, south)
    return frame


def _parts(artist: Artist, place: Sheet2Slide) -> Iterator[Part]:
    gid = str(artist.get_gid() or "")
    if isinstance(artist, Patch):
        path = _on_slide(artist.get_path(), artist.get_transform(), place)
        kinds = {Circle: OVAL, Rectangle: "rect", FancyBboxPatch: "roundRect"}
        yield path, kinds.get(type(artist), ""), look_of_patch(artist), gid or type(artist).__name__
    elif isinstance(artist, Collection):
        looks = looks_of(artist)
        names = [gid or "line"]
        if isinstance(artist, Areas):
            names = [place.names.get(one, one) for one in artist.area_ids]
        for number, path in enumerate(artist.get_paths()):
            moved = _on_slide(path, artist.get_transform(), place)
            yield moved, "", looks[number % len(looks)], names[number % len(names)]


def _on_slide(path: Path, transform: Transform, place: Sheet2Slide) -> Path:
    moved = transform.transform_path(path)
    return Path(place.points(moved.vertices), moved.codes)


def _whole(path: Path, kind: str, look: Look, name: str) -> Shape:
    if kind:
        x0, y0, x1, y1 = (round(one) for one in path.get_extents().extents)
        return preset(name, kind, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), look)
    runs = [([(round(x), round(y)) for x, y in run], closed) for run, closed in _runs(path)]
    return freeform(name, runs, look)


def _corners(oval: Path) -> Path:
    """Return an oval as a polygon."""
    (x0, y0), (x1, y1) = oval.get_extents().get_points()
    turns = np.linspace(0, 2 * np.pi, OVAL_CORNERS + 1)
    across, up = (x1 - x0) / 2 * np.cos(turns), (y1 - y0) / 2 * np.sin(turns)
    return Path(np.column_stack([(x0 + x1) / 2 + across, (y0 + y1) / 2 + up]))


def _runs(path: Path) -> Iterator[tuple[Points, bool]]:
    """Yield the runs of a path without curves, each with whether it ends where it begins."""
    for run in path.to_polygons(closed_only=False):
        points = np.asarray(run, dtype=float)
        closed = len(points) > _LEAST_RUN and bool(np.allclose(points[0], points[-1], atol=1))
        yield points[:-1] if closed else points, closed


def _cut(path: Path, clip: shapely.Geometry, look: Look, name: str) -> Iterator[Shape]:
    """Yield what of a path lies within a frame; an edge alone stays open at the frame."""
    lines = shapely.MultiLineString(
        [
            np.concatenate([points, points[:1]]) if closed else points
            for points, closed in _runs(path)
            if len(points) >= _LEAST_RUN
        ]
    )
    if look.fill:
        cut = shapely.get_parts(shapely.intersection(shapely.build_area(lines), clip))
        parts = shapely.get_rings(cut[shapely.get_dimensions(cut) == _AREA])
    else:
        cut = shapely.get_parts(shapely.line_merge(shapely.intersection(lines, clip)))
        parts = cut[shapely.get_dimensions(cut) == _LINE]
    runs = [_rounded(shapely.get_coordinates(one)) for one in parts]
    runs = [(points, closed) for points, closed in runs if len(points) >= _LEAST_RUN]
    if runs:
        yield freeform(name, runs, look)


def _rounded(run: Points) -> tuple[list[tuple[int, int]], bool]:
    """Return whole EMU, and whether the run ends where it begins."""
    points = [(round(x), round(y)) for x, y in run.tolist()]
    closed = points[0] == points[-1]
    return points[:-1] if closed else points, closed


def _words(text: Text, place: Sheet2Slide, canvas: Canvas) -> Shape:
    """Return a line of text in a box of its own size."""
    size, bold = float(text.get_fontsize()), text.get_fontproperties().get_weight() == "bold"
    units = size / canvas.paper.points_per_unit
    width = canvas.width_of(text.get_text(), Font(size=units, bold=bold))
    wide = width * canvas.paper.points_per_unit * EMU_PER_POINT
    high = size * LINE * EMU_PER_POINT
    x, base = place.points(text.get_transform().transform(text.get_position()))
    align = str(text.get_horizontalalignment())
    left = x - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    top = base - 0.36 * size * EMU_PER_POINT - high / 2
    return label(
        text.get_text(),
        (round(left), round(top), round(left + wide), round(top + high)),
        points=size,
        colour=to_hex(text.get_color()),
        bold=bold,
        align={"left": "l", "center": "ctr", "right": "r"}[align],
        ground=HALO if _NAMED_ABOVE < text.get_zorder() < _NAMED_ABOVE + 0.6 else "",
    )
