"""Records of what a comparison forms: opened by an address alone, refused where the guard does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.citation import pieces
from geo.compare import addresses
from geo.compare.cells import cell
from geo.compare.difference import difference
from geo.compare.matrix import matrix
from geo.compare.own_regions import own_region
from geo.compare.programmes import programmes
from geo.compare.ranking import ranking
from geo.compare.sides import of_area, of_region
from geo.compare.years import years
from geo.evidence import record
from geo.evidence_record import Record
from geo.observations import indexed
from geo.own_region import MOST_AREAS, id_of
from geo.refs import LONGEST, UnknownRefError
from geo.world import World
from tests.awards import with_awards
from tests.world import NORTH, frame, reader, small_world

WORLD = small_world()
READER = reader()
CORE = of_region(NORTH, NORTH.definitions[0])
WIDE = of_region(NORTH, NORTH.definitions[1])
TINFORD = of_area(WORLD, "98002")
SPACE = "\u00a0"

RATE, VACANT = "unemployment_rate", "vacancies_per_100_unemployed"
TO_TINFORD = f"north..{RATE}..2024:98002..{RATE}..2024"
COUNTS = "north..unemployed..2024:98002..unemployed..2024"


def opened(ref: str, world: World = WORLD) -> Record:
    return record(world, ref, READER)


def spoken(text: str) -> str:
    return str(text).replace(SPACE, " ")


@pytest.mark.parametrize(
    ("ref", "number", "value", "terms"),
    [
        (f"difference:{TO_TINFORD}", 1.0, "+1.0 percentage points", 2),
        (f"difference:98002..{RATE}..2024:DG..{RATE}..2024", -1.5, "−1.5 percentage points", 2),
        (f"relative:{COUNTS}", 300.0, "+300.0 % of the reference", 2),
        (
            "change:98002..unemployed_per_vacancy..2023:98002..unemployed_per_vacancy..2024",
            -1.0,
            "−1.0 per vacancy",
            2,
        ),
        (f"rank:place:{VACANT}:2024:98001", 2.0, "2", 4),
        (f"rank:above:{VACANT}:2024:98001", 1.0, "1", 2),
        (f"rank:below:{VACANT}:2024:north.wide", 2.0, "2", 3),
        (f"valued:{VACANT}:2024", 3.0, "3", 2),
        (f"both:{VACANT}..2024:{RATE}..2024", 3.0, "3", 2),
        (f"compared:sides:north..98002:{RATE}..{VACANT}", 2.0, "2", 2),
        (f"compared:figures:north..98002:{RATE}..{VACANT}", 4.0, "4", 4),
        (f"compared:highest:north..98002:{RATE}..{VACANT}", 1.0, "1", 2),
        (f"beside:lower:98002:DG:north..98002:{RATE}", 1.0, "1", 1),
        ("money_known:alpha.beta", 1.0, "1", 1),
        (f"parts:range:98:district:{RATE}:2024", None, "4.0–5.0 %", 2),
        (f"parts:median:98:district:{RATE}:2024", 4.5, "4.5 %", 2),
        (f"holds:all:{RATE}:higher:north..98002", None, "", 0),
    ],
)
def test_an_address_alone_opens_the_record(
    ref: str, number: float | None, value: str, terms: int
) -> None:
    found = opened(ref)
    assert found.ref == ref
    assert found.title
    assert found.status in {"own calculation of the atlas", "own count of the atlas"}
    if value:
        assert spoken(found.value) == value
        assert found.number == (None if number is None else pytest.approx(number))
        assert len(found.terms) == terms


def test_a_difference_names_both_figures_with_their_records_and_sources() -> None:
    found = opened(f"difference:{TO_TINFORD}")
    assert [spoken(one.value) for one in found.terms] == ["5.0 %", "4.0 %"]
    assert [opened(one.ref).value for one in found.terms] == [one.value for one in found.terms]
    assert [one.id for one in found.sources] == ["stat-labour"]
    assert (found.place, found.period) == ("North; Tinford", "2024")
    assert any("before rounding" in one for one in found.notes)
    assert any("less than 0.1" in one for one in found.notes)


def test_a_difference_is_formed_of_unrounded_figures_and_says_when_it_cannot_be_told() -> None:
    rows = [
        {
            "area_id": area,
            "period": "2024",
            "indicator": RATE,
            "value": value,
            "status": "exact",
            "source_id": "stat-labour",
        }
        for area, value in (("98001", 5.04), ("98002", 4.98))
    ]
    table = indexed(frame("observations", rows))
    world = replace(WORLD, observations={**WORLD.observations, **table})
    found = opened(f"difference:98001..{RATE}..2024:98002..{RATE}..2024", world)
    assert found.number == pytest.approx(0.06)
    assert found.value == "not distinguishable"


@pytest.mark.parametrize(
    ("ref", "reason"),
    [
        (f"difference:north..{RATE}..2024:98002..{VACANT}..2024", "not in the unit of North"),
        ("relative:98002..unemployed..2024:98..unemployed..2024", "A count of a part is not set"),
    ],
)
def test_what_the_guard_refuses_is_no_difference_in_a_record_either(ref: str, reason: str) -> None:
    found = opened(ref)
    assert found.number is None
    assert found.value.startswith("not formed: ")
    assert reason in found.value


@pytest.mark.parametrize(
    "ref",
    [
        f"difference:{TO_TINFORD}".replace("98002", "98077"),
        f"difference:{TO_TINFORD}".replace("2024", "1066"),
        f"difference:{TO_TINFORD}".replace(RATE, "moons"),
        f"difference:north..{RATE}:98002..{RATE}..2024",
        f"difference:north..{RATE}..2024..more:98002..{RATE}..2024",
        f"difference:north.moon..{RATE}..2024:98002..{RATE}..2024",
        f"difference:98002..{RATE}..2024:98002..{RATE}..2024",
        f"relative:{TO_TINFORD}",
        f"change:98002..{RATE}..2024:98002..{RATE}..2023",
        f"change:north..{RATE}..2024:98002..{RATE}..2024",
        f"rank:place:{VACANT}:2024:north.wide",
        f"rank:place:{VACANT}:2024:99002",
        "rank:place:population:2024:98",
        f"rank:luck:{VACANT}:2024:98001",
        f"valued:{VACANT}:1066",
        f"both:{VACANT}..2024:moons..2024",
        f"compared:luck:north..98002:{RATE}",
        f"compared:sides:{'..'.join(['98001', '98002', '99001', '99002', 'north'] * 3)}..x:{RATE}",
        f"beside:higher:99001:DG:north..98002:{RATE}",
        f"beside:higher:98002:moon:north..98002:{RATE}",
        "money_known:alpha.nobody",
        f"parts:luck:98:district:{RATE}:2024",
        f"parts:median:98:planet:{RATE}:2024",
        f"holds:all:{RATE}:luck:north..98002",
        f"holds:luck:{RATE}:higher:north..98002",
        "quotient:moons:98001..unemployed..2024:98001..population..2024:1",
        "quotient:population:98001..unemployed..2024:98002..population..2024:1",
        "quotient:population:98001..unemployed..2024:98001..population..2024:99",
        "peer:distance:98001:98002:share.9",
        "occupation_table:moons:2025",
    ],
)
def test_an_address_of_what_no_comparison_forms_is_refused(ref: str) -> None:
    with pytest.raises(UnknownRefError):
        opened(ref)


def test_distances_ranks_and_changes_in_words_and_tables_lead_to_their_records() -> None:
    sides = (CORE, WIDE, TINFORD)
    views = (
        difference(WORLD, sides, "DG", READER),
        difference(WORLD, sides, "DG", READER, [RATE]),
        ranking(WORLD, sides, VACANT, READER),
        years(WORLD, sides, "unemployed_per_vacancy", READER),
        matrix(WORLD, sides, READER),
        matrix(WORLD, sides, READER, [RATE]),
    )
    kinds = set()
    for view in views:
        refs = [ref for one in view.words for _, ref in pieces(one) if ref]
        columns = [name for name in view.table if name.endswith("_ref")]
        refs += [ref for name in columns for ref in view.table[name] if ref]
        kinds |= {ref.partition(":")[0] for ref in refs}
        assert [ref for ref in refs if opened(ref).ref != ref] == []
    assert {"difference", "change", "rank", "valued", "compared", "beside"} <= kinds


def test_a_region_of_the_readers_own_stands_in_the_address_itself() -> None:
    region = own_region(WORLD, "Two", ("98001", "98002"), READER)
    own = cell(WORLD, of_region(region, region.definitions[0]), VACANT)
    other = cell(WORLD, TINFORD, VACANT)
    ref = addresses.difference_ref(own, other)
    assert region.id in ref
    assert opened(ref).number == pytest.approx(own.value.number - other.value.number)


def test_awards_of_every_kind_of_side_have_a_record_with_their_sum() -> None:
    world = with_awards()
    own = own_region(world, "Two", ("98001", "99001010"), READER)
    sides = (CORE, TINFORD, of_area(world, "98"), of_area(world, "DG"))
    found = programmes(world, (*sides, of_region(own, own.definitions[0])), READER).table
    rows = found[found["kind"] == "award"]
    assert set(rows["side"]) == {CORE.id, "98", "DG", own.id}
    for ref, amount in zip(rows["ref"], rows["amount_eur"], strict=True):
        assert record(world, ref, READER).number == pytest.approx(amount)


def test_an_address_has_room_for_two_regions_of_the_readers_own_and_not_for_more() -> None:
    code = id_of("A long title of a region", [f"{district}{place:03}" for district in (14521, 14522)
                                              for place in range(MOST_AREAS // 2)])  # fmt: skip
    assert addresses.rank_ref("place", RATE, "2024", code)
    two = addresses.compared_ref("sides", [code, code], [RATE])
    assert len(two) <= LONGEST
    assert addresses.compared_ref("sides", [code] * 8, [RATE]) == ""


@pytest.mark.parametrize("text", ["all", "old.0.5", "old.0.5..jobless.3.0"])
def test_weights_stand_in_an_address_as_they_are(text: str) -> None:
    usual = {"density": 1.0, "old": 1.0, "jobless": 1.0}
    assert addresses.weights_part(addresses.weights_of(text, usual, 3), usual) == text


@pytest.mark.parametrize("text", ["moon.1", "old", "old.x", "old.nan", "old.9", "old.-1", "..", ""])
def test_what_is_no_weight_is_no_address(text: str) -> None:
    with pytest.raises(UnknownRefError):
        addresses.weights_of(text, {"old": 1.0}, 3)
