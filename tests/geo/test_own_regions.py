"""Regions of the reader's own: from lists, links and files, and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.area_names import named
from geo.areas import district_of, ids_of_level, members
from geo.compare.cells import cell
from geo.compare.own_regions import (
    NoRegionError,
    link_of,
    linked,
    open_words,
    own_region,
    typed,
)
from geo.compare.region_file import MOST_BYTES, file_of, left_out_of_file, region_of_file
from geo.compare.sides import MOST, chosen
from geo.evidence import record
from geo.model import Level, Region
from geo.own_region import LONGEST_TITLE, MOST_AREAS, code_of, id_of, is_own
from geo.own_region import own_region as by_id
from geo.refs import parsed, region_scope
from loaders.region_list import read_regions
from tests.geo.real import DATA, real_world
from tests.world import reader

WORLD = real_world()
READER = reader()
DISTRICTS = ids_of_level(WORLD.areas, Level.DISTRICT)
MUNICIPALITIES = ids_of_level(WORLD.areas, Level.MUNICIPALITY)
QUICK = settings(deadline=None, max_examples=25, database=None, derandomize=True)


def region(title: str, *areas: str) -> Region:
    return own_region(WORLD, title, areas, READER)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("14511", "14511"),
        ("5958", "05958"),
        ("1001", "01001"),
        ("5958040", "05958040"),
        ("14 5 22 360", "14522360"),
        ("14511000", "14511"),
        ("14522 Mittelsachsen", "14522"),
        ("Chemnitz", "14511"),
        ("meissen, landkreis", "14627"),
        ("Landkreis Meißen", "14627"),
        ("LK Meissen", "14627"),
        ("Stadt Zwickau", "14524330"),
        ("Zwickau, Stadt", "14524330"),
        ("Maerkischer Kreis", "05962"),
        ("MÄRKISCHER KREIS", "05962"),
        ("Siegen-Wittgenstein", "05970"),
        ("Hansestadt Rostock", "13003"),
        ("Hamburg", "02000"),
    ],
)
def test_area_is_found_by_key_or_name(text: str, area: str) -> None:
    assert typed(WORLD, text, READER).areas == (area,)


def test_land_stands_for_its_districts() -> None:
    assert typed(WORLD, "Freistaat Sachsen", READER).areas == tuple(
        members(WORLD.areas, ["14"], Level.DISTRICT)
    )


@pytest.mark.parametrize("text", ["Zwickau", "Rostock", "Meißen", "München", "Olpe"])
def test_name_of_several_areas_is_listed_with_their_keys(text: str) -> None:
    found = typed(WORLD, text, READER)
    assert found.areas == ()
    (words,) = open_words(WORLD, found, READER)
    assert len(found.unclear[0].candidates) == 2
    assert all(area in words for area in found.unclear[0].candidates)


@pytest.mark.parametrize("text", ["Atlantis", "99999", "999", "14522 Bayern", "<b>", "14511000111"])
def test_unknown_entry_is_listed_and_not_dropped(text: str) -> None:
    found = typed(WORLD, f"14511; {text}", READER)
    assert found.areas == ("14511",)
    assert [one.text for one in found.unknown] == [text]
    assert text in open_words(WORLD, found, READER)[0]


def test_municipality_of_a_listed_district_is_left_out_and_named() -> None:
    found = typed(WORLD, "Mittelsachsen, 14522360", READER)
    assert (found.areas, found.inside) == (("14522",), ("14522360",))
    assert "Mittweida" in open_words(WORLD, found, READER)[0]


@pytest.mark.parametrize("indicator", ["population", "vacancies_per_100_unemployed"])
def test_town_that_is_a_district_has_the_figures_of_its_district(indicator: str) -> None:
    found, _ = chosen(WORLD, ["14511"], ["Chemnitz Gem~14511000"], READER)
    district, town = (cell(WORLD, one, indicator) for one in found)
    assert district.value.number is not None
    assert (town.value.number, town.value.period) == (district.value.number, district.value.period)
    assert town.ref and record(WORLD, town.ref, READER).value


def test_municipality_of_a_landkreis_stays_one() -> None:
    found, _ = chosen(WORLD, [], ["Ort~14522360"], READER)
    assert found[0].areas == ("14522360",)


@pytest.mark.parametrize("text", ["", " ;,\n", "x" * 20_001])
def test_list_without_an_area_and_endless_list_give_one_sentence(text: str) -> None:
    with pytest.raises(NoRegionError, match=r"^[^.]+\.$"):
        typed(WORLD, text, READER)


def one_key(area_id: str) -> str:
    """Return the key of an area; the district of a town that is one or of a Land that is one."""
    alone = f"{area_id}000"
    return alone if alone in DISTRICTS and same_name(alone, area_id) else district_of(area_id)


def same_name(one: str, other: str) -> bool:
    return str(WORLD.areas.at[one, "name"]) == str(WORLD.areas.at[other, "name"])


@pytest.mark.parametrize("written", [str, str.upper, lambda name: f"  {name} "])
def test_every_name_finds_its_area_or_all_that_bear_it(written: Callable[[str], str]) -> None:
    bearers: dict[str, set[str]] = {}
    for area_id, name in WORLD.areas["name"].astype("str").items():
        town = len(str(area_id)) == 2 or str(area_id).endswith("000")
        bearers.setdefault(name, set()).add(one_key(str(area_id)) if town else str(area_id))
    for name, areas in bearers.items():
        found = named(WORLD, written(name))
        assert ({found.area_id} if found.area_id else set(found.candidates)) == areas, name
        assert bool(found.area_id) == (len(areas) == 1), name


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Neuenkirchen", {"05566060"}),
        ("Gemeinde Neuenkirchen", {"05566060"}),
        ("neuenkirchen", {"05566060"}),
        ("Neunkirchen", {"10043", "05970036"}),
        ("Gemeinde Neunkirchen", {"05970036"}),
        ("Landkreis Neunkirchen", {"10043"}),
        ("Landkreis Neuenkirchen", set()),
    ],
)
def test_spelling_decides_between_names_that_are_alike(text: str, areas: set[str]) -> None:
    found = typed(WORLD, text, READER)
    unclear = {area for one in found.unclear for area in one.candidates}
    assert (set(found.areas) or unclear) == areas
    assert bool(found.unknown) == (not areas)


def test_unclear_name_is_said_as_such_with_key_and_kind_of_each_area() -> None:
    (words,) = open_words(WORLD, typed(WORLD, "Neunkirchen", READER), READER)
    assert words == (
        "“Neunkirchen” may mean several areas; enter one of the keys: "
        "Neunkirchen (Landkreis, 10043), Neunkirchen (Gemeinde, 05970036)."
    )


def test_beginning_of_names_is_no_name() -> None:
    (words,) = open_words(WORLD, typed(WORLD, "Steinfur", READER), READER)
    assert words.startswith("“Steinfur” is no area of the atlas; close to it: Steinfurt")


def test_four_hundred_municipalities_fit_in_a_link() -> None:
    found = region("Ä" * LONGEST_TITLE, *MUNICIPALITIES[::2][:MOST_AREAS])
    assert len(found.definition().areas) == MOST_AREAS
    assert len(urlencode({"own": link_of(found)})) < 2_048
    longest = f"region:{found.id}:own:vacancies_per_100_unemployed:2025"
    assert parsed(longest)[1][0] == found.id


AREAS = st.one_of(
    st.lists(st.sampled_from(MUNICIPALITIES), min_size=1, max_size=30),
    st.lists(st.sampled_from(DISTRICTS), min_size=1, max_size=30),
    st.lists(st.sampled_from([*DISTRICTS[:40], *MUNICIPALITIES[:80]]), min_size=1, max_size=20),
)
TITLES = st.text(max_size=80)


@QUICK
@given(TITLES, AREAS)
def test_link_and_id_and_file_give_the_region_back(title: str, areas: list[str]) -> None:
    found = region(title, *areas)
    assert linked(WORLD, link_of(found), READER) == found
    assert region_of_file(WORLD, file_of(WORLD, found), READER) == found
    assert WORLD.region(found.id) == found
    parts = region_scope(found, found.definition()).split(".")
    assert parts == ["region", found.id, "own"]


@QUICK
@given(st.text(max_size=60))
def test_hostile_texts_give_a_region_or_one_sentence(text: str) -> None:
    for given_text in (text, f"x~{text}", f"own-{text}"):
        try:
            assert is_own(linked(WORLD, given_text, READER).id)
        except NoRegionError as fault:
            assert "\n" not in str(fault)
        assert by_id(f"own-{given_text}", WORLD.areas.index) is None or text


@pytest.mark.parametrize(
    "text",
    [
        *("", "~", "x", "14511~", "14511-14511", "14522-14522360", "1451114511", "14524-14511"),
        *("99999", "14511-x", "14511 ", "145110", "14511--14524", "14522360360", "١٤٥١١"),
    ],
)
def test_link_that_holds_no_region_gives_one_sentence(text: str) -> None:
    with pytest.raises(NoRegionError, match=r"^[^\n]+$"):
        linked(WORLD, text, READER)


def test_four_hundred_and_one_areas_are_too_many() -> None:
    code = code_of(MUNICIPALITIES[:401])
    with pytest.raises(NoRegionError, match="401 areas"):
        linked(WORLD, f"x~{code}", READER)
    with pytest.raises(NoRegionError, match="401 areas"):
        own_region(WORLD, "x", MUNICIPALITIES[:401], READER)
    assert WORLD.region(f"own-{code}") is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no"),
        (b"[[other]]\n", "holds no"),
        (b"region = 3\n", "holds no"),
        (b"no toml at all =", "is no TOML"),
        ("[[region]]\ntitle_de = 'Fünf'".encode("latin-1"), "UTF-8"),
        (b"#" * (MOST_BYTES + 1), "bytes"),
        (b"[[region]]\n[[region]]\n", "2 regions"),
        (b"[[region]]\ntitle_de = 'x'\n", "no list"),
        (b"[[region]]\n[[region.definition]]\nareas = [14511]\n", "no list"),
        (b"[[region]]\n[[region.definition]]\nareas = ['99999']\n", "99999"),
        (b"[[region]]\n[[region.definition]]\nareas = []\n", "at least one"),
        (b"a = " + b"[" * 5000, "is no TOML"),
    ],
)
def test_file_that_is_no_region_gives_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(NoRegionError, match=words) as fault:
        region_of_file(WORLD, content, READER)
    assert "\n" not in str(fault.value)


def test_file_with_an_area_inside_another_says_so_as_the_list_does() -> None:
    both = ["14521", "14521120"]
    content = (
        f'[[region]]\ntitle_de = "Mein"\n[[region.definition]]\nareas = {json.dumps(both)}\n'
    ).encode()
    assert region_of_file(WORLD, content, READER).definition().areas == ("14521",)
    said = open_words(WORLD, typed(WORLD, ", ".join(both), READER), READER)
    assert left_out_of_file(WORLD, content, READER) == said
    assert "because its whole district" in said[0]


def test_file_of_401_areas_is_refused() -> None:
    listed = ", ".join(f'"{one}"' for one in MUNICIPALITIES[:401])
    content = f"[[region]]\n[[region.definition]]\nareas = [{listed}]\n".encode()
    with pytest.raises(NoRegionError, match="401"):
        region_of_file(WORLD, content, READER)


@pytest.mark.parametrize("title", ["Mein Raum", 'Raum "A"\\', "Erzgebirge", "ßüé"])
def test_file_pasted_into_the_list_is_a_region_of_the_atlas(tmp_path: Path, title: str) -> None:
    own = region(title, "14511", "14522360")
    pasted = (DATA / "regions.toml").read_bytes() + b"\n" + file_of(WORLD, own)
    (tmp_path / "regions.toml").write_bytes(pasted)
    *others, found = read_regions(tmp_path / "regions.toml")
    assert tuple(others) == WORLD.regions
    assert found.title == own.title
    assert found.definition().areas == own.definition().areas


def test_figure_of_a_region_of_ones_own_leads_to_its_record_by_its_address_alone() -> None:
    own = region("Mein Raum", "14511", "14627")
    (side,), faults = chosen(WORLD, [], [link_of(own)], READER)
    assert faults == ()
    for indicator in ("population", "vacancies_per_100_unemployed", "share_18_64"):
        found = cell(WORLD, side, indicator)
        shown = record(WORLD, found.ref, READER)
        assert shown.number == found.value.number
        assert "Mein Raum" in shown.place
        assert shown.terms


def test_unknown_sides_give_one_sentence_each_and_the_rest_stays() -> None:
    ids = ["erzgebirge", "nowhere", "14", "14521010", "erzgebirge.none", "erzgebirge"]
    sides, faults = chosen(WORLD, ids, ["A~14511", "B~99999"], READER)
    assert [one.id for one in sides] == ["erzgebirge", "14", id_of("A", ["14511"])]
    assert len(faults) == 4


def test_more_than_eight_sides_are_named_and_left_out() -> None:
    sides, faults = chosen(WORLD, DISTRICTS[:10], [], READER)
    assert len(sides) == MOST
    assert len(faults) == 1
