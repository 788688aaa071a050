"""What the map's script reads: plain data, each list of ids once, values in its order."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from geo.classify import Classes
from geo.layers import Cell, Fill, Layer
from geo.leaflet.config import config
from geo.leaflet.element import MapView
from geo.model import Level
from geo.palette import SEQUENTIAL, line_on
from geo.views import overview_view, region_view
from tests.world import DISTRICTS, FILES, MUNICIPALITIES, NORTH, reader, small_world

WORLD = small_world()
OVERVIEW = overview_view(WORLD, FILES, reader())
PLAIN = config(OVERVIEW)


def fills(plain: dict) -> list[dict]:
    return [f for one in plain["layers"] for v in one["variants"] for f in v["fills"]]


def with_fill(fill: Fill) -> MapView:
    variant = replace(OVERVIEW.layers[-1].variants[0], id="v", fills=(fill,))
    return replace(OVERVIEW, layers=(Layer(id="one", label="One", variants=(variant,)),))


FILL = Fill(
    level=Level.DISTRICT,
    measure="m",
    unit="%",
    decimals=1,
    period="2024",
    source="s",
    values={"99001": 12.345, "98001": 0.0},
    codes={"99001": "4", "98002": "g", "98001": "z"},
    classes=Classes(breaks=(1.0, 2.0, 3.0, 4.0), colours=SEQUENTIAL, zero=True),
    lower_bound=frozenset({"99001"}),
)


def test_it_can_be_written_as_json() -> None:
    bounds = ((50.0, 9.0), (52.0, 11.0))
    view = region_view(WORLD, FILES, NORTH, NORTH.definition(), bounds=bounds, reader=reader())
    for plain in (PLAIN, config(view)):
        assert json.loads(json.dumps(plain, allow_nan=False))["layers"]


def test_fills_over_the_same_areas_share_one_list_of_ids() -> None:
    assert PLAIN["ids"] == [list(DISTRICTS), list(MUNICIPALITIES)]
    of_districts = [fill for fill in fills(PLAIN) if fill["level"] == Level.DISTRICT]
    assert len(of_districts) > 1
    assert {fill["ids"] for fill in of_districts} == {0}


def test_fills_over_other_areas_have_their_own_list() -> None:
    bounds = ((50.0, 9.0), (52.0, 11.0))
    plain = config(
        region_view(WORLD, FILES, NORTH, NORTH.definition(), bounds=bounds, reader=reader())
    )
    assert [*DISTRICTS] in plain["ids"]
    assert ["98001010", "98001020"] in plain["ids"]
    assert len(plain["ids"]) == len({tuple(ids) for ids in plain["ids"]})


def test_codes_and_values_follow_the_ids() -> None:
    plain = config(with_fill(FILL))
    (fill,) = fills(plain)
    assert plain["ids"][fill["ids"]] == ["98001", "98002", "99001"]
    assert fill["codes"] == "zg4"
    assert fill["values"] == [0.0, None, 12.3]
    assert fill["least"] == ["99001"]


@pytest.mark.parametrize(("decimals", "shown"), [(0, 12), (1, 12.3), (2, 12.35), (3, 12.345)])
def test_values_travel_as_they_are_shown(decimals: int, shown: float) -> None:
    (fill,) = fills(config(with_fill(replace(FILL, decimals=decimals))))
    assert fill["values"][-1] == pytest.approx(shown, abs=0.011 if decimals == 2 else 1e-9)


def test_every_class_has_a_colour_and_a_line() -> None:
    for fill in fills(PLAIN):
        assert fill["lines"] == [line_on(colour) for colour in fill["colours"]]
        assert all(int(c) < len(fill["colours"]) for c in fill["codes"] if c.isdigit())


def test_every_sign_has_words_and_a_look() -> None:
    used = {code for fill in fills(PLAIN) for code in fill["codes"] if code.isalpha()}
    assert used <= {*PLAIN["patterns"], *PLAIN["plain"]}
    assert used - {"z"} <= set(PLAIN["texts"]["status"])


def test_the_first_layer_is_shown_unless_another_is_named() -> None:
    assert PLAIN["first"] == "alliances"
    assert config(replace(OVERVIEW, first_layer="skills"))["first"] == "skills"


def test_layers_keep_their_order() -> None:
    assert [one["id"] for one in PLAIN["layers"]] == [
        "alliances",
        "partners",
        "funding",
        "skills",
        "relation",
    ]


def test_variants_of_a_page_have_keys_of_their_own() -> None:
    keys = [v["key"] for one in PLAIN["layers"] for v in one["variants"]]
    assert len(keys) == len(set(keys))


def test_outlines_and_the_ground_are_plain() -> None:
    assert {one["id"] for one in PLAIN["outlines"]} == {"north/core", "valley/towns"}
    assert all(set(town) == {"text", "at", "zoom"} for town in PLAIN["towns"])


def test_lines_and_cells_bring_what_arrows_and_tooltips_say() -> None:
    (link, *_) = PLAIN["links"]
    assert set(link) == {"from", "to", "width", "lines", "count", "names", "ref"}
    cell = Cell(
        corners=((51.1234567, 9.5), (51.0, 9.6), (51.0, 9.4)),
        colour="c",
        lines=("one",),
        ref="cell:0:1",
    )
    variant = replace(OVERVIEW.layers[0].variants[0], cells=(cell,))
    view = replace(OVERVIEW, layers=(Layer(id="one", label="One", variants=(variant,)),))
    assert config(view)["layers"][0]["variants"][0]["cells"] == [
        {
            "corners": [[51.12346, 9.5], [51.0, 9.6], [51.0, 9.4]],
            "colour": "c",
            "lines": ("one",),
            "ref": "cell:0:1",
        }
    ]


def test_only_the_overview_leads_into_areas() -> None:
    bounds = ((50.0, 9.0), (52.0, 11.0))
    region = region_view(WORLD, FILES, NORTH, NORTH.definition(), bounds=bounds, reader=reader())
    assert config(region)["drill"] is None
    assert PLAIN["drill"] == {
        "country": "Germany",
        "states": {"98": "Northland", "99": "Southland"},
        "files": {district: f"{district}-1.json" for district in DISTRICTS},
        "names": "names-1.json",
    }
