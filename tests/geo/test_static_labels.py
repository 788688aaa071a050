"""Names on a static map: those that must stand do, the others give way."""

from __future__ import annotations

from itertools import combinations

import pytest

from geo.paper import PAPERS, NoRoomError, Paper
from geo.static_canvas import Font, canvas
from geo.static_labels import Box, Name, Spot, place_all, place_moved, place_some
from tests.drawings import extents

SENTENCE = "Auszubildende (Kürzel a_azubi), Stand 2022, dl-de/by-2-0; Kreise: Meißen, 31.12.2022"
FRAME = Box(x=200, y=200, width=400, height=400)


def name(text: str, x: float, y: float, *, width: float = 80, gap: float = 0) -> Name:
    return Name(text=text, x=x, y=y, width=width, height=16, gap=gap)


def test_a_name_with_room_stands_on_its_point_without_a_leader() -> None:
    (spot,) = place_all([name("A", 200, 200)], FRAME, [], [])
    assert (spot.box.x, spot.box.y) == (200, 200)
    assert spot.leader is None


def test_names_of_one_place_are_all_placed_apart_with_leaders_to_it() -> None:
    spots = place_all([name(text, 200, 200) for text in "ABCDE"], FRAME, [], [])
    assert sorted(spot.name.text for spot in spots) == list("ABCDE")
    assert not [1 for one, other in combinations(spots, 2) if one.box.overlaps(other.box)]
    assert all(spot.box.within(FRAME) for spot in spots)
    moved = [spot for spot in spots if spot.leader]
    assert len(moved) >= 4
    assert all(spot.leader and spot.leader[1] == (200, 200) for spot in moved)


def test_a_leader_does_not_run_through_another_name() -> None:
    spots = place_all([name(text, 200, 200) for text in "ABCDE"], FRAME, [], [])
    crossed = [
        (one.name.text, other.name.text)
        for one in spots
        for other in spots
        if one is not other and one.leader and other.box.crossed_by(*one.leader)
    ]
    assert crossed == []


def test_a_name_keeps_off_what_is_taken_and_inside_the_frame() -> None:
    taken = Box(x=200, y=200, width=60, height=60)
    (spot,) = place_all([name("A", 200, 200)], FRAME, [taken], [])
    assert not spot.box.overlaps(taken)
    (edge,) = place_all([name("A", 2, 2)], FRAME, [], [])
    assert edge.box.within(FRAME)


def test_a_frame_without_room_is_refused_by_the_names_it_lacks() -> None:
    with pytest.raises(NoRoomError, match="A, B"):
        place_all([name("A", 5, 5), name("B", 5, 5)], Box(x=5, y=5, width=90, height=20), [], [])


def test_other_names_are_dropped_where_there_is_no_room_first_ones_stay() -> None:
    crowd = [name(text, 200, 200, gap=5) for text in "ABCDEFGHIJKL"]
    spots = place_some(crowd, FRAME, [], [])
    assert 1 <= len(spots) < len(crowd)
    assert spots[0].name.text == "A"
    assert not [1 for one, other in combinations(spots, 2) if one.box.overlaps(other.box)]


def test_names_of_seats_move_aside_with_leaders_rather_than_being_dropped() -> None:
    crowd = [name(text, 200, 200, gap=10) for text in "ABCDEFG"]
    standing = Spot(name=name("Region", 255, 200), box=Box(x=255, y=200, width=80, height=16))
    spots = place_moved(crowd, FRAME, [], [], [standing])
    assert [spot.name.text for spot in spots] == list("ABCDEFG")
    boxes = [standing.box, *(spot.box for spot in spots)]
    assert not [1 for one, other in combinations(boxes, 2) if one.overlaps(other)]
    assert spots[0].leader is None
    assert spots[-1].leader
    assert len(place_some(crowd, FRAME, [], [], [standing])) < len(crowd)


def test_other_names_keep_off_leaders_and_names_that_stand() -> None:
    moved = Spot(
        name=name("Region", 200, 200),
        box=Box(x=300, y=200, width=80, height=16),
        leader=((260, 200), (200, 200)),
    )
    (spot,) = place_some([name("A", 230, 200)], FRAME, [], [], [moved])
    assert not spot.box.crossed_by((260, 200), (200, 200))
    assert not spot.box.overlaps(moved.box)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda one: one.id)
@pytest.mark.parametrize("size", [8.0, 11.5, 14.0, 23.0])
def test_a_text_is_drawn_as_wide_as_it_was_measured(paper: Paper, size: float) -> None:
    drawing, font = canvas(paper), Font(size=size)
    drawing.write(0, 50, SENTENCE, font)
    ((_, box),) = extents(drawing.figure)
    units = box.width / drawing.figure.dpi * paper.units / paper.width_in
    assert units == pytest.approx(drawing.width_of(SENTENCE, font), rel=0.006)
