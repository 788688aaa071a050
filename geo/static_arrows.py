"""Arrows at the edge of a static map: where lines go on beyond it, and to how many memberships."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, hypot

import shapely
from matplotlib.patches import FancyBboxPatch, Polygon
from matplotlib.transforms import Affine2D

from geo.palette import HALO, LABEL_INK, STATE_LINE
from geo.sheets import Sheet
from geo.static_canvas import Canvas, Font
from geo.static_ground import symbol_boxes
from geo.static_labels import Box
from geo.static_shapes import Frame, projected_points
from geo.text import Reader

ARROW_ID = "arrow"
_WIDTH, _HEIGHT = 48.0, 24.0
_APART = 4.0
_SLIDE = 6.0
_MOST_SLIDES = 40
_SLIDES_FOR_CIRCLES = 10
_FONT = Font(size=12.5, bold=True)
_HEAD = ((-6.0, -5.0), (6.0, 0.0), (-6.0, 5.0), (-3.0, 0.0))
"""Of the arrow, pointing right, in units from its middle."""
_PILLS, _SIGNS = 4.6, 4.7


@dataclass(frozen=True, kw_only=True, slots=True)
class Arrow:
    """Memberships that lead beyond the edge: where (units), which way, and how many."""

    box: Box
    way: tuple[float, float]
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Edge:
    """Where the middle of an arrow may be, what it must not cover and what it should not."""

    middles: Box
    taken: Sequence[Box]
    circles: Sequence[Box]


def draw_arrows(
    canvas: Canvas, sheet: Sheet, frame: Frame, taken: Sequence[Box], reader: Reader
) -> list[Box]:
    """Draw an arrow with a number where lines leave the frame, and return the room they take."""
    found = arrows(sheet, frame, taken)
    for arrow in found:
        _draw(canvas, arrow, reader)
    return [arrow.box for arrow in found]


def arrows(sheet: Sheet, frame: Frame, taken: Sequence[Box]) -> list[Arrow]:
    """Return the arrows of a map; those that would overlap are one with the sum of both."""
    middles = Box(
        x=frame.left + frame.width / 2,
        y=frame.top + frame.height / 2,
        width=frame.width - _WIDTH - 2 * _APART,
        height=frame.height - _HEIGHT - 2 * _APART,
    )
    edge = _Edge(middles=middles, taken=taken, circles=symbol_boxes(sheet, frame))
    found = _beyond(sheet, frame, edge)
    while pair := _first_overlap(found):
        one, other = pair
        found = [arrow for arrow in found if arrow is not one and arrow is not other]
        found.append(_together(one, other, edge))
    return found


def _beyond(sheet: Sheet, frame: Frame, edge: _Edge) -> list[Arrow]:
    """Return an arrow for each line that leaves the frame, towards the end that lies outside."""
    links = sheet.variant.links
    ends = frame.on_sheet(projected_points(end for one in links for end in (one.start, one.end)))
    room = shapely.box(frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    found = []
    for link, (start, end) in zip(links, ends.reshape(-1, 2, 2).tolist(), strict=True):
        inner, outer = (end, start) if frame.has(*end) else (start, end)
        part = shapely.LineString([inner, outer]).intersection(room)
        if frame.has(*outer) or part.is_empty:
            continue
        x, y = min(part.coords, key=lambda at: hypot(outer[0] - at[0], outer[1] - at[1]))
        far = hypot(outer[0] - inner[0], outer[1] - inner[1]) / link.count
        way = ((outer[0] - inner[0]) / far, (outer[1] - inner[1]) / far)
        found.append(Arrow(box=_settled(x, y, edge), way=way, count=link.count))
    return found


def _first_overlap(found: Sequence[Arrow]) -> tuple[Arrow, Arrow] | None:
    pairs = combinations(found, 2)
    return next((pair for pair in pairs if pair[0].box.overlaps(pair[1].box, _APART)), None)


def _together(one: Arrow, other: Arrow, edge: _Edge) -> Arrow:
    """Return one arrow for two, in their middle by numbers of memberships."""
    count = one.count + other.count
    x = (one.box.x * one.count + other.box.x * other.count) / count
    y = (one.box.y * one.count + other.box.y * other.count) / count
    way = (one.way[0] + other.way[0], one.way[1] + other.way[1])
    return Arrow(box=_settled(x, y, edge), way=way, count=count)


def _settled(x: float, y: float, edge: _Edge) -> Box:
    """Return the nearest free place at the edge; circles are covered rather than left far away."""
    start = _onto_edge(x, y, edge.middles)
    upright = abs(start.x - edge.middles.x) == edge.middles.width / 2
    places = [start]
    for step in range(1, _MOST_SLIDES + 1):
        for slide in (step * _SLIDE, -step * _SLIDE):
            to = (start.x, start.y + slide) if upright else (start.x + slide, start.y)
            places.append(_pill(*edge.middles.nearest(*to)))
    near = places[: 2 * _SLIDES_FOR_CIRCLES + 1]
    free = _free(near, [*edge.taken, *edge.circles]) or _free(places, edge.taken)
    return free or start


def _free(places: Sequence[Box], full: Sequence[Box]) -> Box | None:
    free = (one for one in places if not any(one.overlaps(other, _APART) for other in full))
    return next(free, None)


def _onto_edge(x: float, y: float, middles: Box) -> Box:
    x, y = middles.nearest(x, y)
    left, right = middles.x - middles.width / 2, middles.x + middles.width / 2
    top, bottom = middles.y - middles.height / 2, middles.y + middles.height / 2
    sides = ((x - left, left, y), (right - x, right, y), (y - top, x, top), (bottom - y, x, bottom))
    return _pill(*min(sides)[1:])


def _pill(x: float, y: float) -> Box:
    return Box(x=x, y=y, width=_WIDTH, height=_HEIGHT)


def _draw(canvas: Canvas, arrow: Arrow, reader: Reader) -> None:
    box, round_by = arrow.box, _HEIGHT / 2
    pill = FancyBboxPatch(
        (box.x - box.width / 2 + round_by, box.y),
        box.width - 2 * round_by,
        0,
        boxstyle=f"round,pad={round_by}",
        facecolor=HALO,
        edgecolor=STATE_LINE,
    )
    pill.set_linewidth(canvas.points(1))
    pill.set_gid(ARROW_ID)
    canvas.add(pill, _PILLS)
    turned = Affine2D().rotate(atan2(arrow.way[1], arrow.way[0])).translate(box.x - 11, box.y)
    head = Polygon(turned.transform(_HEAD).tolist(), closed=True, facecolor=LABEL_INK)
    canvas.add(head, _SIGNS)
    base = box.y + _FONT.size * 0.36
    canvas.write(box.x + 8, base, reader.number(arrow.count), _FONT, ha="center", zorder=_SIGNS)
