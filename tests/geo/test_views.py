"""The maps of the pages: which layers, outlines and towns each of them shows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from geo.alliance_groups import groups, variant_of
from geo.classification import Method, Scheme
from geo.classify import CODE_OF_STATUS
from geo.ground import credit
from geo.leaflet.element import MapView, OutlineFile
from geo.map_words import texts
from geo.model import Definition, Region
from geo.views import alliances_view, bounds_of, overview_view, region_view
from tests.world import (
    ALLIANCES,
    DISTRICTS,
    FILES,
    NORTH,
    VALLEY,
    changed,
    reader,
    small_world,
    with_rows,
)

WORLD = small_world()
BOUNDS = ((50.0, 9.0), (52.0, 11.0))
CORE, WIDE = NORTH.definitions
LAYERS = ["alliances", "partners", "funding", "skills", "relation"]


def view_of(region: Region, definition: Definition) -> MapView:
    return region_view(WORLD, FILES, region, definition, bounds=BOUNDS, reader=reader())


def municipal(view: MapView) -> list[OutlineFile]:
    return [one for one in view.files if one.level == "municipality"]


@pytest.mark.parametrize(
    ("region", "definition", "found"),
    [
        (NORTH, CORE, {"98001-1.json": ()}),
        (NORTH, WIDE, {"98001-1.json": (), "98002-1.json": ()}),
        (VALLEY, VALLEY.definition(), {"99001-1.json": ("99001010",)}),
    ],
)
def test_a_region_fetches_the_outlines_of_its_municipalities_only(
    region: Region, definition: Definition, found: dict[str, tuple[str, ...]]
) -> None:
    assert {one.file: one.only for one in municipal(view_of(region, definition))} == found


def test_germany_fetches_no_municipalities() -> None:
    assert municipal(overview_view(WORLD, FILES, reader())) == []
    assert municipal(alliances_view(WORLD, FILES, reader())) == []


def test_the_way_into_germany_leads_to_the_districts_whose_municipalities_there_are() -> None:
    files = {name: one for name, one in FILES.items() if name != "98002"}
    found = overview_view(WORLD, files, reader()).drill
    assert found is not None
    assert found.files == {one: FILES[one].url for one in DISTRICTS if one != "98002"}
    assert found.states == {"98": "Northland", "99": "Southland"}


def test_only_germany_leads_into_areas() -> None:
    assert alliances_view(WORLD, FILES, reader()).drill is None
    assert view_of(NORTH, CORE).drill is None


@pytest.mark.parametrize(
    "view",
    [
        overview_view(WORLD, FILES, reader()),
        alliances_view(WORLD, FILES, reader()),
        view_of(NORTH, CORE),
    ],
    ids=lambda view: view.page,
)
def test_every_map_has_districts_states_and_regions(view: MapView) -> None:
    assert [(one.file, one.role) for one in view.files[:3]] == [
        ("districts-1.json", "area"),
        ("states-1.json", "line"),
        ("regions-1.json", "outline"),
    ]


def test_overview_and_regions_have_the_same_layers() -> None:
    for view in (overview_view(WORLD, FILES, reader()), view_of(NORTH, CORE)):
        assert [layer.id for layer in view.layers] == LAYERS


@pytest.mark.parametrize("method", list(Method))
def test_overview_and_region_class_partners_by_the_same_limits(method: Method) -> None:
    scheme = Scheme(method=method)
    region = region_view(WORLD, FILES, NORTH, CORE, bounds=BOUNDS, reader=reader(), scheme=scheme)
    limits = [
        {v.id: f.classes for v in view.layers[1].variants for f in v.fills if f.level == "district"}
        for view in (overview_view(WORLD, FILES, reader(), scheme), region)
    ]
    assert limits[0] == limits[1] != {}


def test_classes_may_be_chosen_for_all_layers_with_areas() -> None:
    for view in (overview_view(WORLD, FILES, reader()), view_of(NORTH, CORE)):
        assert view.classing is not None
        assert set(view.classing.layers) == {"partners", "funding", "skills"}


def test_a_region_shows_its_own_alliances() -> None:
    seats = {s.label for s in view_of(VALLEY, VALLEY.definition()).layers[0].variants[0].symbols}
    assert seats == {"", "Beta"}


def test_the_page_of_alliances_has_one_variant_for_all_and_one_for_each() -> None:
    view = alliances_view(WORLD, FILES, reader())
    (layer,) = view.layers
    assert [variant.id for variant in layer.variants] == [
        *("all", "alpha", "beta", "gamma", "delta"),
        "of_north",
    ]
    assert view.choose_in_map is False


def test_alliances_of_a_region_or_a_programme_have_a_variant_where_they_are_several() -> None:
    rows = changed(ALLIANCES, "alliance_id", "beta", programme="New & Old!")
    world = with_rows("alliances", changed(rows, "alliance_id", "alpha", programme="New & Old!"))
    by_id = {v.id: v for v in alliances_view(world, FILES, reader()).layers[0].variants}
    assert {one.id: set(one.alliance_ids) for one in groups(world)} == {
        "of_north": {"alpha", "gamma"},
        "of_all_new-old": {"alpha", "beta"},
    }
    assert by_id["of_all_new-old"].essentials == ("Shown: New & Old!",)
    seats = " ".join(symbol.label for symbol in by_id["of_all_new-old"].symbols)
    assert "ALPHA" in seats
    assert "Beta" in seats
    assert not [symbol for symbol in by_id["of_north"].symbols if "Beta" in symbol.label]


@pytest.mark.parametrize(
    ("ids", "variant"),
    [
        (["gamma", "beta", "alpha"], "all"),
        (["gamma", "alpha"], "of_north"),
        (["gamma"], "gamma"),
        (["beta", "gamma"], ""),
        ([], ""),
    ],
)
def test_variant_is_the_one_that_shows_just_these_alliances(ids: list[str], variant: str) -> None:
    assert variant_of(WORLD, ids) == variant


def test_a_programme_of_no_region_is_named_on_the_map_of_its_own_and_on_no_other() -> None:
    by_id = {v.id: v for v in alliances_view(WORLD, FILES, reader()).layers[0].variants}
    assert not by_id["delta"].symbols
    assert "Delta" in by_id["delta"].notes[0]
    assert not [note for note in by_id["all"].notes if "Delta" in note]


def test_a_single_alliance_marks_partners_outside_its_region() -> None:
    by_id = {v.id: v for v in alliances_view(WORLD, FILES, reader()).layers[0].variants}
    hollow = {symbol.lines[0] for symbol in by_id["alpha"].symbols if symbol.hollow}
    assert hollow == {"Tinford"}


def test_a_single_alliance_is_measured_by_the_definition_it_needs() -> None:
    rows = changed(ALLIANCES, "alliance_id", "alpha", definition_id="wide")
    view = alliances_view(with_rows("alliances", rows), FILES, reader())
    by_id = {variant.id: variant for variant in view.layers[0].variants}
    assert not [symbol for symbol in by_id["alpha"].symbols if symbol.hollow]


def test_towns_are_large_and_named_once() -> None:
    found = {town.name: town.zoom for town in overview_view(WORLD, FILES, reader()).towns}
    assert found == {
        "Upper Copper": 8,
        "Tinford": 8,
        "Silverton": 9,
        "Lower Copper": 9,
        "Dalewick": 9,
    }


def test_landkreise_are_no_towns() -> None:
    assert "Copperhill" not in {town.name for town in view_of(NORTH, CORE).towns}


def test_bounds_lie_around_the_extent() -> None:
    (south, west), (north, east) = bounds_of((9.0, 50.0, 11.0, 52.0))
    assert west < 9.0 < 11.0 < east
    assert south < 50.0 < 52.0 < north


def test_the_map_has_words_for_every_sign() -> None:
    assert set(texts(reader(), credit=credit(WORLD))["status"]) == set(CODE_OF_STATUS.values())


def test_the_map_credits_the_outlines() -> None:
    said = credit(WORLD)
    assert re.search(r"BKG 2016 .*dl-de/by-2-0", said)
    assert texts(reader(), credit=said)["credit"] == said


def test_outlines_of_another_edition_are_credited_as_such() -> None:
    sources = WORLD.sources.copy()
    sources.loc["gisco-nuts-2024"] = sources.loc["bkg-vg250-2016"]
    sources.loc["gisco-nuts-2024", ["reference_date", "licence"]] = ["2024", "CC BY"]
    areas = WORLD.areas.assign(source="gisco-nuts-2024")
    said = credit(replace(WORLD, sources=sources, areas=areas))
    assert said == "© EuroGeographics für die Verwaltungsgrenzen 2024 (Daten verändert), CC BY"


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_map_speaks_the_language_of_its_reader(language: str) -> None:
    view = overview_view(WORLD, FILES, reader(language))
    assert view.language == language
    titles = {variant.title for variant in view.layers[3].variants}
    assert ("Unemployment rate (de)" in titles) is (language == "de")
