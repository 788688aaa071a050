"""Arrows at the edge of a static map: every membership that leads beyond it is counted once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import atan2, degrees

import pytest
from matplotlib.text import Text

from geo.layers import Link
from geo.paper import PAPERS
from geo.partner_links import arrow_section
from geo.sheets import Sheet
from geo.static_arrows import ARROW_ID, Arrow, arrows
from geo.static_labels import Box
from geo.static_maps import static_map
from geo.static_shapes import Frame, fitted, ground_of
from tests.sheets import invented_sheet, outlines
from tests.world import reader

(SOUTH, WEST), (NORTH, EAST) = invented_sheet().bounds
MIDDLE = ((SOUTH + NORTH) / 2, (WEST + EAST) / 2)
DEGREE = 3.0


def frame() -> Frame:
    return fitted(ground_of(invented_sheet().bounds), 10, 20, 700, 500)


def whole(own: Frame) -> Box:
    x, y = own.left + own.width / 2, own.top + own.height / 2
    return Box(x=x, y=y, width=own.width, height=own.height)


def sheet_with(*links: Link) -> Sheet:
    one = invented_sheet()
    return replace(one, variant=replace(one.variant, links=links))


def link(north: float, east: float, count: int = 1, *, back: bool = False) -> Link:
    """Return a line from the middle of the map to a place so many degrees from it."""
    ends = (MIDDLE, (MIDDLE[0] + north, MIDDLE[1] + east))
    start, end = reversed(ends) if back else ends
    return Link(
        start=start, end=end, width_px=count, lines=("A line",), count=count, names=("A", "B")
    )


def found(*links: Link, taken: tuple[Box, ...] = ()) -> list[Arrow]:
    return arrows(sheet_with(*links), frame(), taken)


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize(
    ("north", "east", "expected"), [(0, 9, 0), (0, -9, 180), (-9, 0, 90), (9, 0, -90)]
)
def test_an_arrow_stands_inside_the_edge_and_points_beyond_it(
    north: float, east: float, expected: float, *, back: bool
) -> None:
    (one,) = found(link(north, east, 4, back=back))
    assert one.count == 4
    assert one.box.within(whole(frame()))
    off = (degrees(atan2(one.way[1], one.way[0])) - expected + 180) % 360 - 180
    assert abs(off) < 20
    reach = {0: one.box.x, 180: -one.box.x, 90: one.box.y, -90: -one.box.y}[expected]
    edges = {0: 710, 180: -10, 90: 520, -90: -20}[expected]
    assert 0 < edges - reach < 40


def test_lines_that_stay_within_or_pass_by_have_no_arrow() -> None:
    aside = replace(link(9, 9), start=(MIDDLE[0] + 9, MIDDLE[1]))
    assert found(link(0.1, 0.1), aside) == []


def test_arrows_that_would_overlap_are_one_with_the_sum() -> None:
    close = [link(9, shift / 10, count) for shift, count in ((0, 1), (1, 2), (2, 4))]
    assert [one.count for one in found(*close)] == [7]
    apart = found(*close, link(-9, 0, 8))
    assert sorted(one.count for one in apart) == [7, 8]


def test_arrows_keep_off_one_another_and_what_is_taken_and_count_all() -> None:
    links = [link(9 - step, step % 5 - 2 + step / 3, step + 1) for step in range(18)]
    free = found(*links)
    taken = (free[0].box,)
    for some, full in ((free, ()), (found(*links, taken=taken), taken)):
        assert sum(one.count for one in some) == sum(one.count for one in links)
        boxes = [*(one.box for one in some), *full]
        assert not [1 for one, other in combinations(boxes, 2) if one.overlaps(other)]


def test_a_sheet_draws_its_arrows_with_numbers_and_explains_them() -> None:
    section = arrow_section(reader())
    one = sheet_with(link(9, 0, 1234), link(-9, 0, 5))
    figure = static_map(
        replace(one, legend=(*one.legend, section)), outlines(), PAPERS["16x9"], reader()
    )
    assert len(figure.findobj(lambda artist: artist.get_gid() == ARROW_ID)) == 2
    words = [text.get_text() for text in figure.findobj(Text)]
    assert {"1,234", "5"} <= set(words)
    assert section.reference[0] in " ".join(words)
