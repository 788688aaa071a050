"""Densities: two counts by three denominators, each with its year, its limits and its words."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from geo import palette
from geo.classification import Method, Scheme
from geo.classify import ZERO_CODE, counts
from geo.layers import Layer, Variant
from geo.model import Level, Status, Text
from geo.observations import indexed
from geo.partner_density import (
    AREA,
    ESTABLISHMENTS,
    FIRST,
    INHABITANTS,
    MEASURES,
    Count,
    Measure,
    density_classes,
    density_fill,
    density_of,
    levels_of,
    rates,
)
from geo.partner_layer import partner_layer
from geo.partner_symbols import partner_symbols
from geo.world import World
from tests.geo.real import real_world
from tests.world import MEMBERSHIPS, frame, reader, small_world, with_rows

BUSINESSES = {"98001": 10_000, "98002": 4_000, "99001": 1_000_000}
PER_AREA = Measure(count=Count.MEMBERSHIPS, by=AREA)
PER_BUSINESS = Measure(count=Count.ORGANISATIONS, by=ESTABLISHMENTS)
EVERY_SCHEME = pytest.mark.parametrize("method", list(Method))


@pytest.fixture(scope="module")
def real() -> World:
    return real_world()


def with_figures(indicator: str, period: str, figures: dict[str, float]) -> World:
    """Return the invented world with figures of one more indicator, or of other areas."""
    world = small_world()
    rows = [
        {
            "area_id": area_id,
            "period": period,
            "indicator": indicator,
            "value": float(number),
            "status": "exact",
            "source_id": "stat-labour",
        }
        for area_id, number in figures.items()
    ]
    about = replace(
        world.catalogue["population"],
        id=indicator,
        caveat=Text(de="Veraltet.", en="Outdated."),
    )
    return replace(
        world,
        observations={**world.observations, **indexed(frame("observations", rows))},
        catalogue={**world.catalogue, indicator: about},
    )


WORLD = with_figures("establishments", "2014", BUSINESSES)


def by_id(layer: Layer) -> dict[str, Variant]:
    return {variant.id: variant for variant in layer.variants}


VARIANTS = by_id(partner_layer(WORLD, [], ["alpha"], reader()))


def test_every_count_meets_every_denominator_and_the_first_stays_first() -> None:
    assert list(VARIANTS) == [
        "organisations",
        "memberships",
        "organisations_per_area",
        "memberships_per_area",
        "organisations_per_establishments",
        "memberships_per_establishments",
        "hexbin",
    ]
    assert not any(":" in one for one in VARIANTS)


def test_a_denominator_that_nobody_knows_makes_no_variant() -> None:
    layer = partner_layer(small_world(), [], ["alpha"], reader())
    assert not [one for one in by_id(layer) if "establishments" in one]


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        (FIRST, {"98001": 1.0, "98002": 1.0, "99001": 1.0}),
        (Measure(count=Count.MEMBERSHIPS, by=INHABITANTS), {"98001": 2.0, "99001": 1.0}),
        (PER_AREA, {"98001": 4 / 1.0005, "98002": 1 / 0.0995, "99001": 1 / 0.8}),
        (PER_BUSINESS, {"98001": 0.2, "98002": 0.25, "99001": 0.001}),
    ],
)
def test_density_is_the_count_for_so_much_of_the_denominator(
    measure: Measure, found: dict[str, float]
) -> None:
    assert rates(WORLD, Level.DISTRICT, measure)[list(found)].to_dict() == pytest.approx(found)


def test_an_area_without_a_denominator_is_missing_and_keeps_the_reason() -> None:
    assert density_fill(WORLD, Level.DISTRICT, reader()).codes["99002"] == "g"
    businesses = density_fill(WORLD, Level.DISTRICT, reader(), PER_BUSINESS)
    assert businesses.codes["99002"] == "n"
    assert "99002" not in businesses.values


def test_known_but_rounded_to_zero_is_not_none_known() -> None:
    fill = density_fill(WORLD, Level.DISTRICT, reader(), PER_BUSINESS)
    assert fill.values["99001"] == 0
    assert fill.codes["99001"] == "k"


def test_none_known_is_never_a_number_of_a_class() -> None:
    world = with_rows("memberships", MEMBERSHIPS[:3])
    for measure in MEASURES[:4]:
        codes = density_fill(world, Level.DISTRICT, reader(), measure).codes
        assert codes["99001"] == ZERO_CODE


def test_what_is_shown_is_what_is_classed(real: World) -> None:
    for measure in MEASURES:
        for level in levels_of(real, measure.by):
            fill = density_fill(real, level, reader(), measure)
            for area_id, value in fill.values.items():
                assert round(value, fill.decimals) == value
                if fill.codes[area_id] not in {"z", "k"}:
                    assert fill.classes.code(value) == fill.codes[area_id]


def test_a_tooltip_has_both_dates_and_both_sources() -> None:
    fill = density_fill(WORLD, Level.DISTRICT, reader(), PER_BUSINESS)
    assert fill.period == "memberships from sources of 2021; establishments 2014"
    assert fill.source.startswith("own count")
    assert "Invented Agency: Labour market" in fill.source


@pytest.mark.parametrize("name", list(VARIANTS)[:-1])
def test_words_name_count_unit_level_and_year(name: str) -> None:
    variant = VARIANTS[name]
    fill, *_ = variant.fills
    year = "2014" if "establishments" in name else "2024"
    assert variant.subtitle.startswith(f"{variant.label} (districts {year}")
    assert variant.label == f"{fill.measure} {fill.unit}"
    assert fill.measure == ("Memberships" if name.startswith("mem") else "Known partners")
    assert variant.legend[0].title == f"Districts, {fill.unit}, {year}"
    assert {"web-alpha", "web-beta"} < set(variant.sources)


def test_variants_have_labels_of_their_own() -> None:
    assert len({variant.label for variant in VARIANTS.values()}) == len(VARIANTS)


def test_old_establishments_are_said_with_the_map() -> None:
    for name, variant in VARIANTS.items():
        said = " ".join(variant.essentials)
        assert ("establishments 2014" in said and "Outdated." in said) is ("establish" in name)


def test_other_dates_are_said_when_asked() -> None:
    notes = " ".join(VARIANTS["organisations"].notes)
    assert "memberships from sources of 2021, 0 of them without a date; inhabitants 2024" in notes


def test_undated_memberships_are_counted() -> None:
    world = with_rows("memberships", [{**MEMBERSHIPS[0], "source_date": ""}, *MEMBERSHIPS[1:]])
    notes = " ".join(partner_layer(world, [], [], reader()).variants[0].notes)
    assert "1 of them without a date" in notes


def test_without_figures_of_municipalities_the_districts_of_the_region_are_filled() -> None:
    region = by_id(partner_layer(WORLD, ["98001"], ["alpha"], reader()))
    only = region["organisations_per_establishments"]
    assert [(fill.level, set(fill.codes)) for fill in only.fills] == [
        (Level.DISTRICT, {"98001", "98002", "99001", "99002"})
    ]
    assert any(note.startswith("Districts only") for note in only.notes)
    assert [fill.level for fill in region["memberships"].fills] == [
        Level.MUNICIPALITY,
        Level.DISTRICT,
    ]
    assert not any(note.startswith("Districts only") for note in region["memberships"].notes)


def test_circles_count_what_the_variant_counts() -> None:
    def radii(count: Count) -> dict[str, float]:
        found = partner_symbols(WORLD, reader(), count)
        return {
            symbol.lines[0].replace(";", ":").split(":")[0]: symbol.radius_px for symbol in found
        }

    organisations, memberships = radii(Count.ORGANISATIONS), radii(Count.MEMBERSHIPS)
    assert (memberships["Lower Copper"] / organisations["Lower Copper"]) ** 2 == pytest.approx(3)
    assert memberships["Tinford"] == organisations["Tinford"]
    for name, radius in (("memberships_per_area", memberships), ("organisations", organisations)):
        assert {s.radius_px for s in VARIANTS[name].symbols} == set(radius.values())


def test_a_circle_of_memberships_names_who_has_several() -> None:
    lines = [symbol.lines[:2] for symbol in partner_symbols(WORLD, reader(), Count.MEMBERSHIPS)]
    assert ("Lower Copper; memberships: 3", "Bell Foundry (3)") in lines


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_rounded_limits_fit_all_areas_of_a_level(real: World, measure: Measure) -> None:
    assert levels_of(real, measure.by)
    for level in levels_of(real, measure.by):
        found = counts(density_fill(real, level, reader(), measure).codes)
        classes, _ = density_classes(real, level, measure, Scheme())
        sizes = [found.get(str(place), 0) for place in range(len(classes.colours))]
        assert 2 <= min(sizes) <= max(sizes) <= 9


def test_both_counts_share_their_limits() -> None:
    for by in (INHABITANTS, AREA):
        first, second = (
            density_classes(WORLD, Level.DISTRICT, Measure(count=count, by=by), Scheme())[0]
            for count in Count
        )
        assert first == second


@EVERY_SCHEME
def test_limits_do_not_depend_on_what_is_shown(real: World, method: Method) -> None:
    scheme = Scheme(method=method)
    for measure in MEASURES[:4]:
        for level in (Level.DISTRICT, Level.MUNICIPALITY):
            everywhere = density_fill(real, level, reader(), measure, scheme)
            part = density_fill(real, level, reader(), measure, scheme, inside=["14521"])
            assert part.classes == everywhere.classes
            assert part.codes == {area: everywhere.codes[area] for area in part.codes}


@EVERY_SCHEME
def test_none_known_stays_a_class_of_its_own(real: World, method: Method) -> None:
    scheme = Scheme(method=method)
    fill = density_fill(real, Level.DISTRICT, reader(), PER_AREA, scheme)
    assert fill.classes.zero
    none = {area for area, value in fill.values.items() if value == 0}
    assert {area for area, code in fill.codes.items() if code == ZERO_CODE} == none
    assert all(limit > 0 for limit in fill.classes.breaks)


def test_quantiles_are_of_the_areas_with_a_partner(real: World) -> None:
    fill = density_fill(real, Level.DISTRICT, reader(), FIRST, Scheme(method=Method.QUANTILES))
    known = pd.Series({k: v for k, v in fill.values.items() if v})
    sizes = [count for code, count in counts(fill.codes).items() if code.isdigit()]
    assert sum(sizes) == len(known)
    assert max(sizes) - min(sizes) <= 2


def test_there_is_no_germany_to_centre_on_and_the_words_say_so(real: World) -> None:
    layer = partner_layer(real, ["14521"], [], reader(), Scheme(method=Method.MEAN_CENTRED))
    sentence = "Classes with rounded limits instead, because the value of Germany is not known."
    for variant in layer.variants[:-1]:
        assert variant.subtitle.endswith(f"number at the place. {sentence}")
        assert not any(sentence in note for note in variant.notes)
        for fill in variant.fills:
            expected = density_classes(real, fill.level, FIRST, Scheme())[0]
            assert fill.classes.colours == expected.colours


def test_notes_say_for_each_level_how_it_is_classed(real: World) -> None:
    layer = partner_layer(real, ["14521"], [], reader(), Scheme(method=Method.QUANTILES))
    classed = [note for note in layer.variants[0].notes if note.startswith("Classes: ")]
    assert [note.rsplit(", ", 1)[1] for note in classed] == [
        "municipalities 2022.",
        "districts 2024.",
    ]


@EVERY_SCHEME
def test_districts_never_have_the_colours_of_municipalities(real: World, method: Method) -> None:
    colours = [
        set(density_classes(real, level, FIRST, Scheme(method=method))[0].colours)
        for level in (Level.DISTRICT, Level.MUNICIPALITY)
    ]
    assert not colours[0] & colours[1]
    assert palette.NO_DATA not in colours[0]


def test_a_level_without_a_row_is_missing_as_not_recorded() -> None:
    fill = density_fill(small_world(), Level.MUNICIPALITY, reader())
    assert fill.codes["99002010"] == "n"
    assert Status.NOT_COLLECTED.value == "not_collected"


def test_the_region_is_marked_at_its_own_density() -> None:
    variant = by_id(partner_layer(WORLD, ["98001"], ["alpha"], reader()))["organisations"]
    rows = WORLD.memberships[WORLD.memberships["area_id"].str.startswith("98001")]
    known = 100_000 * rows["organisation_id"].nunique() / 200_000
    assert density_of(WORLD, FIRST, ["98001"]) == pytest.approx(known)
    said = [text for section in variant.legend for text in section.reference]
    assert said == [f"Region: {known:.1f}\u00a0per 100,000 inhabitants"]
    assert density_of(WORLD, FIRST, ["99002"]) is None
