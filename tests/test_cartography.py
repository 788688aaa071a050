"""Ten rules that catch most errors of a map, each over the whole product (CARTOGRAPHY 17).

Rules that need more cases have them beside what they test; these walk through every layer of
every page with the data in the box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

import pytest

from geo import palette, views
from geo.classification import Method, Scheme
from geo.classify import CLASS_CODES
from geo.layers import Fill, Layer, Symbol, Variant
from geo.leaflet.element import MapView
from geo.measure import NotEqualAreaError, area_km2
from geo.model import Kind, Level, ShapeRef
from geo.skills_layer import district_fill, district_periods
from geo.symbolisation import WrongLevelError, WrongSymbolError
from geo.text import number
from pages.ui.translation import reader
from tests.geo.colour_vision import VISIONS, smallest_distance
from tests.geo.real import STORE
from tests.geo.real import real_world as world
from tests.geo.test_palette import LEAST_DISTANCE, RD_YL_GN, STEVENS
from tests.geo.test_text import NUMBERS

SCHEMES = [
    Scheme(),
    *(Scheme(method=one, fixed=True) for one in Method if one is not Method.MANUAL),
]


class _Files(dict[str, ShapeRef]):
    """Addresses for any outlines."""

    def __missing__(self, name: str) -> ShapeRef:
        return ShapeRef(url=f"{name}.json", shapes=10_000)


@cache
def maps(scheme: Scheme, language: str = "de") -> list[MapView]:
    """Return the maps of the overview and of every definition of every region."""
    overview = views.overview_view(world(), _Files(), reader(language), scheme)
    regions = [
        views.region_view(
            world(),
            _Files(),
            region,
            definition,
            bounds=views.GERMANY,
            reader=reader(language),
            scheme=scheme,
        )
        for region in world().regions
        for definition in region.definitions
    ]
    return [overview, *regions]


def variants(scheme: Scheme) -> Iterator[tuple[str, Layer, Variant]]:
    for view in maps(scheme):
        for layer in view.layers:
            for variant in layer.variants:
                yield view.page, layer, variant


def painted(variant: Variant) -> list[Fill]:
    return [fill for fill in variant.fills if fill.painted]


def test_1_no_total_is_painted_on_areas_and_no_rate_is_a_circle() -> None:
    for _, _, variant in variants(Scheme()):
        assert all(fill.kind is not Kind.COUNT for fill in variant.fills)
        assert all(symbol.kind is Kind.COUNT for symbol in variant.symbols)
    for measure in world().catalogue.values():
        for period in district_periods(world(), measure.id)[:1]:
            if measure.kind is Kind.COUNT:
                with pytest.raises(WrongSymbolError):
                    district_fill(world(), measure, period, reader("de"))
    with pytest.raises(WrongSymbolError):
        Symbol(lat=51, lon=13, radius_px=1, colour="", lines=("rate",), kind=Kind.RATE)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda one: one.method.value)
def test_2_limits_are_the_same_in_all_years_and_on_all_pages(scheme: Scheme) -> None:
    limits: dict[tuple[str, str, str], set[tuple[float, ...]]] = defaultdict(set)
    for _, layer, variant in variants(scheme):
        measure = variant.id.split(":")[0]
        for fill in painted(variant):
            limits[layer.id, measure, fill.level.value].add(fill.classes.breaks)
    assert len(limits) > 5
    assert {key: found for key, found in limits.items() if len(found) > 1} == {}


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda one: one.method.value)
def test_3_classes_cover_all_values_once_and_counts_sum_to_all(scheme: Scheme) -> None:
    seen = 0
    for page, layer, variant in variants(scheme):
        sections = [
            one
            for one in variant.legend
            if one.square or any(entry.mark in {"class", "ramp"} for entry in one.entries)
        ]
        for fill, section in zip(painted(variant), sections, strict=True):
            where = (page, layer.id, variant.id)
            for area_id, value in fill.values.items():
                assert fill.codes[area_id] in {fill.classes.code(value), "k"}, where
            marks = {"class", "ramp", "pattern"}
            counted = sum(one.count or 0 for one in section.entries if one.mark in marks)
            if section.square:
                counted += sum(count for row in section.square.fields for _, _, count in row)
            assert counted == len(fill.codes), where
            seen += 1
    assert seen > 50


@pytest.mark.parametrize(
    ("rule", "place", "name"),
    [
        (4, "exports.test_images", "test_pixels_of_each_missing_state_have_a_pattern_of_their_own"),
        (
            4,
            "exports.test_images",
            "test_svg_has_a_pattern_for_each_missing_state_in_map_and_legend",
        ),
        (
            4,
            "exports.test_images",
            "test_pdf_has_a_pattern_for_each_missing_state_and_paints_with_all",
        ),
        (
            7,
            "geo.test_static_maps",
            "test_all_regions_are_named_and_no_text_is_in_the_way_of_another",
        ),
        (7, "browser.test_names", "test_all_regions_are_named_near_their_places"),
        (
            8,
            "exports.test_images",
            "test_title_unit_year_level_source_licence_and_credit_are_in_every_file",
        ),
    ],
)
def test_4_7_8_stand_with_what_draws_the_maps(rule: int, place: str, name: str) -> None:
    """Patterns, labels and texts are tested where each format is made; this keeps them there."""
    assert callable(getattr(import_module(f"tests.{place}"), name)), rule


def test_5_areas_are_measured_in_equal_area_and_match_the_official_ones() -> None:
    districts = STORE.read_outlines(Level.DISTRICT).set_index("area_id").geometry
    with pytest.raises(NotEqualAreaError):
        area_km2(districts)
    with pytest.raises(NotEqualAreaError):
        area_km2(districts.to_crs("EPSG:25833"))
    own = area_km2(districts.to_crs("EPSG:3035"))
    said = world().observations["area_km2"]["2022"]["value"]
    for region in world().regions:
        parts = [one for one in region.definition().areas if one in own.index]
        if parts:
            assert own[parts].sum() == pytest.approx(said[parts].sum(), rel=0.005)


@pytest.mark.parametrize("vision", VISIONS)
def test_6_classes_can_be_told_apart_and_bad_palettes_fail(vision: str) -> None:
    bivariate = [colour for row in palette.BIVARIATE for colour in row]
    for colours in (palette.SEQUENTIAL, palette.diverging(5), bivariate):
        assert smallest_distance(colours, vision) >= LEAST_DISTANCE
    assert smallest_distance([*palette.REGION.values()], vision) >= LEAST_DISTANCE
    if vision in {"protan", "deutan"}:
        assert smallest_distance(RD_YL_GN, vision) < LEAST_DISTANCE
        assert smallest_distance(STEVENS, vision) < LEAST_DISTANCE


def test_9_numbers_are_written_as_in_the_language_and_a_limit_opens_its_class() -> None:
    assert len(NUMBERS) >= 40
    for value, decimals, german, english in NUMBERS:
        assert number(value, decimals, "de") == german
        assert number(value, decimals, "en") == english
    for _, _, variant in variants(Scheme()):
        for fill in painted(variant):
            for place, limit in enumerate(fill.classes.breaks):
                assert fill.classes.code(limit) == CLASS_CODES[place + 1]


def test_10_a_score_of_the_laender_on_a_district_is_refused() -> None:
    measure = world().catalogue["unemployment_rate"]
    score = replace(measure, levels=(Level.COUNTRY, Level.STATE))
    with pytest.raises(WrongLevelError, match="not for district"):
        district_fill(world(), score, district_periods(world(), measure.id)[0], reader("de"))
