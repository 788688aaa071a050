"""Legends name every class and every missing kind, and count every area once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo.classify import CODE_OF_STATUS, NOTHING_CODE, Classes
from geo.funding_layer import funding_layer
from geo.layers import Fill, LegendSection, Mark
from geo.leaflet.look import PATTERNS, PLAIN
from geo.legend import circle_section, class_labels, class_section
from geo.model import Level, Status
from geo.palette import FRAME_SEQUENTIAL, SEQUENTIAL, sequential
from geo.partner_layer import partner_layer
from geo.skills_layer import skills_layer
from loaders.store import Store
from tests.world import reader, small_world

WORLD = small_world()
DATA = Path(__file__).parents[2] / "data"
ALWAYS = {
    "g": "not known or secret",
    "u": "not reliable enough",
    "t": "follows later",
    "x": "not meaningful",
    "n": "not recorded here",
}


def fill(breaks: tuple[float, ...], codes: dict[str, str], *, decimals: int = 1) -> Fill:
    return Fill(
        level=Level.DISTRICT,
        measure="m",
        unit="%",
        decimals=decimals,
        period="2024",
        source="s",
        values={},
        codes=codes,
        classes=Classes(breaks=breaks, colours=SEQUENTIAL[: len(breaks) + 1]),
    )


def drawn() -> Iterator[tuple[Fill, LegendSection]]:
    """Yield every fill of every layer with its section of the legend."""
    for parts in ((), ("98001",), ("99001010",)):
        layers = (
            skills_layer(WORLD, parts, reader()),
            partner_layer(WORLD, parts, ["alpha"], reader()),
            funding_layer(WORLD, reader()),
        )
        for layer in layers:
            for variant in layer.variants:
                sections = [s for s in variant.legend if any(e.mark == "class" for e in s.entries)]
                yield from zip(variant.fills, sections, strict=True)


CASES = list(drawn())


@pytest.mark.parametrize(("one", "section"), CASES)
def test_every_area_is_counted_once(one: Fill, section: LegendSection) -> None:
    counted = [e.count for e in section.entries if e.mark in {"class", "pattern"}]
    assert sum(counted) == len(one.codes)


@pytest.mark.parametrize(("one", "section"), CASES)
def test_every_sign_on_the_map_is_in_the_legend(one: Fill, section: LegendSection) -> None:
    signs = {
        code if code.isalpha() else one.classes.colours[int(code)] for code in one.codes.values()
    }
    assert signs <= {entry.colour for entry in section.entries if entry.count}


@pytest.mark.parametrize(("one", "section"), CASES)
def test_every_kind_of_missing_is_always_there(one: Fill, section: LegendSection) -> None:
    found = {entry.colour: entry.label for entry in section.entries if entry.mark == "pattern"}
    assert found.items() >= ALWAYS.items()


def test_missing_kinds_are_there_even_where_nothing_is_missing() -> None:
    section = class_section(fill((1.0,), {"98001": "0"}), "t", reader())
    found = {e.colour: e.count for e in section.entries if e.mark == "pattern"}
    assert found == dict.fromkeys("gutxn", 0)


def test_the_highest_class_stands_on_top_and_what_is_missing_below() -> None:
    section = class_section(fill((1.0, 2.0), {"a": "0", "b": "2", "c": "u"}), "t", reader())
    assert [entry.label for entry in section.entries] == [
        "2 and more",
        "1 to under 2",
        "under 1",
        "not known or secret",
        "not reliable enough",
        "follows later",
        "not meaningful",
        "not recorded here",
    ]
    assert [entry.count for entry in section.entries] == [1, 0, 1, 0, 1, 0, 0, 0]


MARKS = (
    Mark(name="Germany", value=2.0, text="Germany: 2.0 %"),
    Mark(name="Land", value=1.9, text="Land: 1.9 %"),
)


def test_a_mark_stands_in_the_class_its_value_belongs_to() -> None:
    section = class_section(fill((1.0, 2.0), {"a": "0"}), "t", reader(), marks=MARKS)
    named = {entry.label: [name for name, _ in entry.named] for entry in section.entries}
    assert named["2 and more"] == ["Germany"]
    assert named["1 to under 2"] == ["Land"]
    assert named["under 1"] == []
    assert section.reference == ("Germany: 2.0 %", "Land: 1.9 %")


def test_marks_on_a_ramp_stand_at_their_place_and_never_beyond() -> None:
    breaks = tuple(float(n) for n in range(1, 20))
    ramp = replace(
        fill((1.0,), {"a": "0", "b": "4", "c": "z"}),
        values={"a": 0.0, "b": 4.0, "c": -9.0},
        classes=Classes(breaks=breaks, colours=sequential(20)),
    )
    far = Mark(name="far", value=9.0, text="")
    (entry,) = [
        e
        for e in class_section(ramp, "t", reader(), marks=[*MARKS, far]).entries
        if e.mark == "ramp"
    ]
    assert dict(entry.named) == {"Germany": 0.5, "Land": pytest.approx(0.475), "far": 1.0}


def test_a_ramp_goes_as_far_as_all_areas_do_and_not_only_those_shown() -> None:
    breaks = tuple(float(n) for n in range(1, 20))
    whole = Classes(breaks=breaks, colours=sequential(20), span=(0.0, 20.0))
    part = replace(fill((1.0,), {"a": "4", "b": "6"}), values={"a": 4.0, "b": 6.0}, classes=whole)
    (entry, *_) = class_section(part, "t", reader(), marks=[MARKS[0]]).entries
    assert entry.label == "0.0 to 20.0, without classes"
    assert entry.named == (("Germany", 0.1),)


@pytest.mark.parametrize(
    ("breaks", "labels"),
    [
        ((), ["all values"]),
        ((10.0,), ["under 10", "10 and more"]),
        ((2.5, 5.0), ["under 2.5", "2.5 to under 5.0", "5.0 and more"]),
        ((-5.0, 0.0), ["under −5", "−5 to under 0", "0 and more"]),
        ((0.25, 0.5), ["under 0.25", "0.25 to under 0.50", "0.50 and more"]),
    ],
)
def test_labels_name_the_limits_as_they_are(breaks: tuple, labels: list[str]) -> None:
    one = fill(breaks, {})
    assert class_labels(one.classes, one, reader()) == labels


def test_every_limit_of_the_catalogue_is_named_exactly() -> None:
    for indicator in Store(root=DATA).read_catalogue().values():
        if not indicator.breaks or len(indicator.breaks) > 4:
            continue
        one = fill(indicator.breaks, {}, decimals=indicator.decimals)
        last = [label.split()[-1] for label in class_labels(one.classes, one, reader("en"))[:-1]]
        shown = tuple(float(text.replace(",", "").replace("−", "-")) for text in last)
        assert shown == indicator.breaks, indicator.id


def test_zero_has_its_line_where_it_has_a_class() -> None:
    classes = Classes(breaks=(1.0, 2.0, 3.0), colours=FRAME_SEQUENTIAL, zero=True)
    one = replace(fill((1.0,), {"a": "z", "b": "z", "c": "0"}), classes=classes)
    section = class_section(one, "t", reader(), zero_label="none known")
    assert [(e.colour, e.count) for e in section.entries if e.label == "none known"] == [("z", 2)]


def test_every_sign_has_a_look_of_its_own() -> None:
    signs = {*CODE_OF_STATUS.values(), NOTHING_CODE, "z", "k"}
    assert signs == {*PATTERNS, *PLAIN}
    looks = [str(pattern["path"]) for pattern in PATTERNS.values()]
    assert len(set(looks)) == len(looks)
    assert CODE_OF_STATUS[Status.NOT_COLLECTED] in PLAIN


def test_circles_keep_their_order_and_size() -> None:
    section = circle_section("t", [("100", 30.0), ("25", 15.0)], "#000000")
    assert [(e.mark, e.label, e.size_px) for e in section.entries] == [
        ("circle", "100", 30.0),
        ("circle", "25", 15.0),
    ]
