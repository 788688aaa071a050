"""Small multiples and moving maps: one scale on the ground, one class scale, missing hatched."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from xml.etree import ElementTree

import pytest

from geo.class_choice import DEFAULT
from geo.compare import moving_maps
from geo.compare.matrix import matrix
from geo.compare.multiples import HEIGHT, WIDTH, Multiples, multiples
from geo.compare.multiples_svg import panel_svg, sheet_svg
from geo.compare.objections import no_parts
from geo.compare.outline_paths import COARSE_FROM_M
from geo.compare.own_regions import linked
from geo.compare.sides import Side, of_area, of_region
from geo.evidence import record
from geo.measure import area_km2
from geo.model import Level, ShapeRef, Status, Text
from geo.sheets import NoSuchMapError
from geo.views import overview_view
from tests.geo.real import real_paths as paths
from tests.geo.real import real_world as world
from tests.world import reader

READER = reader()
SVG = "{http://www.w3.org/2000/svg}"
FIVE = ("erzgebirge", "chemnitz-zwickau", "mittweida", "meissen", "suedwestfalen")


def side(name: str) -> Side:
    """Return a region of the atlas or an area as a side."""
    region = world().region(name)
    return of_region(region, region.definition()) if region else of_area(world(), name)


def drawn(indicator: str, *names: str, level: Level = Level.DISTRICT) -> Multiples:
    sides = [side(one) for one in names]
    return multiples(world(), sides, indicator, paths(), READER, level=level)


@pytest.mark.parametrize("names", [FIVE, ("14", "14627"), ("05315", "11000", "09162")])
def test_all_maps_have_one_scale_and_show_their_side_as_a_whole(names: tuple[str, ...]) -> None:
    found = drawn("share_65plus", *names)
    for panel in found.panels:
        west, south, east, north = panel.box
        assert (east - west) / WIDTH == pytest.approx(found.metres)
        assert (north - south) / HEIGHT == pytest.approx(found.metres)
        own = paths().of_side(world(), panel.side).bounds
        assert west < own[0] < own[2] < east
        assert south < own[1] < own[3] < north


def test_class_limits_are_those_of_all_districts_whatever_is_beside() -> None:
    alone, beside = drawn("share_65plus", "14627"), drawn("share_65plus", *FIVE)
    assert alone.fill is not None
    assert beside.fill is not None
    assert alone.fill.classes == beside.fill.classes
    assert len(alone.fill.codes) == 400


def test_areas_inside_are_those_of_the_side_at_the_level() -> None:
    found = drawn("share_65plus", *FIVE, "14")
    assert {panel.side.id: len(panel.inside) for panel in found.panels} == {
        "erzgebirge": 1,
        "chemnitz-zwickau": 2,
        "mittweida": 1,
        "meissen": 1,
        "suedwestfalen": 5,
        "14": 13,
    }
    assert "those of the whole of Mittelsachsen" in " ".join(found.notes)
    fine = drawn("employment_rate", "mittweida", "05315", level=Level.MUNICIPALITY)
    assert [len(panel.inside) for panel in fine.panels] == [23, 1]
    assert any("as many areas in each class" in note for note in fine.notes)


MIXED = "14511-14522010060"
"""Chemnitz and two municipalities of Mittelsachsen."""


def own_side(text: str) -> Side:
    """Return a region of the reader's own as a side."""
    region = linked(world(), f"Mine~{text}", READER)
    return of_region(region, region.definition())


def test_each_municipality_of_a_mixed_region_shows_its_whole_district_with_a_note() -> None:
    own = own_side(MIXED)
    found = multiples(world(), [own, side("14627")], "unemployment_rate", paths(), READER)
    assert found.panels[0].inside == ("14511", "14522")
    words = (
        "Mine: on the maps and in their table the whole of Mittelsachsen stands in place of "
        "Altmittweida and Burgstädt."
    )
    assert words in found.notes
    notes = found.table.set_index(["side", "area_id"])["note"]
    assert notes[own.id, "14511"] == ""
    assert notes[own.id, "14522"] == (
        "the whole district, of which the region has only: Altmittweida and Burgstädt"
    )
    fine = multiples(world(), [own], "employment_rate", paths(), READER, level=Level.MUNICIPALITY)
    assert fine.panels[0].inside == ("14511000", "14522010", "14522060")
    assert not any("the whole of" in note for note in fine.notes)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("14521110", "85\N{NO-BREAK SPACE}per km² (municipalities, 2022)"),
        (MIXED, "1,000\N{NO-BREAK SPACE}per km² (mixed (districts, municipalities), 2022)"),
    ],
)
def test_a_figure_of_the_region_itself_is_told_from_that_of_the_district_on_its_map(
    text: str, own: str
) -> None:
    sides = [side("erzgebirge"), own_side(text)]
    found = multiples(world(), sides, "population_density", paths(), READER)
    said = " ".join(map(str, found.words))
    district = "Mittelsachsen" if text == MIXED else "Erzgebirgskreis"
    assert (
        f"On the map of Mine stands the whole of {district}; the figure of the region itself is "
        f"{own}."
    ) in said
    assert "The regions as a whole: Population density 2022: highest " in said
    assert not any("figures of Mine are those" in note for note in (said, *found.notes))
    assert any(note.startswith("Mine: on the maps and in their table") for note in found.notes)
    assert found.panels[1].alt.endswith(f"whole districts in place of their parts: {district}.")
    assert "whole districts" not in found.panels[0].alt


