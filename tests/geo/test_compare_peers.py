"""Similar districts: nearest by structure, never a side's own parts, every part of a distance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.areas import districts_touched
from geo.citation import pieces
from geo.compare.peer_chart import peer_chart
from geo.compare.peer_refs import cited_table
from geo.compare.peer_weights import default_weights, weights_in, weights_text
from geo.compare.peer_words import DECIMALS, peer_notes, peer_rows, peer_words, shown_parts
from geo.compare.peers import Peer, Peers, peers
from geo.compare.sides import Side, of_area, of_region
from geo.evidence import record
from geo.model import Definition, Indicator, Kind, PeerRole, Region, Text
from geo.observations import indexed
from geo.world import World
from tests.geo.real import real_world as real
from tests.world import frame, reader, small_world

READER = reader()

PEOPLE: Mapping[str, tuple[float, float, float, float | None]] = {
    "97001": (100, 20, 5, 1),
    "97002": (100, 20, 5, 1),
    "97003": (110, 21, 5, 1),
    "97004": (900, 15, 9, 4),
    "97005": (100, 20, 7, 1),
    "97006": (100, 20, 5, None),
    "97007": (101, 20, 5, 1),
}
"""Density, share of the old, unemployment and industry of invented districts."""
NAMES = ("density", "old", "jobless", "industry")


@cache
def world() -> World:
    """Return the small world with other districts and four structural variables."""
    base = small_world()
    districts = [
        {"area_id": one, "level": "district", "name": f"Place {one[-1]}", "source": "x"}
        for one in PEOPLE
    ]
    rows = [
        {
            "area_id": area,
            "period": "2023" if name == "old" else "2024",
            "indicator": name,
            "value": float("nan") if number is None else number,
            "status": "secret" if number is None else "exact",
            "source_id": "stat-people",
        }
        for area, numbers in PEOPLE.items()
        for name, number in zip(NAMES, numbers, strict=True)
    ]
    return replace(
        base,
        areas=frame("areas", districts).set_index("area_id"),
        observations=indexed(frame("observations", rows)),
        catalogue={name: _variable(name) for name in NAMES},
    )


def _variable(name: str) -> Indicator:
    return Indicator(
        id=name,
        title=Text(de=name.upper(), en=name),
        about=Text(de="", en=""),
        unit=Text(de="%", en="%"),
        kind=Kind.RATE,
        peer=PeerRole(weight=1.0, logarithm=name == "density"),
    )


def side_of(*areas: str) -> Side:
    """Return a side made of several areas."""
    title = Text(de="Eigene", en="Own")
    definition = Definition(id="own", title=title, areas=areas, source="", source_url="")
    region = Region(
        id="own-x", letter="", title=title, is_what=title, is_not=title, definitions=(definition,)
    )
    return of_region(region, definition)


def nearest(found: Peers) -> list[str]:
    return [one.area_id for one in found.peers]


def test_nearest_district_is_the_one_alike_and_ties_go_by_key() -> None:
    found = peers(world(), of_area(world(), "97007"), READER)
    assert nearest(found)[:3] == ["97001", "97002", "97003"]
    assert found.peers[0].apart == found.peers[1].apart
    assert "97007" not in nearest(found)


def test_distance_is_that_of_the_formula() -> None:
    side = of_area(world(), "97001")
    found = peers(world(), side, READER, weights={"old": 2, "industry": 0})
    other = next(one for one in found.peers if one.area_id == "97004")
    expected = 0.0
    for place, (name, weight) in enumerate((("density", 1), ("old", 2), ("jobless", 1))):
        numbers = [row[place] for row in PEOPLE.values()]
        known = [log(one) if name == "density" else one for one in numbers if one is not None]
        mean = sum(known) / len(known)
        deviation = sqrt(sum((one - mean) ** 2 for one in known) / len(known))
        expected += weight * ((known[0] - known[3]) / deviation) ** 2
    assert other.apart == pytest.approx(sqrt(expected / 4))


def test_district_that_lacks_a_variable_is_no_candidate_and_is_named() -> None:
    found = peers(world(), of_area(world(), "97001"), READER)
    assert "97006" not in nearest(found)
    assert found.lacking == {"industry": ("97006",)}
    assert "“industry” are no candidates: Place 6" in " ".join(peer_notes(world(), found, READER))


def test_variable_that_the_side_lacks_is_left_out_and_said() -> None:
    found = peers(world(), of_area(world(), "97006"), READER)
    assert [one.measure.id for one in found.variables if one.used] == ["density", "old", "jobless"]
    assert nearest(found)[:2] == ["97001", "97002"]
    notes = " ".join(peer_notes(world(), found, READER))
    assert "no figure of its own: industry (not known or secret)" in notes


def test_a_figure_that_districts_do_not_differ_in_is_left_out_for_that_reason() -> None:
    rows = world().observations["industry"]["2024"]
    same = {"industry": {"2024": rows.assign(value=rows["value"].where(rows["value"].isna(), 7.0))}}
    alike = replace(world(), observations={**world().observations, **same})
    found = peers(alike, of_area(alike, "97001"), READER)
    notes = " ".join(peer_notes(alike, found, READER))
    assert "no figure of its own" not in notes
    assert (
        "Left out, as the figure of Place 1 cannot be set against others: industry (districts have "
        "no figures of 2024 that differ)." in notes
    )


def test_different_years_are_said() -> None:
    notes = peer_notes(world(), peers(world(), of_area(world(), "97001"), READER), READER)
    assert "density 2024; old 2023; jobless 2024; industry 2024" in " ".join(notes)


def test_too_few_variables_name_nobody() -> None:
    weights = {"density": 0.0, "old": 0.0}
    found = peers(world(), of_area(world(), "97001"), READER, weights=weights)
    assert found.peers == ()
    assert found.table.empty
    assert peer_words(world(), found, READER) == (found.refused,)
    assert found.refused.startswith("With 2 of the variables only")


@pytest.mark.parametrize("area", ["14", "DG"])
def test_land_and_germany_have_no_peers_among_districts(area: str) -> None:
    assert "not for Länder" in peers(real(), of_area(real(), area), READER).refused


@pytest.mark.parametrize(
    ("text", "changed", "faults"),
    [
        ("", {}, 0),
        ("old:2.5,density:0", {"old": 2.5, "density": 0.0}, 0),
        ("old:3.5", {}, 1),
        ("old:-1", {}, 1),
        ("old:nan", {}, 1),
        ("old", {}, 1),
        ("<b>:1,old:3", {"old": 3.0}, 1),
        ("young:1,old:x", {}, 2),
    ],
)
def test_weights_of_a_link_are_taken_or_named(
    text: str, changed: dict[str, float], faults: int
) -> None:
    found, said = weights_in(world(), text, READER)
    assert found == {**default_weights(world()), **changed}
    assert len(said) == faults
    assert weights_in(world(), weights_text(world(), found), READER) == (found, ())


REAL_SIDES = [
    *((region.id, one.id) for region in real().regions for one in region.definitions),
    ("", "14521"),
    ("", "09162"),
]


@pytest.mark.parametrize(("region_id", "part"), REAL_SIDES)
def test_a_side_never_meets_its_own_parts(region_id: str, part: str) -> None:
    region = real().region(region_id)
    side = of_region(region, region.definition(part)) if region else of_area(real(), part)
    found = peers(real(), side, READER)
    assert len(found.peers) == 10
    assert not {*districts_touched(side.areas)} & {*nearest(found)}
    assert nearest(found) == nearest(peers(real(), side, READER))


def test_own_region_of_districts_and_municipalities_meets_none_of_them() -> None:
    found = peers(real(), side_of("14521", "14523", "14524"), READER)
    assert not {"14521", "14523", "14524"} & {*nearest(found)}
    assert "Its own districts are no candidates" in " ".join(peer_notes(real(), found, READER))


@given(
    st.lists(st.floats(0, 3), min_size=9, max_size=9),
    st.sampled_from(["14521", "05958", "11000", "03158", "09162"]),
)
@settings(max_examples=25, deadline=None, derandomize=True)
def test_contributions_add_up_to_the_distance_whatever_the_weights(
    weights: list[float], area: str
) -> None:
    asked = dict(zip(default_weights(real()), weights, strict=True))
    found = peers(real(), of_area(real(), area), READER, weights=asked)
    for one in found.peers:
        assert sum(one.contributions.values()) == pytest.approx(one.apart, abs=1e-12)
        assert all(part >= 0 for part in one.contributions.values())
        shown = sum(shown_parts(one).values())
        assert round(shown, DECIMALS) == round(one.apart, DECIMALS)
    distances = [one.apart for one in found.peers]
    assert distances == sorted(distances) or distances == pytest.approx(sorted(distances))


def test_shown_parts_share_what_rounding_leaves() -> None:
    one = Peer(area_id="1", name="", apart=0.1, contributions={"a": 0.034, "b": 0.033, "c": 0.033})
    assert shown_parts(one) == {"a": 0.04, "b": 0.03, "c": 0.03}


def test_more_weight_on_a_variable_brings_districts_nearer_that_are_alike_in_it() -> None:
    side = of_area(world(), "97001")
    weights = {"density": 0.5, "old": 0.5, "jobless": 3.0, "industry": 0.5}
    usual = {one.area_id: one.apart for one in peers(world(), side, READER).peers}
    heavy = {one.area_id: one.apart for one in peers(world(), side, READER, weights=weights).peers}
    assert heavy["97003"] < usual["97003"]
    assert heavy["97005"] > usual["97005"]


def test_every_number_of_the_table_leads_to_its_record() -> None:
    region = real().regions[0]
    found = peers(real(), of_region(region, region.definition()), READER, number=2)
    assert len(found.table) == 2 * sum(one.used for one in found.variables)
    for ref in {*found.table["ref"], *found.table["own_ref"]}:
        assert record(real(), ref, READER)


def test_words_name_the_nearest_and_what_sets_them_apart() -> None:
    found = peers(world(), of_area(world(), "97003"), READER)
    first, second, third = peer_words(world(), found, READER)
    assert first.startswith("Most similar to Place 3 among 5 districts: Place 7 (")
    assert second.startswith("Compared by 4 of 4 variables")
    assert third == (
        "Place 7 differs most in “old” (2023): 20.0\u00a0% against 21.0\u00a0% in Place 3. "
        "Level of the figures: districts. Source: Invented Office."
    )


def test_rows_begin_with_the_side_itself_and_show_value_and_part() -> None:
    heads, rows = peer_rows(world(), peers(world(), of_area(world(), "97001"), READER), READER)
    assert heads[2] == "density (%, 2024)"
    assert rows[0][:3] == ["Place 1", "–", "100.0"]
    assert rows[1][:3] == ["Place 2", "0.00", "100.0 (+0.00)"]
    assert all(len(row) == len(heads) for row in rows)


def test_chart_has_a_part_for_each_variable_and_nothing_hidden_in_names() -> None:
    renamed = world().areas.assign(name="<b>&")
    found = peers(replace(world(), areas=renamed), of_area(world(), "97001"), READER)
    chart = peer_chart(found, READER)
    assert [one.name for one in chart.data] == list(NAMES)
    assert chart.data[0].y[0].startswith("1. &lt;b&gt;&amp;")
    lengths = [sum(one.x[0] for one in chart.data), found.peers[0].apart]
    assert lengths[0] == pytest.approx(lengths[1])


def test_every_distance_and_every_part_of_one_has_a_record_that_says_the_same() -> None:
    side, given = of_area(world(), "97001"), {"old": 2.5, "industry": 0.0}
    found = peers(world(), side, READER, weights=given)
    table = cited_table(world(), found)
    for peer in found.peers:
        own = table[table["area_id"] == peer.area_id]
        distance = record(world(), own["distance_ref"].iloc[0], READER)
        assert distance.number == pytest.approx(peer.apart)
        assert [one.ref for one in distance.terms] == list(own["contribution_ref"])
        shown = [float(one.value) for one in distance.terms]
        assert sum(shown) == pytest.approx(round(peer.apart, DECIMALS))
        for ref, part in zip(own["contribution_ref"], own["contribution"], strict=True):
            assert record(world(), ref, READER).number == pytest.approx(part)


def test_words_count_variables_and_districts_with_their_records() -> None:
    found = peers(world(), of_area(world(), "97001"), READER)
    said = [piece for one in peer_words(world(), found, READER) for piece in pieces(one)]
    counts = {ref: text for text, ref in said if ref.startswith("peer_count:")}
    assert len(counts) == 3
    assert {ref: record(world(), ref, READER).value for ref in counts} == counts


def test_variables_that_a_region_has_no_figure_of_are_named_with_the_reason_once() -> None:
    region = real().region("suedwestfalen")
    assert region is not None
    found = peers(real(), of_region(region, region.definition()), READER)
    left = next(one for one in peer_words(real(), found, READER) if one.startswith("Left out"))
    assert "Unemployment rate" in left
    assert "Population density" not in left
    assert left.count("cannot be put together") == 1


def test_variables_of_which_a_side_has_figures_of_its_own_are_no_figures_of_its_district() -> None:
    region = real().region("mittweida")
    assert region is not None
    found = peers(real(), of_region(region, region.definition()), READER)
    own = [one.measure.id for one in found.variables if not one.own.of_district]
    assert own == ["population_density"]
    assert (
        "The figures of Mittweida are those of the whole of Mittelsachsen, except: Population "
        "density."
    ) in peer_notes(real(), found, READER)
