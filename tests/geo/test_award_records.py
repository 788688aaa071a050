"""Records of awards: what a sum is made of, how an award is spread, who is not named."""

from __future__ import annotations

import pytest

from geo.evidence import record
from geo.refs import UnknownRefError, coded, decoded
from tests.awards import AWARDS, awards_frame, with_awards
from tests.world import reader, small_world

WORLD = with_awards()
TOTAL = 1_570_126.46


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("award:A1", 1_000_000.01),
        ("award:A_2F3", None),  # not disclosed, never 0
        ("award_year:A1:2021", 504_109.59),  # 184 of 365 days
        ("award_year:A1:2022", 495_890.42),
        ("awards:recipient:district.98001", 1_500_000.01),
        ("awards:recipient:district.99002", None),
        ("awards:executing_body:district.98002", 1_070_000.01),
        ("awards:difference:district.98001", -1_000_000.01),
        ("awards:recipient:remainder", 126.45),
        ("awards:recipient:remainder.abroad", 3),
        ("awards:recipient:remainder.private", 123.45),
        ("awards:all:total", TOTAL),
        ("awards:all:undated", 126.45),
        ("awards:all:alliance.alpha", 1_500_000.01),
        ("awards:executing_body:region.north.core", 500_000),
        ("awards:executing_body:programme.wir.north.core", 500_000),
        ("award_count:awards:recipient:district.98001", 3),
        ("award_count:undisclosed:recipient:district.98001", 1),
        ("award_count:recipients:all:alliance.alpha", 2),
        ("award_count:awards:recipient:remainder", 3),
        ("awards_each:recipient:district.98001", 1_500_000.01 / 200_000),
        ("awards_each:recipient:district.99002", None),
        ("awards_each:difference:district.99001", -0.7),
        ("count:awards:source.catalogue", 6),
    ],
)
def test_a_record_has_the_number_that_the_rows_make(ref: str, number: float | None) -> None:
    found = record(WORLD, ref, reader())
    assert found.number == (None if number is None else pytest.approx(number))
    assert found.ref == ref
    assert found.sources[0].publisher or ref.startswith("awards_each")


def test_a_sum_names_its_largest_awards_and_counts_the_rest() -> None:
    rows = [{"award_id": f"B{n}", "amount_cents": 100_000 * n} for n in range(1, 15)]
    found = record(
        with_awards(awards=awards_frame(rows)), "awards:recipient:district.98001", reader()
    )
    number, *parts = found.terms
    assert (number.value, number.ref) == ("14", "award_count:awards:recipient:district.98001")
    assert [one.ref for one in parts[:2]] == ["award:B14", "award:B13"]
    assert parts[0].url.endswith("fkz=B14")
    assert (parts[-1].title, parts[-1].value) == ("further awards: 4", "€10,000")
    assert len(parts) == 11


def test_a_year_names_its_days() -> None:
    found = record(WORLD, "award_year:A1:2021", reader())
    assert [one.value for one in found.terms] == ["€1M", "184", "365"]


@pytest.mark.parametrize("measure", ["recipient", "recipient.2021", "recipient.2022"])
def test_the_programmes_of_a_region_are_those_of_its_year(measure: str) -> None:
    found = record(WORLD, f"awards:{measure}:region.north.core", reader())
    parts = [one for one in found.terms if one.role == "part"]
    own = [record(WORLD, one.ref, reader()) for one in parts]
    assert [one.value for one in parts] == [one.value for one in own]
    assert sum(one.number or 0 for one in own) == pytest.approx(found.number)


def test_a_sum_by_inhabitants_leads_to_both_numbers() -> None:
    found = record(WORLD, "awards_each:executing_body.2021:district.98002", reader())
    assert [one.ref for one in found.terms] == [
        "awards:executing_body.2021:district.98002",
        "obs:population:98002:2024",
    ]


def test_a_remainder_has_its_parts_and_the_national_sum_its_remainders() -> None:
    rest = record(WORLD, "awards:recipient:remainder", reader())
    assert {one.ref.split(":")[-1] for one in rest.terms if one.role == "part"} == {
        "remainder.private",
        "remainder.abroad",
    }
    assert "Private persons are not named" in " ".join(rest.notes)
    total = record(WORLD, "awards:all:total", reader())
    assert [one.value for one in total.terms if one.title == "without a district"] == ["€126"] * 2


def test_an_award_says_who_does_what_for_whom() -> None:
    found = record(WORLD, "award:A1", reader())
    assert found.notes[0] == "Recipient: Bell Foundry, Lower Copper"
    assert found.period == "1 July 2021 – 30 June 2022"
    assert found.url.endswith("fkz=A1")
    assert {note.split(":")[0] for note in found.notes[:6]} == {
        "Recipient",
        "Executing body",
        "Theme",
        "Ministry",
        "Programme",
        "Alliance",
    }


def test_the_sums_of_an_alliance_by_recipient_are_the_sum() -> None:
    found = record(WORLD, "awards:all:alliance.alpha", reader())
    parts = [one for one in found.terms if one.role == "part"]
    numbers = [record(WORLD, one.ref, reader()).number or 0 for one in parts]
    assert sum(numbers) == pytest.approx(found.number)
    assert len(parts) == len({row.get("recipient", "") for row in AWARDS[:3]}) == 2


@pytest.mark.parametrize(
    "ref",
    [
        "award:B9",
        "award:_41",  # a letter needs no code
        "award:_FF",
        "award_year:A1:1999",
        "award_year:A1:x",
        "award_year:A5:2021",
        "awards:nearest:district.98001",
        "awards:recipient.x:district.98001",
        "awards:recipient:district.00000",
        "awards:recipient:remainder.lost",
        "awards:recipient:alliance.alpha",
        "awards:recipient:total",
        "awards:all:district.98001",
        "awards:all:remainder",
        "awards:all:alliance.beta",
        "awards:all:alliance.nobody",
        "awards:all:partner.alpha.0000",
        "awards:difference:remainder",
        "awards:executing_body:programme.none.north.core",
        "awards:executing_body:region.atlantis.core",
        "award_count:moons:recipient:district.98001",
        "awards_each:recipient:region.north.core",
        "class:funding:awards_recipient.1800:all:manual:district:0",
    ],
)
def test_an_address_of_no_award_is_refused(ref: str) -> None:
    with pytest.raises(UnknownRefError):
        record(WORLD, ref, reader())


@pytest.mark.parametrize(
    "ref", ["award:A1", "awards:all:total", "awards_each:recipient:district.98001"]
)
def test_without_awards_there_is_no_record_of_them(ref: str) -> None:
    with pytest.raises(UnknownRefError):
        record(small_world(), ref, reader())


@pytest.mark.parametrize("text", ["03WIR0101A", "A/3", "01 KI_1-ä", ""])
def test_ids_are_read_as_they_were_written(text: str) -> None:
    assert decoded(coded(text)) == text