def test_a_figure_lent_by_a_district_is_that_of_the_map_and_of_the_words() -> None:
    found = drawn("unemployment_rate", "erzgebirge", "mittweida")
    said = " ".join(map(str, found.words))
    assert "the figure of the region itself" not in said
    assert "The figures of Mittweida are those of the whole of Mittelsachsen." in found.notes


@pytest.mark.parametrize(
    ("indicators", "words"),
    [
        (["unemployment_rate", "share_65plus"], "{all}."),
        (["unemployment_rate"], "{all}."),
        (
            ["unemployment_rate", "share_65plus", "area_km2"],
            "{all}, except: Area.",
        ),
        (
            ["unemployment_rate", "population", "area_km2"],
            (
                "Of Mittweida these figures are those of the whole of Mittelsachsen: Unemployment "
                "rate."
            ),
        ),
        (["population", "area_km2"], ""),
    ],
)
def test_what_a_district_lends_is_said_of_the_indicators_that_it_is_true_for(
    indicators: list[str], words: str
) -> None:
    sides = [side("erzgebirge"), side("mittweida")]
    said = " ".join(map(str, matrix(world(), sides, READER, indicators).words))
    every = "The figures of Mittweida are those of the whole of Mittelsachsen"
    if words:
        assert words.replace("{all}", every) in said
    else:
        assert "those of the whole of" not in said


def test_a_mixed_region_has_no_districts_of_its_own_to_take_a_median_of() -> None:
    sides = [own_side(MIXED), side("14627")]
    assert no_parts(sides, Level.DISTRICT, READER).endswith("without districts of its own: Mine.")
    assert no_parts(sides[1:], Level.DISTRICT, READER) == ""


def test_words_say_level_range_ends_distances_missing_and_source() -> None:
    found = drawn("unemployment_rate", "suedwestfalen", "14511", "mittweida")
    words = " ".join(found.words).replace("\u00a0", " ")
    assert words.startswith("Unemployment rate, districts 2025: Südwestfalen (South Westphalia) (")
    for part in (
        "Mittweida (Mittelsachsen 5.8 %).",
        "Unemployment rate 2025: highest ",
        "Germany stands at ",
        "their Land: ",
        "Without a figure: Südwestfalen (South Westphalia) (",
        "Source: Bundesagentur für Arbeit",
    ):
        assert part in words
    refs = [span[2] for one in found.words for span in getattr(one, "spans", ())]
    assert len(refs) >= 8
    for ref in refs:
        assert record(world(), ref, READER).ref == ref


def test_areas_without_a_value_are_named() -> None:
    found = drawn("employment_rate", "14522", level=Level.MUNICIPALITY)
    assert "Without a value on the maps: Jahnatal." in found.words


def test_side_without_municipalities_in_the_atlas_says_so() -> None:
    found = drawn("employment_rate", "09162", "meissen", level=Level.MUNICIPALITY)
    assert "The atlas has no municipalities of München (Kreisfreie Stadt)." in found.notes


@pytest.mark.parametrize(
    ("indicator", "level", "words"),
    [
        ("unemployed", Level.DISTRICT, "No small maps of totals"),
        ("unemployment_rate", Level.MUNICIPALITY, "No figures of municipalities"),
        ("vacancy_rate_dwellings", Level.DISTRICT, "No figures of districts"),
    ],
)
def test_what_cannot_be_mapped_is_refused_with_the_reason(
    indicator: str, level: Level, words: str
) -> None:
    found = drawn(indicator, "14627", "14521", level=level)
    assert found.panels == ()
    assert words in found.refused
    assert found.words == (found.refused,)
    assert "<svg" in sheet_svg(world(), found, paths(), READER)


def test_every_figure_of_the_table_leads_to_its_record() -> None:
    found = drawn("unemployment_rate", *FIVE)
    assert len(found.table) == 10
    for ref in found.table["ref"]:
        assert record(world(), ref, READER)
    assert (found.table["class"] != "").all()


