"""Occupation groups of sides: sums before relations, states kept, few vacancies told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.compare.occupations import occupations
from geo.compare.sides import of_area, of_region
from geo.evidence import record
from geo.model import Status
from geo.occupations import (
    RELATION,
    UNEMPLOYED,
    VACANCIES,
    occupation_table,
    occupation_value,
)
from geo.refs import UnknownRefError
from tests.world import NORTH, VALLEY, frame, reader, small_world

READER = reader()
NAN = float("nan")
FIGURES = {
    ("98001", "111"): (30.0, 10.0, 3.01, "exact"),
    ("98002", "111"): (10.0, 30.0, 0.33, "exact"),
    ("99001", "111"): (50.0, 10.0, 5.0, "exact"),
    ("98001", "222"): (3.0, 0.0, NAN, "not_meaningful"),
    ("98002", "222"): (1.0, 4.0, 0.25, "exact"),
    ("99001", "222"): (NAN, NAN, NAN, "secret"),
    ("98001", "333"): (8.0, 20.0, 0.4, "exact"),
    ("98002", "333"): (8.0, 20.0, 0.4, "exact"),
    ("99001", "333"): (0.0, 9.0, 0.0, "zero"),
}


def world():
    rows = [
        {
            "area_id": area,
            "period": "2024",
            "occupation_code": code,
            "occupation": {"111": "Farming", "222": "Fishing", "333": "Mining"}[code],
            "employees": 1.0,
            "employees_status": "exact",
            "unemployed": unemployed,
            "vacancies": vacancies,
            "unemployed_per_vacancy": relation,
            "status": status,
            "source_id": "stat-labour",
        }
        for (area, code), (unemployed, vacancies, relation, status) in FIGURES.items()
    ]
    return replace(small_world(), occupations=frame("occupations", rows))


WORLD = world()
CORE = of_region(NORTH, NORTH.definitions[0])
WIDE = of_region(NORTH, NORTH.definitions[1])
TOWNS = of_region(VALLEY, VALLEY.definitions[0])
LEADMOOR = of_area(WORLD, "99002")


@pytest.mark.parametrize(
    ("measure", "code", "districts", "number", "status"),
    [
        (UNEMPLOYED, "111", ["98001", "98002"], 40.0, Status.EXACT),
        (RELATION, "111", ["98001", "98002"], 1.0, Status.EXACT),
        (RELATION, "111", ["98001"], 3.01, Status.EXACT),
        (RELATION, "222", ["98001"], None, Status.NOT_MEANINGFUL),
        (RELATION, "222", ["98001", "98002"], 1.0, Status.EXACT),
        (RELATION, "333", ["99001"], 0.0, Status.ZERO),
        (VACANCIES, "222", ["98001", "99001"], None, Status.SECRET),
        (RELATION, "222", ["98001", "99001"], None, Status.SECRET),
        (VACANCIES, "111", ["98001", "99002"], None, Status.NOT_COLLECTED),
    ],
)
def test_relations_are_of_sums_and_a_missing_part_leaves_nothing(
    measure, code, districts, number, status
):
    value = occupation_value(occupation_table(WORLD), measure, code, districts)
    assert value.number == (None if number is None else pytest.approx(number))
    assert value.status is status


def test_few_vacancies_are_told_and_neither_drawn_nor_counted():
    view = occupations(WORLD, [CORE, of_area(WORLD, "98002")], READER)
    own = view.table.set_index(["side", "code"])
    assert own.loc[("98002", "222"), "value"] == "0.2 (few vacancies)"
    assert own.loc[(CORE.id, "222"), "value"] == "not meaningful"
    assert not own.loc[("98002", "222"), "short"]
    assert view.words[0].startswith("2 of 3 occupation groups")


def test_what_is_short_on_one_side_only_is_drawn_and_counted():
    view = occupations(WORLD, [CORE, of_area(WORLD, "98002")], READER)
    assert "only in North: 0, only in Tinford: 1, in both: 1" in view.words[0]
    drawn = {one.legendgroup: list(one.x) for one in view.chart.data if one.legendgroup}
    assert drawn == {CORE.id: [3.01], "98002": [0.33]}


def test_a_part_of_a_district_has_the_figures_of_the_whole_and_says_so():
    view = occupations(WORLD, [CORE, TOWNS], READER)
    assert "Valley: figure of the whole district Silverdale." in view.notes
    assert len(view.table[view.table["side"] == TOWNS.id]) == 3


def test_a_side_without_figures_is_told():
    view = occupations(WORLD, [CORE, LEADMOOR, WIDE], READER)
    assert any("Without figures of occupation groups: Leadmoor." in one for one in view.words)
    assert LEADMOOR.id not in set(view.table["side"])


def test_without_any_table_there_is_one_sentence():
    empty = replace(WORLD, occupations=WORLD.occupations.iloc[:0])
    view = occupations(empty, [CORE, WIDE], READER)
    assert view.chart is None
    assert view.words == ("There are no figures of occupation groups.",)


def test_no_side_of_that_name_can_be_chosen():
    with pytest.raises(LookupError, match="'14'"):
        occupations(WORLD, [CORE, WIDE], READER, "14")


def test_every_figure_leads_to_a_record_with_its_parts():
    table = occupations(WORLD, [WIDE, CORE], READER).table
    for number, ref in (
        ("unemployed", "unemployed_ref"),
        ("vacancies", "vacancies_ref"),
        ("relation", "ref"),
    ):
        for value, address in zip(table[number], table[ref], strict=True):
            found = record(WORLD, address, READER)
            assert found.ref == address
            assert found.number == (None if value != value else pytest.approx(value))
    wide = record(WORLD, "occupation:unemployed_per_vacancy:111:98001.98002:2024", READER)
    assert [term.value for term in wide.terms] == ["40.0\u00a0persons", "40.0\u00a0vacancies"]
    assert wide.sources


@pytest.mark.parametrize(
    "ref",
    [
        "occupation:unemployed:999:98001:2024",
        "occupation:unemployed:111:98001:2020",
        "occupation:employees:111:98001:2024",
        "occupation:unemployed:111:12345:2024",
    ],
)
def test_an_unknown_address_of_occupations_leads_nowhere(ref):
    with pytest.raises(UnknownRefError):
        record(WORLD, ref, READER)