@pytest.mark.parametrize(
    ("status", "look"),
    [
        (Status.SECRET, "url(#multiples-g-"),
        (Status.UNRELIABLE, "url(#multiples-u-"),
        (Status.LATER, "url(#multiples-t-"),
        (Status.NOT_MEANINGFUL, "url(#multiples-x-"),
    ],
)
def test_missing_values_are_hatched_by_their_state(status: Status, look: str) -> None:
    known = world().observations["unemployment_rate"]["2025"]
    rows = known.assign(
        value=known["value"].where(known.index != "14627"),
        status=known["status"].astype("str").where(known.index != "14627", status.value),
    )
    observations = {**world().observations, "unemployment_rate": {"2025": rows}}
    changed = replace(world(), observations=observations)
    found = multiples(changed, [side("14627")], "unemployment_rate", paths(), READER)
    assert look in panel_svg(changed, found, found.panels[0], paths(), READER)
    assert found.panels[0].alt == "Meißen: districts: 1, without a value: 1."
    assert found.words[0] == "Without a value on the maps: Meißen."


def test_drawing_is_svg_with_words_and_takes_text_as_text() -> None:
    plain = side("14627")
    title = Text(de="<b>'&", en="<b>'&")
    hostile = replace(plain, region=replace(plain.region, title=title))
    found = multiples(world(), [hostile, side("14")], "share_65plus", paths(), READER)
    for panel in found.panels:
        tree = ElementTree.fromstring(  # noqa: S314 - our own drawing
            panel_svg(world(), found, panel, paths(), READER)
        )
        assert tree.attrib["aria-label"] == panel.alt
        filled = [one for one in tree.iter(f"{SVG}path") if one.find(f"{SVG}title") is not None]
        assert len(filled) == len(panel.inside)


def test_sheet_says_title_unit_year_level_source_legend_and_credit() -> None:
    found = drawn("share_65plus", *FIVE)
    tree = ElementTree.fromstring(  # noqa: S314 - our own drawing
        sheet_svg(world(), found, paths(), READER)
    )
    words = " ".join(one.text or "" for one in tree.iter(f"{SVG}text"))
    assert found.title in words
    assert "%, 2024, districts" in words
    assert "Basis Zensus 2022" in words
    assert "GeoBasis-DE" in words
    for entry in found.legend.entries if found.legend else ():
        assert entry.label in words
    assert words.count("km") >= len(FIVE)


def test_coarse_outlines_are_shorter_and_cover_the_same_ground() -> None:
    fine, coarse = (paths().of_areas(metres) for metres in (10.0, COARSE_FROM_M))
    assert sum(map(len, coarse.values())) < 0.8 * sum(map(len, fine.values()))
    assert coarse.keys() == fine.keys()
    region = paths().of_side(world(), side("suedwestfalen"))
    shapes = paths().shapes.loc[list(side("suedwestfalen").areas)]
    assert region.area / 1e6 == pytest.approx(float(area_km2(shapes).sum()), rel=1e-6)


@cache
def overview() -> object:
    names = ("districts", "states", "regions", "names")
    files = {name: ShapeRef(url=f"{name}.json", shapes=1) for name in names}
    return overview_view(world(), files, READER, DEFAULT)


def test_moving_maps_of_sides_share_the_scale_and_look_at_their_side() -> None:
    shown = ("skills", "unemployment_rate:2025")
    sides = [side(one) for one in FIVE]
    found = moving_maps.of_sides(world(), overview(), sides, shown, paths(), READER)
    assert len(found) == moving_maps.MOST
    assert {one.parameters["across"] for one in found} != {"0.0"}
    assert len({one.parameters["across"] for one in found}) == 1
    assert {one.parameters["together"] for one in found} == {"offset"}
    assert {one.parameters["year"] for one in found} == {"2025"}
    erzgebirge = found[0].parameters
    assert (float(erzgebirge["lat"]), float(erzgebirge["lon"])) == pytest.approx(
        (50.6, 13.0), abs=0.15
    )


def test_moving_maps_of_one_side_look_at_the_same_place() -> None:
    shown = [("skills", "unemployment_rate:2023"), ("skills", "unemployment_rate:2025")]
    found = moving_maps.of_variants(world(), overview(), side("suedwestfalen"), shown, paths())
    assert [one.parameters["year"] for one in found] == ["2023", "2025"]
    assert {one.parameters["together"] for one in found} == {"view"}
    assert found[0].parameters["lat"] == found[1].parameters["lat"]
    assert found[0].title != found[1].title


def test_unknown_variant_of_a_moving_map_is_named() -> None:
    shown = ("skills", "nothing:2025")
    with pytest.raises(NoSuchMapError, match="nothing:2025"):
        moving_maps.of_sides(world(), overview(), [side("14")], shown, paths(), READER)
